using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of single rights: BKT10xx, BKT11xx, BKT12xx.</summary>
internal static class RightCases
{
    private static readonly Scene Purposeless = new() { Purpose = null, Rights = KeyPermission.Reading };

    private static readonly KeyPermission[] Judged =
        [.. PermissionField.All.Select(field => field.Permission).Except([KeyPermission.Reading, KeyPermission.Withdrawals])];

    public static IEnumerable<CheckCase> All() => [.. Withdrawals(), .. Reading(), .. WithoutPurpose(), .. BeyondPurpose(), .. Missing(), .. Expected()];

    private static IEnumerable<CheckCase> Withdrawals()
    {
        const string Id = "BKT1001";
        var on = new Scene { Rights = KeyPermission.Reading | KeyPermission.Withdrawals };
        yield return Pass(Id, "off", new Scene());
        yield return Pass(Id, "on for the treasury", on with { Purpose = "Treasury" });
        yield return Pass(Id, "on and allowed", on with { Allowed = KeyPermission.Withdrawals });
        yield return Fail(Id, "on", on);
        yield return Fail(Id, "on without purpose", on with { Purpose = null });
        yield return Unknown(Id, "not told", FindingReason.AnswerIncomplete, new Scene { UntoldRights = KeyPermission.Withdrawals });
        yield return Unknown(Id, "not asked", FindingReason.Interrupted, new Scene { IsAsked = false });
        yield return NotApplicable(Id, "testnet", FindingReason.EnvironmentLacks, new Scene { Refusal = Obstacles.Testnet });
    }

    private static IEnumerable<CheckCase> Reading()
    {
        const string Id = "BKT1002";
        yield return Pass(Id, "on", Purposeless);
        yield return Fail(Id, "off", Purposeless with { Rights = KeyPermission.None });
        yield return Unknown(Id, "not told", FindingReason.AnswerIncomplete, Purposeless with { UntoldRights = KeyPermission.Reading });
        yield return NotApplicable(Id, "required by the purpose", FindingReason.CoveredElsewhere, new Scene { Rights = KeyPermission.None });
    }

    private static IEnumerable<CheckCase> WithoutPurpose()
    {
        foreach (var (right, number) in Judged.Select((right, index) => (right, index)))
        {
            var id = $"BKT{1011 + number}";
            var on = Purposeless with { Rights = KeyPermission.Reading | right };
            yield return Pass(id, "off", Purposeless);
            yield return Pass(id, "on and allowed", on with { Allowed = right });
            yield return Fail(id, "on", on);
            yield return Fail(id, "on, and the policy does not know the purpose", on with { Purpose = "Arbitrage" });
            yield return Unknown(id, "not told", FindingReason.AnswerIncomplete, Purposeless with { UntoldRights = right });
            yield return Unknown(id, "refused", FindingReason.KeyRefused, Purposeless with { Refusal = Obstacles.Refused(-2015) });
            yield return NotApplicable(id, "the purpose decides", FindingReason.CoveredElsewhere, on with { Purpose = "TaxReporting" });
        }
    }

    private static IEnumerable<CheckCase> BeyondPurpose()
    {
        foreach (var (right, number) in Judged.Select((right, index) => (right, index)))
        {
            var id = $"BKT{1101 + number}";
            var off = new Scene { Purpose = "Custom", Rule = new PurposeRule("Custom", KeyPermission.Reading, right, false), Rights = KeyPermission.Reading };
            var on = off with { Rights = KeyPermission.Reading | right };
            yield return Pass(id, "off", off);
            yield return Pass(id, "on and allowed for the key", on with { Allowed = right });
            yield return Pass(id, "on and not forbidden", on with { Rule = new PurposeRule("Custom", KeyPermission.Reading, KeyPermission.None, false) });
            yield return Fail(id, "on and forbidden", on);
            yield return Unknown(id, "not told", FindingReason.AnswerIncomplete, off with { UntoldRights = right });
            yield return Unknown(id, "unreadable", FindingReason.KeyUnreadable, on with { Unreadable = Obstacles.Malformed });
            yield return NotApplicable(id, "no purpose", FindingReason.CoveredElsewhere, on with { Purpose = null, Rule = null });
        }
    }

