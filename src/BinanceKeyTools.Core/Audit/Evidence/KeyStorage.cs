namespace BinanceKeyTools.Audit.Evidence;

/// <summary>How a key is kept.</summary>
/// <param name="Form">The form of the secret.</param>
/// <param name="HasMetadata">Whether anything is recorded with the key by this module (<c>bkt.version</c>).</param>
public sealed record KeyStorage(SecretForm Form, bool HasMetadata);
