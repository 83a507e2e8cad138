using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Core.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>What holds for every fleet.</summary>
public sealed class FleetPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(100);

    private static readonly FleetTrouble[] Passing = [FleetTrouble.Reset, FleetTrouble.Truncated, FleetTrouble.ServerError];

    // Silence would wait for a time limit, which the clock of these runs never reaches.
    private static readonly FleetTrouble[] Any = [.. Passing, FleetTrouble.HtmlPage, FleetTrouble.HtmlRefusal];

    [Fact]
    public void Neither_order_nor_throttle_changes_what_is_found() =>
        Check.One(Runs, Prop.ForAll(
            FleetSamples.Fleets.ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            Gen.Choose(1, 64).ToArbitrary(),
            (members, seed, throttle) =>
            {
                var shuffled = members.ToArray();
                new Random(seed).Shuffle(shuffled);
                return Same(Audit(members, throttle: 1), Audit(shuffled, throttle: throttle));
            }));

    [Fact]
    public void Each_finding_has_the_title_of_its_status() =>
        Check.One(Runs, Prop.ForAll(
            FleetSamples.Fleets.ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (members, seed) => Audit(members, (member, path, times) => Pick(Any, seed, member, path, times)).All(finding =>
            {
                var check = CheckCatalogue.Find(finding.CheckId)!.Metadata;
                return finding.Title == check.TitleOf(finding.Status) && finding.Title == check.Title == (finding.Status == FindingStatus.Fail);
            })));

    [Fact]
    public void Requests_that_succeed_when_repeated_change_nothing() =>
        Check.One(Runs, Prop.ForAll(
            FleetSamples.Fleets.ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (members, seed) => Same(
                Audit(members),
                Audit(members, (member, path, times) => times < 3 ? Pick(Passing, seed, member, path, times) : FleetTrouble.None))));

    [Fact]
    public void Whatever_goes_wrong_a_finding_is_as_it_was_or_unknown() =>
        Check.One(Runs, Prop.ForAll(
            FleetSamples.Fleets.ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (members, seed) =>
            {
                var quiet = Audit(members).ToDictionary(finding => (finding.Id, finding.Fingerprint));
                var noisy = Audit(members, (member, path, times) => Pick(Any, seed, member, path, times));
                Assert.Equal(quiet.Count, noisy.Count);
                Assert.All(
                    noisy.Where(finding => finding.Status != FindingStatus.Unknown && finding.Scope != FindingScope.Exchange),
                    finding => Assert.Equal(quiet[(finding.Id, finding.Fingerprint)].Status, finding.Status));
            }));

    [Fact]
    public void Mutes_change_no_status() =>
        Check.One(Runs, Prop.ForAll(
            FleetSamples.Fleets.ToArbitrary(),
            Gen.Elements("*", "BKT1*", "BKT1001", "BKT16*").ArrayOf().ToArbitrary(),
            Gen.Elements("*", "key1*", "key?").ToArbitrary(),
            (members, checks, names) =>
            {
                Mute[] mutes = [.. checks.Select(check => new Mute { Check = check, Name = names, Reason = "known", Owner = "ops", Expires = new DateOnly(2030, 1, 1) })];
                var muted = Audit(members, mutes: mutes);
                return Same(Audit(members), muted.Where(finding => finding.CheckId != "BKT1902"), except: "BKT1904")
                    && muted.Where(finding => finding.Muted).All(finding => finding.Status is FindingStatus.Fail or FindingStatus.Unknown && !finding.IsProblem);
            }));

    [Fact]
    public void An_identity_depends_on_nothing_but_check_vault_and_name() =>
        Check.One(Runs, Prop.ForAll(FleetSamples.Fleets.ToArbitrary(), members =>
        {
            // Another host, another day, another secret, other rights, and no answer at all.
            FleetMember[] others = [.. members.Select(member => member with { SecretNumber = member.SecretNumber + 1000, Permission = 0, Purpose = null })];
            var time = new ManualTimeProvider { AutoAdvance = true };
            time.Advance(TimeSpan.FromDays(3));
            using var run = new FleetRun(others, time, (_, _, _) => FleetTrouble.HtmlRefusal, host: "other");
            var first = Audit(members);
            var second = run.AuditAsync().GetAwaiter().GetResult();
            return Keys(first).SetEquals(Keys(second)) && first.Select(finding => finding.Id).Distinct().Count() == first.Count;

            static HashSet<(string, string, string?, string)> Keys(IEnumerable<Finding> findings) =>
                [.. findings.Select(finding => (finding.CheckId, finding.Name, finding.Vault, finding.Id))];
        }));

    [Fact]
    public async Task Every_check_that_can_be_asked_says_something_about_every_key_once()
    {
        var members = FleetSamples.Mixed(20);
        using var run = new FleetRun(members);

        var findings = await run.AuditAsync();

        var perKey = CheckCatalogue.All.Count(check => check is KeyCheck or FleetCheck && !check.Needs.HasFlag(BinanceKeyTools.Audit.Evidence.EvidenceQuestion.SubAccounts));
        Assert.All(findings.Where(finding => finding.Scope == FindingScope.Key).GroupBy(finding => finding.Name), group => Assert.InRange(group.Count(), perKey, perKey + 6));
        Assert.Equal(20, findings.Where(finding => finding.Scope == FindingScope.Key).Select(finding => finding.Name).Distinct().Count());
        Assert.Single(findings, finding => finding.CheckId == "BKT1901");
    }

    private static IReadOnlyList<Finding> Audit(
        FleetMember[] members, Func<FleetMember, string, int, FleetTrouble>? trouble = null, IReadOnlyList<Mute>? mutes = null, int throttle = 4)
    {
        using var run = new FleetRun(members, new ManualTimeProvider { AutoAdvance = true }, trouble, mutes: mutes);
        return run.AuditAsync(throttle).GetAwaiter().GetResult();
    }

    private static bool Same(IEnumerable<Finding> one, IEnumerable<Finding> other, string except = "") =>
        FleetSamples.Gist(one.Where(finding => finding.CheckId != except)).SequenceEqual(FleetSamples.Gist(other.Where(finding => finding.CheckId != except)));

    private static FleetTrouble Pick(FleetTrouble[] kinds, int seed, FleetMember member, string path, int times)
    {
        var mixed = new Random(HashOf($"{seed} {member.Number} {path} {times}")).Next(kinds.Length * 2);
        return mixed < kinds.Length ? kinds[mixed] : FleetTrouble.None;
    }

    // Strings hash differently in each process, which would make a failure unrepeatable.
    private static int HashOf(string text) => text.Aggregate(17, (hash, character) => unchecked((hash * 31) + character));
}
