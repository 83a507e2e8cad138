using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What was recorded about a key when it was stored.</summary>
internal sealed record RecordedKey
{
    public IReadOnlyList<string> AllowedIP { get; init; } = [];

    public KeyAlgorithm? Algorithm { get; init; }
}
