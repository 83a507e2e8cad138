using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox;

/// <summary>How a <see cref="SandboxServer"/> starts. What no documentation settles is a named switch here.</summary>
public sealed record SandboxOptions
{
    /// <summary>The TCP port on the loopback address, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The accounts and keys; null for the built-in sample fleet.</summary>
    public SandboxFleet? Fleet { get; init; }

    /// <summary>The name of a prepared situation, for example <c>maintenance</c>; null for ordinary operation.</summary>
    public string? Scenario { get; init; }

    /// <summary>What is added to the clock to get the server's time.</summary>
    public TimeSpan TimeOffset { get; init; }

    /// <summary>The clock, and the source of every delay.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of the jitter of injected latency.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The environment whose hosts are simulated when a request does not name one by <c>X-Sandbox-Environment</c>.</summary>
    public BinanceEnvironment Environment { get; init; } = BinanceEnvironment.Live;

    /// <summary>Whether request weights are limited (429, then 418). Weights are counted and reported either way.</summary>
    public bool EnforceRateLimits { get; init; } = true;

    /// <summary>
    /// Whether the caller's address is checked before the signature, so that a wrong signature from a wrong address is -2015.
    /// </summary>
    public bool CheckAddressBeforeSignature { get; init; } = true;

    /// <summary>Whether the timestamp is checked before the signature, so that a stale request with a wrong signature is -1021.</summary>
    public bool CheckTimestampBeforeSignature { get; init; } = true;

    /// <summary>Whether -2015 of the futures families carries <c>, request ip: …</c>; both forms have been published.</summary>
    public bool ShowAddressInRefusals { get; init; } = true;

    /// <summary>
    /// The code for a <c>recvWindow</c> above 60000 ms. -1131 is documented for wallet and options only; spot and futures name none.
    /// </summary>
    public int OversizedReceiveWindowCode { get; init; } = -1131;

    /// <summary>
    /// Whether spot refuses a timestamp before 2017 or more than 10 s ahead with -1102. The change log of 2024-12-09 says that such
    /// values are rejected, but not how; reports keep showing -1021, which is the answer when this is off.
    /// </summary>
    public bool RefuseImplausibleTimestampsAsBadParameter { get; init; }

    /// <summary>Whether a wallet request without signature is -1002, as some reports say, and not -1102.</summary>
    public bool AnswerUnsignedSapiWithUnauthorized { get; init; }

    /// <summary>
    /// Whether managing the keys of sub-accounts needs "Enable Spot &amp; Margin Trading"; the documentation calls the endpoints
    /// USER_DATA in one place and TRADE in another. The IP list endpoints need it always.
    /// </summary>
    public bool SubAccountKeyManagementNeedsTrading { get; init; }
}
