using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>The facts of a refusal, for evidence.</summary>
internal static class ErrorFacts
{
    /// <summary>Code, message, HTTP status, request, and the caller's address where the exchange named it.</summary>
    public static string[] Of(BinanceError error)
    {
        List<string> facts = [$"{error.ErrorId}: {EvidenceText.Foreign(error.Message)}", $"request: {error.Method} {error.Path} on {error.Host}"];
        if (error.Status is { } status)
        {
            facts.Insert(1, $"HTTP status: {(int)status}");
        }

        if (error.RequestAddress is { } address)
        {
            facts.Add($"address that the exchange saw: {address}");
        }

        return [.. facts];
    }
}
