using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Core.Tests.Diagnosis;

public sealed class DiagnosisLetterTests
{
    private static readonly KeyDiagnosis Full = new()
    {
        Name = "bot",
        Vault = "Work",
        ApiKey = "vmPU…Eh8A",
        Verdict = "The address 203.0.113.7 is not on the key's IP list.",
        Confidence = DiagnosisConfidence.Likely,
        Cause = "AddressNotListed",
        CauseClass = CauseClass.Address,
        Explanation = "The exchange saw 203.0.113.7. The list that is recorded for the key does not have it.",
        Fix = ["Open API Management and choose Edit restrictions for the key that ends in Eh8A.", "Add 203.0.113.7."],
        Evidence =
        [
            new ProbeResult { Probe = ProbeNames.Ping, Status = ProbeStatus.Passed, Did = "GET /api/v3/ping", Saw = "HTTP 200", Host = "api.binance.com" },
            new ProbeResult { Probe = ProbeNames.SignedRead, Status = ProbeStatus.Failed, Did = "GET /api/v3/account", Saw = "HTTP 401, -2015 Invalid API-key, IP, or permissions for action.", Host = "api.binance.com" },
        ],
        Alternative = [new DiagnosisAlternative("KeyUnknown", CauseClass.KeyUnknown, DiagnosisConfidence.Possible, "The key was deleted.", "Look in API Management.")],
        AlsoFound = [new DiagnosisAlternative("ClockBehind", CauseClass.Clock, DiagnosisConfidence.Certain, "This machine's clock is slow.", "Test-BinanceClock")],
        Excluded = ["This machine's clock: 2 ms off, ± 1 ms."],
        NotTested = ["other environments: not asked because of -Passive"],
        AskedHost = ["api.binance.com"],
        RequestCount = 7,
        For = "POST /api/v3/order",
        ReportedError = "-2015 Invalid API-key, IP, or permissions for action.",
    };

    [Fact]
    public void Begins_with_the_verdict_and_has_every_part_in_order()
    {
        var letter = Full.ToLetter(120, isColored: false);
        string[] parts =
        [
            Full.Verdict, "Likely: AddressNotListed. Key Work/bot (vmPU…Eh8A)", Full.Explanation, "Reported: -2015", "What to do", "1. Open API", "2. Add",
            "Also found", "This machine's clock is slow. (Certain)", "Other explanations", "The key was deleted. (Possible) To tell: Look in API Management.",
            "Evidence", "+ Ping on api.binance.com: HTTP 200", "x SignedRead on api.binance.com: HTTP 401, -2015", "Out of the question", "2 ms off",
            "Not tested", "-Passive", "7 of at most 15 requests sent; asked: api.binance.com; judged for POST /api/v3/order",
        ];

        Assert.StartsWith(Full.Verdict, letter, StringComparison.Ordinal);
        var position = 0;
        foreach (var part in parts)
        {
            var found = letter.IndexOf(part, position, StringComparison.Ordinal);
            Assert.True(found >= position, $"'{part}' is missing or out of place.");
            position = found;
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(79)]
    public void Breaks_lines_between_words_only(int width)
    {
        var letter = Full.ToLetter(width, isColored: false);

        Assert.All(letter.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= width, line));
        Assert.Equal(Words(Full.ToLetter(500, isColored: false)), Words(letter));
    }

    [Fact]
    public void Colours_are_extra_and_end_with_their_line()
    {
        var colored = Full.ToLetter(79, isColored: true);

        Assert.Contains("\u001b[1;33m", colored, StringComparison.Ordinal);
        Assert.Equal(Full.ToLetter(79, isColored: false), System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Leaves_out_parts_that_are_empty()
    {
        var letter = new KeyDiagnosis
        {
            Verdict = "Nothing is wrong.",
            Confidence = DiagnosisConfidence.Certain,
            Cause = "NothingWrong",
            CauseClass = CauseClass.None,
            Explanation = "It works. It was tried.",
        }.ToLetter(79, isColored: false);

        Assert.DoesNotContain("Evidence", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", letter, StringComparison.Ordinal);
        Assert.Contains("0 of at most 15 requests sent", letter, StringComparison.Ordinal);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
