using System.Buffers;
using System.Buffers.Text;

namespace BinanceKeyTools.Keys;

/// <summary>
/// Finds the private key in PEM text (RFC 7468) as people really store it: with CRLF, blank or indented lines, text around it,
/// joined into one line, or with the line breaks written as <c>\n</c> as in .env and JSON files.
/// </summary>
internal static class PemText
{
    private const string BeginMark = "-----BEGIN ";
    private const string EndMark = "-----END ";
    private const string Dashes = "-----";
    private const string PrivateKeySuffix = "PRIVATE KEY";

    // An RSA key of 16384 bits, four times what is accepted, has 12,700 base64 characters.
    private const int LongestBody = 65_536;

    // The fixed beginnings of Ed25519 and RSA key files, by which a body that lost its BEGIN and END lines is recognised.
    private const string Ed25519PrivateBody = "MC4CAQAwBQYDK2Vw";
    private const string Ed25519PublicBody = "MCowBQYDK2VwAyEA";
    private const int ShortestRsaBody = 360;

    /// <summary>True when a text is meant to be PEM or another key file, however broken.</summary>
    public static bool LooksLikePem(ReadOnlySpan<char> text) =>
        text.Contains(BeginMark, StringComparison.Ordinal)
        || text.Contains(EndMark, StringComparison.Ordinal)
        || (text.Contains("BEGIN ", StringComparison.Ordinal) && text.Contains(" KEY", StringComparison.Ordinal))
        || IsOpenSshPublicKey(text)
        || IsPuttyKey(text)
        || IsBareBody(text, out _);

    /// <summary>Finds the one block that holds a private key.</summary>
    /// <exception cref="KeyMaterialException">There is none, more than one, or it is damaged or of a kind that is refused.</exception>
    public static PemBlock FindPrivateKey(ReadOnlySpan<char> text)
    {
        RefuseOtherFormats(text);

        PemBlock found = default;
        PemBlock first = default;
        int privateKeys = 0;
        while (TryReadBlock(text, out PemBlock block, out int blockEnd))
        {
            text = text[blockEnd..];
            first = first.Label.IsEmpty ? block : first;
            if (block.Label.EndsWith(PrivateKeySuffix, StringComparison.Ordinal))
            {
                found = block;
                privateKeys++;
            }
        }

        return privateKeys switch
        {
            0 when first.Label.IsEmpty => throw KeyMaterialRefusal.PemWithoutBegin(),
            0 => throw RefusalOf(first.Label),
            1 => found,
            _ => throw KeyMaterialRefusal.SeveralPrivateKeys(),
        };
    }

    /// <summary>Decodes the base64 lines of a block.</summary>
    /// <exception cref="KeyMaterialException">Something among them is not base64.</exception>
    public static SecretBuffer DecodeBody(ReadOnlySpan<char> body)
    {
        if (body.Length > LongestBody)
        {
            throw KeyMaterialRefusal.PemTooLong();
        }

        var buffer = new SecretBuffer(body.Length);
        try
        {
            int length = CopyBase64(body, buffer.Span);
            if (length == 0
                || Base64.DecodeFromUtf8InPlace(buffer.Span[..length], out int written) != OperationStatus.Done)
            {
                throw KeyMaterialRefusal.PemNotBase64();
            }

            buffer.Shorten(written);
            return buffer;
        }
        catch (KeyMaterialException)
        {
            buffer.Dispose();
            throw;
        }
    }

    private static void RefuseOtherFormats(ReadOnlySpan<char> text)
    {
        if (IsOpenSshPublicKey(text))
        {
            throw KeyMaterialRefusal.PublicKey();
        }

        if (IsPuttyKey(text))
        {
            throw KeyMaterialRefusal.KeyFileUnsupported("a PuTTY key file");
        }

        if (IsBareBody(text, out bool isPublic))
        {
            throw isPublic ? KeyMaterialRefusal.PublicKey() : KeyMaterialRefusal.PemWithoutArmour();
        }
    }

    private static bool IsOpenSshPublicKey(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.TrimStart();
        return trimmed.StartsWith("ssh-rsa ", StringComparison.Ordinal)
            || trimmed.StartsWith("ssh-ed25519 ", StringComparison.Ordinal)
            || trimmed.StartsWith("ecdsa-sha2-", StringComparison.Ordinal)
            || trimmed.StartsWith("---- BEGIN SSH2 PUBLIC KEY", StringComparison.Ordinal);
    }

