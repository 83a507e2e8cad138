using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Drift;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Tests.Audit.Drift;

public class AuditComparisonTests
{
    private const string OtherKey = "ffffffffffff";

    [Fact]
    public void Nothing_differs_from_itself() =>
        Prop.ForAll(Any, findings => AuditComparison.Compare(findings, findings).Count == 0).Check(Samples.Config(500));

    [Fact]
    public void The_order_of_the_findings_decides_nothing()
    {
        Prop.ForAll(Any, Any, (before, after) =>
            AuditComparison.Compare(before, after).SequenceEqual(AuditComparison.Compare(before.Reverse(), after.Reverse()))).Check(Samples.Config(300));
    }

    [Fact]
    public void The_other_way_round_everything_is_the_other_way_round()
    {
        Prop.ForAll(Any, Any, (before, after) =>
        {
            var forth = Mirrorable(AuditComparison.Compare(before, after)).Select(change => Describe(change.Kind, change.CheckId, change.Before, change.After));
            var back = Mirrorable(AuditComparison.Compare(after, before)).Select(change => Describe(Mirror(change.Kind), change.CheckId, change.After, change.Before));
            return forth.Order(StringComparer.Ordinal).SequenceEqual(back.Order(StringComparer.Ordinal));
        }).Check(Samples.Config(500));
    }

    [Fact]
    public void A_right_that_was_switched_on_is_said_with_how_bad_it_is()
    {
        var after = Key() with { Permission = KeyPermission.Reading | KeyPermission.Withdrawals | KeyPermission.UniversalTransfer | KeyPermission.FixReadOnly };
        Assert.Equal(
            [
                (AuditChangeKind.PermissionAdded, FindingSeverity.Critical, "Withdrawals"),
                (AuditChangeKind.PermissionAdded, FindingSeverity.High, "UniversalTransfer"),
                (AuditChangeKind.PermissionAdded, FindingSeverity.Low, "FixReadOnly"),
            ],
            Compare(Key(), after).Select(change => (change.Kind, change.Severity, change.After!)));
        Assert.All(Compare(after, Key()), change => Assert.Equal((AuditChangeKind.PermissionRemoved, FindingSeverity.Low), (change.Kind, change.Severity)));
    }

    [Fact]
    public void An_ip_restriction_that_was_switched_off_is_high()
    {
        var change = Assert.Single(Compare(Key(), Key() with { IPRestricted = false }));
        Assert.Equal((AuditChangeKind.IPRestrictionRemoved, FindingSeverity.High, "list", "any"), (change.Kind, change.Severity, change.Before, change.After));
        Assert.Equal(AuditChangeKind.IPRestrictionAdded, Assert.Single(Compare(Key() with { IPRestricted = false }, Key())).Kind);
    }