    private static IEnumerable<CheckCase> Missing()
    {
        foreach (var (field, number) in PermissionField.All.Select((field, index) => (field, index)))
        {
            var id = $"BKT{1201 + number}";
            var on = new Scene { Purpose = "Custom", Rule = new PurposeRule("Custom", field.Permission, KeyPermission.None, false), Rights = field.Permission };
            yield return Pass(id, "on", on);
            yield return Fail(id, "off", on with { Rights = KeyPermission.None });
            yield return Unknown(id, "not told", FindingReason.AnswerIncomplete, on with { Rights = KeyPermission.None, UntoldRights = field.Permission });
            yield return NotApplicable(id, "not required", FindingReason.ConditionAbsent, on with { Rights = KeyPermission.None, Rule = new PurposeRule("Custom", KeyPermission.None, KeyPermission.None, false) });
            yield return NotApplicable(id, "no purpose", FindingReason.ConditionAbsent, on with { Purpose = null, Rule = null });
        }

        yield return NotApplicable(
            "BKT1202",
            "ran out",
            FindingReason.CoveredElsewhere,
            new Scene { Rights = KeyPermission.Reading, TradingExpiresAt = Scene.Now.AddDays(-1) });
        yield return Fail("BKT1202", "does not run out yet", new Scene { Rights = KeyPermission.Reading, TradingExpiresAt = Scene.Now.AddDays(1) });
    }

    private static IEnumerable<CheckCase> Expected()
    {
        var rights = new Scene { Expected = new ExpectedState { Permission = KeyPermission.Reading | KeyPermission.SpotAndMarginTrading } };
        yield return Pass("BKT1151", "as expected", rights);
        yield return Fail("BKT1151", "a right more", rights with { Rights = rights.Rights | KeyPermission.Futures });
        yield return Fail("BKT1151", "a right less", rights with { Rights = KeyPermission.Reading });
        yield return Unknown("BKT1151", "a right not told", FindingReason.AnswerIncomplete, rights with { UntoldRights = KeyPermission.Futures });
        yield return NotApplicable("BKT1151", "nothing expected", FindingReason.ConditionAbsent, new Scene());

        var list = new Scene { Expected = new ExpectedState { IPRestricted = true } };
        yield return Pass("BKT1152", "as expected", list);
        yield return Pass("BKT1152", "none, as expected", new Scene { Expected = new ExpectedState { IPRestricted = false }, IPRestricted = false });
        yield return Fail("BKT1152", "switched off", list with { IPRestricted = false });
        yield return Fail("BKT1152", "switched on", new Scene { Expected = new ExpectedState { IPRestricted = false } });
        yield return Unknown("BKT1152", "not told", FindingReason.AnswerIncomplete, list with { IPRestricted = null });
        yield return NotApplicable("BKT1152", "nothing expected", FindingReason.ConditionAbsent, new Scene());

        var key = new Scene { Expected = new ExpectedState { Fingerprint = "4101F95A5E05" } };
        yield return Pass("BKT1153", "the same", key);
        yield return Pass("BKT1153", "the same, and refused", key with { Refusal = Obstacles.Offline });
        yield return Fail("BKT1153", "another", key with { Fingerprint = "000000000000" });
        yield return Unknown("BKT1153", "unreadable", FindingReason.VaultUnavailable, key with { Fingerprint = null, Unreadable = Obstacles.Locked });
        yield return Unknown("BKT1153", "no fingerprint", FindingReason.NotRecorded, key with { Fingerprint = null });
        yield return NotApplicable("BKT1153", "nothing expected", FindingReason.ConditionAbsent, new Scene());
    }
}
