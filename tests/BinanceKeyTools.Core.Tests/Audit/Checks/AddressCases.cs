using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of IP lists: BKT13xx.</summary>
internal static class AddressCases
{
    private const KeyPermission Trading = KeyPermission.Reading | KeyPermission.SpotAndMarginTrading;

    private static readonly Scene Open = new() { IPRestricted = false };

    private static readonly Scene OpenReader = Open with { Purpose = "ReadOnly", Rights = KeyPermission.Reading };

    private static readonly Scene OpenHmac = Open with { Algorithm = KeyAlgorithm.Hmac, KeySize = 0 };

    private static readonly Scene OpenWithdrawer = Open with { Rights = KeyPermission.Reading | KeyPermission.Withdrawals };

    private static readonly PurposeRule ListRule = new("Dashboard", KeyPermission.Reading, KeyPermission.None, RequiresIPRestriction: true);

    public static IEnumerable<CheckCase> All()
    {
        yield return Pass("BKT1301", "withdrawals with list", OpenWithdrawer with { IPRestricted = true });
        yield return Fail("BKT1301", "withdrawals without list", OpenWithdrawer);
        yield return Unknown("BKT1301", "withdrawals not told", FindingReason.AnswerIncomplete, Open with { UntoldRights = KeyPermission.Withdrawals });
        yield return Unknown("BKT1301", "list not told", FindingReason.AnswerIncomplete, OpenWithdrawer with { IPRestricted = null });
        yield return NotApplicable("BKT1301", "no withdrawals", FindingReason.ConditionAbsent, Open);

        yield return Pass("BKT1302", "trading with list", OpenHmac with { IPRestricted = true });
        yield return Fail("BKT1302", "trading without list", OpenHmac);
        yield return Fail("BKT1302", "the worse check is switched off", OpenHmac with { Rights = Trading | KeyPermission.Withdrawals, Disabled = new HashSet<string> { "BKT1301" } });
        yield return Unknown("BKT1302", "rights not told", FindingReason.AnswerIncomplete, OpenHmac with { Rights = KeyPermission.Reading, UntoldRights = KeyPermission.Futures });
        yield return Unknown("BKT1302", "algorithm unknown", FindingReason.AnswerIncomplete, Open with { Algorithm = null });
        yield return NotApplicable("BKT1302", "Ed25519", FindingReason.ConditionAbsent, Open);
        yield return NotApplicable("BKT1302", "reads only", FindingReason.ConditionAbsent, OpenHmac with { Rights = KeyPermission.Reading });
        yield return NotApplicable("BKT1302", "withdraws too", FindingReason.CoveredElsewhere, OpenHmac with { Rights = Trading | KeyPermission.Withdrawals });

        yield return Pass("BKT1303", "trading with list", new Scene());
        yield return Fail("BKT1303", "trading without list", Open);
        yield return Fail("BKT1303", "transfers without list", OpenHmac with { Rights = KeyPermission.Reading | KeyPermission.UniversalTransfer });
        yield return Unknown("BKT1303", "rights not told", FindingReason.AnswerIncomplete, OpenReader with { UntoldRights = KeyPermission.Margin });
        yield return NotApplicable("BKT1303", "reads only", FindingReason.ConditionAbsent, OpenReader);
        yield return NotApplicable("BKT1303", "HMAC", FindingReason.CoveredElsewhere, OpenHmac);
        yield return NotApplicable("BKT1303", "withdraws", FindingReason.CoveredElsewhere, OpenWithdrawer);

        yield return Pass("BKT1304", "list, as the purpose wants", OpenReader with { Purpose = "Dashboard", Rule = ListRule, IPRestricted = true });
        yield return Fail("BKT1304", "no list, though the purpose wants one", OpenReader with { Purpose = "Dashboard", Rule = ListRule });
        yield return Unknown("BKT1304", "not told", FindingReason.AnswerIncomplete, OpenReader with { Purpose = "Dashboard", Rule = ListRule, IPRestricted = null });
        yield return NotApplicable("BKT1304", "the purpose does not care", FindingReason.ConditionAbsent, OpenReader);
        yield return NotApplicable("BKT1304", "trades", FindingReason.CoveredElsewhere, Open);

        yield return Pass("BKT1305", "list", new Scene());
        yield return Fail("BKT1305", "no list", OpenReader);
        yield return Fail("BKT1305", "no list, reads by FIX", OpenReader with { Rights = KeyPermission.Reading | KeyPermission.FixReadOnly });
        yield return Unknown("BKT1305", "not told", FindingReason.AnswerIncomplete, OpenReader with { IPRestricted = null });
        yield return NotApplicable("BKT1305", "trades", FindingReason.CoveredElsewhere, Open);
    }
}
