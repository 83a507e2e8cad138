using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of what the vaults hold: BKT16xx, BKT19xx.</summary>
internal static class InventoryCases
{
    private static readonly KeyStorage Bare = new(SecretForm.Credential, HasMetadata: false);

    private static readonly Scene Lost = new()
    {
        Unreadable = Obstacles.Locked,
        Storage = null,
        Label = null,
        Purpose = null,
        Owner = null,
        ApiKey = null,
        Fingerprint = null,
        SecretDigest = null,
        Algorithm = null,
    };

    private static readonly Scene Loose = new() { Vault = null, Storage = null, Label = null, Purpose = null, Owner = null };

    public static IEnumerable<CheckCase> All() => [.. Record(), .. Environments(), .. Shared(), .. Form(), .. Rotation(), .. OfVaults()];

    private static IEnumerable<CheckCase> Record()
    {
        yield return Pass("BKT1601", "marked", new Scene());
        yield return Fail("BKT1601", "bare", new Scene { Storage = Bare });
        yield return Unknown("BKT1601", "lost", FindingReason.VaultUnavailable, Lost);
        yield return NotApplicable("BKT1601", "in no vault", FindingReason.ConditionAbsent, Loose);

        foreach (var (id, without) in new (string, Func<Scene, Scene>)[]
        {
            ("BKT1602", scene => scene with { Label = null }),
            ("BKT1603", scene => scene with { Purpose = null }),
            ("BKT1605", scene => scene with { Owner = null }),
        })
        {
            yield return Pass(id, "recorded", new Scene());
            yield return Pass(id, "recorded though nothing marks the entry", new Scene { Storage = Bare });
            yield return Fail(id, "not recorded", without(new Scene()));
            yield return Unknown(id, "lost", FindingReason.VaultUnavailable, Lost);
            yield return NotApplicable(id, "nothing recorded at all", FindingReason.CoveredElsewhere, without(new Scene { Storage = Bare }));
            yield return NotApplicable(id, "in no vault", FindingReason.ConditionAbsent, Loose);
        }

        yield return Pass("BKT1604", "known", new Scene());
        yield return Fail("BKT1604", "unknown", new Scene { Purpose = "Arbitrage" });
        yield return Unknown("BKT1604", "lost", FindingReason.VaultUnavailable, Lost);
        yield return NotApplicable("BKT1604", "none", FindingReason.ConditionAbsent, new Scene { Purpose = null });
    }

    private static IEnumerable<CheckCase> Environments()
    {
        const string Id = "BKT1606";
        var silent = new Scene { Refusal = Obstacles.Refused(-2008) };
        yield return Pass(Id, "answered", new Scene());
        yield return Pass(Id, "answered in spite of its form", new Scene { Remarks = [ApiKeyFindingKind.FuturesTestnetHex] });
        yield return Pass(Id, "refused, nothing remarkable", silent);
        yield return Pass(Id, "testnet key on the testnet", new Scene { Environment = BinanceEnvironment.FuturesTestnet, Refusal = Obstacles.Testnet, Remarks = [ApiKeyFindingKind.FuturesTestnetHex] });
        yield return Fail(Id, "asked elsewhere", new Scene { Asked = BinanceEnvironment.SpotTestnet });
        yield return Fail(Id, "form of the futures testnet", silent with { Remarks = [ApiKeyFindingKind.FuturesTestnetHex] });
        yield return Fail(Id, "key of the sandbox", silent with { ApiKey = "SAND\u2026v3UL" });
        yield return Unknown(Id, "lost", FindingReason.VaultUnavailable, Lost);
        yield return Unknown(Id, "no API key", FindingReason.NotRecorded, silent with { ApiKey = null });
        yield return NotApplicable(Id, "an address of its own", FindingReason.ConditionAbsent, new Scene { Asked = BinanceEnvironment.Custom });
    }

    private static IEnumerable<CheckCase> Shared()
    {
        var other = new Scene { Name = "other", Fingerprint = "000000000000", SecretDigest = "D2" };
        var copy = new Scene { Name = "copy" };
        yield return Fleet("BKT1607", "alone", FindingStatus.Pass, FindingReason.Compliant, new Scene(), other);
        yield return Fleet("BKT1607", "named twice", FindingStatus.Pass, FindingReason.Compliant, new Scene(), new Scene { Name = "BOT" });
        yield return Fleet("BKT1607", "a copy", FindingStatus.Fail, FindingReason.Violation, new Scene(), other, copy);
        yield return Fleet("BKT1607", "a copy in another vault", FindingStatus.Fail, FindingReason.Violation, new Scene(), new Scene { Vault = "Archive" });
        yield return Fleet("BKT1607", "no fingerprint", FindingStatus.Unknown, FindingReason.NotRecorded, new Scene { Fingerprint = null }, other);

        yield return Fleet("BKT1608", "its own", FindingStatus.Pass, FindingReason.Compliant, new Scene(), other);
        yield return Fleet("BKT1608", "a copy of the same key", FindingStatus.Pass, FindingReason.Compliant, new Scene(), copy);
        yield return Fleet("BKT1608", "shared", FindingStatus.Fail, FindingReason.Violation, new Scene(), other with { SecretDigest = "D1" });
        yield return Fleet("BKT1608", "no digest", FindingStatus.Unknown, FindingReason.NotRecorded, new Scene { SecretDigest = null }, other);

        yield return Fleet("BKT1609", "a copy for the same", FindingStatus.Pass, FindingReason.Compliant, new Scene(), copy with { Purpose = "spottrading" });
        yield return Fleet("BKT1609", "two purposes", FindingStatus.Fail, FindingReason.Violation, new Scene(), copy with { Purpose = "Treasury" });
        yield return Fleet("BKT1609", "one does not say", FindingStatus.Unknown, FindingReason.NotRecorded, new Scene(), copy with { Purpose = null });
        yield return Fleet("BKT1609", "alone", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, new Scene(), other);
    }

