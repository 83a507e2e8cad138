using System.Globalization;
using BinanceKeyTools.Audit.Findings;

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
        new("Severity", finding => finding.Severity.ToString()),
        new("Status", finding => finding.Status.ToString()),
        new("Vault", finding => finding.Vault),
        new("Name", finding => finding.Name),
        new("CheckId", finding => finding.CheckId),
        new("CheckName", finding => finding.CheckName),
        new("Message", finding => finding.Message),
        new("Remediation", finding => finding.Remediation),
        new("Command", finding => finding.Command),
        new("Evidence", finding => string.Join(FactSeparator, finding.Evidence)),
        new("Reason", finding => finding.Reason.ToString()),
        new("Change", finding => finding.Change?.ToString()),
        new("Muted", finding => finding.Muted ? "true" : "false"),
        new("MuteReason", finding => finding.MuteReason),
        new("MuteOwner", finding => finding.MuteOwner),
        new("MuteExpires", finding => finding.MuteExpires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("Scope", finding => finding.Scope.ToString()),
        new("Environment", finding => finding.Environment.ToString()),
        new("Account", finding => finding.Account),
        new("Owner", finding => finding.Owner),
        new("Purpose", finding => finding.Purpose),
        new("ApiKey", finding => finding.ApiKey),
        new("Fingerprint", finding => finding.Fingerprint),
        new("CreatedAt", finding => Time(finding.CreatedAt)),
        new("AgeDays", finding => (finding.ObservedAt - finding.CreatedAt)?.Days.ToString(CultureInfo.InvariantCulture)),
        new("TradingExpiresAt", finding => Time(finding.TradingExpiresAt)),
        new("IPRule", finding => finding.Scope != FindingScope.Key ? null : finding.IPRestricted switch { true => "list", false => "any", null => "?" }),
        new("Rights", finding => finding.Scope != FindingScope.Key ? null : RightsText.Of(finding.Permission, finding.UnknownPermission)),
        new("Host", finding => finding.Host),
        new("ObservedAt", finding => Time(finding.ObservedAt)),
        new("Policy", finding => finding.Policy),
        new("Id", finding => finding.Id),
    ];

    // The form that spreadsheets of any language read as a date.
    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
