using System.Net;
using System.Text.RegularExpressions;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>HTTP 404 without an API error: the host does not have the path. On a known host of the right family it is the path itself.</summary>
internal sealed partial class WrongPathRule : DiagnosticRule
{
    public override string CauseId => "WrongPath";

    public override Suspicion? Judge(CaseFile file)
    {
        var missing = file.Sightings().FirstOrDefault(sighting => sighting.Code is null && (sighting.Kind == BinanceErrorKind.PathNotFound || sighting.Status == HttpStatusCode.NotFound));
        if (missing is null)
        {
            return null;
        }

        if (!missing.IsReported)
        {
            // The module's own paths are right, so that this speaks of the host rather than of the request.
            return Conclusion.Conceivable(missing.Probe, ("host", missing.Host ?? "The host"), ("path", "that was asked for"));
        }

        var path = file.Report!.Path;
        (string, string)[] values = [("host", missing.Host ?? "The host"), ("path", path ?? "that was asked for")];
        var served = missing.Host is { } host ? HostDirectory.SignedFamiliesOf(host) : null;
        return path is null || served is null ? Conclusion.Conceivable(ProbeNames.ReportedError, values)
            : IsDoubled(path) || !ApiPath.TryGetFamily(path, out var family) || served.Contains(family) ? Conclusion.Proven(ProbeNames.ReportedError, values)
            : null;
    }

    /// <summary>Whether a client has put the prefix of a family before a path that had one.</summary>
    public static bool IsDoubled(string path) => DoubledPrefix().IsMatch(path);

    [GeneratedRegex("^/(api|sapi|fapi|dapi|eapi|papi)/+(v\\d+/+)?(api|sapi|fapi|dapi|eapi|papi)/", RegexOptions.CultureInvariant)]
    private static partial Regex DoubledPrefix();
}
