using System.Security.Cryptography;

namespace BinanceKeyTools.Vaults;

/// <summary>Makes sure that a vault holds values of a length, before a key of that length goes into it.</summary>
internal sealed class LengthProof
{
    // HMAC secrets and Ed25519 keys fit everywhere; RSA keys exceed what some vaults hold, such as Windows Credential Manager (2,560 bytes).
    private const int LengthToProve = 1000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly HashSet<(string Vault, int Length)> _proved = [];

    /// <summary>Writes a throwaway secret of the same length, reads it back and removes it; once for each vault and length.</summary>
    /// <exception cref="VaultException">VaultValueTooLarge, VaultLocked.</exception>
    public void Require(VaultTurn turn, KeyWrite write)
    {
        var length = write.Secret.Span.Length;
        if (length < LengthToProve || _proved.Contains((turn.Name, length)))
        {
            return;
        }

        var name = turn.FreeName($"bkt-size-test-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        write.Tell($"Testing whether the vault '{turn.Name}' holds a secret of {length} characters");
        using var filler = SecretText.From(RandomNumberGenerator.GetString(Letters, length));
        using var value = filler.ToSecureString();
        var failure = turn.TrySet(name, value);
        var look = turn.Look(name, value);
        var rest = turn.TryRemove(name) is null ? "" : $" The secret '{name}' is left over from the test; it holds nothing of worth.";
        if (look.State == ValueState.Same)
        {
            _proved.Add((turn.Name, length));
            if (rest.Length > 0)
            {
                write.Tell(rest.Trim());
            }

            return;
        }

        failure ??= look.Failure;
        throw failure?.ErrorId == SecretFailure.VaultLocked
            ? KeyWriteFailure.NotStored(write, failure, $"Nothing was stored.{rest}")
            : KeyWriteFailure.TooLarge(write, length, failure?.Message ?? "it gives another value back.", rest);
    }
}
