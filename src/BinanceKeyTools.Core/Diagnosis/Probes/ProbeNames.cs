namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>The names of the probes, in the order in which they run.</summary>
public static class ProbeNames
{
    /// <summary>Looks at the texts of API key and secret.</summary>
    public const string CredentialText = nameof(CredentialText);

    /// <summary>Looks at the request that a log shows.</summary>
    public const string RequestText = nameof(RequestText);

    /// <summary>Looks at the error that was reported.</summary>
    public const string ReportedError = nameof(ReportedError);

    /// <summary>Looks at the proxies in use.</summary>
    public const string NetworkRoute = nameof(NetworkRoute);

    /// <summary>Looks up the host's name.</summary>
    public const string NameResolution = nameof(NameResolution);

    /// <summary>Asks whether the host answers.</summary>
    public const string Ping = nameof(Ping);

    /// <summary>Reads the server's clock.</summary>
    public const string ServerTime = nameof(ServerTime);

    /// <summary>Reads with the key's signature.</summary>
    public const string SignedRead = nameof(SignedRead);

    /// <summary>Asks what the key may do.</summary>
    public const string Restrictions = nameof(Restrictions);

    /// <summary>Reads in the family of the request that failed.</summary>
    public const string TargetRead = nameof(TargetRead);

    /// <summary>Sends a test order, which is never placed.</summary>
    public const string TestOrder = nameof(TestOrder);

    /// <summary>Reads with a deliberately wrong signature.</summary>
    public const string WrongSignature = nameof(WrongSignature);

    /// <summary>Reads with key and secret in each other's place.</summary>
    public const string SwappedPair = nameof(SwappedPair);

    /// <summary>Looks for the key in other environments.</summary>
    public const string OtherEnvironments = nameof(OtherEnvironments);

    /// <summary>Has the futures hosts tell the caller's address.</summary>
    public const string CallerAddress = nameof(CallerAddress);

    /// <summary>Asks which products the account has.</summary>
    public const string AccountInfo = nameof(AccountInfo);

    /// <summary>Asks whether the account is restricted.</summary>
    public const string AccountStatus = nameof(AccountStatus);

    /// <summary>Asks whether trading by API is locked.</summary>
    public const string TradingStatus = nameof(TradingStatus);

    /// <summary>Reads the portfolio margin account.</summary>
    public const string PortfolioMargin = nameof(PortfolioMargin);

    /// <summary>Asks whether the exchange is under maintenance.</summary>
    public const string SystemStatus = nameof(SystemStatus);
}
