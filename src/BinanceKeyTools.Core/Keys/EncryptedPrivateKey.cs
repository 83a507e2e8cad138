using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>Takes the passphrase off a private key, for a place that protects it by other means.</summary>
internal static class EncryptedPrivateKey
{
    private const string EncryptedLabel = "ENCRYPTED PRIVATE KEY";
    private const string PlainLabel = "PRIVATE KEY";

    /// <summary>Whether a text is PEM with one private key, and that is encrypted.</summary>
    /// <exception cref="KeyMaterialException">The text is PEM without one readable private key.</exception>
    public static bool IsEncrypted(ReadOnlySpan<char> text) =>
        PemText.LooksLikePem(text) && PemText.FindPrivateKey(text).Label.SequenceEqual(EncryptedLabel);

    /// <summary>Writes an encrypted private key as plain PKCS#8 PEM with a final line break, as openssl does.</summary>
    /// <param name="text">PEM text for which <see cref="IsEncrypted"/> is true.</param>
    /// <param name="passphrase">Opens it.</param>
    /// <returns>Characters in a buffer that stays in place, for the caller to wipe.</returns>
    /// <exception cref="KeyMaterialException">The passphrase does not open it, or the encryption is not supported.</exception>
    public static char[] ToPlainPem(ReadOnlySpan<char> text, ReadOnlySpan<char> passphrase)
    {
        using SecretBuffer encrypted = PemText.DecodeBody(PemText.FindPrivateKey(text).Body);
        using SecretBuffer der = Pkcs8Decryption.Decrypt(encrypted.Memory, passphrase);
        int length = PemEncoding.GetEncodedSize(PlainLabel.Length, der.Length);
        char[] pem = GC.AllocateUninitializedArray<char>(length + 1, pinned: true);
        PemEncoding.TryWrite(PlainLabel, der.Span, pem, out _);
        pem[length] = '\n';
        return pem;
    }
}
