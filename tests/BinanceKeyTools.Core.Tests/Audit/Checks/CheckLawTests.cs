using System.Globalization;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Checks.Addresses;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

public sealed class CheckLawTests
{
    private static readonly Arbitrary<Scene> Scenes = Gen.Choose(0, int.MaxValue).Select(seed => RandomScene.Create(new Random(seed))).ToArbitrary();

    private static readonly Arbitrary<int[]> Fleets = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(12).ToArbitrary();

    [Fact]
    public void Judging_twice_says_the_same() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = scene.ToContext();
            return CheckCatalogue.All.OfType<KeyCheck>().All(check => Text(check.Judge(context)) == Text(check.Judge(context)));
        }));

    [Fact]
    public void Order_of_the_keys_changes_nothing() =>
        Check.One(Quick, Prop.ForAll(Fleets, seeds =>
        {
            FleetKey[] keys = [.. seeds.Select(seed => RandomScene.Create(new Random(seed)).ToFleetKey()).DistinctBy(key => (key.Record.ToString(), key.Record.Fingerprint))];
            FleetKey[] shuffled = [.. keys];
            new Random(seeds.Length).Shuffle(shuffled);
            var forward = new FleetIndex(keys);
            var mixed = new FleetIndex(shuffled);
            return keys.All(key => CheckCatalogue.All.OfType<FleetCheck>().All(check => Text(check.Judge(key, forward)) == Text(check.Judge(key, mixed))));
        }));

    [Fact]
    public void A_missing_IP_list_fails_exactly_one_check() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = (scene with { Unreadable = null, Refusal = null, IsAsked = true, Disabled = new HashSet<string>(), IPRestricted = false }).ToContext();
            return CheckCatalogue.All.OfType<MissingIPListCheck>().Count(check => check.Judge(context).Status == FindingStatus.Fail) == 1;
        }));

    [Fact]
    public void An_IP_list_fails_none() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = (scene with { IPRestricted = true }).ToContext();
            return CheckCatalogue.All.OfType<MissingIPListCheck>().All(check => check.Judge(context).Status != FindingStatus.Fail);
        }));

    [Fact]
    public void Each_right_fails_at_most_one_of_the_checks_that_judge_it() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = scene.ToContext();
            return Enumerable.Range(0, 9).All(number =>
                new[] { $"BKT{1011 + number}", $"BKT{1101 + number}" }
                    .Count(id => ((KeyCheck)CheckCatalogue.Find(id)!).Judge(context).Status == FindingStatus.Fail) <= 1);
        }));

    [Fact]
    public void What_is_not_known_is_never_passed() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = (scene with { Unreadable = null, Refusal = Obstacles.Offline }).ToContext();
            return CheckCatalogue.All.OfType<RestrictionCheck>().All(check => check.Judge(context) is { Status: FindingStatus.Unknown, Reason: FindingReason.ExchangeUnavailable });
        }));

    [Fact]
    public void A_check_that_runs_alone_leaves_nothing_to_others() =>
        Check.One(Quick, Prop.ForAll(Scenes, scene =>
        {
            var context = scene.ToContext();
            return CheckCatalogue.All.OfType<KeyCheck>().All(check =>
                (context with { Running = new HashSet<string> { check.Id } }) is var alone && check.Judge(alone).Reason != FindingReason.CoveredElsewhere);
        }));

    [Fact]
    public void What_is_left_to_another_check_is_said_by_one_that_runs() =>
        Check.One(Quick, Prop.ForAll(Scenes, Gen.Choose(0, int.MaxValue).ToArbitrary(), (scene, seed) =>
        {
            // Any selection of checks: whatever fails when all run fails by some check, or was left out by name.
            var random = new Random(seed);
            var running = CheckCatalogue.All.Where(_ => random.Next(2) == 0).Select(check => check.Id).ToHashSet();
            var all = scene.ToContext();
            var some = all with { Running = running };
            return CheckCatalogue.All.OfType<KeyCheck>().Where(check => running.Contains(check.Id)).All(check =>
            {
                var (whole, part) = (check.Judge(all), check.Judge(some));
                return whole.Status != FindingStatus.Fail || part.Status == FindingStatus.Fail;
            });
        }));

    [Fact]
    public void A_gap_in_what_is_known_of_sub_accounts_improves_no_verdict() =>
        Check.One(Quick, Prop.ForAll(Scenes, Gen.Elements(Enum.GetValues<SubAccountGapKind>()).ToArbitrary(), (scene, kind) =>
        {
            if (scene.SubAccounts.Value is not { } report)
            {
                return true;
            }

            var more = scene with { SubAccounts = new(report with { Gaps = [.. report.Gaps, new SubAccountGap(kind, "no answer in time")] }) };
            return CheckCatalogue.All.Where(check => check.Needs == EvidenceQuestion.SubAccounts).All(check =>
            {
                var (before, after) = (Judge(check, scene).Status, Judge(check, more).Status);
                return after == before || (after == FindingStatus.Unknown && before != FindingStatus.Fail);
            });

            static CheckResult Judge(AuditCheck check, Scene scene) => check is KeyCheck ? CheckCase.JudgeKey(check.Id, scene) : CheckCase.JudgeInFleet(check.Id, scene);
        }));

    [Fact]
    public void No_text_holds_a_secret_that_stood_where_a_name_belongs() =>
        Check.One(Quick, Prop.ForAll(Fleets, seeds =>
        {
            Scene[] scenes = [.. seeds.Select(seed => RandomScene.WithPlantedSecrets(new Random(seed)))];
            FleetKey[] keys = [.. scenes.Select(scene => scene.ToFleetKey())];
            var fleet = new FleetIndex(keys);
            var vault = new VaultEvidence("Bots", RandomScene.Planted, 1) { HasPassword = false, ErrorId = "VaultLocked", Error = RandomScene.Planted };
            var results = scenes.SelectMany(scene => CheckCatalogue.All.OfType<KeyCheck>().Select(check => check.Judge(scene.ToContext())))
                .Concat(keys.SelectMany(key => CheckCatalogue.All.OfType<FleetCheck>().Select(check => check.Judge(key, fleet))))
                .Concat(CheckCatalogue.All.OfType<VaultCheck>().Select(check => check.Judge(vault)));
            return results.All(result => !Text(result).Contains(RandomScene.Planted, StringComparison.Ordinal));
        }));

    [Fact]
    public void Culture_changes_no_text()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            string[] texts = Texts();
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "minus", NumberDecimalSeparator = ";" } };
            Assert.Equal(texts, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string[] Texts() =>
        [
            .. Enumerable.Range(0, 50).Select(seed => RandomScene.Create(new Random(seed)).ToContext())
                .SelectMany(context => CheckCatalogue.All.OfType<KeyCheck>().Select(check => Text(check.Judge(context)))),
        ];
    }

    private static Config Quick => Config.QuickThrowOnFailure.WithMaxTest(200);

    private static string Text(CheckResult result) =>
        string.Join('\n', [result.Status.ToString(), result.Reason.ToString(), result.Message, result.Remediation ?? "", .. result.Evidence]);
}
