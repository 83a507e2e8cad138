using System.Globalization;
using System.Net;
using BinanceKeyTools.Inventory;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Inventory;

public sealed class AllowedAddressesTests
{
    [Theory]
    [InlineData("10.1", "is not an IPv4 address")]
    [InlineData("1", "is not an IPv4 address")]
    [InlineData("1.2.3.4.5", "is not an IPv4 address")]
    [InlineData("1.2.3.", "is not an IPv4 address")]
    [InlineData("0x1.2.3.4", "is not an IPv4 address")]
    [InlineData("+1.2.3.4", "is not an IPv4 address")]
    [InlineData("１.2.3.4", "is not an IPv4 address")]
    [InlineData("1.2.3.99999999999", "is not an IPv4 address")]
    [InlineData("bot.example.com", "is not an IPv4 address")]
    [InlineData("my-host.example.com", "is not an IPv4 address")]
    [InlineData("\"8.8.8.8\"", "is not an IPv4 address")]
    [InlineData("010.0.0.1", "leading zero")]
    [InlineData("8.8.8.08", "leading zero")]
    [InlineData("8.8.8.00", "leading zero")]
    [InlineData("8.8.8.256", "above 255")]
    [InlineData("8.8.8.0/24", "is a network (CIDR)")]
    [InlineData("8.8.8.8/32", "is a network (CIDR)")]
    [InlineData("8.8.8.8-8.8.8.9", "is a range")]
    [InlineData("8.8.8.8 - 8.8.8.9", "is a range")]
    [InlineData("8.8.8.*", "is a range")]
    [InlineData("2001:4860:4860::8888", "is an IPv6 address")]
    [InlineData("::ffff:8.8.8.8", "is an IPv6 address")]
    [InlineData("8.8.8.8:443", "has a port")]
    [InlineData("0.0.0.0", "is an unspecified address")]
    [InlineData("127.0.0.1", "is a loopback address")]
    [InlineData("224.0.0.1", "is a multicast address")]
    [InlineData("239.255.255.255", "is a multicast address")]
    [InlineData("240.0.0.1", "is a reserved address")]
    [InlineData("255.255.255.255", "is a reserved address")]
    public void Refuses_what_the_list_cannot_hold(string entry, string why)
    {
        var refusal = Assert.Throws<AllowedAddressException>(() => AllowedAddresses.Parse(["9.9.9.9", entry]));

        Assert.Equal("AllowedIPInvalid", refusal.ErrorId);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(entry.Split(' ')[^1] == entry ? $"'{entry}'" : "'-'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Entry!, entry, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy);
    }

    [Theory]
    [InlineData("10.0.0.1", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.168.1.10", "private")]
    [InlineData("100.64.0.1", "shared by carriers")]
    [InlineData("169.254.1.1", "link-local")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("198.51.100.7", "documentation")]
    [InlineData("203.0.113.9", "documentation")]
    [InlineData("198.18.0.1", "benchmarking")]
    public void Questions_what_Binance_cannot_see(string entry, string kind)
    {
        var list = AllowedAddresses.Parse(["8.8.8.8", entry]);

        Assert.Equal(["8.8.8.8", entry], list.Addresses);
        var questionable = Assert.Single(list.Questionable);
        Assert.Equal((entry, kind), (questionable.Address, questionable.Kind));
        Assert.Contains("Get-BinanceEgressAddress", questionable.Reason, StringComparison.Ordinal);
        Assert.Contains($"'{entry}' is a {kind} address", questionable.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8,9.9.9.9")]
    [InlineData(" 8.8.8.8 ; 9.9.9.9\t")]
    [InlineData("\uFEFF8.8.8.8\r\n9.9.9.9,")]
    public void Takes_several_from_one_text(string text) =>
        Assert.Equal(["8.8.8.8", "9.9.9.9"], AllowedAddresses.Parse([text, "", null, " "]).Addresses);

    [Fact]
    public void Nothing_is_an_empty_list()
    {
        Assert.Empty(AllowedAddresses.Parse([]).Addresses);
        Assert.Empty(AllowedAddresses.Parse(["", " "]).Questionable);
    }

    [Fact]
    public void Takes_thirty_and_no_more()
    {
        string[] addresses = [.. Enumerable.Range(1, 31).Select(number => $"8.8.8.{number}")];

        Assert.Equal(30, AllowedAddresses.Parse(addresses[..30]).Addresses.Count);
        var refusal = Assert.Throws<AllowedAddressException>(() => AllowedAddresses.Parse(addresses));
        Assert.Contains("has 31 addresses", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("at most 30", refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.Entry);
    }

    [Fact]
    public void Refuses_an_address_that_is_there_twice()
    {
        var refusal = Assert.Throws<AllowedAddressException>(() => AllowedAddresses.Parse(["8.8.8.8", "9.9.9.9", " 8.8.8.8"]));

        Assert.Equal("'8.8.8.8' is in the IP list twice.", refusal.Message);
    }

    [Fact]
    public void Shows_no_part_of_a_key_that_stands_where_an_address_belongs()
    {
        const string key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

        foreach (var entry in new[] { key, key[..32], $"{key}/24", $"{key}-{key}", $"{key}:1", $"a.{key}" })
        {
            var refusal = Assert.Throws<AllowedAddressException>(() => AllowedAddresses.Parse([entry]));
            Assert.DoesNotContain(key[..12], refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(key[^12..], refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Law_what_is_taken_is_what_the_runtime_writes_for_the_same_address() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<uint>(),
            number =>
            {
                var address = new IPAddress(number).ToString();
                var first = int.Parse(address.Split('.')[0], CultureInfo.InvariantCulture);
                return first is 0 or 127 or >= 224
                    ? Record.Exception(() => AllowedAddresses.Parse([address])) is AllowedAddressException
                    : AllowedAddresses.Parse([address]).Addresses is [var taken] && taken == address;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_any_text_is_taken_as_written_in_full_or_refused() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(),
            text =>
            {
                try
                {
                    return AllowedAddresses.Parse([text]).Addresses.All(address => IPAddress.Parse(address).ToString() == address);
                }
                catch (AllowedAddressException)
                {
                    return true;
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_reading_what_was_taken_changes_nothing() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<uint[]>(),
            numbers =>
            {
                string[] addresses = [.. numbers.Distinct().Take(AllowedAddresses.MaxCount).Select(number => new IPAddress((number & 0x00FFFFFF) | 0x08000000u).ToString()).Distinct()];
                try
                {
                    var list = AllowedAddresses.Parse(addresses);
                    return AllowedAddresses.Parse([string.Join(", ", list.Addresses)]).Addresses.SequenceEqual(list.Addresses)
                        && list.Questionable.All(entry => list.Addresses.Contains(entry.Address));
                }
                catch (AllowedAddressException)
                {
                    return addresses.Any(address => address.StartsWith("0.", StringComparison.Ordinal) || address.StartsWith("127.", StringComparison.Ordinal) || int.Parse(address.Split('.')[0], CultureInfo.InvariantCulture) >= 224);
                }
            }).QuickCheckThrowOnFailure();
}
