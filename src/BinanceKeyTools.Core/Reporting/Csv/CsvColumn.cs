using System.Globalization;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Reporting.Csv;

/// <summary>A column of the Csv report.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="ValueOf">Its cell for a finding.</param>
internal sealed record CsvColumn(string Name, Func<Finding, string?> ValueOf)
{
    private const string FactSeparator = " | ";
    private const string Unknown = "unknown";

    /// <summary>All columns, what to act on first.</summary>
    public static IReadOnlyList<CsvColumn> All { get; } =
    [
        Column("Severity", finding => finding.Severity.ToString()),
        Column("Status", finding => finding.Status.ToString()),
        Column("Vault", finding => finding.Vault),
        Column("Name", finding => finding.Name),
        Column("CheckId", finding => finding.CheckId),
        Column("CheckName", finding => finding.CheckName),
        Column("Message", finding => finding.Message),
        Column("Remediation", finding => finding.Remediation),
        Column("Command", finding => finding.Command),
        Column("Evidence", finding => string.Join(FactSeparator, finding.Evidence)),
        Column("Reason", finding => finding.Reason.ToString()),
        Column("CheckCount", finding => finding.CheckCount.ToString(CultureInfo.InvariantCulture)),
        Column("Checks", finding => string.Join(FactSeparator, finding.Checks)),
        Column("LastStatus", finding => LastKnownText.StatusOf(finding)?.ToString()),
        Column("LastKnownAt", finding => Time(finding.LastKnownAt)),
        Column("Change", finding => finding.Change?.ToString()),
        Column("Muted", finding => finding.Muted ? "true" : "false"),
        Column("MuteReason", finding => finding.MuteReason),
        Column("MuteOwner", finding => finding.MuteOwner),
        Column("MuteExpires", finding => finding.MuteExpires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Column("Scope", finding => finding.Scope.ToString()),
        Column("Environment", finding => finding.Environment.ToString()),
        Column("Account", finding => finding.Account),
        Column("Owner", finding => finding.Owner),
        Column("Purpose", finding => finding.Purpose),
        Column("ApiKey", finding => finding.ApiKey),
        Column("Fingerprint", finding => finding.Fingerprint),
        Column("CreatedAt", finding => Time(finding.CreatedAt)),
        Column("AgeDays", OfKey(finding => ElapsedTime.Since(finding.CreatedAt, finding.ObservedAt)?.Days.ToString(CultureInfo.InvariantCulture) ?? Unknown)),
        Column("TradingExpiresAt", finding => Time(finding.TradingExpiresAt)),
        Column("IPRule", OfKey(finding => finding.IPRestricted switch { true => "list", false => "any", null => Unknown })),
        Column("Rights", OfKey(finding => RightsText.Of(finding.Permission, finding.UnknownPermission))),
        Column("LastRights", OfKey(finding => finding.Subject.LastKnown is { } last ? RightsText.Of(last.Permission, last.UnknownPermission) : null)),
        Column("LastIPRule", OfKey(finding => finding.Subject.LastKnown is { } last ? last.IPRestricted switch { true => "list", false => "any", null => Unknown } : null)),
        Column("LastRightsAt", OfKey(finding => Time(finding.Subject.LastKnown?.At))),
        Column("Host", finding => finding.Host),
        Column("ObservedAt", finding => Time(finding.ObservedAt)),
        Column("Policy", finding => finding.Policy),
        Column("Id", finding => finding.Id),
    ];

    private static CsvColumn Column(string name, Func<Finding, string?> valueOf) => new(name, valueOf);

    private static Func<Finding, string?> OfKey(Func<Finding, string?> valueOf) => finding => finding.Scope == FindingScope.Key ? valueOf(finding) : null;

    // The form that spreadsheets of any language read as a date.
    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
