using System.Globalization;
using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>429 and 418 end a diagnosis, wherever in it they come.</summary>
public sealed class DiagnosisStopTests
{
    [Theory]
    [InlineData(429, "every right is there")]
    [InlineData(418, "every right is there")]
    [InlineData(429, "address not listed")]
    [InlineData(418, "address not listed")]
    [InlineData(429, "portfolio margin active")]
    [InlineData(418, "portfolio margin active")]
    public async Task StopsAtOnce(int status, string name)
    {
        var row = DiagnosisTable.Row(name);
        var quiet = await RunOnce.OfAsync(row);
        Assert.True(quiet.Sent.Count > 4, quiet.Describe());
        for (var ordinal = 1; ordinal <= quiet.Sent.Count; ordinal++)
        {
            var outcome = await DiagnosisBench.RunAsync(row, disturb: faults => faults.Add(Refusal(status, ordinal)));

            Assert.True(outcome.Sent.Count == ordinal, $"{ordinal}: {outcome.Describe()}");
            Assert.True(outcome.Diagnosis.Cause == (status == 418 ? "Banned" : "RateLimited"), $"{ordinal}: {outcome.Describe()}");
        }
    }

    private static FaultRule Refusal(int status, int ordinal)
    {
        var end = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var text = status == 418
            ? $"Way too much request weight used; IP banned until {end}. Please use WebSocket Streams for live updates to avoid bans."
            : "Too much request weight used; current limit is 6000 request weight per 1 MINUTE.";
        return new FaultRule
        {
            Kind = FaultKind.FixedAnswer,
            Status = status,
            Body = $$"""{"code":-1003,"msg":"{{text}}"}""",
            Every = ordinal,
            Count = 1,
        };
    }
}
