namespace BinanceKeyTools.Audit;

/// <summary>The outcome of testing one key.</summary>
/// <param name="Results">One result an expectation, in their order.</param>
/// <param name="Restriction">What the exchange told about the key; <see langword="null"/> when it did not.</param>
/// <param name="Obstacle">What kept the flags from being read: a <see cref="Exchange.BinanceException"/>, an
/// <see cref="Exchange.UntrustedAddressException"/> or, for an answer in an unknown form, a
/// <see cref="System.Text.Json.JsonException"/>; <see langword="null"/> when they were read.</param>
public sealed record KeyPermissionTest(IReadOnlyList<KeyPermissionResult> Results, KeyRestriction? Restriction, Exception? Obstacle)
{
    /// <summary>Whether every expectation is met. Unknown is not met.</summary>
    public bool Passed => Results.Count > 0 && Results.All(result => result.Status == ExpectationStatus.Pass);
}
