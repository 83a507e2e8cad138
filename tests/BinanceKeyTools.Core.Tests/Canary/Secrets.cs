using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>Secrets that must appear nowhere, and the search for any 16 characters in a row of them in the usual encodings.</summary>
internal sealed class Secrets
{
    private const int Window = 16;

    private readonly HashSet<string> _needles = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<byte[]>> _byPrefix = [];

    public Secrets()
    {
        using var rsa = RSA.Create(2048);
        RsaPem = rsa.ExportPkcs8PrivateKeyPem();
        EncryptedPem = rsa.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        RsaPublicPem = rsa.ExportSubjectPublicKeyInfoPem();
        Add(ApiKey);
        Add(HmacSecret);
        Add(Passphrase);
        Add(ProxyPassword);
        Add(ParameterValue);

        // What comes before says what kind of key it is and is the same in every one.
        Add(BodyOf(RsaPem)[64..]);
        Add(BodyOf(EncryptedPem)[64..]);
        Add(BodyOf(Ed25519Pem)[22..]);
    }

    public string ApiKey { get; } = Make("the API key");

    public string HmacSecret { get; } = Make("the HMAC secret");

    public string Passphrase { get; } = Make("the passphrase");

    public string ProxyPassword { get; } = Make("the password of a proxy");

    public string ParameterValue { get; } = Make("the value of a parameter");

    public string RsaPem { get; }

    public string RsaPublicPem { get; }

    public string EncryptedPem { get; }

    public string Ed25519Pem { get; } = BinanceKeyTools.Tests.Keys.SampleKeys.Ed25519;

    public BinanceCredential Credential(KeyAlgorithm algorithm) => new(ApiKeyId.Parse(ApiKey), KeyMaterial.Parse(SecretOf(algorithm)));

    public string SecretOf(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Hmac => HmacSecret,
        KeyAlgorithm.Rsa => RsaPem,
        _ => Ed25519Pem,
    };

    /// <summary>A secret text in every encoding that is searched for.</summary>
    public static IEnumerable<string> Forms(string text)
    {
        yield return text;
        yield return string.Concat(text.Reverse());
        yield return WebUtility.UrlEncode(text);
        yield return WebUtility.HtmlEncode(text);
        yield return JsonSerializer.Serialize(text)[1..^1];
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) })
        {
            yield return Convert.ToHexString(bytes);
            yield return Convert.ToBase64String(bytes);
            yield return string.Join(',', bytes);
        }
    }

    /// <summary>Makes a further text a secret, such as a signature that was sent.</summary>
    public void Add(string secret)
    {
        for (var start = 0; start + Window <= secret.Length; start++)
        {
            foreach (var form in Forms(secret.Substring(start, Window)))
            {
                // The last character before the padding of base64 depends on what follows in a longer text.
                var needle = Fold(form.EndsWith('=') ? form.TrimEnd('=')[..^1] : form);
                if (_needles.Add(Encoding.UTF8.GetString(needle)))
                {
                    var prefix = BinaryPrimitives.ReadUInt64LittleEndian(needle);
                    _byPrefix[prefix] = [.. _byPrefix.GetValueOrDefault(prefix) ?? [], needle];
                }
            }
        }
    }

    /// <summary>Makes a further private key a secret. What its text begins with is the same in every key of its kind.</summary>
    public void AddPem(string pem) => Add(BodyOf(pem)[64..]);

    /// <summary>The parts of secrets that a text holds. Letter case and white space count for nothing.</summary>
    public IReadOnlyList<string> FindIn(string text)
    {
        var folded = Fold(text);
        List<string> found = [];
        for (var i = 0; i + sizeof(ulong) <= folded.Length; i++)
        {
            if (_byPrefix.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(folded.AsSpan(i)), out var candidates)
                && candidates.Find(needle => folded.AsSpan(i).StartsWith(needle)) is { } hit)
            {
                found.Add(Encoding.UTF8.GetString(hit));
            }
        }

        return found;
    }

    private static byte[] Fold(string text) => Encoding.UTF8.GetBytes(string.Concat(text.Where(c => c > ' ')).ToLowerInvariant());

    private static string BodyOf(string pem) => string.Concat(pem.Split('\n').Skip(1).TakeWhile(line => !line.StartsWith('-')).Select(line => line.Trim()));

    private static string Make(string label)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return string.Concat(SHA512.HashData(Encoding.UTF8.GetBytes("canary of " + label)).Select(b => Alphabet[b % Alphabet.Length]));
    }
}
