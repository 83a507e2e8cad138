using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Causes;

public sealed partial class CauseCatalogueTests
{
    // What the issue asks for, by class.
    private static readonly (CauseClass Class, string[] Ids)[] Expected =
    [
        (CauseClass.KeyText,
        [
            "KeyEmpty", "KeyHasWhitespace", "KeyHasQuotes", "KeyHasByteOrderMark", "KeyHasInvisibleCharacter", "KeyHasInvalidCharacter",
            "KeyTruncated", "KeyIsPlaceholder", "KeyIsPem", "KeyIsSecret", "KeyAndSecretSwapped",
        ]),
        (CauseClass.Secret, ["SecretUnusable", "SecretWrong", "AlgorithmWrong"]),
        (CauseClass.KeyUnknown, ["KeyUnknown"]),
        (CauseClass.Environment, ["KeyOfOtherEnvironment"]),
        (CauseClass.Address, ["AddressNotListed", "EgressIsIPv6", "EgressChanges", "ProxyInBetween"]),
        (CauseClass.Permission,
        [
            "ReadingOff", "SpotTradingOff", "MarginOff", "FuturesOff", "OptionsOff", "PortfolioMarginOff", "UniversalTransferOff",
            "InternalTransferOff", "WithdrawalsOff", "KeyOlderThanFuturesAccount", "SymbolNotWhitelisted", "TradingExpired", "HmacWithoutIPListReadOnly",
        ]),
        (CauseClass.Account,
        [
            "FuturesNotOpened", "OptionsNotOpened", "MarginNotOpened", "PortfolioMarginActive", "PortfolioMarginNotActive", "SubAccountLimit",
            "TradingLocked", "AccountRestricted", "KeysLocked",
        ]),
        (CauseClass.Clock, ["ClockAhead", "ClockBehind", "RecvWindowTooSmall", "TimestampUnitWrong"]),
        (CauseClass.Signature, ["SignedTextUnencoded", "SignatureNotLast", "ParametersMisplaced", "OtherBytesSigned", "RequestUnsigned"]),
        (CauseClass.Limit, ["RateLimited", "Banned"]),
        (CauseClass.Network, ["NameNotResolved", "TlsFailed", "ConnectionFailed", "TimedOut", "ProxyFailed", "FirewallBlocked"]),
        (CauseClass.Location, ["RestrictedLocation"]),
        (CauseClass.Request, ["WrongHost", "WrongPath", "PathOfOtherFamily", "PlainHttp"]),
        (CauseClass.Exchange, ["Maintenance", "ExchangeFailing"]),
        (CauseClass.None, ["NothingWrong", "NotEnoughEvidence"]),
    ];

    [Fact]
    public void Causes_are_those_that_the_diagnosis_promises() =>
        Assert.Equal(
            Expected.SelectMany(group => group.Ids.Select(id => $"{group.Class} {id}")).Order(StringComparer.Ordinal),
            CauseCatalogue.All.Select(cause => $"{cause.Class} {cause.Id}").Order(StringComparer.Ordinal));

    [Fact]
    public void Verdicts_are_one_sentence_and_explanations_two() => Assert.All(CauseCatalogue.All, cause =>
    {
        Assert.True(Sentences(cause.Verdict) == 1, $"{cause.Id}: {cause.Verdict}");
        Assert.True(Sentences(cause.Explanation) == 2, $"{cause.Id}: {cause.Explanation}");
    });

    [Fact]
    public void Every_cause_has_a_fix_a_test_and_facts() => Assert.All(CauseCatalogue.All, cause =>
    {
        Assert.NotEmpty(cause.Fix);
        Assert.All(cause.Fix, step => Assert.True(step.Length > 3 && !char.IsWhiteSpace(step[^1]), $"{cause.Id}: {step}"));
        Assert.NotEmpty(cause.Test);
        Assert.NotEmpty(cause.Facts);
        Assert.All(cause.Facts, fact => Assert.EndsWith(".", fact.Text, StringComparison.Ordinal));
    });

    [Fact]
    public void Braces_hold_placeholders_only() => Assert.All(CauseCatalogue.All, cause =>
        Assert.All(Texts(cause), text => Assert.DoesNotMatch("[{}]", Placeholder().Replace(text, ""))));