    [Fact]
    public void A_replaced_key_is_said()
    {
        var change = Assert.Single(Compare(Key(), Key(fingerprint: OtherKey)));
        Assert.Equal((AuditChangeKind.KeyReplaced, "0123456789ab", OtherKey), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public void What_a_side_does_not_know_is_no_difference()
    {
        var unknown = Key(fingerprint: null) with { UnknownPermission = PermissionField.Every, Permission = KeyPermission.None, IPRestricted = null };
        Assert.Empty(Compare(Key() with { Permission = PermissionField.Every }, unknown));
        Assert.Empty(Compare(unknown, Key() with { Permission = PermissionField.Every }));
    }

    [Fact]
    public void New_and_vanished_keys_are_said_when_the_other_run_read_the_vault()
    {
        Finding[] none = [Vault(), End()];
        Finding[] one = [Finding(run: "2"), Vault(run: "2"), End("2")];
        var added = Assert.Single(AuditComparison.Compare(none, one));
        Assert.Equal(AuditChangeKind.KeyAdded, added.Kind);
        Assert.Contains("BKT1001", added.Message, StringComparison.Ordinal);
        Assert.Equal(AuditChangeKind.KeyVanished, Assert.Single(AuditComparison.Compare(one, none)).Kind);
    }

    [Fact]
    public void No_key_is_new_or_vanished_when_the_other_run_was_stopped_failed_at_the_vault_or_did_not_look()
    {
        Finding[] one = [Finding(run: "2"), Vault(run: "2"), End("2")];
        foreach (var other in new Finding[][] { [Vault()], [Vault(failed: true), End()], [Vault("Other"), End()], [End()] })
        {
            Assert.Empty(AuditComparison.Compare(other, one));
            Assert.DoesNotContain(AuditComparison.Compare(one, other), change => change.Kind is AuditChangeKind.KeyAdded or AuditChangeKind.KeyVanished);
        }

        Assert.Empty(AuditComparison.Compare(one, [Vault(), End()], isDifferenceComplete: false));
        Assert.Empty(AuditComparison.Compare([Vault(), End()], one, isReferenceComplete: false));
    }

    [Fact]
    public void A_run_of_another_machine_compares_by_vault_and_name()
    {
        Finding[] here = [Finding(), Vault(), End()];
        Finding[] there = [Finding(Key(host: "db") with { IPRestricted = false }, run: "2"), Vault(run: "2", host: "db"), End("2", "db")];
        var change = Assert.Single(AuditComparison.Compare(here, there));
        Assert.Equal((AuditChangeKind.IPRestrictionRemoved, "db"), (change.Kind, change.Host));
    }

    [Fact]
    public void A_key_that_was_moved_or_renamed_is_the_same_key()
    {
        Finding[] before = [Finding(), Vault(), End()];
        Finding[] after = [Finding(Key("new-name"), run: "2"), Vault(run: "2"), End("2")];
        Assert.Empty(AuditComparison.Compare(before, after));
    }

    [Theory]
    [InlineData(FindingStatus.Pass, FindingStatus.Fail, AuditChangeKind.FindingNew, "fails now")]
    [InlineData(FindingStatus.NotApplicable, FindingStatus.Fail, AuditChangeKind.FindingNew, "fails now")]
    [InlineData(FindingStatus.Unknown, FindingStatus.Fail, AuditChangeKind.FindingNew, "could not tell")]
    [InlineData(FindingStatus.Fail, FindingStatus.Pass, AuditChangeKind.FindingFixed, "no longer fails")]
    [InlineData(FindingStatus.Fail, FindingStatus.NotApplicable, null, "")]
    [InlineData(FindingStatus.Fail, FindingStatus.Unknown, null, "")]
    [InlineData(FindingStatus.Pass, FindingStatus.Unknown, null, "")]
    [InlineData(FindingStatus.Unknown, FindingStatus.Pass, null, "")]
    [InlineData(FindingStatus.Fail, FindingStatus.Fail, null, "")]
    public void Failures_come_and_go(FindingStatus before, FindingStatus after, AuditChangeKind? kind, string message)
    {
        var changes = AuditComparison.Compare([Finding(status: before), End()], [Finding(status: after, run: "2"), End("2")]);
        Assert.Equal(kind, changes.SingleOrDefault()?.Kind);
        Assert.Contains(message, changes.SingleOrDefault()?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_a_check_that_did_not_run_before_and_one_that_is_muted_say_so()
    {
        var unchecked_ = Assert.Single(AuditComparison.Compare([Finding(check: "BKT1002"), End()], [Finding(run: "2"), Finding(check: "BKT1002", run: "2"), End("2")]));
        Assert.Contains("did not check", unchecked_.Message, StringComparison.Ordinal);
        var muted = Assert.Single(AuditComparison.Compare([Finding(status: FindingStatus.Pass), End()], [Finding(muted: true, run: "2"), End("2")]));
        Assert.Equal(FindingSeverity.Informational, muted.Severity);
        Assert.Contains("muted", muted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vault_that_one_of_two_machines_could_not_read_is_unknown_there()
    {
        Finding[] before = [Finding(), Vault(), End(), Finding(Key("tax", host: "db", fingerprint: "ffffffffffff"), run: "2"), Vault(run: "2", host: "db"), End("2", "db")];
        Finding[] after = [Finding(run: "3"), Vault(run: "3"), End("3"), Vault(run: "4", host: "db", failed: true), End("4", "db")];
        var change = Assert.Single(AuditComparison.Compare(before, after));
        Assert.Equal((AuditChangeKind.VaultUnknown, "db"), (change.Kind, change.Host));
    }

    [Fact]
    public void The_worst_comes_first()
    {
        Prop.ForAll(Any, Any, (before, after) =>
        {
            var severities = AuditComparison.Compare(before, after).Select(change => change.Severity).ToList();
            return severities.SequenceEqual(severities.OrderDescending());
        }).Check(Samples.Config(200));
    }

    private static IReadOnlyList<AuditChange> Compare(AuditedKey before, AuditedKey after) =>
        AuditComparison.Compare([Finding(before, status: FindingStatus.Pass), End()], [Finding(after, status: FindingStatus.Pass, run: "2"), End("2")]);

    private static IEnumerable<AuditChange> Mirrorable(IEnumerable<AuditChange> changes) =>
        changes.Where(change => change.Kind switch
        {
            // What fails where nothing was known or asked before has no counterpart: what is not looked at is never fixed.
            AuditChangeKind.FindingNew => change.Before is nameof(FindingStatus.Pass),
            AuditChangeKind.KeyUnknown or AuditChangeKind.VaultUnknown => false,
            _ => true,
        });

    private static string Describe(AuditChangeKind kind, string? check, string? before, string? after) => $"{kind} {check} {before} {after}";

    private static AuditChangeKind Mirror(AuditChangeKind kind) => kind switch
    {
        AuditChangeKind.KeyAdded => AuditChangeKind.KeyVanished,
        AuditChangeKind.KeyVanished => AuditChangeKind.KeyAdded,
        AuditChangeKind.PermissionAdded => AuditChangeKind.PermissionRemoved,
        AuditChangeKind.PermissionRemoved => AuditChangeKind.PermissionAdded,
        AuditChangeKind.IPRestrictionAdded => AuditChangeKind.IPRestrictionRemoved,
        AuditChangeKind.IPRestrictionRemoved => AuditChangeKind.IPRestrictionAdded,
        AuditChangeKind.FindingNew => AuditChangeKind.FindingFixed,
        AuditChangeKind.FindingFixed => AuditChangeKind.FindingNew,
        _ => kind,
    };
}
