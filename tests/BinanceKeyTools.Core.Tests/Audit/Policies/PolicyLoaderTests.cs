using System.Text;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>Policies and mutes in files.</summary>
public sealed class PolicyLoaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("policies");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_policy_is_named_by_built_in_name_or_path()
    {
        Assert.Equal("Strict", PolicyText.Loader.Load("strict").Name);
        var file = Write("own.json", "{ \"version\": 1 }");
        var policy = PolicyText.Loader.Load(file);
        Assert.Equal(("own", file), (policy.Name, policy.Source));
    }

    [Fact]
    public void A_file_extends_another_by_its_path_from_there()
    {
        Write("base/base.json", """
            { "version": 1, "extends": "../root.json", "name": "base", "thresholds": { "maxAgeDays": 40 },
              "keys": [ { "match": { "name": "a" }, "purpose": "TaxReporting" } ],
              "mutes": [ { "check": "*", "name": "x", "reason": "r", "owner": "o", "expires": "2030-01-01" } ] }
            """);
        Write("root.json", """{ "version": 1, "extends": "Relaxed", "purposes": { "Convert": { "required": [] } } }""");
        var policy = PolicyText.Loader.Load(Write("own.json", """
            { "version": 1, "extends": "base/base.json", "keys": [ { "match": { "name": "*" }, "purpose": "Convert" } ],
              "mutes": [ { "check": "*", "name": "y", "reason": "r", "owner": "o", "expires": "2030-01-01" } ] }
            """));
        Assert.Equal(("own", 40, TimeSpan.FromMilliseconds(2500)), (policy.Name, policy.Thresholds.MaxAge.Days, policy.Thresholds.MaxClockOffset));
        Assert.Equal("Convert", policy.For(PolicyText.Key("a")).PurposeName);
        Assert.Equal(["base.json:3", "own.json:2"], policy.Mutes.Select(mute => mute.Origin));
    }

    [Fact]
    public void Faults_of_the_extended_file_are_told_with_its_name()
    {
        var other = Write("other.json", "{ \"version\": 1,\n \"x\": 1 }");
        var own = Write("own.json", "{ \"version\": 1, \"extends\": \"other.json\", \"y\": 2 }");
        Assert.Equal([(other, 2, "x"), (own, 1, "y")], PolicyText.Loader.Check(own).Problems.Select(problem => (problem.Source, problem.Line, problem.Path)));
        var error = Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.Load(own));
        Assert.StartsWith($"'{own}' cannot be used: in '{other}', which it extends, line 2, column 2, x: Unknown property;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_is_an_error()
    {
        var first = Write("first.json", "{ \"version\": 1, \"extends\": \"second.json\" }");
        Write("second.json", "{ \"version\": 1, \"extends\": \"first.json\" }");
        var problem = Assert.Single(PolicyText.Loader.Check(first).Problems);
        Assert.Equal(("extends", "The policies extend each other in a circle: 'first.json' is among those that are being read."), (problem.Path, problem.Message));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Files_with_a_byte_order_mark_are_read(string encoding)
    {
        var file = Path.Combine(_folder.FullName, "own.json");
        File.WriteAllText(file, "{ \"version\": 1, \"name\": \"ä\" }", Encoding.GetEncoding(encoding));
        Assert.Equal("ä", PolicyText.Loader.Load(file).Name);
    }

    [Fact]
    public void An_invalid_file_is_told_by_its_first_error_and_their_number()
    {
        var file = Write("own.json", "{ \"version\": 1,\n \"name\": 1, \"description\": 2, \"mutes\": 3 }");
        var error = Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.Load(file));
        Assert.Equal($"'{file}' cannot be used: line 2, column 10, name: Expected a string, found a number. There are 2 more errors.", error.Message);
        Assert.Equal(("AuditPolicyInvalid", "Test-BinanceAuditPolicy shows every problem.", 3), (error.ErrorId, error.Remedy, error.Problems.Count));
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("no/such/file.json")]
    public void What_does_not_exist_is_told_with_the_built_in_names(string name)
    {
        var error = Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.Load(Path.Combine(_folder.FullName, name)));
        Assert.Equal("AuditPolicyNotFound", error.ErrorId);
        Assert.Contains("Strict, FuturesTrading, MarginTrading", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_cannot_be_read() =>
        Assert.Equal("AuditPolicyUnreadable", Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.Load(_folder.FullName)).ErrorId);

    [Fact]
    public void Mute_files_have_the_mutes_of_policies()
    {
        var mute = Assert.Single(PolicyText.Loader.LoadMutes(Write("mutes.json", """
            { "version": 1, "mutes": [
              { "check": "WithdrawalsEnabled", "name": "cold-*", "vault": "v", "fingerprint": "0123456789AB", "reason": "why", "owner": "who", "expires": "2026-12-31" } ] }
            """)));
        Assert.Equal(
            new Mute { Check = "BKT1001", Name = "cold-*", Vault = "v", Fingerprint = "0123456789ab", Reason = "why", Owner = "who", Expires = new(2026, 12, 31), Origin = "mutes.json:2" },
            mute);
    }

    [Fact]
    public void A_mute_file_that_is_wrong_is_an_error()
    {
        var file = Write("mutes.json", "{ \"version\": 1, \"keys\": [] }");
        Assert.Equal("keys", Assert.Single(PolicyText.Loader.CheckMutes(file).Problems).Path);
        Assert.Equal("AuditPolicyInvalid", Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.LoadMutes(file)).ErrorId);
    }

    [Fact]
    public void Patterns_of_a_built_in_policy_are_held_against_keys()
    {
        Assert.Empty(PolicyText.Loader.CheckBuiltIn("readonly", [PolicyText.Key("a")]).Problems);
        Assert.Equal("keys[0].match", Assert.Single(PolicyText.Loader.CheckBuiltIn("ReadOnly", []).Problems).Path);
        Assert.Equal("AuditPolicyNotFound", Assert.Throws<AuditPolicyException>(() => PolicyText.Loader.CheckBuiltIn("x")).ErrorId);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
