namespace BinanceKeyTools.Audit;

/// <summary>What a harmless call showed about a right.</summary>
/// <param name="Works">Whether the right works; <see langword="null"/> when the call proves nothing.</param>
/// <param name="Evidence">The call and its outcome.</param>
/// <param name="Note">What else the outcome says, for example about a symbol whitelist.</param>
public sealed record PermissionProbeResult(bool? Works, string Evidence, string? Note = null)
{
    /// <summary>Whether the call got past the checks of the key and was refused by the account: the key has the right all the same.</summary>
    public bool RefusedByAccount { get; init; }
}
