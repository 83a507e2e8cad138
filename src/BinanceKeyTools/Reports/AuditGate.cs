using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Reports;

/// <summary>
/// Decides whether findings are bad enough to end a command with an error (<c>-FailOn</c>). Muted findings never are. What could
/// not be found out is only when it is to count as a failure (<c>-UnknownAs Fail</c>), with the severity that the failure would have.
/// </summary>
/// <param name="threshold">The least severity that counts.</param>
/// <param name="unknownFails">Whether what could not be found out counts as a failure.</param>
internal sealed class AuditGate(FindingSeverity threshold, bool unknownFails)
{
    private const int NamedKeys = 3;

    private readonly SortedDictionary<FindingSeverity, int> _failed = new(Comparer<FindingSeverity>.Create((x, y) => y.CompareTo(x)));
    private readonly Dictionary<string, Finding> _worst = new(StringComparer.OrdinalIgnoreCase);
    private int _unknown;

    /// <summary>The gate that parameters ask for; <see langword="null"/> when they ask for none.</summary>
    public static AuditGate? For(FindingSeverity? failOn, string unknownAs) =>
        failOn is { } threshold ? new AuditGate(threshold, string.Equals(unknownAs, nameof(FindingStatus.Fail), StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>Takes note of a finding.</summary>
    public void Add(Finding finding)
    {
        if (finding.Muted || finding.Severity < threshold || !(finding.Status == FindingStatus.Fail || (unknownFails && finding.Status == FindingStatus.Unknown)))
        {
            return;
        }

        _failed[finding.Severity] = _failed.GetValueOrDefault(finding.Severity) + 1;
        _unknown += finding.Status == FindingStatus.Unknown ? 1 : 0;
        var subject = NameOf(finding);
        if (!_worst.TryGetValue(subject, out var worst) || FindingOrder.WorstFirst.Compare(finding, worst) < 0)
        {
            _worst[subject] = finding;
        }
    }

    /// <summary>Ends the command with the error AuditThresholdExceeded when a finding was bad enough. Call after all output.</summary>
    public void ThrowIfExceeded(PSCmdlet cmdlet)
    {
        if (_failed.Count > 0)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(
                new CommandException(
                    "AuditThresholdExceeded",
                    ErrorCategory.LimitsExceeded,
                    Describe(),
                    "Each finding says what to do: look at its Remediation and Command. A known problem can be muted for a while in a mute file.",
                    threshold.ToString()),
                target: null));
        }
    }

    private string Describe()
    {
        var counts = string.Join(", ", _failed.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
        var unknown = _unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_unknown} of which could not be found out") : "";
        var worst = _worst.Values.Order(FindingOrder.WorstFirst).Take(NamedKeys).Select(finding => $"{NameOf(finding)}: {finding.CheckId} {finding.Title} ({finding.Severity})");
        var rest = _worst.Count > NamedKeys ? string.Create(CultureInfo.InvariantCulture, $"; and {_worst.Count - NamedKeys} more") : "";
        return $"The audit has findings of severity {threshold} or worse: {counts}{unknown}. {string.Join("; ", worst)}{rest}.";
    }

    private static string NameOf(Finding finding) => finding.Scope switch
    {
        FindingScope.Vault => $"vault {finding.Vault}",
        FindingScope.Run => "the run",
        _ => finding.Vault is null ? finding.Name : $"{finding.Vault}/{finding.Name}",
    };
}
