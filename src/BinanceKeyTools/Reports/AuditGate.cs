using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Reports;

/// <summary>
/// Decides whether findings are bad enough to end a command with an error (<c>-FailOn</c>). Muted findings never are. What is unknown ranks
/// by the severity of what it could hide, and is an error of its own, so that "the key is bad" and "nobody knows" stay apart; it counts as
/// a failure, or not at all, when the caller says so. A run that learnt nothing is an error whatever the caller says.
/// </summary>
/// <param name="threshold">The least severity that counts.</param>
/// <param name="unknownAs">How to take what is unknown.</param>
internal sealed class AuditGate(FindingSeverity threshold, AuditGate.Mode unknownAs)
{
    private const string AuditThresholdExceeded = "AuditThresholdExceeded";
    private const string AuditUndetermined = "AuditUndetermined";
    private const int NamedKeys = 3;

    private readonly SortedDictionary<FindingSeverity, int> _counts = new(Comparer<FindingSeverity>.Create((x, y) => y.CompareTo(x)));
    private readonly Dictionary<string, Finding> _worst = new(StringComparer.OrdinalIgnoreCase);
    private int _failed;
    private int _unknown;

    /// <summary>How a gate takes what is unknown.</summary>
    internal enum Mode
    {
        /// <summary>As an error of its own.</summary>
        Unknown,

        /// <summary>As a failure.</summary>
        Fail,

        /// <summary>Not at all, unless the run learnt nothing.</summary>
        Ignore,
    }

    /// <summary>The gate that parameters ask for; <see langword="null"/> when they ask for none.</summary>
    public static AuditGate? For(FindingSeverity? failOn, string unknownAs) =>
        failOn is { } threshold ? new AuditGate(threshold, Enum.Parse<Mode>(unknownAs, ignoreCase: true)) : null;

    /// <summary>Takes note of a finding.</summary>
    public void Add(Finding finding)
    {
        if (!Counts(finding))
        {
            return;
        }

        _counts[finding.Severity] = _counts.GetValueOrDefault(finding.Severity) + 1;
        _failed += finding.Status == FindingStatus.Fail ? 1 : 0;
        _unknown += finding.Status == FindingStatus.Unknown ? 1 : 0;
        var subject = NameOf(finding);
        if (!_worst.TryGetValue(subject, out var worst) || FindingOrder.WorstFirst.Compare(finding, worst) < 0)
        {
            _worst[subject] = finding;
        }
    }

    /// <summary>Ends the command with an error when a finding was bad enough: AuditThresholdExceeded for failures, AuditUndetermined when
    /// all of them are unknown. Call after all output.</summary>
    public void ThrowIfExceeded(PSCmdlet cmdlet)
    {
        if (_counts.Count == 0)
        {
            return;
        }

        var isFailed = _failed > 0 || unknownAs == Mode.Fail;
        cmdlet.ThrowTerminatingError(ErrorRecords.From(
            new CommandException(
                isFailed ? AuditThresholdExceeded : AuditUndetermined,
                isFailed ? ErrorCategory.LimitsExceeded : ErrorCategory.ResourceUnavailable,
                Describe(isFailed),
                isFailed
                    ? "Each finding says what to do: look at its Remediation and Command. A known problem can be muted for a while in a mute file."
                    : "Remove what stands in the way (each finding says what), and run the audit again. -UnknownAs Ignore lets unknowns pass, except where nothing at all was found out.",
                threshold.ToString()),
            target: null));
    }

    private bool Counts(Finding finding) => finding switch
    {
        { Reason: FindingReason.NothingAudited } => true,
        { Muted: true } => false,
        _ when finding.Severity < threshold => false,
        { Status: FindingStatus.Fail } => true,
        { Status: FindingStatus.Unknown } => unknownAs != Mode.Ignore,
        _ => false,
    };

    private string Describe(bool isFailed)
    {
        var counts = string.Join(", ", _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
        var worst = _worst.Values.Order(FindingOrder.WorstFirst).Take(NamedKeys).Select(finding => $"{NameOf(finding)}: {finding.CheckId} {finding.Title} ({finding.Severity})");
        var rest = _worst.Count > NamedKeys ? string.Create(CultureInfo.InvariantCulture, $"; and {_worst.Count - NamedKeys} more") : "";
        var list = $"{string.Join("; ", worst)}{rest}.";
        if (!isFailed)
        {
            return $"Whether the audit has failures of severity {threshold} or worse is undetermined: {counts} unknown. {list}";
        }

        var unknown = _unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_unknown} of them unknown") : "";
        return $"The audit has findings of severity {threshold} or worse: {counts}{unknown}. {list}";
    }

    private static string NameOf(Finding finding) => finding.Scope switch
    {
        FindingScope.Vault => $"vault {finding.Vault}",
        FindingScope.Exchange => $"host {finding.Name}",
        FindingScope.Run => "the run",
        _ => finding.Vault is null ? finding.Name : $"{finding.Vault}/{finding.Name}",
    };
}
