using System.Security.Cryptography;

namespace BinanceKeyTools.Keys;

/// <summary>How the key of an encrypted file is derived from the passphrase (RFC 8018, section 5.2). Nothing in it is secret.</summary>
internal sealed record Pbkdf2Parameters(byte[] Salt, int Iterations, HashAlgorithmName Hash);
