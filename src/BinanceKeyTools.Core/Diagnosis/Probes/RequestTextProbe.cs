using BinanceKeyTools.Diagnosis.Requests;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Looks at the request that a log shows, and recomputes its signature with the key at hand. Nothing is sent.</summary>
internal sealed class RequestTextProbe : Probe
{
    public override string Name => ProbeNames.RequestText;

    public override string Purpose => "looking at the request in the log";

    public override string? Obstacle(ProbeContext context) =>
        context.File.Report is { } report && (report.SentQuery is not null || report.SentBody is not null || report.HasJsonBody) ? null : NotNeeded;

    public override Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var inspection = SentRequestInspector.Examine(context.File.Report!, context.Subject.Credential, context.File.Clock);
        context.File.SentRequestFaults = inspection.Faults;
        var signature = inspection.Signature switch
        {
            SentSignatureStanding.SentText => "the signature in it is the right one of this secret for the text as sent",
            SentSignatureStanding.OtherText => "the signature in it belongs to another text than the one sent",
            SentSignatureStanding.Unexplained => "the signature in it is not one of this secret",
            _ => "the signature in it could not be recomputed",
        };
        var faults = inspection.Faults.Select(fault => fault.IsProven ? $"{fault.Detail} (proven by the signature)" : fault.Detail);
        return Task.FromResult(Local(
            inspection.Faults.Count == 0 ? ProbeStatus.Passed : ProbeStatus.Failed,
            "looked at the request in the log",
            string.Join("; ", faults.Prepend(signature))));
    }
}
