namespace BinanceKeyTools.Keys;

/// <summary>An HMAC secret: the ASCII bytes of its text, not decoded (rest-api.md, "SIGNED endpoint security").</summary>
internal sealed class HmacSecret : SharedKey
{
    private readonly SecretBuffer _bytes;

    public HmacSecret(SecretBuffer bytes) => _bytes = bytes;

    public override KeyAlgorithm Algorithm => KeyAlgorithm.Hmac;

    public override int Size => 0;

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public override string? ExportPublicKeyPem() => null;

    public override SecretBuffer? ExportPkcs8() => null;

    protected override void Destroy() => _bytes.Dispose();
}
