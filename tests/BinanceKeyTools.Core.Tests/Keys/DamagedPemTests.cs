using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Tests.Keys;

/// <summary>Whatever happens to a file, reading it ends in a key or in a refusal of our own, never in another exception.</summary>
public class DamagedPemTests
{
    [Theory]
    [InlineData("PRIVATE KEY", SampleKeys.Ed25519Body)]
    [InlineData("ENCRYPTED PRIVATE KEY", EncryptedKeys.Ed25519TripleDes)]
    [InlineData("ENCRYPTED PRIVATE KEY", EncryptedKeys.Ed25519Aes192Sha384)]
    public void EveryByteDamaged(string label, string source)
    {
        byte[] der = Der(source);
        for (int position = 0; position < der.Length; position++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x10, 0x80, 0xFF })
            {
                byte[] damaged = [.. der];
                damaged[position] ^= mask;
                Read(DerSamples.Pem(label, damaged));
            }
        }
    }

    [Fact]
    public void RsaHeaderDamaged()
    {
        byte[] der = Der(SampleKeys.Rsa2048);
        for (int position = 0; position < 45; position++)
        {
            byte[] damaged = [.. der];
            damaged[position] ^= 0x41;
            Read(DerSamples.Pem("PRIVATE KEY", damaged));
        }
    }

    [Theory]
    [InlineData(SampleKeys.Rsa2048)]
    [InlineData(EncryptedKeys.Rsa2048Aes256Sha256)]
    [InlineData(SampleKeys.Ed25519)]
    public void CutOffAnywhere(string pem)
    {
        for (int length = 0; length < pem.Length; length += 7)
        {
            Read(pem[..length]);
            Read(pem[length..]);
        }
    }

    [Fact]
    public void RandomContent()
    {
        var random = new Random(20_240_627);
        foreach (string label in new[] { "PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" })
        {
            for (int i = 0; i < 500; i++)
            {
                byte[] content = new byte[random.Next(1, 120)];
                random.NextBytes(content);
                content[0] = 0x30;
                Read(DerSamples.Pem(label, content));
            }
        }
    }

    private static byte[] Der(string source) => Convert.FromBase64String(
        string.Concat(source.Split('\n').Where(line => !line.Contains("-----", StringComparison.Ordinal))));

    private static void Read(string text)
    {
        try
        {
            using var material = KeyMaterial.Parse(text, EncryptedKeys.Passphrase);
            Assert.NotNull(material.ToString());
        }
        catch (KeyMaterialException refusal)
        {
            Assert.NotEmpty(refusal.Remedy);
        }
    }
}
