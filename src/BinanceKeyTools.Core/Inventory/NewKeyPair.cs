using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>A key pair that was made: where its private key is, the public key to upload, and what to do next. Holds no secret.</summary>
public sealed class NewKeyPair
{
    internal NewKeyPair(KeyPair pair, KeyPairOrder order)
    {
        Name = KeyLikeText.Hide(order.Name);
        Vault = order.Vault is null ? null : KeyLikeText.Hide(order.Vault);
        Path = order.Path is null ? null : KeyLikeText.Hide(order.Path);
        Algorithm = pair.Algorithm;
        KeySize = pair.KeySize;
        PublicKeyPem = pair.PublicKeyPem;
        Fingerprint = pair.Fingerprint;
        Label = order.Label is null ? null : KeyLikeText.Hide(order.Label);
        Purpose = order.Purpose is null ? null : KeyLikeText.Hide(order.Purpose);
        Environment = order.Environment;
        Permission = PurposeProfile.Named(order.Purpose)?.Required;
        NextCommand = CompletionCommand.Write(order);
        Steps = CreationSteps.Write(this, order).Append(CreationSteps.Last + NextCommand).ToArray();
    }

    /// <summary>The name of the secret in the vault, or of the file without its ending.</summary>
    public string Name { get; }

    /// <summary>The vault that holds the private key; <see langword="null"/> when a file does.</summary>
    public string? Vault { get; }

    /// <summary>The full path of the file that holds the private key; <see langword="null"/> when a vault does.</summary>
    public string? Path { get; }

    /// <summary>The signature algorithm: Ed25519 or Rsa.</summary>
    public KeyAlgorithm Algorithm { get; }

    /// <summary>The key size in bits: 256 for Ed25519, 2048 or 4096 for RSA.</summary>
    public int KeySize { get; }

    /// <summary>The public key as PEM, to be pasted into the web page. It is no secret.</summary>
    public string PublicKeyPem { get; }

    /// <summary>The first 12 hexadecimal digits of the SHA-256 of the public key (SPKI, DER).</summary>
    public string Fingerprint { get; }

    /// <summary>The label for the web page, as given.</summary>
    public string? Label { get; }

    /// <summary>What the key is to be for, as given.</summary>
    public string? Purpose { get; }

    /// <summary>The rights to switch on for the purpose; <see langword="null"/> when no purpose that is known here was given.</summary>
    public KeyPermission? Permission { get; }

    /// <summary>The environment that the key is to be for.</summary>
    public BinanceEnvironment Environment { get; }

    /// <summary>What to do on the web page and then here, in order; an array.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The command of the last step, which joins the API key that the web page shows with the private key.</summary>
    public string NextCommand { get; }

    /// <summary>Name, algorithm and fingerprint.</summary>
    public override string ToString() => $"{Name}: {(Algorithm == KeyAlgorithm.Rsa ? $"RSA-{KeySize}" : Algorithm)}, {Fingerprint}";

    /// <summary>A letter: where the private key is, the public key as it is to be pasted, and the steps.</summary>
    /// <param name="width">The columns of a line, at least 40. The lines of the public key and commands are not broken.</param>
    public string ToLetter(int width) => KeyPairLetter.Write(this, width);
}
