namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks at the error that was reported, without any request.</summary>
internal sealed class ReportedErrorProbe : Probe
{
    public override string Name => ProbeNames.ReportedError;

    public override string Purpose => "reading the reported error";

    public override string? Obstacle(ProbeContext context) => context.File.Report is null ? NotNeeded : null;

    public override Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var report = context.File.Report!;
        if (report.RequestAddress is { } address)
        {
            context.File.SeenAddresses.Add(address);
        }

        var text = report.ToString();
        var result = Local(ProbeStatus.Inconclusive, "read the reported error", text.Length == 0 ? "no error of the exchange in it" : text);
        return Task.FromResult(result with
        {
            Host = report.Host,
            HttpStatus = (int?)report.Status,
            Code = report.Code,
            RequestAddress = report.RequestAddress,
        });
    }
}
