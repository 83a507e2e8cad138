using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Reporting.Html;

/// <summary>Counts what findings are about.</summary>
internal static class SubjectCount
{
    /// <summary>"2 keys, 1 vault".</summary>
    public static string Of(IEnumerable<Finding> findings) => string.Join(", ", findings
        .Select(finding => (finding.Scope, Host: finding.Host.ToUpperInvariant(), Vault: finding.Vault?.ToUpperInvariant(), Name: finding.Name.ToUpperInvariant(),
            Identity: finding.Scope == FindingScope.Run ? finding.RunId : finding.Fingerprint))
        .Distinct()
        .GroupBy(subject => subject.Scope)
        .OrderBy(scope => scope.Key)
        .Select(scope => Counted(scope.Count(), scope.Key)));

    private static string Counted(int count, FindingScope scope) => scope switch
    {
        FindingScope.Key => Amount.Keys(count),
        FindingScope.Entry => Amount.Of(count, "entry", "entries"),
        FindingScope.Vault => Amount.Of(count, "vault"),
        FindingScope.Exchange => Amount.Of(count, "host"),
        _ => Amount.Of(count, "run"),
    };
}
