using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The key belongs to another environment. An answer that grants it a read there proves it, because environments share no keys; the
/// form of the key and a plain refusal are hints.
/// </summary>
internal sealed class EnvironmentRule : DiagnosticRule
{
    private static readonly int[] UnknownCodes = [-2008, -2014, -2015];

    public override string CauseId => "KeyOfOtherEnvironment";

    public override Suspicion? Judge(CaseFile file) =>
        OfTurkey(file) ?? OfReport(file) ?? (file.IsKeyKnown() || IsOtherText(file) ? null : OfProbes(file));

    // What stands in the key's place is not the key, so that no environment says anything about it.
    private static bool IsOtherText(CaseFile file) => file.SwappedRead is { Succeeded: true }
        || file.KeyFindings.Any(finding => finding.Blocks || finding.Kind == ApiKeyFindingKind.SwappedWithSecret);

    // Only Binance TR has these codes (published reports), and only it is at that host.
    private static Suspicion? OfTurkey(CaseFile file)
    {
        var isHost = file.Report?.Host is { } host && (host.EndsWith(".binance.tr", StringComparison.OrdinalIgnoreCase) || host.Equals("binance.tr", StringComparison.OrdinalIgnoreCase));
        return file.Report is { } report && (isHost || report.Code is 3700 or 3701)
            ? Conclusion.Indicated(
                ProbeNames.ReportedError,
                ("asked", EnvironmentWords.Turkey),
                ("environment", file.HasWorked ? EnvironmentWords.Of(file.Environment) : EnvironmentWords.Another))
            : null;
    }

    private static Suspicion? OfReport(CaseFile file)
    {
        if (file.Report is not { Environment: { } asked, Code: { } code } || asked == file.Environment || file.Key is null || !UnknownCodes.Contains(code)
            || IsUnnamed(asked) || file.Environment is BinanceEnvironment.Custom or BinanceEnvironment.Sandbox)
        {
            return null;
        }

        (string, string)[] values = [("asked", EnvironmentWords.Of(asked)), ("environment", EnvironmentWords.Of(file.Environment))];
        return file.HasWorked ? Conclusion.Proven(ProbeNames.SignedRead, values) : Conclusion.Conceivable(ProbeNames.ReportedError, values);
    }

    private static Suspicion? OfProbes(CaseFile file)
    {
        var asked = ("asked", EnvironmentWords.Of(file.Report is { Environment: { } reported } && file.SignedRead is null ? reported : file.Environment));
        if (file.OtherEnvironments.FirstOrDefault(pair => pair.Value.Succeeded) is { Value: not null } found)
        {
            return Conclusion.Proven(ProbeNames.OtherEnvironments, asked, ("environment", EnvironmentWords.Of(found.Key)));
        }

        var refusal = file.Sightings().FirstOrDefault(sighting => sighting.Code is { } code && UnknownCodes.Contains(code));
        if (file.KeyFindings.Any(finding => finding.Kind == ApiKeyFindingKind.FuturesTestnetHex) && file.Environment != BinanceEnvironment.FuturesTestnet
            && !file.OtherEnvironments.ContainsKey(BinanceEnvironment.FuturesTestnet))
        {
            (string, string)[] values = [asked, ("environment", EnvironmentWords.Of(BinanceEnvironment.FuturesTestnet))];
            return refusal is null ? Conclusion.Conceivable(ProbeNames.CredentialText, values) : Conclusion.Indicated(ProbeNames.CredentialText, values);
        }

        return refusal is { Code: not -2014 }
            ? Conclusion.Conceivable(refusal.Probe, asked, ("environment", file.OtherEnvironments.Count == 0 ? EnvironmentWords.Another : Untried(file)))
            : null;
    }

    private static string Untried(CaseFile file) => file.OtherEnvironments.ContainsKey(BinanceEnvironment.Us)
        ? "an exchange that was not asked, such as Binance TR"
        : "an exchange that was not asked, such as Binance.US or Binance TR";

    private static bool IsUnnamed(BinanceEnvironment environment) => environment is BinanceEnvironment.Custom or BinanceEnvironment.Sandbox;
}
