namespace BinanceKeyTools.Inventory;

/// <summary>An address that can be put into the IP list of a key, and from which Binance will hardly ever be called.</summary>
/// <param name="Address">The address as it stands in the list.</param>
/// <param name="Kind">What it is: <c>private</c>, <c>shared by carriers</c>, <c>link-local</c>, <c>documentation</c> or <c>benchmarking</c>
/// (IANA IPv4 special-purpose address registry).</param>
public sealed record QuestionableAddress(string Address, string Kind)
{
    /// <summary>Why it is questionable and where the right address is found.</summary>
    public string Reason =>
        $"'{Address}' is a {Kind} address. Binance sees the public address behind which the host is: Get-BinanceEgressAddress shows it.";
}
