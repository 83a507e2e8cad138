using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis;

/// <summary>What is to be diagnosed: a key, an error, or both.</summary>
public sealed class DiagnosisSubject
{
    /// <summary>What is recorded about the key.</summary>
    public KeyRecord? Key { get; init; }

    /// <summary>The key; stays the caller's to dispose. <see langword="null"/> when there is none or it cannot be used.</summary>
    public BinanceCredential? Credential { get; init; }

    /// <summary>Why the key cannot be used: an <see cref="ApiKeyFormatException"/> or a <see cref="KeyMaterialException"/>.</summary>
    public Exception? Defect { get; init; }

    /// <summary>The client of the key's environment; <see langword="null"/> when nothing can be asked.</summary>
    public BinanceClient? Client { get; init; }

    /// <summary>The client of another environment, on the same way; <see langword="null"/> for environments that are not to be asked.</summary>
    public Func<BinanceEnvironment, BinanceClient?> ClientFor { get; init; } = _ => null;

    /// <summary>The proxies on the way, without user and password.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>The request that failed, or is to be judged.</summary>
    public RequestTarget? Target { get; init; }

    /// <summary>Hears what is about to be probed. Called from any thread.</summary>
    public Action<KeyProbeProgress>? Progress { get; init; }

    /// <summary>The error that was reported.</summary>
    public ErrorReport? Report { get; init; }
}
