using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>
/// The values of the connection parameters. They stand here and not in the cmdlets, because fields of the engine's value
/// types would have the runtime load the engine before the module's load context is attached.
/// </summary>
internal sealed class ConnectionParameters
{
    public BinanceEnvironment? Environment { get; set; }

    public Uri? BaseUri { get; set; }

    public Uri? Proxy { get; set; }

    public int? RecvWindow { get; set; }

    public int TimeoutSec { get; set; } = 30;

    public int MaxAttempts { get; set; } = 3;
}
