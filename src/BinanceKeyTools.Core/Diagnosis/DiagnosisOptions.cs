using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis;

/// <summary>How a <see cref="Diagnostician"/> works. One instance serves a run over many keys.</summary>
public sealed class DiagnosisOptions
{
    /// <summary>The environments of the company that runs Live. Binance.US is another one and is asked only where it is named.</summary>
    public static IReadOnlyList<BinanceEnvironment> CompanyEnvironments { get; } =
    [
        BinanceEnvironment.Live, BinanceEnvironment.SpotTestnet, BinanceEnvironment.SpotDemo, BinanceEnvironment.FuturesTestnet,
        BinanceEnvironment.FuturesDemo,
    ];

    /// <summary>The local clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The recvWindow to send and to judge by; the exchange's 5 s when <see langword="null"/>.</summary>
    public TimeSpan? RecvWindow { get; init; }

    /// <summary>Sends no deliberately wrong signature, and the key to no environment but its own.</summary>
    public bool IsPassive { get; init; }

    /// <summary>Runs every probe, also when the answer is certain before.</summary>
    public bool RunsAll { get; init; }

    /// <summary>
    /// Tries key and secret in each other's place. The secret then travels as a header to the exchange, so this must be asked for.
    /// </summary>
    public bool TriesSwapped { get; init; }

    /// <summary>The environments that an unknown key is looked for in.</summary>
    public IReadOnlyList<BinanceEnvironment> TriedEnvironments { get; init; } = CompanyEnvironments;

    /// <summary>Resolves a host name; no addresses when it does not resolve.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> ResolveName { get; init; } = Dns.GetHostAddressesAsync;
}
