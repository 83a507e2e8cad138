using System.Text.RegularExpressions;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

public sealed partial class CheckCatalogueTests
{
    private const int LongestTitle = 75;

    private static readonly Type[] CheckTypes = [.. typeof(AuditCheck).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditCheck)) && !type.IsAbstract)];

    public static TheoryData<string> Ids
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (var check in CheckCatalogue.All)
            {
                ids.Add(check.Id);
            }

            return ids;
        }
    }

    [Fact]
    public void Every_check_of_the_assembly_is_listed_once() =>
        Assert.Equal(CheckTypes.Select(type => type.FullName).Order(StringComparer.Ordinal), CheckCatalogue.All.Select(check => check.GetType().FullName).Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_enough_checks() => Assert.True(CheckCatalogue.All.Count >= 30);

    [Fact]
    public void Checks_are_in_the_order_of_their_ids() =>
        Assert.Equal(CheckCatalogue.All.Select(check => check.Id).Order(StringComparer.Ordinal), CheckCatalogue.All.Select(check => check.Id));

    [Fact]
    public void Ids_and_names_are_unique()
    {
        string[] words = [.. CheckCatalogue.All.SelectMany(check => new[] { check.Id, check.Metadata.Name })];
        Assert.Equal(words.Length, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Metadata_has_exactly_one_entry_for_each_check_in_the_same_order() =>
        Assert.Equal(CheckCatalogue.All.Select(check => check.Id), CheckMetadata.Read().Select(entry => entry.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Class_is_called_as_the_check(string id)
    {
        var check = CheckCatalogue.Find(id)!;
        Assert.Equal(check.Metadata.Name + "Check", check.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_keep_their_form(string id)
    {
        var check = CheckCatalogue.Find(id)!.Metadata;
        Assert.Matches(IdForm(), check.Id);
        Assert.Matches(NameForm(), check.Name);
        Assert.All([check.Title, check.PassTitle, check.Topic], title =>
        {
            Assert.InRange(title.Length, 1, LongestTitle);
            Assert.DoesNotMatch(OrderedTitle(), title);
            Assert.DoesNotMatch(OldWord(), title);
            Assert.True(char.IsAsciiLetterUpper(title[0]), title);
            Assert.False(title.EndsWith('.'));
        });
        Assert.Equal("0.1.0", check.Since);
        foreach (var sentence in new[] { check.Risk, check.Remediation, check.LooksAt, check.UnknownWhen })
        {
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        }

        Assert.NotEmpty(check.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_status_has_a_title_of_its_own(string id)
    {
        var check = CheckCatalogue.Find(id)!.Metadata;
        var titles = Enum.GetValues<FindingStatus>().ToDictionary(status => status, check.TitleOf);
        Assert.Equal(check.Title, titles[FindingStatus.Fail]);
        Assert.Equal(check.PassTitle, titles[FindingStatus.Pass]);
        Assert.StartsWith("Undetermined: ", titles[FindingStatus.Unknown], StringComparison.Ordinal);
        Assert.StartsWith("Not applicable: ", titles[FindingStatus.NotApplicable], StringComparison.Ordinal);
        Assert.Equal(titles.Count, titles.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());

        // What is not known is never worded as good or bad news.
        Assert.All([FindingStatus.Unknown, FindingStatus.NotApplicable], status =>
        {
            Assert.DoesNotContain(check.Title, titles[status], StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(check.PassTitle, titles[status], StringComparison.OrdinalIgnoreCase);
        });
        Assert.All(titles.Values, title => Assert.Same(title, KeyLikeText.Hide(title)));
        Assert.Same(titles[FindingStatus.Unknown], check.TitleOf(FindingStatus.Unknown));
    }

    [Fact]
    public void No_two_checks_have_a_title_in_common()
    {
        string[] titles = [.. CheckCatalogue.All.SelectMany(check => Enum.GetValues<FindingStatus>().Select(check.Metadata.TitleOf))];
        Assert.Equal(titles.Length, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("BKT1001", "Undetermined: withdrawal permission")]
    [InlineData("BKT1018", "Undetermined: FIX trading permission without a known purpose")]
    [InlineData("BKT1301", "Undetermined: IP list of a key that can withdraw")]
    [InlineData("BKT1402", "Undetermined: RSA key size of at least 2048 bits")]
    [InlineData("BKT1712", "Undetermined: API trading lock of the account")]
    [InlineData("BKT1912", "Undetermined: reading the vault")]
    public void Topic_goes_on_in_small_letters_but_for_acronyms(string id, string title) =>
        Assert.Equal(title, CheckCatalogue.Find(id)!.Metadata.TitleOf(FindingStatus.Unknown));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Remediation_names_only_checkboxes_that_exist(string id)
    {
        string[] others =
        [
            "Restrict access to trusted IPs only", "Unrestricted",
        ];
        var known = PermissionField.All.Select(field => field.Checkbox).Concat(others);
        Assert.All(QuotedText().Matches(CheckCatalogue.Find(id)!.Metadata.Remediation), match => Assert.Contains(match.Groups[1].Value, known));
    }

    [Fact]
    public void Checks_of_a_right_name_its_checkbox()
    {
        var rights = PermissionField.All;
        var judged = rights.Where(right => right.Permission is not (KeyPermission.Reading or KeyPermission.Withdrawals)).ToArray();
        foreach (var (id, right) in judged.Select((right, number) => ($"BKT{1011 + number}", right))
            .Concat(judged.Select((right, number) => ($"BKT{1101 + number}", right)))
            .Concat(rights.Select((right, number) => ($"BKT{1201 + number}", right))))
        {
            var check = CheckCatalogue.Find(id)!.Metadata;
            Assert.Contains($"\"{right.Checkbox}\"", check.Remediation, StringComparison.Ordinal);
            Assert.StartsWith(right.Field, check.LooksAt, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Placeholders_of_a_command_stand_within_single_quotes(string id)
    {
        if (CheckCatalogue.Find(id)!.Metadata.Command is { } command)
        {
            Assert.DoesNotMatch(LoosePlaceholder(), SingleQuoted().Replace(command, ""));
            Assert.DoesNotContain('\n', command);
        }
    }

    [Fact]
    public void What_the_vault_tells_needs_no_question()
    {
        Assert.All(CheckCatalogue.All.OfType<RecordCheck>(), check => Assert.Equal(EvidenceQuestion.None, check.Needs));
        Assert.All(CheckCatalogue.All.OfType<VaultCheck>(), check => Assert.Equal(EvidenceQuestion.None, check.Needs));
        Assert.All(CheckCatalogue.All.OfType<AccountCheck>(), check => Assert.True(check.Needs.HasFlag(EvidenceQuestion.Account)));
        Assert.Equal(EvidenceQuestion.Restriction | EvidenceQuestion.WithdrawalAddresses, CheckCatalogue.Find("WithdrawalWhitelistEmpty")!.Needs);
    }

    [Fact]
    public void Check_is_found_by_id_and_name_in_any_case()
    {
        Assert.Same(CheckCatalogue.Find("BKT1001"), CheckCatalogue.Find("withdrawalsenabled"));
        Assert.Null(CheckCatalogue.Find("BKT0000"));
    }

    [GeneratedRegex("^BKT1[0-9]{3}$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]+$")]
    private static partial Regex NameForm();

    [GeneratedRegex("^(Ensure|Make sure|Check)\\b")]
    private static partial Regex OrderedTitle();

    [GeneratedRegex("\\b(rights?|nobody|prove[nds]?|double)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex OldWord();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex QuotedText();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex SingleQuoted();

    [GeneratedRegex("\\{(name|vault)\\}")]
    private static partial Regex LoosePlaceholder();
}
