namespace BinanceKeyTools.Keys;

/// <summary>Reads a private key that is lent to it; the characters are wiped when it returns.</summary>
/// <typeparam name="TResult">What it makes of it.</typeparam>
/// <param name="pem">The private key as PEM text.</param>
public delegate TResult PemReader<out TResult>(ReadOnlySpan<char> pem);
