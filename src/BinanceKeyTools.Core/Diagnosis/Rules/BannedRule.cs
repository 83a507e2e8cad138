using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange banned the address: HTTP 418, or -1003 with the end of the ban.</summary>
internal sealed class BannedRule : DiagnosticRule
{
    public override string CauseId => "Banned";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Limits().FirstOrDefault(IsBan) is not { } ban)
        {
            return null;
        }

        return Conclusion.Proven(
            ban.Probe, ("until", ban.BannedUntil is { } end ? $" until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : ""));
    }

    public static bool IsBan(Sighting sighting) =>
        sighting.Kind == BinanceErrorKind.Banned || (int?)sighting.Status == 418 || (sighting.Code == -1003 && sighting.Says("banned until"));
}
