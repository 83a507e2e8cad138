using System.Net;
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
            : IsMaintenanceOpen(file) ? Conclusion.Indicated(failure.Probe)
            : file.SignedRead is { Error: { } error } && IsOwnFault(error.Kind, error.Status) || !file.WasAnswered() ? Conclusion.Proven(failure.Probe)
            : Conclusion.Indicated(failure.Probe);
    }

    // Under maintenance the exchange fails as well, and says so where it is asked.
    private static bool IsMaintenanceOpen(CaseFile file) => file.SystemStatus is null && file.Families.Contains(ApiFamily.Sapi);

    private static bool IsFailure(Sighting sighting) => IsOwnFault(sighting.Kind, sighting.Status)
        || sighting.Code is -1000 or -1001 or -1006 or -1007
        || sighting is { Code: -1008, Family: not ApiFamily.Options }
        || sighting is { Code: -1004, Family: ApiFamily.Sapi };

    private static bool IsOwnFault(BinanceErrorKind? kind, HttpStatusCode? status) => kind == BinanceErrorKind.Server
        || (status >= HttpStatusCode.InternalServerError && (kind ?? BinanceErrorKind.Api) == BinanceErrorKind.Api);
}
