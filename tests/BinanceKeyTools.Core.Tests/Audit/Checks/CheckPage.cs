using System.Text;
using BinanceKeyTools.Audit.Checks;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Writes the documentation of the checks (<c>docs/checks</c>) from their metadata.</summary>
internal static class CheckPage
{
    private const string Generated = "<!-- Written from src/BinanceKeyTools.Core/Audit/Checks/checks.json; do not edit. To write it again:\n"
        + "     UPDATE_DOCS=1 dotnet test tests/BinanceKeyTools.Core.Tests --filter CheckPageTests -->\n";

    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("BKT10", "Rights and funds"),
        ("BKT11", "More than the purpose or the policy allows"),
        ("BKT12", "Less than the purpose needs"),
        ("BKT13", "IP lists"),
        ("BKT14", "Algorithm and key material"),
        ("BKT15", "Age, expiry and rotation"),
        ("BKT16", "Inventory and storage"),
        ("BKT17", "Exchange and account"),
        ("BKT18", "Sub-accounts"),
        ("BKT19", "Runs and vaults"),
    ];

    /// <summary>The page of a check.</summary>
    public static string Of(AuditCheck check)
    {
        var metadata = check.Metadata;
        var page = new StringBuilder(Generated);
        page.Append($"\n# {metadata.Id}: {metadata.Title}\n\n");
        page.Append("| | |\n|---|---|\n");
        page.Append($"| Name | `{metadata.Name}` |\n| Severity | {metadata.Severity} |\n| A pass means | {metadata.PassTitle} |\n| Asks for | {check.Needs} |\n| Since | {metadata.Since} |\n");
        Section(page, "Risk", metadata.Risk);
        Section(page, "What it looks at", metadata.LooksAt);
        Section(page, "When it is unknown", metadata.UnknownWhen);
        Section(page, "What to do", metadata.Remediation);
        if (metadata.Command is { } command)
        {
            page.Append($"\n```powershell\n{command}\n```\n");
            if (command.Contains("{name}", StringComparison.Ordinal))
            {
                page.Append("\nIn a finding, `{name}` and `{vault}` are those of the key.\n");
            }
        }

        Section(page, "Source", EndSentence(metadata.Source));
        return page.ToString();
    }

    /// <summary>The list of all checks.</summary>
    public static string Index()
    {
        var page = new StringBuilder(Generated);
        page.Append("\n# Audit checks\n\n");
        page.Append("What `Invoke-BinanceKeyAudit` judges. A check passes, fails, is undetermined (Unknown), or does not apply to a key. Where one fault\n"
            + "breaks several rules, the worst check fails and the others say that it is covered elsewhere. The severity is that of a failure; a\n"
            + "policy may set another.\n");
        foreach (var (prefix, title) in Groups)
        {
            page.Append($"\n## {title}\n\n| Id | Name | Severity | A failure means |\n|---|---|---|---|\n");
            foreach (var check in CheckCatalogue.All.Where(check => check.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                page.Append($"| [{check.Id}]({check.Id}.md) | {check.Metadata.Name} | {check.Metadata.Severity} | {check.Metadata.Title} |\n");
            }
        }

        page.Append("\n## What no check can see\n\n"
            + "The exchange tells these on its web page only; no endpoint reads them:\n\n"
            + "- whether fast withdrawal is switched on (the API can switch it, but not show it)\n"
            + "- whether the withdrawal whitelist is switched on (BKT1721 sees its addresses only)\n"
            + "- the IP list of a key of the main account (only that there is one)\n"
            + "- the Default Security Controls switch, the symbol whitelist of a key, and when a key was last used\n"
            + "- two-factor authentication, passkeys and the anti-phishing code\n");
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string text) => page.Append($"\n## {title}\n\n{text}\n");

    private static string EndSentence(string text) => text.EndsWith('.') ? text : text + ".";
}
