namespace BinanceKeyTools.Vaults;

/// <summary>How a SecretStore is set up.</summary>
/// <param name="HasPassword">Whether it opens with a password; <see langword="null"/> when it does not tell.</param>
/// <param name="Prompts">Whether it asks for the password when it is locked.</param>
/// <param name="PasswordTimeout">Seconds until it locks again: -1 never, 0 after one use.</param>
internal sealed record StoreSettings(bool? HasPassword, bool Prompts, int? PasswordTimeout);
