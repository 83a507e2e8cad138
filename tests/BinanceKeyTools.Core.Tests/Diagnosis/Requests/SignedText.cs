using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Requests;

/// <summary>Signs any text with the published sample keys, as other programs would.</summary>
internal static class SignedText
{
    public static BinanceCredential Credential(KeyAlgorithm algorithm = KeyAlgorithm.Hmac) => new(ApiKeyId.Parse(SampleKeys.ApiKey), Material(algorithm));

    public static KeyMaterial Material(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Hmac => KeyMaterial.FromSecret(SampleKeys.SpotSecret),
        KeyAlgorithm.Rsa => KeyMaterial.FromPem(SampleKeys.Rsa2048),
        _ => KeyMaterial.FromPem(SampleKeys.Ed25519),
    };

    /// <summary>The signature before percent-encoding.</summary>
    public static string Sign(string text, KeyAlgorithm algorithm = KeyAlgorithm.Hmac)
    {
        using var material = Material(algorithm);
        using var signer = material.CreateSigner();
        var signature = new byte[signer.MaxSignatureLength];
        return Encoding.ASCII.GetString(signature, 0, signer.Sign(Encoding.UTF8.GetBytes(text), signature));
    }

    /// <summary>The parameter with an encoded signature over a text.</summary>
    public static string Parameter(string text, KeyAlgorithm algorithm = KeyAlgorithm.Hmac) =>
        $"signature={PercentEncoding.Encode(Sign(text, algorithm))}";
}
