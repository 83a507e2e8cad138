using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>What is wrong with a policy is said with its place, all of it at once.</summary>
public class PolicyReaderTests
{
    private const string Purposes = "FuturesTrading, MarginTrading, ReadOnly, SpotTrading, TaxReporting, Treasury";
    private const string Permissions = "Reading, SpotAndMarginTrading, Margin, Futures, VanillaOptions, PortfolioMarginTrading, InternalTransfer, UniversalTransfer, Withdrawals, FixApiTrade, FixReadOnly";

    /// <summary>Members of a policy beside its version, and what is wrong with them. A tilde begins a line.</summary>
    public static TheoryData<string, int, int, string, string, string?> Errors { get; } = new()
    {
        { "~\"nmae\": \"x\"", 2, 1, "nmae", "Unknown property; known here: $schema, checks, defaultPurpose, description, extends, keys, mutes, name, purposes, questions, thresholds, version.", "Did you mean 'name'?" },
        { "\"name\": \"a\",~ \"name\": \"b\"", 2, 2, "name", "The property is there twice.", null },
        { "\"name\": \"\"", 1, 25, "name", "The text must not be empty.", null },
        { "\"name\": 5", 1, 25, "name", "Expected a string, found a number.", null },
        { "\"description\": null", 1, 32, "description", "Expected a string, found null.", null },
        { "\"questions\": [ \"Accounts\" ]", 1, 32, "questions[0]", "'Accounts' is none of Account, WithdrawalAddresses, SubAccounts.", "Did you mean 'Account'?" },
        { "\"questions\": [ \"Restriction\" ]", 1, 32, "questions[0]", "'Restriction' is none of Account, WithdrawalAddresses, SubAccounts.", null },
        { "\"questions\": \"Account\"", 1, 30, "questions", "Expected an array, found a string.", null },
        { "\"thresholds\": [ ]", 1, 31, "thresholds", "Expected an object, found an array.", null },
        { "\"thresholds\": { \"maxAgeDays\": \"90\" }", 1, 47, "thresholds.maxAgeDays", "Expected a whole number, found a string.", null },
        { "\"thresholds\": { \"maxAgeDays\": 0 }", 1, 47, "thresholds.maxAgeDays", "Expected a whole number from 1 to 3650.", null },
        { "\"thresholds\": { \"maxAgeDays\": 1.5 }", 1, 47, "thresholds.maxAgeDays", "Expected a whole number from 1 to 3650.", null },
        { "\"thresholds\": { \"maxage\": 1 }", 1, 33, "thresholds.maxage", "Unknown property; known here: expiryWarningDays, keyHeadroom, maxAgeDays, maxClockOffsetMs, maxKeysPerAccount, maxPendingRotationHours, unrestrictedMaxAgeDays.", null },
        { "\"thresholds\": { \"keyHeadroom\": 30 }", 1, 48, "thresholds.keyHeadroom", "With a headroom of 30 below a limit of 30 keys every account would be reported.", "Make keyHeadroom smaller than maxKeysPerAccount." },
        { "\"thresholds\": { \"maxKeysPerAccount\": 2 }", 1, 54, "thresholds.maxKeysPerAccount", "With a headroom of 3 below a limit of 2 keys every account would be reported.", "Make keyHeadroom smaller than maxKeysPerAccount." },
        { "\"purposes\": { \"New\": { } }", 1, 38, "purposes.New", "'required' is missing.", "Say what a key of the new purpose 'New' needs; an empty list when it needs nothing." },
        { "\"purposes\": { \"\": { \"required\": [] } }", 1, 31, "purposes.", "The name of a purpose must not be empty.", null },
        { "\"purposes\": { \"ReadOnly\": { },~\"readonly\": { } }", 2, 1, "purposes.readonly", "The purpose is there twice: case does not tell two of them apart.", null },
        { "\"purposes\": { \"ReadOnly\": { \"required\": [\"Reading\", \"Futures\"],~\"forbidden\": [\"Margin\", \"Futures\"] } }", 2, 14, "purposes.ReadOnly.forbidden", "Futures is both required and forbidden.", "Name it once." },
        { "\"purposes\": { \"New\": { \"required\": [\"Trading\"] } }", 1, 53, "purposes.New.required[0]", $"'Trading' is none of {Permissions}.", null },
        { "\"purposes\": { \"ReadOnly\": { \"requiresIPRestriction\": \"yes\" } }", 1, 70, "purposes.ReadOnly.requiresIPRestriction", "Expected true or false, found a string.", null },
        { "\"defaultPurpose\": \"Readonly2\"", 1, 35, "defaultPurpose", $"There is no purpose 'Readonly2'; known: {Purposes}.", "Did you mean 'ReadOnly'?" },
        { "\"checks\": { \"BKT9999\": { } }", 1, 29, "checks.BKT9999", "There is no check 'BKT9999'.", null },
        { "\"checks\": { \"WithdrawalEnabled\": { } }", 1, 29, "checks.WithdrawalEnabled", "There is no check 'WithdrawalEnabled'.", "Did you mean 'WithdrawalsEnabled'? Get-BinanceAuditCheck lists all." },
        { "\"checks\": { \"BKT1001\": { },~\"withdrawalsEnabled\": { } }", 2, 1, "checks.withdrawalsEnabled", "BKT1001 WithdrawalsEnabled is there twice, by id and by name.", null },
        { "\"checks\": { \"BKT1001\": { \"severity\": \"high\" } }", 1, 54, "checks.BKT1001.severity", "'high' is none of Informational, Low, Medium, High, Critical.", "Did you mean 'High'?" },
        { "\"checks\": { \"BKT1001\": { \"enabled\": \"off\" } }", 1, 53, "checks.BKT1001.enabled", "Expected true or false, found a string.", null },
        { "\"checks\": { \"AuditCompleted\": { \"enabled\": false } }", 1, 60, "checks.AuditCompleted.enabled", "BKT1901 AuditCompleted cannot be switched off: a run without it counts as stopped.", null },
        { "\"keys\": [ 1 ]", 1, 27, "keys[0]", "Expected an object, found a number.", null },
        { "\"keys\": [ { \"purpose\": \"ReadOnly\" } ]", 1, 27, "keys[0]", "'match' is missing.", "Say which keys: \"match\": { \"name\": \"bot-*\" }." },
        { "\"keys\": [ { \"match\": { }, \"allow\": [] } ]", 1, 38, "keys[0].match", "This names no keys.", "For every key write \"name\": \"*\"." },
        { "\"keys\": [ { \"match\": { \"nam\": \"a\" }, \"allow\": [] } ]", 1, 40, "keys[0].match.nam", "Unknown property; known here: fingerprint, name, owner, tag, vault.", "Did you mean 'name'?" },
        { "\"keys\": [ { \"match\": { \"name\": \"a[\" }, \"allow\": [] } ]", 1, 48, "keys[0].match.name", "'a[' is not a pattern: the set that begins with [ is not closed with ]; a bracket of a name is written with a backtick before it.", null },
        { "\"keys\": [ { \"match\": { \"name\": \" \" }, \"allow\": [] } ]", 1, 48, "keys[0].match.name", "The text must not be empty.", null },
        { "\"keys\": [ { \"match\": { \"fingerprint\": \"12\" }, \"allow\": [] } ]", 1, 55, "keys[0].match.fingerprint", "A fingerprint has 12 hexadecimal digits.", "Get-BinanceKey shows the fingerprint of each key." },
        { "\"keys\": [ { \"match\": { \"name\": \"a\" }, \"allow\": [] },~{ \"match\": { \"name\": \"A\" }, \"purpose\": \"ReadOnly\" } ]", 2, 12, "keys[1].match", "Another entry above is for name 'A' as well.", "Make one of them." },
        { "\"keys\": [ { \"match\": { \"name\": \"a\" }, \"purpose\": \"Mining\" } ]", 1, 66, "keys[0].purpose", $"There is no purpose 'Mining'; known: {Purposes}.", null },
        { "\"keys\": [ { \"match\": { \"name\": \"a\" }, \"allow\": [\"Futures\", \"Margin\"], \"expect\": { \"permission\": [\"Futures\"] } } ]", 1, 64, "keys[0].allow", "Margin is allowed, but the expected state lacks it.", "Add it to expect.permission, or do not allow it." },
        { "\"keys\": [ { \"match\": { \"name\": \"a\" }, \"allow\": [\"None\"] } ]", 1, 65, "keys[0].allow[0]", $"'None' is none of {Permissions}.", null },
        { "\"keys\": [ { \"match\": { \"name\": \"a\" }, \"expect\": { \"ipRestricted\": 1 } } ]", 1, 83, "keys[0].expect.ipRestricted", "Expected true or false, found a number.", null },
        { "\"extends\": \"Strickt\"", 1, 28, "extends", "There is no built-in policy 'Strickt'; known: Strict, FuturesTrading, MarginTrading, ReadOnly, Relaxed, SpotTrading, TaxReporting, Treasury.", "Did you mean 'Strict'?" },
        { "\"extends\": \"no/such.json\"", 1, 28, "extends", "There is no file 'no/such.json'.", "The built-in ones are Strict, FuturesTrading, MarginTrading, ReadOnly, Relaxed, SpotTrading, TaxReporting, Treasury. A file is named by its path, with .json or .psd1." },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"owner\": \"o\", \"expires\": \"2030-01-01\" } ]", 1, 28, "mutes[0]", "'reason' is missing.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"reason\": \"\", \"owner\": \"o\", \"expires\": \"2030-01-01\" } ]", 1, 67, "mutes[0].reason", "The text must not be empty.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"reason\": \"r\", \"expires\": \"2030-01-01\" } ]", 1, 28, "mutes[0]", "'owner' is missing.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"reason\": \"r\", \"owner\": \"o\" } ]", 1, 28, "mutes[0]", "'expires' is missing.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2030-02-30\" } ]", 1, 97, "mutes[0].expires", "'2030-02-30' is not a date.", "Write the last day of the mute as yyyy-MM-dd, for example 2026-06-14." },
        { "\"mutes\": [ { \"check\": \"Nope\", \"name\": \"a\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2030-01-01\" } ]", 1, 39, "mutes[0].check", "There is no check 'Nope'.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2030-01-01\" } ]", 1, 28, "mutes[0]", "'name' is missing.", null },
        { "\"mutes\": [ { \"check\": \"*\", \"name\": \"[b\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2030-01-01\" } ]", 1, 52, "mutes[0].name", "'[b' is not a pattern: the set that begins with [ is not closed with ]; a bracket of a name is written with a backtick before it.", null },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_say_where_and_why(string members, int line, int column, string path, string message, string? remedy)
    {
        var check = PolicyText.Check($$"""{ "version": 1, {{members.Replace('~', '\n')}} }""");
        var problem = Assert.Single(check.Problems);
        Assert.Null(check.Policy);
        Assert.Equal((PolicyProblemSeverity.Error, "my.json"), (problem.Severity, problem.Source));
        Assert.Equal((line, column, path, message), (problem.Line, problem.Column, problem.Path, problem.Message));
        if (remedy is not null)
        {
            Assert.Equal(remedy, problem.Remedy);
        }

        Assert.Equal($"my.json({line},{column}): {path}: {message}", problem.ToString());
    }

