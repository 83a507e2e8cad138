using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting;

/// <summary>What a finding is about, in words that tell keys from what is none.</summary>
internal static class SubjectName
{
    /// <summary>Names a subject: "Store/bot", "entry Store/old", "vault Store", "host api.binance.com", "run on web-1".</summary>
    public static string Of(AuditedKey subject) => subject.Scope switch
    {
        FindingScope.Key => subject.ToString(),
        FindingScope.Entry => $"entry {subject}",
        FindingScope.Vault => $"vault {subject.Vault ?? subject.Name}",
        FindingScope.Exchange => $"host {subject.Name}",
        _ => $"run on {subject.Host}",
    };
}
