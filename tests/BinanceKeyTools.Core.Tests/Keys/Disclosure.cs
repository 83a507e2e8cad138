namespace BinanceKeyTools.Tests.Keys;

/// <summary>Asserts that a message repeats nothing of a secret text.</summary>
internal static class Disclosure
{
    private const int Window = 5;

    /// <summary>Fails when any five consecutive letters or digits of the secret occur in the message.</summary>
    public static void AssertNone(string secret, params string?[] messages)
    {
        string letters = string.Concat(secret.Where(char.IsAsciiLetterOrDigit));
        foreach (string? message in messages)
        {
            for (int i = 0; i + Window <= letters.Length; i++)
            {
                Assert.DoesNotContain(letters.Substring(i, Window), message ?? string.Empty, StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
