using System.Reflection;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Reporting;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

public sealed class CheckCaseTests
{
    // Each with the reason why the check never comes to the status.
    private static readonly Dictionary<(string Id, FindingStatus Status), string> Impossible = new()
    {
        [("BKT1610", FindingStatus.Fail)] = "it says what nobody knows",
        [("BKT1801", FindingStatus.Fail)] = "it says what nobody knows",
        [("BKT1903", FindingStatus.Unknown)] = "that a host does not answer is known",
        [("BKT1912", FindingStatus.Fail)] = "it says what nobody knows",
    };

    private static readonly CheckCase[] Cases =
    [
        .. RightCases.All(), .. AddressCases.All(), .. MaterialAndAgeCases.All(), .. InventoryCases.All(), .. AccountCases.All(), .. SubAccountCases.All(),
    ];

    public static TheoryData<string> Titles
    {
        get
        {
            var titles = new TheoryData<string>();
            foreach (var one in Cases)
            {
                titles.Add(one.ToString());
            }

            return titles;
        }
    }

    public static TheoryData<string> JudgingChecks
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (var check in CheckCatalogue.All.Where(check => check is KeyCheck or FleetCheck or VaultCheck or HostCheck))
            {
                ids.Add(check.Id);
            }

            return ids;
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Check_says_what_the_case_wants(string title)
    {
        var one = Cases.Single(one => one.ToString() == title);
        var result = one.Judge();
        Assert.Equal((one.Status, one.Reason), (result.Status, result.Reason));
        Assert.False(string.IsNullOrWhiteSpace(result.Message));
        Assert.DoesNotContain(result.Evidence, string.IsNullOrWhiteSpace);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Finding_has_the_title_of_its_status(string title)
    {
        var one = Cases.Single(one => one.ToString() == title);
        var check = CheckCatalogue.Find(one.CheckId)!;
        var options = new FleetAuditOptions { Policy = BuiltInPolicies.Find(BuiltInPolicies.Default)!, Host = "host" };
        var subject = new AuditedKey { Name = "bot", Vault = "Bots", Host = "host", ObservedAt = SampleFindings.Now };
        var finding = new FindingFactory(options).Create(check, subject, options.Policy.General, one.Judge());
        Assert.Equal(check.Metadata.TitleOf(one.Status), finding.Title);
        Assert.Equal(one.Status == FindingStatus.Fail, finding.Title == check.Metadata.Title);
        Assert.Same(finding, finding.Masked(finding.Subject));
    }

    [Theory]
    [MemberData(nameof(JudgingChecks))]
    public void Check_has_a_case_for_each_status(string id)
    {
        FindingStatus[] wanted = [FindingStatus.Pass, FindingStatus.Fail, FindingStatus.Unknown];
        var missing = wanted.Where(status => !Impossible.ContainsKey((id, status)) && !Cases.Any(one => one.CheckId == id && one.Status == status));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(JudgingChecks))]
    public void Failure_names_a_fact(string id) =>
        Assert.All(Cases.Where(one => one.CheckId == id && one.Status == FindingStatus.Fail), one => Assert.NotEmpty(one.Judge().Evidence));

    [Fact]
    public void No_exception_from_the_rule_is_out_of_date() =>
        Assert.All(Impossible.Keys, entry => Assert.DoesNotContain(Cases, one => (one.CheckId, one.Status) == entry));

    [Fact]
    public void The_key_of_the_unchanged_scene_is_as_it_should_be()
    {
        var context = new Scene().ToContext();
        Assert.All(
            CheckCatalogue.All.OfType<KeyCheck>(),
            check => Assert.True(check.Judge(context).Status is FindingStatus.Pass or FindingStatus.NotApplicable, check.ToString()));
    }

    [Fact]
    public void A_refused_key_fails_once_and_is_otherwise_unknown()
    {
        var context = new Scene { Refusal = Obstacles.Refused(-2015), Clock = null }.ToContext();
        var failed = CheckCatalogue.All.OfType<KeyCheck>().Where(check => check.Judge(context).Status == FindingStatus.Fail);
        Assert.Equal("BKT1702", Assert.Single(failed).Id);
        Assert.All(CheckCatalogue.All.OfType<RestrictionCheck>(), check =>
        {
            var result = check.Judge(context);
            Assert.Equal((FindingStatus.Unknown, FindingReason.KeyRefused), (result.Status, result.Reason));
        });
    }

    [Fact]
    public void An_unreadable_key_fails_nothing_and_no_check_of_the_exchange_says_anything()
    {
        var context = new Scene { Unreadable = Obstacles.Malformed, ApiKey = null, Fingerprint = null, Algorithm = null, KeySize = null, Clock = null }.ToContext();
        Assert.DoesNotContain(CheckCatalogue.All.OfType<KeyCheck>(), check => check.Judge(context).Status == FindingStatus.Fail);
        Assert.All(CheckCatalogue.All.OfType<ExchangeCheck>(), check => Assert.Equal(FindingReason.KeyUnreadable, check.Judge(context).Reason));
    }

    [Fact]
    public void A_refused_clock_fails_no_check_of_the_key()
    {
        var context = new Scene { Refusal = Obstacles.Refused(-1021), Clock = null }.ToContext();
        Assert.All(CheckCatalogue.All.OfType<ExchangeCheck>().Where(check => !check.Needs.HasFlag(BinanceKeyTools.Audit.Evidence.EvidenceQuestion.SubAccounts)), check =>
        {
            var result = check.Judge(context);
            Assert.Equal((FindingStatus.Unknown, FindingReason.ClockWrong), (result.Status, result.Reason));
        });
    }

    [Fact]
    public void Needs_say_what_the_check_looks_at()
    {
        // A check that says the same whatever the exchange answers needs nothing of it.
        Assert.All(
            CheckCatalogue.All.OfType<KeyCheck>(),
            check => Assert.Equal(check is ExchangeCheck, check.Needs != BinanceKeyTools.Audit.Evidence.EvidenceQuestion.None));
        Assert.All(CheckCatalogue.All, check => Assert.True(check.GetType().IsSealed && check.GetType().GetConstructors(BindingFlags.Public | BindingFlags.Instance).Length == 1));
    }
}
