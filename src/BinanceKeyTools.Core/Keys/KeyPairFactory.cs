using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>Makes key pairs whose public key is to be uploaded to Binance ("Self-generated" API keys).</summary>
public sealed class KeyPairFactory
{
    private readonly RandomNumberGenerator _random;

    /// <summary>Makes a factory that uses the randomness of the operating system.</summary>
    public KeyPairFactory()
        : this(RandomNumberGenerator.Create())
    {
    }

    /// <summary>Makes a factory with a source of randomness of its own.</summary>
    /// <param name="random">Gives the Ed25519 seed, and salt and initialisation vector of encrypted files. RSA keys are made by the
    /// platform's library, which uses its own. It stays the caller's to dispose.</param>
    public KeyPairFactory(RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _random = random;
    }

    /// <summary>Makes a new pair.</summary>
    /// <param name="algorithm">The kind. RSA with 4096 bits can take some seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public KeyPair Create(KeyPairAlgorithm algorithm) => new(
        algorithm switch
        {
            KeyPairAlgorithm.Ed25519 => CreateEd25519(),
            KeyPairAlgorithm.Rsa2048 => new RsaPrivateKey(RSA.Create(2048)),
            KeyPairAlgorithm.Rsa4096 => new RsaPrivateKey(RSA.Create(4096)),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
        },
        _random);

    private Ed25519PrivateKey CreateEd25519()
    {
        // RFC 8032, section 5.1.5: any 32 random bytes are a private key.
        var seed = new SecretBuffer(Ed25519PrivateKey.SeedSize);
        try
        {
            _random.GetBytes(seed.Span);
            return new Ed25519PrivateKey(seed);
        }
        catch
        {
            seed.Dispose();
            throw;
        }
    }
}
