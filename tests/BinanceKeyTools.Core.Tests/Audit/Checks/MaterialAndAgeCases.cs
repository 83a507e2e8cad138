using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of key material and age: BKT14xx, BKT15xx.</summary>
internal static class MaterialAndAgeCases
{
    private static readonly DateTimeOffset Now = Scene.Now;

    private static readonly Scene Unreadable = new() { Unreadable = Obstacles.Malformed, Algorithm = null, KeySize = null };

    private static readonly Scene Rsa = new() { Algorithm = KeyAlgorithm.Rsa, KeySize = 4096 };

    private static readonly Scene Ageless = new() { CreatedAt = null };

    public static IEnumerable<CheckCase> All() => [.. Material(), .. Age(), .. Rotation(), .. Expiry(), .. Unrestricted()];

    private static IEnumerable<CheckCase> Material()
    {
        yield return Pass("BKT1401", "Ed25519", new Scene());
        yield return Pass("BKT1401", "RSA", Rsa);
        yield return Fail("BKT1401", "HMAC", new Scene { Algorithm = KeyAlgorithm.Hmac, KeySize = 0 });
        yield return Unknown("BKT1401", "unreadable", FindingReason.KeyUnreadable, Unreadable);
        yield return Unknown("BKT1401", "algorithm unknown", FindingReason.NotRecorded, new Scene { Algorithm = null });

        yield return Pass("BKT1402", "2048 bits", Rsa with { KeySize = 2048 });
        yield return Fail("BKT1402", "1024 bits", Rsa with { KeySize = 1024 });
        yield return Fail("BKT1402", "refused for its size", Unreadable with { Unreadable = Obstacles.SmallRsa });
        yield return Unknown("BKT1402", "unreadable", FindingReason.VaultUnavailable, Unreadable with { Unreadable = Obstacles.Locked });
        yield return Unknown("BKT1402", "size unknown", FindingReason.NotRecorded, Rsa with { KeySize = null });
        yield return NotApplicable("BKT1402", "Ed25519", FindingReason.ConditionAbsent, new Scene());

        yield return Pass("BKT1403", "4096 bits", Rsa);
        yield return Fail("BKT1403", "2048 bits", Rsa with { KeySize = 2048 });
        yield return Unknown("BKT1403", "size unknown", FindingReason.NotRecorded, Rsa with { KeySize = null });
        yield return NotApplicable("BKT1403", "1024 bits", FindingReason.CoveredElsewhere, Rsa with { KeySize = 1024 });
        yield return NotApplicable("BKT1403", "Ed25519", FindingReason.ConditionAbsent, new Scene());
    }

    private static IEnumerable<CheckCase> Age()
    {
        yield return Pass("BKT1501", "exactly the limit", new Scene { CreatedAt = Now.AddDays(-90) });
        yield return Fail("BKT1501", "a second over the limit", new Scene { CreatedAt = Now.AddDays(-90).AddSeconds(-1) });
        yield return Fail("BKT1501", "the policy is stricter", new Scene { Thresholds = new AuditThresholds { MaxAge = TimeSpan.FromDays(5) } });
        yield return Fail("BKT1501", "by the record", Ageless with { RecordedAt = Now.AddDays(-400) });
        yield return Fail("BKT1501", "by the record, refused", new Scene { Refusal = Obstacles.Offline, RecordedAt = Now.AddDays(-400) });
        yield return Fail("BKT1501", "in the vault for longer", Ageless with { RegisteredAt = Now.AddDays(-91) });
        yield return Pass("BKT1501", "the exchange tells, not the record", new Scene { RecordedAt = Now.AddDays(-400) });
        yield return Unknown("BKT1501", "refused", FindingReason.KeyRefused, new Scene { Refusal = Obstacles.Refused(-2015) });
        yield return Unknown("BKT1501", "unreadable", FindingReason.KeyUnreadable, Unreadable with { RecordedAt = Now.AddDays(-400) });
        yield return NotApplicable("BKT1501", "nobody says", FindingReason.CoveredElsewhere, Ageless);
        yield return NotApplicable("BKT1501", "yet to come", FindingReason.CoveredElsewhere, new Scene { CreatedAt = Now.AddDays(30) });

        yield return Pass("BKT1502", "told", new Scene());
        yield return Pass("BKT1502", "a few hours ahead", new Scene { CreatedAt = Now.AddHours(5) });
        yield return Pass("BKT1502", "recorded, refused", new Scene { Refusal = Obstacles.Refused(-2015), RecordedAt = Now.AddDays(-1) });
        yield return Fail("BKT1502", "nobody says", Ageless);
        yield return Fail("BKT1502", "testnet, nothing recorded", Ageless with { Refusal = Obstacles.Testnet });
        yield return Fail("BKT1502", "yet to come", Ageless with { RecordedAt = Now.AddYears(1) });
        yield return Unknown("BKT1502", "refused", FindingReason.KeyRefused, new Scene { Refusal = Obstacles.Refused(-2015) });
    }

