namespace BinanceKeyTools.Vaults;

/// <summary>What came of writing a key, and where everything is now.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="PreviousName">The name under which the value that was there before still is; <see langword="null"/> when there is none.</param>
/// <param name="Warnings">What the admin should know, such as metadata that could not be recorded.</param>
internal sealed record KeyWriteResult(KeyWriteOutcome Outcome, string? PreviousName, IReadOnlyList<string> Warnings);
