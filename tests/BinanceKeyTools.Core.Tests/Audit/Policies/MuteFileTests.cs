using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Audit.Policies;

/// <summary>Mutes that are added to files which people wrote.</summary>
public sealed partial class MuteFileTests : IDisposable
{
    private const string Entry = """{ "check": "BKT1001", "name": "bot", "vault": "Bots", "reason": "known", "owner": "ops", "expires": "2026-06-01" }""";

    private static readonly DateOnly Today = PolicyText.Today;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mutes");

    /// <summary>Texts before and after a mute of BKT1401 for new was added.</summary>
    public static TheoryData<string, string> Additions { get; } = new()
    {
        {
            """
            {
              "version": 1,
              "mutes": []
            }
            """,
            """
            {
              "version": 1,
              "mutes": [
                {
                  "check": "BKT1401",
                  "name": "new",
                  "fingerprint": "0123456789ab",
                  "reason": "is replaced",
                  "owner": "ops@example.com",
                  "expires": "2026-04-13"
                }
              ]
            }
            """
        },
        {
            $$"""
            {
                "version": 1,
                // What we live with.
                "mutes": [
                    {{Entry}}  // until the move
                ]
            }
            """,
            $$"""
            {
                "version": 1,
                // What we live with.
                "mutes": [
                    {{Entry}},  // until the move
                    {
                        "check": "BKT1401",
                        "name": "new",
                        "fingerprint": "0123456789ab",
                        "reason": "is replaced",
                        "owner": "ops@example.com",
                        "expires": "2026-04-13"
                    }
                ]
            }
            """
        },
        {
            $$"""
            { "version": 1,
            	"mutes": [
            		{{Entry}},
            		// add new ones below
            		/* , ] } */
            	],
            	"name": "ours",
            }
            """,
            $$"""
            { "version": 1,
            	"mutes": [
            		{{Entry}},
            		// add new ones below
            		/* , ] } */
            		{
            			"check": "BKT1401",
            			"name": "new",
            			"fingerprint": "0123456789ab",
            			"reason": "is replaced",
            			"owner": "ops@example.com",
            			"expires": "2026-04-13"
            		},
            	],
            	"name": "ours",
            }
            """
        },
        {
            $$"""{ "version": 1, "mutes": [ {{Entry}} ] }""",
            $$"""
            { "version": 1, "mutes": [ {{Entry}},
              {
                "check": "BKT1401",
                "name": "new",
                "fingerprint": "0123456789ab",
                "reason": "is replaced",
                "owner": "ops@example.com",
                "expires": "2026-04-13"
              }
            ] }
            """
        },
        {
            """
            // Our policy.
            {
              "version": 1,
              "extends": "Relaxed" /* for now */ // really
              // the end
            }
            // and after
            """,
            """
            // Our policy.
            {
              "version": 1,
              "extends": "Relaxed", /* for now */ // really
              // the end
              "mutes": [
                {
                  "check": "BKT1401",
                  "name": "new",
                  "fingerprint": "0123456789ab",
                  "reason": "is replaced",
                  "owner": "ops@example.com",
                  "expires": "2026-04-13"
                }
              ]
            }
            // and after
            """
        },
        {
            """{"version":1}""",
            """
            {"version":1, "mutes": [
              {
                "check": "BKT1401",
                "name": "new",
                "fingerprint": "0123456789ab",
                "reason": "is replaced",
                "owner": "ops@example.com",
                "expires": "2026-04-13"
              }
            ]}
            """
        },
        {
            """
            {
              "version": 1,
              "mutes": [ // none yet
                ]}
            """,
            """
            {
              "version": 1,
              "mutes": [ // none yet
                {
                  "check": "BKT1401",
                  "name": "new",
                  "fingerprint": "0123456789ab",
                  "reason": "is replaced",
                  "owner": "ops@example.com",
                  "expires": "2026-04-13"
                }
                ]}
            """
        },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Additions))]
    public void What_is_there_stays_as_it_was_written(string before, string after)
    {
        // A text in one line does not tell how lines end.
        foreach (var newLine in before.Contains('\n', StringComparison.Ordinal) ? new[] { "\n", "\r\n" } : ["\n"])
        {
            Assert.Equal(after.ReplaceLineEndings(newLine), Add(before.ReplaceLineEndings(newLine), New));
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_made()
    {
        var file = MuteFile.Open(Path.Combine(_folder.FullName, "new.json"), PolicyText.Loader);
        Assert.False(file.IsChanged);
        file.Make(file.Plan(New with { Vault = "B`[1`]", Reason = "\"quotes\" & <ünï>\n" }, Today, replace: false));
        Assert.True(file.IsChanged);
        Assert.Equal(
            """
            {
              "version": 1,
              "mutes": [
                {
                  "check": "BKT1401",
                  "name": "new",
                  "vault": "B`[1`]",
                  "fingerprint": "0123456789ab",
                  "reason": "\"quotes\" & <ünï>\n",
                  "owner": "ops@example.com",
                  "expires": "2026-04-13"
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(file.Write().Span));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", false)]
    public void The_encoding_stays(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var (before, after) = ("{ \"version\": 1, \"mutes\": [\n] } // ünï 🔑", "{ \"version\": 1, \"mutes\": [\n  {\n    \"check\": \"BKT1401\",\n    \"name\": \"new\",\n    \"fingerprint\": \"0123456789ab\",\n    \"reason\": \"is replaced\",\n    \"owner\": \"ops@example.com\",\n    \"expires\": \"2026-04-13\"\n  }\n] } // ünï 🔑");
        var file = Open(Bytes(before));
        file.Make(file.Plan(New, Today, replace: false));
        Assert.Equal(Bytes(after), file.Write().ToArray());
    }

    [Fact]
    public void A_text_that_its_encoding_cannot_hold_is_left_alone()
    {
        byte[] broken = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{ \"version\": 1 } // "), 0x00, 0xD8];
        var file = Open(broken);
        file.Make(file.Plan(New, Today, replace: false));
        Assert.Equal("AuditPolicyNotWritten", Assert.Throws<AuditPolicyException>(() => file.Write()).ErrorId);
    }

    [Theory]
    [InlineData("BKT1001", "bot", "Bots", null, MuteChangeKind.Conflict)]
    [InlineData("BKT1001", "BOT", "bots", "0123456789ab", MuteChangeKind.Conflict)]
    [InlineData("BKT1001", "`bot", "Bots", null, MuteChangeKind.Conflict)]
    [InlineData("BKT1001", "bot", null, null, MuteChangeKind.Add)]
    [InlineData("BKT1001", "bot*", "Bots", null, MuteChangeKind.Add)]
    [InlineData("BKT1002", "bot", "Bots", null, MuteChangeKind.Add)]
    [InlineData("BKT1001", "bot", "Other", null, MuteChangeKind.Add)]
    public void One_of_the_same_check_name_and_vault_is_in_the_way(string check, string name, string? vault, string? fingerprint, MuteChangeKind expected)
    {
        var file = Open($$"""{ "version": 1, "mutes": [ {{Entry}} ] }""");
        var mute = New with { Check = check, Name = name, Vault = vault, Fingerprint = fingerprint };
        var change = file.Plan(mute, Today, replace: false);
        Assert.Equal(expected, change.Kind);
        Assert.Equal(expected == MuteChangeKind.Conflict ? ["m.json:1"] : [], change.Present.Select(present => present.Origin));
        Assert.Equal(expected == MuteChangeKind.Conflict ? MuteChangeKind.Replace : expected, file.Plan(mute, Today, replace: true).Kind);
    }

    [Fact]
    public void A_check_by_its_name_is_the_same_check()
    {
        var file = Open($$"""{ "version": 1, "mutes": [ {{Entry.Replace("BKT1001", "WithdrawalsEnabled", StringComparison.Ordinal)}} ] }""");
        Assert.Equal(MuteChangeKind.Conflict, file.Plan(Present, Today, replace: false).Kind);
    }

    [Fact]
    public void One_for_another_key_of_the_name_is_not_in_the_way()
    {
        var file = Open($$"""{ "version": 1, "mutes": [ {{WithFingerprint("aaaaaaaaaaaa")}} ] }""");
        Assert.Equal(MuteChangeKind.Add, file.Plan(Present with { Fingerprint = "bbbbbbbbbbbb" }, Today, replace: true).Kind);
        Assert.Equal(MuteChangeKind.Conflict, file.Plan(Present with { Fingerprint = "aaaaaaaaaaaa" }, Today, replace: false).Kind);
        Assert.Equal(MuteChangeKind.Conflict, file.Plan(Present, Today, replace: false).Kind);
    }

    [Fact]
    public void Exactly_the_same_is_nothing_to_do()
    {
        var file = Open($$"""{ "version": 1, "mutes": [ {{Entry}} ] }""");
        var same = Present with { Reason = "known", Owner = "ops", Expires = new DateOnly(2026, 6, 1) };
        Assert.Equal(MuteChangeKind.Conflict, file.Plan(same with { Owner = "Ops" }, Today, replace: false).Kind);
        var change = file.Plan(same with { Name = "BOT" }, Today, replace: true);
        Assert.Equal(MuteChangeKind.None, change.Kind);
        file.Make(change);
        Assert.False(file.IsChanged);
        Assert.Equal("bot", Assert.Single(file.Confirm(file.Write())).Name);
    }

    [Fact]
    public void One_that_has_expired_is_replaced_in_its_place()
    {
        var expired = Entry.Replace("2026-06-01", "2026-03-13", StringComparison.Ordinal);
        Assert.Equal(
            """
            { "version": 1, "mutes": [ { "check": "BKT1001", "name": "bot", "vault": "Bots", "reason": "is replaced", "owner": "ops@example.com", "expires": "2026-04-13", "fingerprint": "0123456789ab" } ] }
            """,
            Add($$"""{ "version": 1, "mutes": [ {{expired}} ] }""", Present with { Fingerprint = "0123456789ab" }));
        var today = Open($$"""{ "version": 1, "mutes": [ {{Entry.Replace("2026-06-01", "2026-03-14", StringComparison.Ordinal)}} ] }""");
        Assert.Equal(MuteChangeKind.Conflict, today.Plan(Present, Today, replace: false).Kind);
    }

    [Fact]
    public void One_that_is_replaced_keeps_its_comments_and_its_way_of_writing()
    {
        Assert.Equal(
            """
            {
              "version": 1,
              "mutes": [
                {
                  "check": "WithdrawalsEnabled", // by name
                  /* the one */ "name": "b`ot",
                  "vault": "Bots",
                  "owner": "ops@example.com",
                  "expires": "2026-04-13", // looked at each quarter
                  "reason": "is replaced" // longer

                  ,
                  "fingerprint": "0123456789ab",
                }
              ]
            }
            """,
            Add(
                """
                {
                  "version": 1,
                  "mutes": [
                    {
                      "check": "WithdrawalsEnabled", // by name
                      /* the one */ "name": "b`ot",
                      "vault": "Bots",
                      "owner": "somebody",
                      "expires": "2026-05-13", // looked at each quarter
                      "reason": "k\u006eown" // longer

                      ,
                    }
                  ]
                }
                """,
                Present with { Fingerprint = "0123456789ab" },
                replace: true));
    }

    [Theory]
    [InlineData("{\n  \"name\": \"bot\",\n  \"fingerprint\": \"aaaaaaaaaaaa\", // of 2024\n  \"check\"", "{\n  \"name\": \"bot\",\n  // of 2024\n  \"check\"")]
    [InlineData("{\n  \"name\": \"bot\",\n  \"fingerprint\": \"aaaaaaaaaaaa\",\n  \"check\"", "{\n  \"name\": \"bot\",\n  \"check\"")]
    [InlineData("{ \"fingerprint\": \"aaaaaaaaaaaa\", \"name\": \"bot\", \"check\"", "{ \"name\": \"bot\", \"check\"")]
    [InlineData("{ \"name\": \"bot\", \"fingerprint\": \"aaaaaaaaaaaa\" /* x */ , \"check\"", "{ \"name\": \"bot\", /* x */  \"check\"")]
    public void A_fingerprint_that_is_to_go_goes_with_its_comma(string before, string after)
    {
        const string Rest = ": \"BKT1001\", \"vault\": \"Bots\", \"reason\": \"is replaced\", \"owner\": \"ops@example.com\", \"expires\": \"2026-04-12\" }";
        Assert.Equal(
            $$"""{ "version": 1, "mutes": [ {{after}}{{Rest.Replace("-12", "-13", StringComparison.Ordinal)}} ] }""",
            Add($$"""{ "version": 1, "mutes": [ {{before}}{{Rest}} ] }""", Present, replace: true));
    }

    [Theory]
    [InlineData(", \"fingerprint\": \"aaaaaaaaaaaa\" }", " }")]
    [InlineData(",\n  \"fingerprint\": \"aaaaaaaaaaaa\"\n}", "\n}")]
    [InlineData(" , // last\n  \"fingerprint\": \"aaaaaaaaaaaa\"\n}", "  // last\n}")]
    [InlineData(", \"fingerprint\": \"aaaaaaaaaaaa\", }", ", }")]
    public void So_does_one_that_is_last(string before, string after)
    {
        const string Start = "{ \"name\": \"bot\", \"check\": \"BKT1001\", \"vault\": \"Bots\", \"reason\": \"is replaced\", \"owner\": \"ops@example.com\", \"expires\": \"2026-04-13\"";
        Assert.Equal($$"""{ "version": 1, "mutes": [ {{Start}}{{after}} ] }""", Add($$"""{ "version": 1, "mutes": [ {{Start}}{{before}} ] }""", Present, replace: true));
    }

    [Fact]
    public void All_that_hold_are_replaced()
    {
        var text = Add($$"""{ "version": 1, "mutes": [ {{Entry}}, {{WithFingerprint("aaaaaaaaaaaa")}}, {{WithFingerprint("bbbbbbbbbbbb")}} ] }""", Present with { Fingerprint = "aaaaaaaaaaaa" }, replace: true);
        Assert.Equal(2, Regex.Count(text, "is replaced"));
        Assert.Equal(2, Regex.Count(text, "aaaaaaaaaaaa"));
        Assert.Equal(1, Regex.Count(text, "known"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_asked_for_before_stays(bool hasEntry)
    {
        var file = Open($$"""{ "version": 1, "mutes": [ {{(hasEntry ? Entry : "")}} ] }""");
        Mute[] asked = [Present with { Fingerprint = "aaaaaaaaaaaa" }, Present, Present with { Fingerprint = "bbbbbbbbbbbb" }, Present];
        Assert.Equal(
            [hasEntry ? MuteChangeKind.Replace : MuteChangeKind.Add, MuteChangeKind.Add, MuteChangeKind.Add, MuteChangeKind.None],
            asked.Select(mute =>
            {
                var change = file.Plan(mute, Today, replace: true);
                file.Make(change);
                return change.Kind;
            }));
        Assert.Equal(["aaaaaaaaaaaa", null, "bbbbbbbbbbbb"], file.Confirm(file.Write()).Select(mute => mute.Fingerprint));
    }

    [Fact]
    public void Only_the_mutes_of_the_file_itself_count()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "base.json"), $$"""{ "version": 1, "mutes": [ {{Entry}} ] }""");
        var text = Add($$"""{ "version": 1, "extends": "base.json", "mutes": [ {{WithFingerprint("aaaaaaaaaaaa")}} ] }""", Present with { Fingerprint = "bbbbbbbbbbbb" });
        Assert.Equal(2, Regex.Count(text, "\"check\""));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{ \"version\": 1, \"mutes\": [ { \"check\": ", "line 1")]
    [InlineData("{ \"version\": 1,\n \"mutse\": [] }", "line 2, column 2, mutse: Unknown property; known here: $schema, checks")]
    [InlineData("{ \"version\": 1,\n \"mutes\": {} }", "line 2, column 11, mutes: Expected an array")]
    [InlineData("{ \"version\": 1,\n \"mutes\": [], \"mutes\": [] }", "line 2, column 15, mutes: The property is there twice")]
    [InlineData("{ \"mutes\": [] }", "'version' is missing")]
    [InlineData("{ \"version\": 1, \"mutes\": [ { } ] }", "mutes[0]: 'check' is missing")]
    [InlineData("[]", "Expected an object")]
    [InlineData("{ \"version\": 1, \"extends\": \"no.json\" }", "extends: There is no file 'no.json'")]
    public void A_file_that_cannot_be_used_is_refused_with_the_place(string text, string message)
    {
        var error = Assert.Throws<AuditPolicyException>(() => Open(text));
        Assert.Equal("AuditPolicyInvalid", error.ErrorId);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_changed_meanwhile_is_noticed()
    {
        var path = Path.Combine(_folder.FullName, "m.json");
        var absent = MuteFile.Open(path, PolicyText.Loader);
        Assert.True(absent.IsCurrent());
        var file = Open("{ \"version\": 1 }");
        Assert.True(file.IsCurrent());
        Assert.False(absent.IsCurrent());
        File.AppendAllText(path, " ");
        Assert.False(file.IsCurrent());
        File.Delete(path);
        Assert.False(file.IsCurrent());
    }

    [Theory]
    [InlineData("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j", "", "", "name: This looks like")]
    [InlineData("bot", "", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j", "owner: This looks like")]
    [InlineData("bot", "-----BEGIN PRIVATE KEY-----\nabc", "", "reason: This looks like")]
    [InlineData(" ", "", "", "name: The text must not be empty")]
    [InlineData("[", "", "", "name: '[' is not a pattern")]
    public void What_no_file_may_hold_is_told_before(string name, string reason, string owner, string message)
    {
        var refusal = MuteFile.Refusal(New with { Name = name, Reason = reason.Length > 0 ? reason : "known", Owner = owner.Length > 0 ? owner : "ops" });
        Assert.StartsWith(message, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j", refusal, StringComparison.Ordinal);
        Assert.Null(MuteFile.Refusal(New));
        Assert.Equal("It has characters that are in no text.", MuteFile.Refusal(New with { Name = "\uD800" }));
    }

    [Fact]
    public void Any_hand_written_file_keeps_every_character_but_blanks()
    {
        var blank = Gen.Elements("", " ", "  ", "\n", "\n    ", "\r\n\t", " // , ] } \"\n", "/* ] , */", "\n// end\n", "/**/ ");
        var comma = Gen.Elements(true, false);
        var documents =
            from isPolicy in comma
            from hasMutes in comma
            from entries in Gen.Elements(0, 1, 2, 3)
            from blanks in blank.ArrayOf(24)
            from trailing in comma.ArrayOf(3)
            from added in Gen.Elements(1, 2)
            from replaced in comma
            select (Document(isPolicy, hasMutes, entries, blanks, trailing), added, replaced && hasMutes && entries > 0);
        Prop.ForAll(documents.ToArbitrary(), sample =>
        {
            var (text, added, replaced) = sample;
            var file = Open(text);
            for (var i = 0; i < added; i++)
            {
                file.Make(file.Plan(New with { Name = $"new {i}" }, Today, replace: false));
            }

            if (replaced)
            {
                file.Make(file.Plan(Present with { Name = "bot 0", Reason = "known", Owner = "ops" }, Today, replace: true));
            }

            // The first entry is the one that is replaced, and only its date is another then.
            var after = Encoding.UTF8.GetString(file.Write().Span);
            var before = replaced ? FirstDate().Replace(text, "2026-04-13", count: 1) : text;
            return IsWithin(Blanks().Replace(before, ""), Blanks().Replace(after, "")) && Comments(text).SequenceEqual(Comments(after));
        }).Check(Samples.Config(500));
    }

    private static Mute New { get; } = new()
    {
        Check = "BKT1401",
        Name = "new",
        Fingerprint = "0123456789ab",
        Reason = "is replaced",
        Owner = "ops@example.com",
        Expires = Today.AddDays(30),
    };

    private static Mute Present { get; } = New with { Check = "BKT1001", Name = "bot", Vault = "Bots", Fingerprint = null };

    private static string WithFingerprint(string fingerprint) => Entry.Replace("\"reason\"", $"\"fingerprint\": \"{fingerprint}\", \"reason\"", StringComparison.Ordinal);

    private static string Document(bool isPolicy, bool hasMutes, int entries, string[] blanks, bool[] trailing)
    {
        var at = 0;
        string Blank() => blanks[at++ % blanks.Length];
        var items = string.Join(',', Enumerable.Range(0, entries).Select(i => $"{Blank()}{Entry.Replace("\"bot\"", $"\"bot {i}\"", StringComparison.Ordinal)}{Blank()}"))
            + (trailing[0] && entries > 0 ? "," : "") + Blank();
        List<string> members = [$"\"version\":{Blank()}1", .. isPolicy ? ["\"name\": \"ours\""] : Array.Empty<string>(), .. hasMutes ? [$"\"mutes\" :{Blank()}[{items}]"] : Array.Empty<string>()];
        return $"{Blank()}{{{Blank()}{string.Join(',', members.Select(member => $"{Blank()}{member}{Blank()}"))}{(trailing[1] ? "," : "")}{Blank()}}}{Blank()}";
    }

    private static string[] Comments(string text) => [.. Comment().Matches(Texts().Replace(text, "")).Select(match => match.Value.Trim())];

    private static bool IsWithin(string part, string whole)
    {
        var at = 0;
        foreach (var character in whole)
        {
            at += at < part.Length && part[at] == character ? 1 : 0;
        }

        return at == part.Length;
    }

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blanks();

    [GeneratedRegex("2026-06-01")]
    private static partial Regex FirstDate();

    [GeneratedRegex("""(?<!//[^\n]*)"(known|ops|ops@example\.com|is replaced|bot \d|new \d|Bots|BKT\d+|[a-z]+|[\d-]+|[0-9a-f]{12})" """)]
    private static partial Regex Texts();

    [GeneratedRegex("""//[^\r\n]*|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    private string Add(string before, Mute mute, bool replace = false)
    {
        var file = Open(before);
        var change = file.Plan(mute, Today, replace);
        Assert.Contains(change.Kind, new[] { MuteChangeKind.Add, MuteChangeKind.Replace });
        file.Make(change);
        var bytes = file.Write();
        Assert.Contains(file.Confirm(bytes), written => written with { Name = mute.Name, Origin = null } == mute);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private MuteFile Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    private MuteFile Open(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "m.json");
        File.WriteAllBytes(path, bytes);
        return MuteFile.Open(path, PolicyText.Loader);
    }
}