    [Theory]
    [InlineData("\"thresholds\": { \"maxAgeDays\": 10 }", "thresholds.maxAgeDays", "The warning before the end of the trading permission (14 days) is longer than a key may live (10 days).")]
    [InlineData("\"thresholds\": { \"expiryWarningDays\": 91 }", "thresholds.expiryWarningDays", "The warning before the end of the trading permission (91 days) is longer than a key may live (90 days).")]
    [InlineData("\"keys\": [ { \"match\": { \"name\": \"a\" } } ]", "keys[0]", "This says nothing about the keys that fit.")]
    [InlineData("\"keys\": [ { \"match\": { \"name\": \"a\" }, \"expect\": { } } ]", "keys[0].expect", "No state is expected.")]
    [InlineData("\"keys\": [ { \"match\": { \"name\": \"a\" }, \"checks\": { \"MutesInUse\": { \"enabled\": false } } } ]", "keys[0].checks.MutesInUse", "BKT1902 MutesInUse judges no single key, so that this has no effect.")]
    [InlineData("\"mutes\": [ { \"check\": \"*\", \"name\": \"a\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2026-03-13\" } ]", "mutes[0].expires", "The mute expired on 2026-03-13, so it has no effect.")]
    public void Warnings_leave_the_policy_usable(string members, string path, string message)
    {
        var check = PolicyText.Check($$"""{ "version": 1, {{members}} }""");
        var problem = Assert.Single(check.Problems);
        Assert.Equal((PolicyProblemSeverity.Warning, path, message), (problem.Severity, problem.Path, problem.Message));
        Assert.NotEmpty(problem.Remedy!);
        Assert.NotNull(check.Policy);
    }

