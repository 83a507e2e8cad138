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
        Column("AgeDays", finding => ElapsedTime.Since(finding.CreatedAt, finding.ObservedAt)?.Days.ToString(CultureInfo.InvariantCulture)),
        Column("TradingExpiresAt", finding => Time(finding.TradingExpiresAt)),
        Column("IPRule", finding => finding.Scope != FindingScope.Key ? null : finding.IPRestricted switch { true => "list", false => "any", null => "?" }),
        Column("Rights", finding => finding.Scope != FindingScope.Key ? null : RightsText.Of(finding.Permission, finding.UnknownPermission)),
        Column("Host", finding => finding.Host),
        Column("ObservedAt", finding => Time(finding.ObservedAt)),
        Column("Policy", finding => finding.Policy),
        Column("Id", finding => finding.Id),
    ];

    private static CsvColumn Column(string name, Func<Finding, string?> valueOf) => new(name, valueOf);

    // The form that spreadsheets of any language read as a date.
    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