    private static IEnumerable<CheckCase> Rotation()
    {
        var due = new Scene { RotateAfterDays = 30 };
        yield return Pass("BKT1503", "not due yet", due);
        yield return Pass("BKT1503", "due this moment", due with { CreatedAt = Now.AddDays(-30) });
        yield return Fail("BKT1503", "overdue", due with { CreatedAt = Now.AddDays(-31) });
        yield return Fail("BKT1503", "overdue by the record, refused", due with { Refusal = Obstacles.Offline, RecordedAt = Now.AddDays(-31) });
        yield return Fail("BKT1503", "overdue since it came into the vault", due with { CreatedAt = null, RegisteredAt = Now.AddDays(-31) });
        yield return Unknown("BKT1503", "not in the vault for that long, and created nobody knows when", FindingReason.NotRecorded, due with { CreatedAt = null, RegisteredAt = Now.AddDays(-1) });
        yield return Unknown("BKT1503", "created and registered at dates that are yet to come", FindingReason.NotRecorded, due with { CreatedAt = Now.AddYears(1), RegisteredAt = Now.AddYears(1) });
        yield return Unknown("BKT1503", "no date", FindingReason.NotRecorded, due with { CreatedAt = null });
        yield return Unknown("BKT1503", "nothing known of the record", FindingReason.VaultUnavailable, Unreadable with { Unreadable = Obstacles.Locked, Storage = null });
        yield return NotApplicable("BKT1503", "nothing agreed", FindingReason.ConditionAbsent, new Scene());
    }

    private static IEnumerable<CheckCase> Expiry()
    {
        yield return Pass("BKT1504", "in 15 days", new Scene { TradingExpiresAt = Now.AddDays(15) });
        yield return Fail("BKT1504", "in 14 days", new Scene { TradingExpiresAt = Now.AddDays(14) });
        yield return Unknown("BKT1504", "offline", FindingReason.ExchangeUnavailable, new Scene { Refusal = Obstacles.Offline });
        yield return NotApplicable("BKT1504", "no end", FindingReason.ConditionAbsent, new Scene());
        yield return NotApplicable("BKT1504", "ran out", FindingReason.CoveredElsewhere, new Scene { TradingExpiresAt = Now });

        yield return Pass("BKT1505", "tomorrow", new Scene { TradingExpiresAt = Now.AddDays(1) });
        yield return Fail("BKT1505", "now", new Scene { TradingExpiresAt = Now });
        yield return Fail("BKT1505", "right is gone, no purpose", new Scene { TradingExpiresAt = Now.AddDays(-1), Rights = KeyPermission.Reading, Purpose = null });
        yield return Fail("BKT1505", "right is still on, though not required", new Scene { TradingExpiresAt = Now.AddDays(-1), Purpose = "ReadOnly" });
        yield return Unknown("BKT1505", "refused", FindingReason.KeyRefused, new Scene { Refusal = Obstacles.Refused(-2015) });
        yield return NotApplicable("BKT1505", "no end", FindingReason.ConditionAbsent, new Scene());
        yield return NotApplicable("BKT1505", "reads only", FindingReason.ConditionAbsent, new Scene { TradingExpiresAt = Now.AddDays(-1), Rights = KeyPermission.Reading, Purpose = "ReadOnly" });
    }

    private static IEnumerable<CheckCase> Unrestricted()
    {
        var open = new Scene { IPRestricted = false };
        yield return Pass("BKT1506", "30 days", open with { CreatedAt = Now.AddDays(-30) });
        yield return Fail("BKT1506", "31 days", open with { CreatedAt = Now.AddDays(-31) });
        yield return Unknown("BKT1506", "no age", FindingReason.AnswerIncomplete, open with { CreatedAt = null });
        yield return Unknown("BKT1506", "neither", FindingReason.AnswerIncomplete, open with { CreatedAt = null, IPRestricted = null });
        yield return Unknown("BKT1506", "list not told", FindingReason.AnswerIncomplete, open with { CreatedAt = Now.AddDays(-31), IPRestricted = null });
        yield return NotApplicable("BKT1506", "list", FindingReason.ConditionAbsent, new Scene { CreatedAt = Now.AddDays(-400) });
    }
}