    [Theory]
    [InlineData("[]", "Expected an object, found an array.")]
    [InlineData("{ }", "'version' is missing.")]
    [InlineData("{ \"version\": 2 }", "Version 2 is newer than this module, which reads version 1.")]
    [InlineData("{ \"version\": \"1\" }", "Expected a whole number, found a string.")]
    [InlineData("{ \"version\": 0 }", "Expected a whole number from 1 to 2147483647.")]
    public void The_version_is_checked(string json, string message) =>
        Assert.Contains(message, PolicyText.Check(json).Problems.Select(problem => problem.Message));

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"name\": 'x'\n}", 2, 11)]
    [InlineData("{\n  \"name\": \"x\"\n", 3, 1)]
    [InlineData("{ \"version\": 1 } x", 1, 18)]
    public void Text_that_is_no_json_is_one_problem_with_its_place(string json, int line, int column)
    {
        var problem = Assert.Single(PolicyText.Check(json).Problems);
        Assert.Equal((line, column, "$"), (problem.Line, problem.Column, problem.Path));
    }

    [Fact]
    public void All_problems_come_at_once_by_line()
    {
        var check = PolicyText.Check("""
            {
              "version": 1,
              "mutes": [ { "check": "nope", "name": "a", "reason": "", "owner": 1, "expires": "soon" } ],
              "thresholds": { "maxAgeDays": -1, "keyHeadrom": 3 },
              "keys": [
                { "match": { "name": "[" }, "purpose": "x", "allow": [ "Everything" ] },
                { "match": { "nmae": "y" } }
              ],
              "questions": [ "Account", 5 ]
            }
            """);
        Assert.Equal(
            [
                "3 mutes[0].check", "3 mutes[0].reason", "3 mutes[0].owner", "3 mutes[0].expires",
                "4 thresholds.maxAgeDays", "4 thresholds.keyHeadrom",
                "6 keys[0].match.name", "6 keys[0].purpose", "6 keys[0].allow[0]",
                "7 keys[1]", "7 keys[1].match.nmae",
                "9 questions[1]",
            ],
            check.Problems.Select(problem => $"{problem.Line} {problem.Path}"));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        PolicyText.Load("""
            // Why there is a policy.
            { "version": 1, /* the first */ "keys": [ { "match": { "name": "*", }, "allow": [], }, ], }
            """);

    [Fact]
    public void Patterns_that_no_key_fits_are_reported_when_keys_are_given()
    {
        const string Json = """
            { "version": 1,
              "keys": [ { "match": { "name": "bot-*" }, "allow": [] },
                        { "match": { "name": "bot-*", "vault": "old" }, "allow": [] } ],
              "mutes": [ { "check": "*", "name": "b?t-1", "reason": "r", "owner": "o", "expires": "2030-01-01" },
                         { "check": "*", "name": "bot-2", "reason": "r", "owner": "o", "expires": "2030-01-01" },
                         { "check": "*", "name": "*", "vault": "old", "reason": "r", "owner": "o", "expires": "2030-01-01" } ] }
            """;
        Assert.Empty(PolicyText.Check(Json).Problems);
        Assert.Equal(
            ["3 keys[1].match: No key fits name 'bot-*', vault 'old'.", "5 mutes[1].name: No key fits name 'bot-2'."],
            PolicyText.Check(Json, PolicyText.Key("bot-1", "new")).Problems.Select(problem => $"{problem.Line} {problem.Path}: {problem.Message}"));
    }

    [Theory]
    [InlineData("\"name\": \"KEY\"")]
    [InlineData("\"description\": \"the key is KEY\"")]
    [InlineData("\"KEY\": 1")]
    [InlineData("\"questions\": [ \"KEY\" ]")]
    [InlineData("\"extends\": \"KEY\"")]
    [InlineData("\"extends\": \"KEY.json\"")]
    [InlineData("\"defaultPurpose\": \"KEY\"")]
    [InlineData("\"purposes\": { \"KEY\": { } }")]
    [InlineData("\"checks\": { \"KEY\": { } }")]
    [InlineData("\"keys\": [ { \"match\": { \"name\": \"KEY\" }, \"purpose\": \"KEY\" }, { \"match\": { \"name\": \"KEY\" }, \"allow\": [ \"KEY\" ] } ]")]
    [InlineData("\"keys\": [ { \"match\": { \"name\": \"[KEY\", \"fingerprint\": \"KEY\" } } ]")]
    [InlineData("\"mutes\": [ { \"check\": \"KEY\", \"name\": \"KEY\", \"reason\": \"KEY\", \"owner\": \"KEY\", \"expires\": \"KEY\" } ]")]
    [InlineData("\"thresholds\": { \"maxAgeDays\": KEY }")]
    public void Nothing_that_looks_like_a_key_is_repeated_or_accepted(string members)
    {
        foreach (var canary in new[]
        {
            "canaryCANARYcanaryCANARYcanaryCANARYcanaryCANARYcanaryCANARY1234",
            "MC4CAQAwBQYDK2VwBCIEIFKjHDXvDBqNxYY5Yw/canaryCANARYcanaryCANARY",
        })
        {
            var check = PolicyText.Check($$"""{ "version": 1, {{members.Replace("KEY", canary, StringComparison.Ordinal)}} }""", PolicyText.Key("other"));
            Assert.Null(check.Policy);
            Assert.All(check.Problems, problem => Assert.DoesNotContain("CANARYcanary", $"{problem} {problem.Remedy}", StringComparison.Ordinal));
            Assert.DoesNotContain("CANARYcanary", AuditPolicyException.Invalid("my.json", check.Problems).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_looks_like_a_key_is_an_error_where_it_stands()
    {
        var problem = Assert.Single(PolicyText.Check("{ \"version\": 1,\n \"description\": \"vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A\" }").Problems);
        Assert.Equal((2, 17, "description", "This looks like an API key, a secret or a private key."), (problem.Line, problem.Column, problem.Path, problem.Message));
        Assert.StartsWith("Delete it from the file.", problem.Remedy, StringComparison.Ordinal);
    }
}
