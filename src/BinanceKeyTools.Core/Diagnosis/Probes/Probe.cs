namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks at one thing, writes what it saw into the case file, and says what it did.</summary>
internal abstract class Probe
{
    /// <summary>The answer of <see cref="Obstacle"/> for a probe that would tell nothing that matters.</summary>
    protected const string NotNeeded = "";

    /// <summary>The name in the evidence; one of <see cref="ProbeNames"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is to find out, in a few words for progress.</summary>
    public abstract string Purpose { get; }

    /// <summary>Why the probe is not run: <see langword="null"/> when it is, empty when it would tell nothing that matters, otherwise a
    /// reason to be shown.</summary>
    public abstract string? Obstacle(ProbeContext context);

    /// <summary>Looks.</summary>
    public abstract Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken);

    /// <summary>What a probe without requests saw.</summary>
    protected ProbeResult Local(ProbeStatus status, string did, string saw) => new() { Probe = Name, Status = status, Did = did, Saw = saw };

    /// <summary>What a probe with one request saw.</summary>
    protected ProbeResult Of(ProbeAnswer answer, string did) => Of(answer, did, answer.Succeeded ? ProbeStatus.Passed : ProbeStatus.Failed);

    /// <inheritdoc cref="Of(ProbeAnswer, string)"/>
    protected ProbeResult Of(ProbeAnswer answer, string did, ProbeStatus status) => new()
    {
        Probe = Name,
        Status = status,
        Did = did,
        Saw = answer.ToString(),
        Host = answer.Host,
        HttpStatus = (int?)answer.Status,
        Code = answer.Code,
        RequestAddress = answer.RequestAddress,
    };
}
