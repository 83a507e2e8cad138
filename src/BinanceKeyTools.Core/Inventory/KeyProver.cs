using System.Globalization;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>
/// Proves pairs of API key and secret by a read that the exchange grants. Where it refuses, a diagnosis says which part is wrong. One
/// instance serves a run over any number of keys, so that deliberately wrong signatures stay few.
/// </summary>
public sealed class KeyProver
{
    private const string KeyNotProven = "KeyNotProven";
    private const string SecretWrong = "SecretWrong";
    private const string KeyOfOtherEnvironment = "KeyOfOtherEnvironment";
    private const string KeyAndSecretSwapped = "KeyAndSecretSwapped";

    // What is said about the key, its secret, its address, its rights or the clock, and not about limits or the exchange itself.
    private static readonly int[] RefusalsOfKeys = [-1002, -1011, -1021, -1022, -1099, -2008, -2014, -2015, -71012];

    private readonly DiagnosisOptions _options;
    private readonly Diagnostician _diagnostician;

    /// <summary>Starts a run.</summary>
    /// <param name="options">How to find out why a pair is refused, and which clock and recvWindow to use.</param>
    public KeyProver(DiagnosisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _diagnostician = new Diagnostician(options);
    }

    /// <summary>Proves one pair. Safe for many at once.</summary>
    /// <param name="subject">The pair with its record and the client of its environment.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="KeyNotProvenException">The exchange refused the pair, and why.</exception>
    /// <exception cref="BinanceException">The exchange could not be asked.</exception>
    /// <exception cref="UntrustedAddressException">The environment serves no read by which a key can be proven.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer has another form than the documented one, or tells nothing.</exception>
    public async Task<KeyProof> ProveAsync(DiagnosisSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (key, credential, client) = (subject.Key, subject.Credential, subject.Client);
        if (key is null || credential is null || client is null)
        {
            throw new ArgumentException("A key is proven with its record, its credential and a client.", nameof(subject));
        }

        try
        {
            return await ReadAsync(key, credential, client, cancellationToken).ConfigureAwait(false);
        }
        catch (BinanceException refusal) when (IsAboutKey(refusal.Error))
        {
            var diagnosis = await _diagnostician.DiagnoseAsync(subject, cancellationToken).ConfigureAwait(false);

            // What was refused a moment ago may work now: the clock was measured anew, or the key has just been made.
            return diagnosis.CauseClass == CauseClass.None && diagnosis.Confidence == DiagnosisConfidence.Certain
                ? await ReadAsync(key, credential, client, cancellationToken).ConfigureAwait(false)
                : throw Explain(key, refusal, diagnosis);
        }
    }

    private Task<KeyProof> ReadAsync(KeyRecord key, BinanceCredential credential, BinanceClient client, CancellationToken cancellationToken) =>
        new KeyInquiry(_options.TimeProvider).AskAsync(key, credential, client, _options.RecvWindow, cancellationToken);

    private static bool IsAboutKey(BinanceError error) => error is { Kind: BinanceErrorKind.Api, Code: { } code } && RefusalsOfKeys.Contains(code);

    private static KeyNotProvenException Explain(KeyRecord key, BinanceException refusal, KeyDiagnosis diagnosis)
    {
        var id = diagnosis switch
        {
            { Confidence: < DiagnosisConfidence.Likely } => KeyNotProven,
            { CauseClass: CauseClass.Secret } => SecretWrong,
            { Cause: KeyOfOtherEnvironment or KeyAndSecretSwapped } => diagnosis.Cause,
            _ => KeyNotProven,
        };
        var others = diagnosis.Alternative.Count == 0 ? "" : $" It may also be: {string.Join(" ", diagnosis.Alternative.Select(other => other.Verdict))}";
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The exchange refused the key ({refusal.Error.Code}), so nothing was stored. {ConfidenceOf(diagnosis)}{diagnosis.Verdict}{others}");
        return new KeyNotProvenException(id, KeyLikeText.Hide(message), KeyLikeText.Hide(RemedyOf(key, diagnosis)), diagnosis, refusal);
    }

    private static string ConfidenceOf(KeyDiagnosis diagnosis) => diagnosis.Confidence switch
    {
        DiagnosisConfidence.Certain or DiagnosisConfidence.None => "",
        var confidence => $"{confidence} cause: ",
    };

    private static string RemedyOf(KeyRecord key, KeyDiagnosis diagnosis)
    {
        const string ByForce = "-SkipVerification stores the pair unproven.";
        if (diagnosis.FoundIn is { } home)
        {
            return $"Add -Environment {home} to register the key where it belongs; it was asked at {key.Environment}.";
        }

        if (diagnosis is { Cause: KeyAndSecretSwapped, Confidence: DiagnosisConfidence.Certain })
        {
            return "Give the two the other way round. The secret has been sent as a header and may stand in logs: better create a new key, "
                + "delete this one in API Management, and register the new one.";
        }

        // The last step of a diagnosis is to repeat it; here it is to register again.
        var steps = diagnosis.Fix.Where(step => !step.StartsWith("Run Debug-BinanceKey again", StringComparison.Ordinal));
        var swapped = diagnosis.Alternative.Any(other => other.Cause == KeyAndSecretSwapped)
            ? " -TrySwapped finds out whether key and secret are in each other's place; the secret then travels to the exchange as a header."
            : "";
        return $"{string.Join(" ", steps)}{swapped} Then register it again. {ByForce}";
    }
}
