using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange names the parameter that an unsigned request lacks, or does not authorise the request at all.</summary>
internal sealed class UnsignedRule : DiagnosticRule
{
    public override string CauseId => "RequestUnsigned";

    public override Suspicion? Judge(CaseFile file)
    {
        foreach (var parameter in new[] { "signature", "timestamp" })
        {
            if (file.Sightings().FirstOrDefault(sighting => sighting.Code == -1102 && sighting.Says(parameter)) is { } named)
            {
                var detail = ("detail", $"The exchange answered that the parameter {parameter} was missing, empty or malformed");
                return file.SentRequestFaults.Any(fault => fault.Kind is SentRequestFaultKind.SignatureMissing or SentRequestFaultKind.TimestampMissing)
                    ? Conclusion.Proven(named.Probe, detail)
                    : Conclusion.Indicated(named.Probe, detail);
            }
        }

        return file.Seen(-1002) is { IsReported: true, Family: ApiFamily.Sapi or null } refused
            ? Conclusion.Conceivable(refused.Probe, ("detail", "The wallet API answers -1002 to a request without signature as well"))
            : null;
    }
}
