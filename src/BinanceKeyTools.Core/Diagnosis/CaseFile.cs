using System.Net;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis;

/// <summary>
/// Everything that is known about one case. Probes write here, rules read. What was not asked, or was not answered, is
/// <see langword="null"/> or empty.
/// </summary>
public sealed class CaseFile
{
    /// <summary>What is recorded about the key; <see langword="null"/> when there is only a text to go by.</summary>
    public KeyRecord? Key { get; init; }

    /// <summary>The algorithm of the secret or private key at hand.</summary>
    public KeyAlgorithm? Algorithm { get; init; }

    /// <summary>The algorithm that was recorded when the key was stored, or that the sandbox's key has.</summary>
    public KeyAlgorithm? RecordedAlgorithm { get; init; }

    /// <summary>The environment that was asked.</summary>
    public BinanceEnvironment Environment { get; init; }

    /// <summary>The families that the environment serves.</summary>
    public IReadOnlyCollection<ApiFamily> Families { get; init; } = [];

    /// <summary>When the case was opened, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The recvWindow to judge by; 5 s unless another was given.</summary>
    public TimeSpan RecvWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The error that somebody reported.</summary>
    public ErrorReport? Report { get; init; }

    /// <summary>The request that failed, or is to be judged.</summary>
    public RequestTarget? Target { get; init; }

    /// <summary>The proxies on the way to the exchange, without user and password. Empty for a direct connection.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>What is remarkable about the text of the API key.</summary>
    public IReadOnlyList<ApiKeyFinding> KeyFindings { get; set; } = [];

    /// <summary>Whether the same text is stored as API key and as secret.</summary>
    public bool IsKeyTheSecret { get; set; }

    /// <summary>Why the secret or private key cannot be used.</summary>
    public KeyMaterialException? SecretDefect { get; set; }

    /// <summary>What is wrong with the request that a log shows.</summary>
    public IReadOnlyList<SentRequestFault> SentRequestFaults { get; set; } = [];

    /// <summary>The addresses of the host's name; <see langword="null"/> when not looked up, empty when the name does not resolve.</summary>
    public IReadOnlyList<IPAddress>? HostAddresses { get; set; }

    /// <summary>The public ping of the host.</summary>
    public ProbeAnswer? Ping { get; set; }

    /// <summary>The reading of the server's time.</summary>
    public ProbeAnswer? Time { get; set; }

    /// <summary>How far the server's clock is ahead of this machine's.</summary>
    public ClockOffset? Clock { get; set; }

    /// <summary>The reading of the system status.</summary>
    public ProbeAnswer? SystemStatus { get; set; }

    /// <summary>Whether the exchange says that it is under maintenance.</summary>
    public bool? IsUnderMaintenance { get; set; }

    /// <summary>A read of the environment's main family with the key's own signature.</summary>
    public ProbeAnswer? SignedRead { get; set; }

    /// <summary>The same read with a deliberately wrong signature.</summary>
    public ProbeAnswer? WrongSignature { get; set; }

    /// <summary>The reading of <c>apiRestrictions</c>.</summary>
    public ProbeAnswer? RestrictionRead { get; set; }

    /// <summary>What the key may do.</summary>
    public KeyRestriction? Restriction { get; set; }

    /// <summary>A read of the target's family, where that is another than the main one.</summary>
    public ProbeAnswer? TargetRead { get; set; }

    /// <summary>A test order of the target's family.</summary>
    public ProbeAnswer? TestOrder { get; set; }

    /// <summary>A read with key and secret in each other's place; only where that was asked for.</summary>
    public ProbeAnswer? SwappedRead { get; set; }

    /// <summary>The same read in other environments.</summary>
    public Dictionary<BinanceEnvironment, ProbeAnswer> OtherEnvironments { get; } = [];

    /// <summary>The reading of <c>account/info</c>.</summary>
    public ProbeAnswer? AccountInfo { get; set; }

    /// <summary>Whether the account has opened futures.</summary>
    public bool? AccountHasFutures { get; set; }

    /// <summary>Whether the account has opened options.</summary>
    public bool? AccountHasOptions { get; set; }

    /// <summary>Whether the account has opened margin.</summary>
    public bool? AccountHasMargin { get; set; }

    /// <summary>Whether the account uses portfolio margin.</summary>
    public bool? AccountHasPortfolioMargin { get; set; }

    /// <summary>The word of <c>account/status</c>; <c>Normal</c> for an account in order.</summary>
    public string? AccountStatus { get; set; }

    /// <summary>The reading of <c>account/status</c>.</summary>
    public ProbeAnswer? AccountStatusRead { get; set; }

    /// <summary>The reading of <c>account/apiTradingStatus</c>.</summary>
    public ProbeAnswer? TradingStatusRead { get; set; }

    /// <summary>The last read that was to make the exchange name the caller's address.</summary>
    public ProbeAnswer? CallerAddressRead { get; set; }

    /// <summary>Whether behaviour rules locked trading by API.</summary>
    public bool? IsTradingLocked { get; set; }

    /// <summary>When that lock is planned to end.</summary>
    public DateTimeOffset? TradingRecoversAt { get; set; }

    /// <summary>A read of portfolio margin.</summary>
    public ProbeAnswer? PortfolioMarginRead { get; set; }

    /// <summary>The addresses that the exchange saw the caller come from, in the order in which it told them.</summary>
    public List<IPAddress> SeenAddresses { get; } = [];

    /// <summary>Every answer so far, in order.</summary>
    public List<ProbeAnswer> Answers { get; } = [];

    /// <summary>What is to be explained: the reported error, else the first refusal that the key met here; <see langword="null"/> when all went well.</summary>
    public (int? Code, BinanceErrorKind? Kind, string? Message, ApiFamily? Family)? Refusal =>
        Report is { } report && (report.Code ?? (int?)report.Kind) is not null ? (report.Code, report.Kind, report.Message, report.Family)
        : KeyAnswers.FirstOrDefault(answer => answer is { Succeeded: false })?.Error is { } error ? (error.Code, error.Kind, error.Message, error.Family)
        : null;

    /// <summary>What the exchange answered to the key itself, without probes that were meant to fail; what was asked about the key last.</summary>
    public IEnumerable<ProbeAnswer> KeyAnswers =>
        new[] { Ping, Time, SignedRead, TargetRead, TestOrder, RestrictionRead }.OfType<ProbeAnswer>();

    /// <summary>Whether a request with the key was granted from here: key, address, clock and signature are then in order.</summary>
    public bool HasWorked => new[] { SignedRead, RestrictionRead, TargetRead, TestOrder }.Any(answer => answer is { Succeeded: true });

    /// <summary>Whether an IP list is out of the question: the exchange says that the key has none.</summary>
    public bool IsAddressExcluded => Restriction?.IPRestricted == false;
}
