using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>One row in the making: a key, a vault or a run as seen from one or several machines, with one finding a check.</summary>
internal sealed class SubjectFindings(AuditedKey subject, IReadOnlyList<Finding> findings)
{
    private const string HostSeparator = ", ";

    public AuditedKey Subject => subject;

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The machines; a row that was folded before names several.</summary>
    public string[] Hosts { get; } = HostsOf(subject);

    /// <summary>Whether the exchange told anything about the key.</summary>
    public bool IsAnswered => LastKnownState.IsTold(subject);

    public static string[] HostsOf(AuditedKey subject) => subject.Host.Split(HostSeparator);

    public static string Join(IEnumerable<string> hosts) =>
        string.Join(HostSeparator, hosts.Order(StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase));
}
