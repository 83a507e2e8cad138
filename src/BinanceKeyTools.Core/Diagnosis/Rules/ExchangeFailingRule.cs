using System.Net;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange answered with a failure of its own. One among granted requests is a disturbance.</summary>
internal sealed class ExchangeFailingRule : DiagnosticRule
{
    public override string CauseId => "ExchangeFailing";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.IsUnderMaintenance == true || file.Sightings().FirstOrDefault(IsFailure) is not { } failure)
        {
            return null;
        }

        return failure.IsReported
            ? file.HasWorked || failure.Code == -1000 ? Conclusion.Conceivable(failure.Probe) : Conclusion.Indicated(failure.Probe)
            : file.HasWorked ? Conclusion.Conceivable(failure.Probe)
            : failure.Probe == ProbeNames.SignedRead || !file.WasAnswered() ? Conclusion.Proven(failure.Probe)
            : Conclusion.Indicated(failure.Probe);
    }

    private static bool IsFailure(Sighting sighting) => sighting.Kind == BinanceErrorKind.Server
        || (sighting.Status >= HttpStatusCode.InternalServerError && (sighting.Kind ?? BinanceErrorKind.Api) == BinanceErrorKind.Api)
        || sighting.Code is -1000 or -1001 or -1006 or -1007
        || sighting is { Code: -1008, Family: not ApiFamily.Options }
        || sighting is { Code: -1004, Family: ApiFamily.Sapi };
}
