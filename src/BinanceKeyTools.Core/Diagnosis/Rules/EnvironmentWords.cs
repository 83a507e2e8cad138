using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Environments in people's words.</summary>
internal static class EnvironmentWords
{
    public const string Turkey = "Binance TR";

    public const string Another = "another environment or exchange";

    public static string Of(BinanceEnvironment environment) => environment switch
    {
        BinanceEnvironment.Live => "Binance live",
        BinanceEnvironment.SpotTestnet => "the spot testnet",
        BinanceEnvironment.SpotDemo => "the spot demo",
        BinanceEnvironment.FuturesTestnet => "the futures testnet",
        BinanceEnvironment.FuturesDemo => "the futures demo",
        BinanceEnvironment.Us => "Binance.US",
        BinanceEnvironment.Sandbox => "the sandbox",
        _ => "the address that was named",
    };
}
