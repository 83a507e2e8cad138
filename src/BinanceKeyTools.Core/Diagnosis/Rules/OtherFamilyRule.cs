using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The path belongs to a family that the host, or the environment of the key, does not serve: computed from the documented hosts.</summary>
internal sealed class OtherFamilyRule : DiagnosticRule
{
    public override string CauseId => "PathOfOtherFamily";

    public override Suspicion? Judge(CaseFile file) => OfReport(file) ?? OfTarget(file);

    private static Suspicion? OfReport(CaseFile file)
    {
        if (file.Report is not { Host: { } host, Path: { } path, Code: null } report || WrongPathRule.IsDoubled(path) || !ApiPath.TryGetFamily(path, out var family)
            || HostDirectory.SignedFamiliesOf(host) is not { Count: > 0 } served || served.Contains(family))
        {
            return null;
        }

        (string, string)[] values = [("host", host), ("path", path), ("serving", KnownHosts.WhereServed(family))];
        return report is { Kind: null or BinanceErrorKind.PathNotFound } or { Status: System.Net.HttpStatusCode.NotFound }
            ? Conclusion.Proven(ProbeNames.ReportedError, values)
            : Conclusion.Indicated(ProbeNames.ReportedError, values);
    }

    // A report that names its host is judged by that host.
    private static Suspicion? OfTarget(CaseFile file) =>
        file.Report?.Host is null && file.Target is { Family: { } family } target && file.Families.Count > 0 && !file.Families.Contains(family)
            ? Conclusion.Proven(
                ProbeNames.RequestText,
                ("host", EnvironmentWords.Of(file.Environment)),
                ("path", target.Path),
                ("serving", KnownHosts.WhereServed(family)))
            : null;
}
