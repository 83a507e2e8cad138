namespace BinanceKeyTools.Keys;

/// <summary>A text that cannot be a Binance API key. The message never contains any part of the text.</summary>
public sealed class ApiKeyFormatException : FormatException
{
    /// <summary>Creates the exception for findings of which at least one blocks.</summary>
    /// <param name="findings">Everything that was observed about the text.</param>
    public ApiKeyFormatException(IReadOnlyList<ApiKeyFinding> findings)
        : base(Describe(findings))
    {
        Findings = findings;
    }

    /// <summary>The stable id of this error: <c>ApiKeyFormat</c>.</summary>
    public string ErrorId { get; } = "ApiKeyFormat";

    /// <summary>Everything that was observed about the text, warnings included.</summary>
    public IReadOnlyList<ApiKeyFinding> Findings { get; }

    private static string Describe(IReadOnlyList<ApiKeyFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return string.Join(" ", findings.Where(finding => finding.Blocks).Select(finding => finding.Message));
    }
}
