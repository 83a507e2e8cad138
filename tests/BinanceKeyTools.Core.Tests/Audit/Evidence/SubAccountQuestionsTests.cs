using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Audit.Evidence;

public sealed class SubAccountQuestionsTests
{
    private const string NotEnabled = """{"code":-9000,"msg":"Sub-account function is not enabled."}""";

    /// <summary>Rows that say nothing, no two alike. The number makes them different.</summary>
    private static readonly Func<int, string>[] BadRows =
    [
        number => $$"""{"remark":"{{number}}"}""",
        number => $$"""{"email":null,"apikey":null,"id":{{number}}}""",
        number => $$"""{"email":{{number}},"apikey":{{number}}}""",
        number => $$"""{"email":"  ","apikey":"short","id":{{number}}}""",
        number => $$"""{"email":"\ud800","apikey":"\ud800","id":{{number}}}""",
        number => $"{number}",
        number => $"\"{number}\"",
        number => $"[{number}]",
        number => $"null{new string(' ', number)}",
    ];

    [Fact]
    public async Task A_page_that_is_full_of_rows_is_followed_by_the_next_whatever_the_rows_say()
    {
        string[] accounts = [.. Enumerable.Range(0, 250).Select(number => SubAccountExchange.Account($"desk{number}@example.com"))];
        accounts[7] = """{"remark":"SecretWord"}""";
        using var exchange = new SubAccountExchange { Accounts = accounts };

        var report = await exchange.AskAsync();

        Assert.Equal(249, report.KeyCounts.Count);
        var gap = Assert.Single(report.Gaps);
        Assert.Equal(SubAccountGapKind.UncountedKeys, gap.Hides);
        Assert.Equal("sub-accounts: row 8 of page 1 has no e-mail address", gap.Text);
        Assert.True(report.MayMissCounts && report.MayMissKeys);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task A_row_that_is_no_object_is_a_gap(string row)
    {
        using var exchange = new SubAccountExchange { Accounts = [row, SubAccountExchange.Account("b@example.com")], Keys = _ => [row, SubAccountExchange.Key(1)] };

        var report = await exchange.AskAsync();

        Assert.Single(report.Keys);
        Assert.Equal(["sub-accounts: row 1 of page 1 is no object", "keys of b@example.com: row 1 of page 1 is no object"], report.Gaps.Select(gap => gap.Text));
    }

    [Theory]
    [InlineData("""{"apiName":"x"}""")]
    [InlineData("""{"apikey":"SecretWord"}""")]
    [InlineData("""{"apikey":"\ud800"}""")]
    public async Task A_key_without_API_key_is_counted_and_hides_no_other(string row)
    {
        using var exchange = new SubAccountExchange { Keys = _ => [SubAccountExchange.Key(1), row, SubAccountExchange.Key(2)] };

        var report = await exchange.AskAsync();

        Assert.Equal(2, report.Keys.Count);
        Assert.Equal(3, report.KeyCounts[SubAccountExchange.Good]);
        var gap = Assert.Single(report.Gaps);
        Assert.Equal(new SubAccountGap(SubAccountGapKind.CountedKey, "keys of desk@example.com: row 2 of page 1 has no valid API key"), gap);
        Assert.True(!report.MayMissCounts && report.MayMissKeys);
    }

    [Fact]
    public async Task A_server_that_gives_the_first_page_for_ever_is_left_with_a_gap()
    {
        using var exchange = new SubAccountExchange
        {
            IgnoresPage = true,
            Accounts = [.. Enumerable.Range(0, 200).Select(number => SubAccountExchange.Account($"desk{number}@example.com"))],
        };

        var report = await exchange.AskAsync();

        Assert.Equal(200, report.KeyCounts.Count);
        Assert.Equal("sub-accounts: page 2 repeats an earlier page, so the rest of the list could not be read", Assert.Single(report.Gaps).Text);
        Assert.Equal(2, exchange.Requests.Count(request => request.Path == EndpointCatalogue.SubAccounts.Path));
    }

    [Fact]
    public async Task A_server_that_gives_two_pages_in_turn_is_left_with_a_gap()
    {
        using var exchange = new SubAccountExchange
        {
            Instead = (request, page) => request.Path != EndpointCatalogue.SubAccounts.Path ? null : ScriptedHandler.Json(200, Page(page % 2)),
        };

        Assert.Contains("page 3 repeats", Assert.Single((await exchange.AskAsync()).Gaps).Text, StringComparison.Ordinal);

        static string Page(int which) => $$"""{"subAccounts":[{{string.Join(',', Enumerable.Range(which * 200, 200).Select(number => SubAccountExchange.Account($"d{number}@example.com")))}}]}""";
    }

    [Fact]
    public async Task A_server_that_never_ends_is_left_after_a_number_of_pages()
    {
        using var exchange = new SubAccountExchange
        {
            Instead = (request, page) => request.Path != EndpointCatalogue.SubAccountKeys.Path ? null
                : ScriptedHandler.Json(200, $$"""{"rows":[{{string.Join(',', Enumerable.Range(0, 100).Select(number => $"{(page * 100) + number}"))}}]}"""),
        };

        var report = await exchange.AskAsync();

        Assert.Equal(PagedList<string>.MostPages, exchange.Requests.Count(request => request.Path == EndpointCatalogue.SubAccountKeys.Path));
        Assert.Equal("keys of desk@example.com: the list has more than 50 pages, and the rest was not asked for", report.Gaps[^1].Text);
        Assert.True(report.MayMissCounts);
    }

    [Fact]
    public async Task A_page_that_is_shorter_than_asked_for_is_followed_when_more_rows_are_announced()
    {
        using var exchange = new SubAccountExchange { MostRows = 30, Total = 70, Keys = _ => [.. Enumerable.Range(0, 70).Select(SubAccountExchange.Key)] };

        var report = await exchange.AskAsync();

        Assert.Equal(70, report.Keys.Count);
        Assert.Empty(report.Gaps);
    }

    [Fact]
    public async Task Rows_that_are_announced_and_not_given_are_a_gap()
    {
        using var exchange = new SubAccountExchange { Total = 5, Keys = _ => [SubAccountExchange.Key(1), SubAccountExchange.Key(2)] };

        var report = await exchange.AskAsync();

        Assert.Equal(2, report.Keys.Count);
        Assert.Equal("keys of desk@example.com: the exchange announces 5 rows and gives 2", Assert.Single(report.Gaps).Text);
        Assert.True(report.MayMissCounts);
    }

    [Fact]
    public async Task What_fails_on_a_later_page_loses_no_earlier_one()
    {
        using var exchange = new SubAccountExchange
        {
            Accounts = [.. Enumerable.Range(0, 200).Select(number => SubAccountExchange.Account($"desk{number}@example.com"))],
            Instead = (request, page) => page == 2 ? ScriptedHandler.Json(400, """{"code":-9999,"msg":"no"}""") : null,
        };

        var report = await exchange.AskAsync();

        Assert.Equal(200, report.KeyCounts.Count);
        Assert.StartsWith("sub-accounts: page 2: ", Assert.Single(report.Gaps).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_and_a_key_that_are_listed_twice_count_once()
    {
        using var exchange = new SubAccountExchange
        {
            Accounts = [SubAccountExchange.Account("desk@example.com"), SubAccountExchange.Account("DESK@example.com")],
            Keys = _ => [SubAccountExchange.Key(1), SubAccountExchange.Key(1)],
        };

        var report = await exchange.AskAsync();

        Assert.Single(report.Keys);
        Assert.Equal(1, Assert.Single(report.KeyCounts).Value);
    }

    [Fact]
    public async Task A_permission_that_is_not_told_is_unknown()
    {
        using var exchange = new SubAccountExchange { Keys = _ => [$$"""{"apikey":"{{SubAccountExchange.ApiKey(1)}}","canTrade":true,"canFuturesTrade":"maybe","canVanillaOptions":false}"""] };

        var key = Assert.Single((await exchange.AskAsync()).Keys);

        Assert.Equal(KeyPermission.SpotAndMarginTrading, key.Permission);
        Assert.Equal(
            KeyPermission.Margin | KeyPermission.Futures | KeyPermission.UniversalTransfer | KeyPermission.FixApiTrade | KeyPermission.FixReadOnly,
            key.UnknownPermission);
    }

    [Theory]
    [InlineData("""{"ipRestrict":"true","ipList":["8.8.8.8",7]}""", 1, 1, "1 entry is no text")]
    [InlineData("""{"ipRestrict":true,"ipList":[null,{},"\ud800"]}""", 0, 3, "3 entries are no text")]
    [InlineData("""{"ipRestrict":"true"}""", null, 0, "the answer has no list")]
    [InlineData("""{"ipRestrict":"true","ipList":"8.8.8.8"}""", null, 0, "the answer has no list")]
    [InlineData("""{"ipList":["8.8.8.8"]}""", 1, 0, "the answer does not say whether the list is in force")]
    [InlineData("[]", null, 0, "The answer about the addresses of a sub-account's key is no object.")]
    public async Task What_cannot_be_read_of_an_IP_list_is_a_gap(string answer, int? read, int unread, string reason)
    {
        using var exchange = new SubAccountExchange { Keys = _ => [SubAccountExchange.Key(1)], Addresses = answer };

        var report = await exchange.AskAsync();

        var key = Assert.Single(report.Keys);
        Assert.Equal((read, unread), (key.IPList?.Count, key.UnreadAddresses));
        Assert.False(key.IsIPListEmpty);
        var gap = Assert.Single(report.Gaps);
        Assert.Equal(SubAccountGapKind.Addresses, gap.Hides);
        Assert.EndsWith(reason, gap.Text, StringComparison.Ordinal);
        Assert.False(report.MayMissKeys);
    }

    [Theory]
    [InlineData("""{"ipRestrict":"false","ipList":[]}""")]
    [InlineData("""{"ipRestrict":"false"}""")]
    public async Task A_key_that_works_from_anywhere_needs_no_list(string answer)
    {
        using var exchange = new SubAccountExchange { Keys = _ => [SubAccountExchange.Key(1)], Addresses = answer };

        Assert.Empty((await exchange.AskAsync()).Gaps);
    }

    [Theory]
    [InlineData(NotEnabled, FindingReason.EnvironmentLacks)]
    [InlineData("""{"code":-4006,"msg":"Support master account only."}""", FindingReason.EnvironmentLacks)]
    [InlineData("""{"code":-10038,"msg":"The current account is a broker account."}""", FindingReason.QuestionRefused)]
    [InlineData("""{"code":-1102,"msg":"Mandatory parameter was not sent."}""", FindingReason.QuestionRefused)]
    public async Task Only_an_answer_that_says_so_means_that_there_are_no_sub_accounts(string answer, FindingReason reason)
    {
        using var exchange = new SubAccountExchange { Instead = (_, _) => ScriptedHandler.Json(400, answer) };

        Assert.Equal(reason, (await exchange.ObserveAsync()).Obstacle!.Reason);
    }

    [Fact]
    public void Every_row_is_reported_or_a_gap() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
            Rows(450).ToArbitrary(),
            Rows(250).ToArbitrary(),
            (accounts, keys) =>
            {
                using var exchange = new SubAccountExchange
                {
                    Accounts = [.. accounts.Select((bad, index) => bad is { } kind ? BadRows[kind](index) : SubAccountExchange.Account($"desk{index}@example.com"))],
                    Keys = email => email == FirstOf(accounts) ? [.. keys.Select((bad, index) => bad is { } kind ? BadRows[kind](index) : SubAccountExchange.Key(index))] : [],
                };
                var report = exchange.AskAsync().GetAwaiter().GetResult();
                var goodAccounts = accounts.Count(bad => bad is null);
                var isAsked = goodAccounts > 0;
                Assert.Equal(goodAccounts, report.KeyCounts.Count);
                Assert.Equal(isAsked ? keys.Count(bad => bad is null) : 0, report.Keys.Count);
                Assert.Equal(isAsked ? keys.Length : 0, report.KeyCounts.Values.Sum());
                Assert.Equal(accounts.Length - goodAccounts, report.Gaps.Count(gap => gap.Hides == SubAccountGapKind.UncountedKeys));
                Assert.Equal(isAsked ? keys.Count(bad => bad is not null) : 0, report.Gaps.Count(gap => gap.Hides == SubAccountGapKind.CountedKey));
            }));

    [Fact]
    public void The_size_of_the_pages_changes_nothing_where_the_total_is_told() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Rows(100).ToArbitrary(), Gen.Choose(3, 120).ToArbitrary(), (keys, mostRows) =>
        {
            string[] rows = [.. keys.Select((bad, index) => bad is { } kind ? BadRows[kind](index) : SubAccountExchange.Key(index))];
            using var exchange = new SubAccountExchange { Keys = _ => rows, Total = rows.Length, MostRows = mostRows };
            var report = exchange.AskAsync().GetAwaiter().GetResult();
            Assert.Equal(rows.Length, report.KeyCounts.Values.Single());
            Assert.Equal(keys.Count(bad => bad is not null), report.Gaps.Count);
        }));

    private static Gen<int?[]> Rows(int most) => Gen.Choose(0, most).SelectMany(count =>
        Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(0, BadRows.Length - 1).Select(kind => (int?)kind))).ArrayOf(count));

    private static string? FirstOf(int?[] accounts) =>
        Array.FindIndex(accounts, bad => bad is null) is >= 0 and var index ? $"desk{index}@example.com" : null;
}
