using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Finds out what is wrong with a key: runs probes in order, lets the rules conclude, and stops when the answer is certain. Only
/// reads and test orders are sent, at most <see cref="MaxRequests"/> a key; a 429 or 418 ends it at once.
/// </summary>
public sealed class Diagnostician
{
    /// <summary>The most requests that one diagnosis sends, repetitions included.</summary>
    public const int MaxRequests = 15;

    private static readonly TimeSpan DefaultRecvWindow = TimeSpan.FromSeconds(5);

    private readonly DiagnosisOptions _options;
    private readonly WrongSignatureLedger _ledger = new();

    /// <summary>Starts a run over any number of keys.</summary>
    /// <param name="options">How to work.</param>
    public Diagnostician(DiagnosisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Diagnoses one key or error. Safe for many at once.</summary>
    /// <param name="subject">What to diagnose.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<KeyDiagnosis> DiagnoseAsync(DiagnosisSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var file = Open(subject);
        var context = new ProbeContext(subject, _options, file, _ledger);
        List<ProbeResult> evidence = [];
        List<string> notTested = [];
        string? stoppedBy = null;
        foreach (var probe in ProbePlan.All)
        {
            if (probe.Obstacle(context) is { } obstacle)
            {
                if (obstacle.Length > 0)
                {
                    notTested.Add(obstacle);
                }

                continue;
            }

            if (stoppedBy is not null)
            {
                notTested.Add($"{probe.Purpose}: {stoppedBy}");
                continue;
            }

            subject.Progress?.Invoke(new KeyProbeProgress(KeyLikeText.Hide(subject.Key?.Name ?? "the reported error"), probe.Name, probe.Purpose, context.Requests));
            evidence.Add(await RunAsync(probe, context, cancellationToken).ConfigureAwait(false));
            stoppedBy = WhyToStop(context);
        }

        return Verdict.Write(subject, file, Ranking.Of(file), evidence, notTested, context.Requests);
    }

    private CaseFile Open(DiagnosisSubject subject) => new()
    {
        Key = subject.Key,
        Algorithm = subject.Credential?.Algorithm,
        RecordedAlgorithm = subject.Key?.RecordedAlgorithm,
        Environment = subject.Client?.Hosts.Environment ?? subject.Key?.Environment ?? subject.Report?.Environment ?? BinanceEnvironment.Live,
        Families = [.. subject.Client?.Hosts.Addresses.Keys ?? []],
        OpenedAt = _options.TimeProvider.GetUtcNow(),
        RecvWindow = _options.RecvWindow ?? DefaultRecvWindow,
        Report = subject.Report,
        Target = subject.Target,
        Proxies = subject.Proxies,
    };

    private async Task<ProbeResult> RunAsync(Probe probe, ProbeContext context, CancellationToken cancellationToken)
    {
        var requests = context.Requests;
        var started = _options.TimeProvider.GetTimestamp();
        ProbeResult result;
        try
        {
            result = await probe.RunAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RequestAllowanceException or UntrustedAddressException)
        {
            result = new ProbeResult { Probe = probe.Name, Status = ProbeStatus.Skipped, Did = probe.Purpose, Saw = exception.Message };
        }

        return result with { Requests = context.Requests - requests, Duration = _options.TimeProvider.GetElapsedTime(started) };
    }

    private string? WhyToStop(ProbeContext context)
    {
        if (context.IsHeld)
        {
            return "not sent, because the exchange asked to be left alone";
        }

        if (context.File.Ping is { Error.Kind: not BinanceErrorKind.Api and not BinanceErrorKind.Server })
        {
            return "not sent, because the host cannot be reached";
        }

        return !_options.RunsAll && Ranking.Of(context.File) is [{ Confidence: DiagnosisConfidence.Certain, IsDecisive: true }, ..]
            ? "not needed, because the answer is certain; -All runs it"
            : null;
    }
}
