using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of the exchange's answers and of accounts: BKT17xx.</summary>
internal static class AccountCases
{
    public static IEnumerable<CheckCase> All() => [.. Answers(), .. Hosts(), .. State(), .. Rights(), .. Whitelist()];

    private static IEnumerable<CheckCase> Answers()
    {
        yield return Pass("BKT1701", "answered", new Scene());
        yield return Pass("BKT1701", "found, but the signature is wrong", Refused(-1022));
        yield return Fail("BKT1701", "no such key", Refused(-2008));
        yield return Fail("BKT1701", "not found, by the wallet family", Refused(-1099));
        yield return Unknown("BKT1701", "not found, by another family", FindingReason.QuestionRefused, new Scene { Refusal = Obstacles.Refused(-1099, family: ApiFamily.UsdMargined) });
        yield return Unknown("BKT1701", "refused", FindingReason.KeyRefused, Refused(-2015));
        yield return Unknown("BKT1701", "offline", FindingReason.ExchangeUnavailable, new Scene { Refusal = Obstacles.Offline });
        yield return Unknown("BKT1701", "unreadable", FindingReason.KeyUnreadable, new Scene { Unreadable = Obstacles.Malformed });
        yield return NotApplicable("BKT1701", "testnet", FindingReason.EnvironmentLacks, new Scene { Refusal = Obstacles.Testnet });

        yield return Pass("BKT1702", "answered", new Scene());
        foreach (var code in new[] { -2015, -2014, -1022, -1002, -2017 })
        {
            yield return Fail("BKT1702", $"refused by {code}", Refused(code));
        }

        yield return Unknown("BKT1702", "refused by -1021", FindingReason.ClockWrong, Refused(-1021));
        yield return Unknown("BKT1702", "offline", FindingReason.ExchangeUnavailable, new Scene { Refusal = Obstacles.Offline });
        yield return Unknown("BKT1702", "not asked", FindingReason.Interrupted, new Scene { IsAsked = false });
        yield return NotApplicable("BKT1702", "no such key", FindingReason.CoveredElsewhere, Refused(-2008));
        yield return NotApplicable("BKT1702", "testnet", FindingReason.EnvironmentLacks, new Scene { Refusal = Obstacles.Testnet });
    }

    private static IEnumerable<CheckCase> Hosts()
    {
        var host = new HostEvidence("api.example.com", BinanceEnvironment.Live, 3);
        const string Clock = "BKT1703";
        yield return Host(Clock, "right", FindingStatus.Pass, FindingReason.Compliant, host with { Clock = Offset(40, 20) });
        yield return Host(Clock, "two seconds behind", FindingStatus.Fail, FindingReason.Violation, host with { Clock = Offset(2000, 20) });
        yield return Host(Clock, "an hour ahead", FindingStatus.Fail, FindingReason.Violation, host with { Clock = Offset(-3_600_000, 20) });
        yield return Host(Clock, "too slow to tell", FindingStatus.Unknown, FindingReason.AnswerIncomplete, host with { Clock = Offset(900, 200) });
        yield return Host(Clock, "not measured", FindingStatus.Unknown, FindingReason.AnswerIncomplete, host);
        yield return Host(Clock, "refused", FindingStatus.Unknown, FindingReason.ClockWrong, host with { ClockObstacle = Obstacles.Refused(-1021), Obstacle = Obstacles.Offline });
        yield return Host(Clock, "offline", FindingStatus.Unknown, FindingReason.ExchangeUnavailable, host with { Obstacle = Obstacles.Offline });

        const string Silent = "BKT1903";
        yield return Host(Silent, "answered", FindingStatus.Pass, FindingReason.Compliant, host);
        yield return Host(Silent, "answered nobody", FindingStatus.Fail, FindingReason.Violation, host with { UnansweredCount = 3, Obstacle = Obstacles.Offline });
        yield return Host(Silent, "answered some", FindingStatus.Fail, FindingReason.Violation, host with { UnansweredCount = 1, Obstacle = Obstacles.Offline });
    }

