using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>A rate limit is broken: HTTP 429, or a code that says so.</summary>
internal sealed class RateLimitedRule : DiagnosticRule
{
    public override string CauseId => "RateLimited";

    public override Suspicion? Judge(CaseFile file)
    {
        var limits = file.Limits().ToArray();
        if (Array.Exists(limits, BannedRule.IsBan) || Array.Find(limits, IsLimit) is not { } limit)
        {
            return null;
        }

        return Conclusion.Proven(
            limit.Probe, ("wait", limit.RetryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"; wait {Math.Ceiling(wait.TotalSeconds):0} s") : ""));
    }

    private static bool IsLimit(Sighting sighting) => sighting.Kind == BinanceErrorKind.RateLimited || (int?)sighting.Status == 429
        || sighting.Code is -1003 or -1015 || sighting is { Code: -1008, Family: ApiFamily.Options };
}