    private static bool IsPuttyKey(ReadOnlySpan<char> text) =>
        text.TrimStart().StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal);

    /// <summary>
    /// An Ed25519 key in PKCS#8 is 64 base64 characters long, as many as an HMAC secret has. Taken for one, it would sign
    /// without an error and every signature would be refused.
    /// </summary>
    private static bool IsBareBody(ReadOnlySpan<char> text, out bool isPublic)
    {
        ReadOnlySpan<char> trimmed = text.Trim().Trim("\"'").Trim();
        isPublic = trimmed.StartsWith(Ed25519PublicBody, StringComparison.Ordinal)
            || (trimmed.StartsWith("MII", StringComparison.Ordinal) && trimmed.Length > 40
                && trimmed[..40].Contains("ANBgkqhkiG9w0BAQEFAAOC", StringComparison.Ordinal));
        return isPublic
            || trimmed.StartsWith(Ed25519PrivateBody, StringComparison.Ordinal)
            || (trimmed.StartsWith("MII", StringComparison.Ordinal) && trimmed.Length >= ShortestRsaBody);
    }

    private static bool TryReadBlock(ReadOnlySpan<char> text, out PemBlock block, out int blockEnd)
    {
        block = default;
        blockEnd = 0;
        int begin = text.IndexOf(BeginMark, StringComparison.Ordinal);
        if (begin < 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[(begin + BeginMark.Length)..];
        int labelLength = rest.IndexOf(Dashes, StringComparison.Ordinal);
        if (labelLength <= 0 || rest[..labelLength].ContainsAny('\r', '\n'))
        {
            throw KeyMaterialRefusal.PemWithoutBegin();
        }

        ReadOnlySpan<char> label = rest[..labelLength];
        ReadOnlySpan<char> afterLabel = rest[(labelLength + Dashes.Length)..];
        int end = afterLabel.IndexOf(EndMark, StringComparison.Ordinal);
        if (end < 0)
        {
            throw KeyMaterialRefusal.PemWithoutEnd();
        }

        ReadOnlySpan<char> afterEnd = afterLabel[(end + EndMark.Length)..];
        if (!afterEnd.StartsWith(label, StringComparison.Ordinal)
            || !afterEnd[label.Length..].StartsWith(Dashes, StringComparison.Ordinal))
        {
            throw KeyMaterialRefusal.PemWithoutEnd();
        }

        block = new PemBlock(label, afterLabel[..end]);
        blockEnd = text.Length - afterEnd.Length + label.Length + Dashes.Length;
        return true;
    }

    private static KeyMaterialException RefusalOf(ReadOnlySpan<char> label)
    {
        if (label.EndsWith("PUBLIC KEY", StringComparison.Ordinal) || label.SequenceEqual("PGP PUBLIC KEY BLOCK"))
        {
            return KeyMaterialRefusal.PublicKey();
        }

        if (label.Contains("CERTIFICATE", StringComparison.Ordinal))
        {
            return KeyMaterialRefusal.Certificate(isRequest: label.EndsWith("REQUEST", StringComparison.Ordinal));
        }

        return label.SequenceEqual("EC PARAMETERS")
            ? KeyMaterialRefusal.EllipticCurve()
            : KeyMaterialRefusal.KeyFileUnsupported("no private key of a known kind");
    }

    /// <summary>Copies the base64 characters and leaves out every way in which a line break may be written.</summary>
    private static int CopyBase64(ReadOnlySpan<char> body, Span<byte> destination)
    {
        int length = 0;
        for (int i = 0; i < body.Length; i++)
        {
            char character = body[i];
            if (char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=')
            {
                destination[length++] = (byte)character;
            }
            else if (character == '\\')
            {
                i = SkipEscape(body, i);
            }
            else if (!char.IsWhiteSpace(character))
            {
                throw KeyMaterialRefusal.PemNotBase64();
            }
        }

        return length;
    }

    /// <summary>
    /// Passes over <c>\n</c>, <c>\r</c>, <c>\t</c>, the same escaped once more, and a backslash before a line break. After
    /// <c>\/</c>, JSON for a slash, the slash itself is still to be read. Base64 has no backslash, so nothing is ambiguous.
    /// </summary>
    /// <returns>The index of the last character to pass over.</returns>
    private static int SkipEscape(ReadOnlySpan<char> body, int index)
    {
        int next = index;
        while (next < body.Length && body[next] == '\\')
        {
            next++;
        }

        if (next == body.Length)
        {
            return next;
        }

        return body[next] switch
        {
            'n' or 'r' or 't' or '\r' or '\n' => next,
            '/' => next - 1,
            _ => throw KeyMaterialRefusal.PemNotBase64(),
        };
    }
}
