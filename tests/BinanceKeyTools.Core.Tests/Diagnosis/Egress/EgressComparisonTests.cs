using System.Net;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Egress;

public sealed class EgressComparisonTests
{
    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7", true)]
    [InlineData("198.51.100.8", "198.51.100.7", false)]
    [InlineData("198.51.100.0/24", "198.51.100.7", true)]
    [InlineData("198.51.100.8, 198.51.100.7", "198.51.100.7", true)]
    [InlineData(" 198.51.100.7 ", "198.51.100.7", true)]
    [InlineData("198.51.100.7", "2001:db8::1", false)]
    [InlineData("2001:db8::1", "2001:db8:0:0::1", true)]
    [InlineData("office", "198.51.100.7", false)]
    [InlineData("", "198.51.100.7", null)]
    public void An_address_is_looked_up_among_the_recorded_ones(string recorded, string observed, bool? isListed)
    {
        string[] list = recorded.Length == 0 ? [] : recorded.Split(',');

        var compared = EgressComparison.With(Observe(observed), new KeyRecord { Name = "bot", Vault = "Team", AllowedIP = list });

        Assert.Equal(isListed, compared.IsListed);
        Assert.Equal("Team/bot", compared.Key);
        Assert.Equal(list.Select(entry => entry.Trim()), compared.RecordedIP);
        Assert.Equal("Direct", compared.Route);
    }

    [Fact]
    public void What_looks_like_a_key_is_hidden()
    {
        const string Name = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

        var compared = EgressComparison.With(Observe("198.51.100.7"), new KeyRecord { Name = Name, AllowedIP = [Name] });

        Assert.DoesNotContain(Name, compared.Key, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, compared.RecordedIP[0], StringComparison.Ordinal);
    }

    private static EgressAddress Observe(string address) =>
        new() { IPAddress = IPAddress.Parse(address), Source = "fapi.binance.com", ObservedAt = DateTimeOffset.UnixEpoch };
}
