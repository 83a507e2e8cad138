using System.Globalization;
using System.Text;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

/// <summary>
/// Pairs made here work in openssl, and pairs made by openssl and by Binance's own generator work here. Both algorithms sign the same
/// text in the same way every time, so two programs have the same key exactly when they make the same signature.
/// </summary>
public sealed class KeyPairInteropTests : IDisposable
{
    private const string Passphrase = "correct horse \u00E9";
    private const string PassphraseOption = $"env:{ExternalTool.PassphraseVariable}";

    // What src/generate.js of binance/asymmetric-key-generator calls; the passphrase is undefined where none is set.
    private const string Generator =
        """
        const [type, bits, passphraseVariable] = process.argv.slice(1);
        const passphrase = process.env[passphraseVariable] || undefined;
        const { privateKey, publicKey } = require('crypto').generateKeyPairSync(type, {
          modulusLength: Number(bits) || undefined,
          publicKeyEncoding: { type: 'spki', format: 'pem' },
          privateKeyEncoding: { type: 'pkcs8', format: 'pem', passphrase, cipher: passphrase ? 'aes-256-cbc' : undefined },
        });
        process.stdout.write(JSON.stringify([privateKey, publicKey]));
        """;

    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("symbol=BTCUSDT&timestamp=1499827319559");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bkt-interop-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolTheory("openssl")]
    [InlineData(KeyPairAlgorithm.Ed25519, false)]
    [InlineData(KeyPairAlgorithm.Ed25519, true)]
    [InlineData(KeyPairAlgorithm.Rsa2048, false)]
    [InlineData(KeyPairAlgorithm.Rsa2048, true)]
    [InlineData(KeyPairAlgorithm.Rsa4096, true)]
    public void OpensslUsesPairsMadeHere(KeyPairAlgorithm kind, bool isEncrypted)
    {
        using var pair = new KeyPairFactory().Create(kind);
        string file = Write("private.pem", isEncrypted ? pair.ExportEncryptedPkcs8Pem(Passphrase) : pair.ReadPkcs8Pem(pem => pem.ToString()));
        using var material = pair.ReadPkcs8Pem(pem => KeyMaterial.Parse(pem));

        byte[] publicKey = ExternalTool.Run("openssl", Passphrase, "pkey", "-in", file, "-passin", PassphraseOption, "-pubout");

        Assert.Equal(pair.PublicKeyPem, Encoding.ASCII.GetString(publicKey).Trim());
        AssertSameKey(file, pair.PublicKeyPem, material);
    }

    [ToolTheory("openssl")]
    [InlineData("ED25519", 0, false)]
    [InlineData("ED25519", 0, true)]
    [InlineData("RSA", 2048, false)]
    [InlineData("RSA", 2048, true)]
    [InlineData("RSA", 4096, true)]
    public void PairsOfOpensslAreUsedHere(string algorithm, int bits, bool isEncrypted)
    {
        string file = Path.Combine(_folder.FullName, "private.pem");
        ExternalTool.Run("openssl", Passphrase,
        [
            "genpkey", "-algorithm", algorithm, "-out", file,
            .. bits == 0 ? Array.Empty<string>() : ["-pkeyopt", $"rsa_keygen_bits:{bits}"],
            .. isEncrypted ? ["-aes-256-cbc", "-pass", PassphraseOption] : Array.Empty<string>(),
        ]);

        string pem = File.ReadAllText(file);
        Assert.Equal(isEncrypted, pem.Contains("ENCRYPTED", StringComparison.Ordinal));
        using var material = KeyMaterial.Parse(pem, isEncrypted ? Passphrase : "");
        AssertSameKey(file, material.PublicKeyPem!, material);
    }

    [ToolTheory("node", "openssl")]
    [InlineData("ed25519", 0, false)]
    [InlineData("ed25519", 0, true)]
    [InlineData("rsa", 2048, false)]
    [InlineData("rsa", 2048, true)]
    [InlineData("rsa", 4096, true)]
    public void PairsOfBinancesGeneratorAreUsedHere(string type, int bits, bool isEncrypted)
    {
        byte[] output = ExternalTool.Run(
            "node", isEncrypted ? Passphrase : "", "-e", Generator, type, bits.ToString(CultureInfo.InvariantCulture), ExternalTool.PassphraseVariable);
        string[] pems = System.Text.Json.JsonSerializer.Deserialize<string[]>(output)!;

        Assert.Equal(isEncrypted, pems[0].Contains("ENCRYPTED", StringComparison.Ordinal));
        using var material = KeyMaterial.Parse(pems[0], isEncrypted ? Passphrase : "");
        Assert.Equal(pems[1].Trim(), material.PublicKeyPem);
        AssertSameKey(Write("private.pem", pems[0]), pems[1], material);
    }

    /// <summary>openssl makes the same signature from the file as we do, and verifies ours by the public key.</summary>
    private void AssertSameKey(string privateKeyFile, string publicKeyPem, KeyMaterial material)
    {
        byte[] signature = Sign(material);
        string payload = Path.Combine(_folder.FullName, "payload");
        string ours = Path.Combine(_folder.FullName, "ours");
        File.WriteAllBytes(payload, Payload);
        File.WriteAllBytes(ours, signature);
        string publicKey = Write("public.pem", publicKeyPem);

        byte[] verdict;
        byte[] theirs;
        if (material.Algorithm == KeyAlgorithm.Rsa)
        {
            theirs = ExternalTool.Run("openssl", Passphrase, "dgst", "-sha256", "-sign", privateKeyFile, "-passin", PassphraseOption, payload);
            verdict = ExternalTool.Run("openssl", "", "dgst", "-sha256", "-verify", publicKey, "-signature", ours, payload);
        }
        else
        {
            theirs = ExternalTool.Run("openssl", Passphrase, "pkeyutl", "-sign", "-rawin", "-inkey", privateKeyFile, "-passin", PassphraseOption, "-in", payload);
            verdict = ExternalTool.Run("openssl", "", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", publicKey, "-sigfile", ours, "-in", payload);
        }

        Assert.Equal(theirs, signature);
        Assert.Contains("Verified", Encoding.ASCII.GetString(verdict), StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] Sign(KeyMaterial material)
    {
        using var signer = material.CreateSigner();
        byte[] text = new byte[signer.MaxSignatureLength];
        int length = signer.Sign(Payload, text);
        return Convert.FromBase64String(Encoding.ASCII.GetString(text, 0, length));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
