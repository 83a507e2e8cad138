using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using static BinanceKeyTools.Core.Tests.Audit.Checks.CheckCase;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Cases of the checks of sub-accounts: BKT18xx.</summary>
internal static class SubAccountCases
{
    private const string Email = "desk1@example.com";

    private static readonly SubAccountKey Good = new(Email, "desk", "abcd\u2026wxyz", "aaaaaaaaaaaa")
    {
        Permission = KeyPermission.Reading | KeyPermission.SpotAndMarginTrading,
        IPRestricted = true,
        IPList = ["8.8.8.8", "8.8.4.4"],
    };

    private static readonly Scene Holder = new() { Name = "desk", Fingerprint = Good.Fingerprint, AllowedIP = ["8.8.4.4", "8.8.8.8"] };

    private static readonly SubAccountGap Uncounted = new(SubAccountGapKind.UncountedKeys, "sub-accounts: row 3 of page 1 has no e-mail address");

    private static readonly SubAccountGap Counted = new(SubAccountGapKind.CountedKey, $"keys of {Email}: row 1 of page 1 has no valid API key");

    private static readonly SubAccountGap OfAddresses = new(SubAccountGapKind.Addresses, $"addresses of abcd\u2026wxyz of {Email}: no answer in time");

    private static readonly Scene Refused = new() { SubAccounts = new(Obstacles.Refused(-2015)) };

    public static IEnumerable<CheckCase> All() => [.. Report(), .. Lists(), .. Comparison(), .. Gaps()];

    private static IEnumerable<CheckCase> Report()
    {
        yield return Pass("BKT1801", "complete", Master(Good));
        yield return Unknown("BKT1801", "a gap", FindingReason.AnswerIncomplete, Gap(OfAddresses));
        yield return Unknown("BKT1801", "refused", FindingReason.KeyRefused, Refused);
        yield return NotApplicable("BKT1801", "not asked", FindingReason.ConditionAbsent, new Scene());

        yield return Pass("BKT1802", "26 of 30", Master(report => report with { KeyCounts = Count(26) }));
        yield return Fail("BKT1802", "27 of 30", Master(report => report with { KeyCounts = Count(27) }));
        yield return Unknown("BKT1802", "refused", FindingReason.KeyRefused, Refused);
        yield return NotApplicable("BKT1802", "no sub-account", FindingReason.ConditionAbsent, Master(report => report with { KeyCounts = new Dictionary<string, int>() }));
    }

    private static IEnumerable<CheckCase> Lists()
    {
        var untold = Good with { IPRestricted = null, IPList = null };
        yield return Pass("BKT1803", "list", Master(Good));
        yield return Fail("BKT1803", "any address", Master(Good, Good with { IPRestricted = false, IPList = [] }));
        yield return Fail("BKT1803", "empty list", Master(Good with { IPList = [] }));
        yield return Fail("BKT1803", "one is bad, another not told", Master(untold, Good with { IPRestricted = false }));
        yield return Unknown("BKT1803", "not told", FindingReason.AnswerIncomplete, Master(Good, untold));
        yield return NotApplicable("BKT1803", "no key", FindingReason.ConditionAbsent, Master());

        yield return Pass("BKT1805", "public addresses", Master(Good));
        foreach (var address in new[] { "10.1.2.3", "172.31.0.1", "192.168.1.1", "127.0.0.1", "192.0.2.7", "203.0.113.9", "100.64.0.1", "0.0.0.0", "::1", "fd00::1", "2001:db8::1", "::ffff:10.0.0.1", "10.1", "office" })
        {
            yield return Fail("BKT1805", address, Master(Good with { IPList = ["8.8.8.8", address] }));
        }

        yield return Unknown("BKT1805", "not told", FindingReason.AnswerIncomplete, Master(untold));
        yield return NotApplicable("BKT1805", "not asked", FindingReason.ConditionAbsent, new Scene());

        yield return Pass("BKT1806", "each once", Master(Good));
        yield return Fail("BKT1806", "twice", Master(Good with { IPList = ["8.8.8.8", "8.8.4.4", " 8.8.8.8"] }));
        yield return Fail("BKT1806", "twice, in two ways of writing", Master(Good with { IPList = ["2600::1", "2600:0:0::1"] }));
        yield return Unknown("BKT1806", "not told", FindingReason.AnswerIncomplete, Master(untold));
        yield return NotApplicable("BKT1806", "not asked", FindingReason.ConditionAbsent, new Scene());
    }