    private static IEnumerable<CheckCase> State()
    {
        yield return Pass("BKT1711", "normal", new Scene());
        yield return Fail("BKT1711", "another word", With(account => account with { Status = "Locked" }));
        yield return Unknown("BKT1711", "not told", FindingReason.AnswerIncomplete, With(account => account with { Status = null }));
        yield return Unknown("BKT1711", "offline", FindingReason.ExchangeUnavailable, new Scene { Account = new(Obstacles.Offline) });
        yield return Unknown("BKT1711", "not asked", FindingReason.Interrupted, new Scene { Account = new() });

        var locked = With(account => account with { IsTradingLocked = true });
        yield return Pass("BKT1712", "not locked", new Scene());
        yield return Fail("BKT1712", "locked", locked);
        yield return Fail("BKT1712", "locked until", With(account => account with { IsTradingLocked = true, PlannedRecoverTime = Scene.Now.AddHours(1) }));
        yield return Unknown("BKT1712", "not told", FindingReason.AnswerIncomplete, With(account => account with { IsTradingLocked = null }));
        yield return NotApplicable("BKT1712", "reads only", FindingReason.ConditionAbsent, locked with { Rights = KeyPermission.Reading });
    }

    private static IEnumerable<CheckCase> Rights()
    {
        foreach (var (id, right, set) in new (string, KeyPermission, Func<AccountState, bool?, AccountState>)[]
        {
            ("BKT1713", KeyPermission.SpotAndMarginTrading, (account, value) => account with { CanTrade = value }),
            ("BKT1714", KeyPermission.Withdrawals, (account, value) => account with { CanWithdraw = value }),
            ("BKT1715", KeyPermission.Margin, (account, value) => account with { IsMarginEnabled = value }),
            ("BKT1716", KeyPermission.Futures, (account, value) => account with { IsFutureEnabled = value }),
            ("BKT1717", KeyPermission.VanillaOptions, (account, value) => account with { IsOptionsEnabled = value }),
            ("BKT1718", KeyPermission.PortfolioMarginTrading, (account, value) => account with { IsPortfolioMarginEnabled = value }),
        })
        {
            var closed = With(account => set(account, false)) with { Rights = KeyPermission.Reading | right };
            yield return Pass(id, "open", With(account => set(account, true)) with { Rights = closed.Rights });
            yield return Fail(id, "closed", closed);
            yield return Unknown(id, "account not told", FindingReason.AnswerIncomplete, With(account => set(account, null)) with { Rights = closed.Rights });
            yield return Unknown(id, "right not told", FindingReason.AnswerIncomplete, closed with { Rights = KeyPermission.Reading, UntoldRights = right });
            yield return Unknown(id, "offline", FindingReason.ExchangeUnavailable, closed with { Account = new(Obstacles.Offline) });
            yield return NotApplicable(id, "no such right", FindingReason.ConditionAbsent, closed with { Rights = KeyPermission.Reading });
        }

        const string Id = "BKT1719";
        var both = With(account => account with { IsPortfolioMarginEnabled = true }) with { Rights = KeyPermission.Reading | KeyPermission.Futures };
        yield return Pass(Id, "no portfolio margin", both with { Account = new(Scene.Healthy) });
        yield return Fail(Id, "both", both);
        yield return Unknown(Id, "account not told", FindingReason.AnswerIncomplete, both with { Account = new(Scene.Healthy with { IsPortfolioMarginEnabled = null }) });
        yield return Unknown(Id, "right not told", FindingReason.AnswerIncomplete, both with { Rights = KeyPermission.Reading, UntoldRights = KeyPermission.Futures });
        yield return NotApplicable(Id, "no futures", FindingReason.ConditionAbsent, both with { Rights = KeyPermission.Reading });
    }

    private static IEnumerable<CheckCase> Whitelist()
    {
        const string Id = "BKT1721";
        var withdrawer = new Scene { Rights = KeyPermission.Reading | KeyPermission.Withdrawals };
        var none = new Observed<WithdrawalAddressBook>(new WithdrawalAddressBook(0, 2));
        yield return Pass(Id, "one address", withdrawer);
        yield return Fail(Id, "no address", withdrawer with { Addresses = none });
        yield return Unknown(Id, "not asked", FindingReason.Interrupted, withdrawer with { Addresses = new() });
        yield return Unknown(Id, "offline", FindingReason.ExchangeUnavailable, withdrawer with { Addresses = new(Obstacles.Offline) });
        yield return Unknown(Id, "right not told", FindingReason.AnswerIncomplete, new Scene { Addresses = none, UntoldRights = KeyPermission.Withdrawals });
        yield return NotApplicable(Id, "cannot withdraw", FindingReason.ConditionAbsent, new Scene { Addresses = none });
    }

    private static Scene Refused(int code) => new() { Refusal = Obstacles.Refused(code) };

    private static Scene With(Func<AccountState, AccountState> change) => new() { Account = new(change(Scene.Healthy)) };

    private static ClockOffset Offset(int milliseconds, int uncertainty) =>
        new(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(uncertainty), Scene.Now);
}
