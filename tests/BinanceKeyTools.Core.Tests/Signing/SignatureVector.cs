using BinanceKeyTools.Tests.Keys;

namespace BinanceKeyTools.Tests.Signing;

/// <summary>A request whose signature is known, from Binance's documentation or computed with independent tools.</summary>
/// <param name="Name">The vector.</param>
/// <param name="Key">Secret or private key.</param>
/// <param name="Query">The query string that is signed, percent-encoded.</param>
/// <param name="Body">The body that is signed, percent-encoded.</param>
/// <param name="Signature">Hexadecimal or base64.</param>
public sealed record SignatureVector(string Name, string Key, string Query, string Body, string Signature)
{
    private const string Tail = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    private const string FullWidthSymbol = "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&" + Tail;

    private const string OptionsTail = "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=2000&recvWindow=5000&timestamp=1611825601400";
    private const string OptionsQuery = "symbol=BTC-210129-40000-C" + OptionsTail;
    private const string PortfolioMarginQuery = "symbol=BTCUSDT" + OptionsTail;

    /// <summary>Signed exactly as printed or computed.</summary>
    public static IReadOnlyList<SignatureVector> Right { get; } =
    [
        new("H1", SampleKeys.SpotSecret, "symbol=LTCBTC&" + Tail, string.Empty, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"),
        new("H2", SampleKeys.SpotSecret, FullWidthSymbol, string.Empty, "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3"),
        new("H3", SampleKeys.SpotSecret, "timestamp=1578963600000", string.Empty, "d84e6641b1e328e7b418fff030caed655c266299c9355e36ce801ed14631eed4"),
        new(
            "H4",
            SampleKeys.SpotSecret,
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559",
            "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77"),
        new(
            "H5",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000&timestamp=1591702613943",
            string.Empty,
            "3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9"),
        new(
            "H6",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=1&price=9000&recvWindow=5000&timestamp=1591702613943",
            "30baaf0fab549bbeda7f5ef201898b34122da25fd23c646cac2c529aebe670a4"),
        new(
            "H7",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSD_200925&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000&timestamp=1591702613943",
            string.Empty,
            "04c8b9fbd55285a38fd6a3fc40ba3a7d114f22564dab61611bf24f2d2efb890f"),
        new(
            "H8",
            SampleKeys.OptionsSecret,
            "symbol=BTC-210129-40000-C&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=0.01&price=2000&recvWindow=5000&timestamp=1611825601400",
            "fa6045c54fb02912b766442be1f66fab619217e551a4fb4f8a1ee000df914d8e"),
        new("Options 1, computed", SampleKeys.OptionsSecret, OptionsQuery, string.Empty, "7b98bedaee09e23358f57d098876f29ede7df74202f7fccf164666bd3f3f84cb"),
        new(
            "Portfolio margin 1, computed",
            SampleKeys.OptionsSecret,
            PortfolioMarginQuery,
            string.Empty,
            "4c633cd74726176f44d7a81ac9c86ffd6045169b3fadac568b577285ac95ca45"),
        new(
            "Portfolio margin 3, computed",
            SampleKeys.OptionsSecret,
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=0.01&price=2000&recvWindow=5000&timestamp=1611825601400",
            "9de499863c33b6e74b625a72b39f252653b62ca6c31c2c0c8fc4e8b87c711129"),
        new(
            "H9",
            SampleKeys.SpotSecret,
            "email=user%40example.com&timestamp=1578963600000",
            string.Empty,
            "fb5cf5dd109773af2e3d12a8acc9473eba9fe3b8864514a1596234783c6afaad"),
        new(
            "R1",
            SampleKeys.Rsa2048,
            "timestamp=1578963600000",
            string.Empty,
            "qlutXCa1uE6hTGbCXTWb+Mz1qToKVUWSod532McnpJfTGctqkrovh61n/GZ03epBlAK6d1f5i+pIs0asvowTenZEEazY+hrai1dzWOfYh+XI2PpsnV5QKNzm"
            + "VxF+0Eur+VG2WqmJMusumvKxq2HfHrrmNl1jeMl5JtOj7P/IaSOIbsgcYn467oOl9saVEmFeiirFLHCFn1P6Jm/EVaFAsCL+egloFk3MLQdKdRErZSAmW2pm"
            + "zmwYD1JqILAJXWV3i/jdPC7CR+g3New56GdZjhqpSbz8uFTQeLFoZj0Jc1U3AntZBHvPCM+QgLXv987qGwDDKjB1wsrHfglT511zOw=="),
        new(
            "R2",
            SampleKeys.Rsa2048,
            "symbol=LTCBTC&" + Tail,
            string.Empty,
            "uz2xmNkOf1EEsnZoWGraxR13F4jF9JYdC68uvWqYyjFyjwDgcoiMRm23UqsxWkmA208smu7TuGVxm1cWoZa/5fLQ2T/RcfLW9sokNWDzf1vM/xEpSmQEsSyI"
            + "zd/c0pMWGsUkXsYpIarp3e/KSFzgwI73qZfbalBRkkK7u3dLWRVRk4kmEVf6dQUWMyXC44X8LB0M1XFrhkqcFYdcP9NcaCZCvb8nzG/nyUPtCJdBxVn8MMgX"
            + "aVCM8DIbSrUBT0ZUxFQ3gTSd929LR1Tp6P2y4pHiWSElW5nJZYRRn2zUFt4xH7wvVKvuuEi8HH0Dusf6KBcWq8/3viAcRUh1Cj4fsQ=="),
        new("R-4096", SampleKeys.Rsa4096, "timestamp=1578963600000", string.Empty, SampleKeys.Rsa4096Signature),
        new(
            "E2",
            SampleKeys.Ed25519,
            "timestamp=1578963600000",
            string.Empty,
            "QN3GM0iSGzvvIYiBzzP8vPqSbsXIb4WHczOiPdjb8THQKuxZR1KOsBtZQFEewBQgMQfhDvwPoo6bkRi2ui4hCg=="),
        new(
            "E3",
            SampleKeys.Ed25519,
            "symbol=LTCBTC&" + Tail,
            string.Empty,
            "WfzGnDebxAC6/SQQ8IgxO2A8zV0I3v3OTWs0IkFAqkrVzaUtwtzJI7VQf3QCKbPbYawE7LohsWhJm55b7ZPBAQ=="),
        new(
            "E4",
            SampleKeys.Ed25519,
            "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2&timestamp=1668481559918&recvWindow=5000",
            string.Empty,
            "inDT086KVIP8vgUfw5sV3VTkescWztiAGlf4x8FLKHM4NInsn0c1kYVLoGMO8cyjfR6vmTku2YQE0gtfVVlfCw=="),
    ];

    /// <summary>
    /// Signatures that must not come out: of payloads that were not encoded as required, and those that documentation prints
    /// wrongly (a prefix where no more is known of them).
    /// </summary>
    public static IReadOnlyList<SignatureVector> Wrong { get; } =
    [
        new("H2-bad-a: raw UTF-8", SampleKeys.SpotSecret, FullWidthSymbol, string.Empty, "ca2cdfbf21d2e2958de492c7f2dd1f059dd2ed4d4459d26a5ec7928db50c8d4f"),
        new("H2-bad-b: lowercase escapes", SampleKeys.SpotSecret, FullWidthSymbol, string.Empty, "a6437db89051521c0310ac04ab760d68da896c146d72eed37dbe7ec5ed3cd114"),
        new(
            "H9-bad: raw @",
            SampleKeys.SpotSecret,
            "email=user%40example.com&timestamp=1578963600000",
            string.Empty,
            "abe9b2c7c57a3b6d8014b77fa1187d49bc1152635b2cb42066d328c180124dfd"),
        new(
            "USDS-M example 3: a stray space after timestamp=",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=1&price=9000&recvWindow=5000&timestamp=1591702613943",
            "f9d0ae5e"),
        new(
            "COIN-M example 3: a stray space after timestamp=",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSD_200925&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=1&price=9000&recvWindow=5000&timestamp=1591702613943",
            "f3129e7c"),
        new(
            "COIN-M examples 1 and 2: another payload",
            SampleKeys.FuturesSecret,
            "symbol=BTCUSD_200925&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000&timestamp=1591702613943",
            string.Empty,
            "21fd8197"),
        new("Options examples 1 and 2: quantity=0.01 signed, quantity=1 printed", SampleKeys.OptionsSecret, OptionsQuery, string.Empty, "7c120459"),
        new("Portfolio margin examples 1 and 2: copied from the options page", SampleKeys.OptionsSecret, PortfolioMarginQuery, string.Empty, "7c120459"),
        new(
            "Portfolio margin example 3: copied from the options page",
            SampleKeys.OptionsSecret,
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC",
            "quantity=0.01&price=2000&recvWindow=5000&timestamp=1611825601400",
            "fa6045c5"),
    ];
}