    private static IEnumerable<CheckCase> Form()
    {
        yield return Pass("BKT1610", "readable", new Scene());
        yield return Unknown("BKT1610", "malformed", FindingReason.KeyUnreadable, new Scene { Unreadable = Obstacles.Malformed });
        yield return Unknown("BKT1610", "locked", FindingReason.VaultUnavailable, Lost);
        yield return Unknown("BKT1610", "too small", FindingReason.KeyUnreadable, new Scene { Unreadable = Obstacles.SmallRsa });

        foreach (var (form, status) in new[]
        {
            (SecretForm.Credential, FindingStatus.Pass), (SecretForm.Table, FindingStatus.Pass), (SecretForm.Json, FindingStatus.Pass),
            (SecretForm.Pair, FindingStatus.Pass), (SecretForm.Text, FindingStatus.Pass), (SecretForm.TableWithPlainText, FindingStatus.Fail),
            (SecretForm.JsonAsPlainText, FindingStatus.Fail), (SecretForm.PairWithPlainText, FindingStatus.Fail),
            (SecretForm.TextAsPlainText, FindingStatus.Fail),
        })
        {
            var scene = new Scene { Storage = new KeyStorage(form, HasMetadata: true) };
            yield return status == FindingStatus.Pass ? Pass("BKT1611", form.ToString(), scene) : Fail("BKT1611", form.ToString(), scene);
        }

        yield return Unknown("BKT1611", "lost", FindingReason.VaultUnavailable, Lost);
        yield return NotApplicable("BKT1611", "in no vault", FindingReason.ConditionAbsent, Loose);
    }

    private static IEnumerable<CheckCase> Rotation()
    {
        const string Id = "BKT1612";
        var waiting = new Scene { State = "Pending", RegisteredAt = Scene.Now.AddHours(-1) };
        yield return Pass(Id, "begun an hour ago", waiting);
        yield return Pass(Id, "in use", new Scene { State = "active" });
        yield return Pass(Id, "being replaced, and new itself", waiting with { State = "rotating" });
        yield return Fail(Id, "begun two days ago", waiting with { RegisteredAt = Scene.Now.AddDays(-2) });
        yield return Unknown(Id, "no date", FindingReason.NotRecorded, waiting with { RegisteredAt = null });
        yield return Unknown(Id, "being replaced since nobody knows when", FindingReason.NotRecorded, waiting with { State = "rotating", RegisteredAt = Scene.Now.AddDays(-200) });
        yield return Unknown(Id, "lost", FindingReason.VaultUnavailable, Lost);
        yield return NotApplicable(Id, "no state", FindingReason.ConditionAbsent, new Scene());
    }

    private static IEnumerable<CheckCase> OfVaults()
    {
        var vault = new VaultEvidence("Bots", "Microsoft.PowerShell.SecretStore", 3);
        var failed = vault with { KeyCount = 0, ErrorId = "VaultLocked", Error = "The vault 'Bots' is locked.", Remedy = "Unlock it." };
        yield return Vaults("BKT1911", "password", FindingStatus.Pass, FindingReason.Compliant, vault with { HasPassword = true });
        yield return Vaults("BKT1911", "locked, so it has a password", FindingStatus.Pass, FindingReason.Compliant, failed with { HasPassword = true });
        yield return Vaults("BKT1911", "no password", FindingStatus.Fail, FindingReason.Violation, vault with { HasPassword = false });
        yield return Vaults("BKT1911", "failed", FindingStatus.Unknown, FindingReason.VaultUnavailable, failed);
        yield return Vaults("BKT1911", "of another kind", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, vault);
        yield return Vaults("BKT1912", "read", FindingStatus.Pass, FindingReason.Compliant, vault);
        yield return Vaults("BKT1912", "read, with other secrets", FindingStatus.Pass, FindingReason.Compliant, vault with { PassedOverCount = 4 });
        yield return Vaults("BKT1912", "locked", FindingStatus.Unknown, FindingReason.VaultUnavailable, failed);
    }
}