    private static IEnumerable<CheckCase> Comparison()
    {
        const string Id = "BKT1804";
        yield return Fleet(Id, "as recorded", FindingStatus.Pass, FindingReason.Compliant, Master(Good), Holder);
        yield return Fleet(Id, "an address more", FindingStatus.Fail, FindingReason.Violation, Master(Good with { IPList = ["8.8.8.8", "8.8.4.4", "9.9.9.9"] }), Holder);
        yield return Fleet(Id, "an address less", FindingStatus.Fail, FindingReason.Violation, Master(Good with { IPList = ["8.8.8.8"] }), Holder);
        yield return Fleet(Id, "not told", FindingStatus.Unknown, FindingReason.AnswerIncomplete, Master(Good with { IPList = null }), Holder);
        yield return Fleet(Id, "refused", FindingStatus.Unknown, FindingReason.KeyRefused, Refused, Holder);
        yield return Fleet(Id, "no list, which another check says", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, Master(Good with { IPRestricted = false }), Holder);
        yield return Fleet(Id, "nothing recorded", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, Master(Good), Holder with { AllowedIP = [] });
        yield return Fleet(Id, "in no vault", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, Master(Good), new Scene());
        yield return Fleet(Id, "not asked", FindingStatus.NotApplicable, FindingReason.ConditionAbsent, new Scene(), Holder);
    }

    // What is not known is never good: a check passes only what was read to its end.
    private static IEnumerable<CheckCase> Gaps()
    {
        yield return Unknown("BKT1802", "an account that nobody can name", FindingReason.AnswerIncomplete, Gap(Uncounted));
        yield return Unknown("BKT1802", "no account that anybody can name", FindingReason.AnswerIncomplete, Gap(Uncounted, keys: 0));
        yield return Pass("BKT1802", "a key that is counted but not readable", Gap(Counted));
        yield return Pass("BKT1802", "addresses that are not told", Gap(OfAddresses));
        yield return Fail("BKT1802", "one is nearly full, another not known", Master(report => report with { KeyCounts = Count(27), Gaps = [Uncounted] }));
        foreach (var id in new[] { "BKT1803", "BKT1805", "BKT1806" })
        {
            yield return Unknown(id, "a key that nobody counted", FindingReason.AnswerIncomplete, Gap(Uncounted));
            yield return Unknown(id, "a key that nobody can read", FindingReason.AnswerIncomplete, Gap(Counted));
            yield return Unknown(id, "no key that anybody can read", FindingReason.AnswerIncomplete, Gap(Counted, keys: 0));
        }

        var broken = Good with { IPList = ["8.8.8.8"], UnreadAddresses = 1 };
        yield return Pass("BKT1803", "a list of which one entry can be read", Master(broken));
        yield return Unknown("BKT1803", "a list of which no entry can be read", FindingReason.AnswerIncomplete, Master(broken with { IPList = [] }));
        yield return Unknown("BKT1803", "a list that may not be in force", FindingReason.AnswerIncomplete, Master(Good with { IPRestricted = null }));
        yield return Unknown("BKT1803", "a restriction to a list that is not told", FindingReason.AnswerIncomplete, Master(Good with { IPList = null }));
        yield return Unknown("BKT1805", "an entry that cannot be read", FindingReason.AnswerIncomplete, Master(broken));
        yield return Fail("BKT1805", "one entry is bad, another cannot be read", Master(broken with { IPList = ["10.1.2.3"] }));
        yield return Unknown("BKT1806", "an entry that cannot be read", FindingReason.AnswerIncomplete, Master(broken));
        yield return Fail("BKT1806", "an entry twice, another cannot be read", Master(broken with { IPList = ["8.8.8.8", "8.8.8.8"] }));

        const string Id = "BKT1804";
        var unread = new Scene { Name = "other", Fingerprint = null };
        yield return Fleet(Id, "a key that nobody can read", FindingStatus.Unknown, FindingReason.AnswerIncomplete, Gap(Counted), Holder);
        yield return Fleet(Id, "a key that nobody can read, and none recorded", FindingStatus.Unknown, FindingReason.AnswerIncomplete, Gap(Counted), new Scene());
        yield return Fleet(Id, "an entry that cannot be read", FindingStatus.Unknown, FindingReason.AnswerIncomplete, Master(broken), Holder);
        yield return Fleet(Id, "an address more, and an entry that cannot be read", FindingStatus.Fail, FindingReason.Violation, Master(broken with { IPList = ["9.9.9.9"] }), Holder);
        yield return Fleet(Id, "an entry that cannot be read, beside one that can", FindingStatus.Unknown, FindingReason.KeyUnreadable, Master(Good), Holder, unread);
        yield return Fleet(Id, "no recorded list, but an entry that cannot be read", FindingStatus.Unknown, FindingReason.KeyUnreadable, Master(Good), unread);
    }

    private static Scene Gap(SubAccountGap gap, int keys = 1) =>
        Master(report => report with { Keys = keys == 0 ? [] : report.Keys, KeyCounts = keys == 0 ? new Dictionary<string, int>() : report.KeyCounts, Gaps = [gap] });

    private static Scene Master(params SubAccountKey[] keys) => Master(report => report with { Keys = keys });

    private static Scene Master(Func<SubAccountReport, SubAccountReport> change) =>
        new() { SubAccounts = new(change(new SubAccountReport([Good], Count(1)))) };

    private static Dictionary<string, int> Count(int keys) => new() { [Email] = keys };
}
