namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>The names of the probes, as the evidence shows them and as conclusions refer to them.</summary>
public static class ProbeNames
{
    /// <summary>The text that is stored as API key and secret.</summary>
    public const string CredentialText = "CredentialText";

    /// <summary>The request that a log shows.</summary>
    public const string RequestText = "RequestText";

    /// <summary>The error that somebody reported.</summary>
    public const string ReportedError = "ReportedError";

    /// <summary>Proxies and addresses on the way.</summary>
    public const string NetworkRoute = "NetworkRoute";

    /// <summary>The look-up of the host's name.</summary>
    public const string NameResolution = "NameResolution";

    /// <summary>The public ping of the host.</summary>
    public const string Ping = "Ping";

    /// <summary>The reading of the server's time.</summary>
    public const string ServerTime = "ServerTime";

    /// <summary>The reading of the system status.</summary>
    public const string SystemStatus = "SystemStatus";

    /// <summary>A read with the key's own signature.</summary>
    public const string SignedRead = "SignedRead";

    /// <summary>The reading of what the key may do.</summary>
    public const string Restrictions = "Restrictions";

    /// <summary>A read of the target's family.</summary>
    public const string TargetRead = "TargetRead";

    /// <summary>A test order of the target's family.</summary>
    public const string TestOrder = "TestOrder";

    /// <summary>The signed read with a deliberately wrong signature.</summary>
    public const string WrongSignature = "WrongSignature";

    /// <summary>A read with key and secret in each other's place.</summary>
    public const string SwappedPair = "SwappedPair";

    /// <summary>The signed read in other environments.</summary>
    public const string OtherEnvironments = "OtherEnvironments";

    /// <summary>The reading of what the account has opened.</summary>
    public const string AccountInfo = "AccountInfo";

    /// <summary>The reading of the account's state.</summary>
    public const string AccountStatus = "AccountStatus";

    /// <summary>The reading of whether trading is locked.</summary>
    public const string TradingStatus = "TradingStatus";

    /// <summary>A read of portfolio margin.</summary>
    public const string PortfolioMargin = "PortfolioMargin";

    /// <summary>All names, in the order in which the probes run.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        CredentialText, RequestText, ReportedError, NetworkRoute, NameResolution, Ping, ServerTime, SystemStatus, SignedRead, Restrictions,
        TargetRead, TestOrder, WrongSignature, SwappedPair, OtherEnvironments, AccountInfo, AccountStatus, TradingStatus, PortfolioMargin,
    ];
}