    [Fact]
    public void A_permission_is_called_as_on_the_web_page()
    {
        var boxes = PermissionField.All.Select(field => $"\"{field.Checkbox}\"").ToArray();
        Assert.All(
            CauseCatalogue.All.Where(cause => cause.Class == CauseClass.Permission && cause.Id.EndsWith("Off", StringComparison.Ordinal)),
            cause => Assert.Contains(boxes, box => cause.Verdict.Contains(box, StringComparison.Ordinal) && cause.Fix.Any(step => step.StartsWith($"Tick {box}", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_location_is_not_to_be_got_round() => Assert.All(
        CauseCatalogue.All.Single(cause => cause.Class == CauseClass.Location) is var cause ? [.. cause.Fix, cause.Explanation, cause.Test] : Array.Empty<string>(),
        text => Assert.DoesNotMatch("(?i)vpn|proxy|tunnel|another (country|region)", text));

    [Theory]
    [InlineData("AddressNotListed")]
    [InlineData("KeyUnknown")]
    [InlineData("SecretWrong")]
    [InlineData("AlgorithmWrong")]
    [InlineData("EgressIsIPv6")]
    [InlineData("EgressChanges")]
    [InlineData("ProxyInBetween")]
    public void What_rests_on_observation_is_never_certain(string id) => Assert.Equal(DiagnosisConfidence.Likely, CauseCatalogue.Find(id).HighestConfidence);

    [Fact]
    public void No_cause_rests_on_an_unverified_fact() =>
        Assert.All(CauseCatalogue.All, cause => Assert.DoesNotContain(cause.Facts, fact => fact.Standing == FactStanding.Unverified));

    [Fact]
    public void Evidence_orders_the_causes_not_habit()
    {
        string[] order = ["KeyHasWhitespace", "KeyOfOtherEnvironment", "AddressNotListed", "PortfolioMarginActive", "ReadingOff", "SpotTradingOff", "KeyUnknown", "NothingWrong"];
        Assert.Equal(order, order.OrderBy(id => CauseCatalogue.Find(id).Order));
    }

    [Fact]
    public void What_blocks_comes_before_what_does_not() =>
        Assert.True(CauseCatalogue.All.Where(cause => cause.IsBlocking).Max(cause => cause.Order) < CauseCatalogue.Find("ClockAhead").Order);

    [Fact]
    public void Find_takes_any_case_and_refuses_the_unknown()
    {
        Assert.Equal("KeyEmpty", CauseCatalogue.Find("keyempty").Id);
        Assert.Throws<ArgumentException>(() => CauseCatalogue.Find("Weather"));
    }

    [Theory]
    [InlineData("""{"facts":{},"causes":[],"more":1}""", "'more' is not known")]
    [InlineData("""{"facts":{"a":{"text":"t","source":"s"}},"causes":[]}""", "facts, a, 'standing' is missing")]
    [InlineData("""{"facts":{"a":{"text":"t","source":"s","standing":"Rumour"}},"causes":[]}""", "is no FactStanding")]
    [InlineData("""{"facts":{},"causes":[{"id":"X"}]}""", "causes, entry 1, X, 'class' is missing")]
    [InlineData("""{"facts":{},"causes":[{"id":"X","class":"Clock","order":1,"blocking":false,"verdict":"v","explanation":"e","fix":["f"],"test":"t","facts":["b"]}]}""", "entry 1, X, there is no fact 'b'")]
    [InlineData("""{"facts":{},"causes":[{"id":"X","class":"Clock","order":1,"blocking":1,"verdict":"v","explanation":"e","fix":["f"],"test":"t","facts":["b"]}]}""", "neither true nor false")]
    [InlineData("""{"facts":{},"causes":[{"id":"X","class":"Clock","order":1,"blocking":true,"verdict":"v","explanation":"e","fix":[],"test":"t","facts":["b"]}]}""", "'fix' is empty or no list")]
    public void A_mistake_in_the_file_is_located(string json, string expected)
    {
        var exception = Assert.Throws<FormatException>(() => CauseCatalogueReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    internal static IEnumerable<string> Texts(Cause cause) => [cause.Verdict, cause.Explanation, cause.Test, .. cause.Fix];

    internal static IEnumerable<string> Placeholders(Cause cause) =>
        Texts(cause).SelectMany(text => Placeholder().Matches(text)).Select(match => match.Groups[1].Value).Distinct();

    private static int Sentences(string text) => SentenceEnd().Count(text);

    [GeneratedRegex("\\{([A-Za-z]+)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[.!?](?= [A-Z{]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
