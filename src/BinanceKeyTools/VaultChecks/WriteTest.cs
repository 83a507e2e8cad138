using System.Security.Cryptography;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.VaultChecks;

/// <summary>
/// Writes two throw-away secrets in the form that keys have, reads them back, records something beside one, and removes both. What they
/// hold is random and worth nothing, also when one is left over.
/// </summary>
internal sealed class WriteTest(SecretVaults vaults, VaultEntry vault, TimeProvider time, Action<string> tell, CancellationToken stop)
{
    /// <summary>What the names of all secrets begin with that tests write.</summary>
    public static readonly string[] Prefixes = ["bkt-write-test-", "bkt-size-test-"];

    // As long as an HMAC secret, and as a private key of 4096-bit RSA in PEM form, which has 3,272 characters at most.
    private const int ShortLength = 64;
    private const int LongLength = 3300;
    private const int LineLength = 64;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string MetadataField = KeyMetadata.Prefix + "label";

    private readonly string _suffix = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly List<string> _writeSteps = [];
    private readonly List<string> _sizeSteps = [];

    /// <summary>The name of the first secret.</summary>
    public string Name => Prefixes[0] + _suffix;

    private string LongName => $"{Name}-long";

    /// <summary>The answers: writing, metadata and size.</summary>
    public IReadOnlyList<KeyVaultCheck> Run()
    {
        using var turn = VaultLock.Enter(vault.Name, time, tell, stop);
        SecretStoreCopy.AwaitChange(vault, turn.ChangedByOther, time, tell, stop);
        var inside = VaultCapabilities.SupportsMetadata(vault) is false;
        using var filler = Filler(ShortLength);
        using var longFiller = Filler(LongLength);

        var writing = Write(Name, filler, inside, turn, _writeSteps);
        var metadata = writing is null ? Record(inside, turn) : null;
        var size = writing is null ? Write(LongName, longFiller, inside, turn, _sizeSteps) : null;
        var left = new[] { Remove(Name, turn, _writeSteps), writing is null ? Remove(LongName, turn, _sizeSteps) : null };
        return [.. Conclude(writing, metadata, size, [.. left.OfType<string>()])];
    }

    private IEnumerable<KeyVaultCheck> Conclude(string? writing, KeyVaultCheck? metadata, string? size, string[] left)
    {
        if (writing is not null || left.Length > 0)
        {
            yield return Answer(
                KeyVaultQuestion.Writing,
                ExpectationStatus.Fail,
                string.Join(' ', new[] { writing }.Concat(left).OfType<string>()),
                left.Length > 0 ? RemoveLine(Name) : "Look whether this account may write to the vault; a vault that is only read is no place to register keys.",
                _writeSteps);
        }
        else
        {
            yield return Answer(KeyVaultQuestion.Writing, ExpectationStatus.Pass, "A throw-away secret was written, came back as it was, and is gone again.", null, _writeSteps);
        }

        if (metadata is not null)
        {
            yield return metadata;
        }

        yield return (writing, size) switch
        {
            (not null, _) => Answer(KeyVaultQuestion.ValueSize, ExpectationStatus.Unknown, "Not tried: writing failed before.", "See Writing.", []),
            (_, not null) => Answer(
                KeyVaultQuestion.ValueSize,
                ExpectationStatus.Fail,
                $"It does not hold a private key of 4096-bit RSA ({LongLength} characters): {size}",
                "Keep Ed25519 or HMAC keys in it, which are short; or use another vault for RSA keys, such as SecretStore.",
                _sizeSteps),
            _ => Answer(KeyVaultQuestion.ValueSize, ExpectationStatus.Pass, $"It holds a private key of 4096-bit RSA: {LongLength} characters in lines came back as they were.", null, _sizeSteps),
        };
    }

    /// <returns>What went wrong.</returns>
    private string? Write(string name, SecretText secret, bool inside, VaultLock turn, List<string> steps)
    {
        var recorded = inside ? new Dictionary<string, object> { [MetadataField] = name } : null;
        using var user = SecretText.From(name);
        using var value = new KeyValue(
            new KeyWrite { Name = name, Vault = vault, ApiKey = user, Secret = secret, Metadata = new Dictionary<string, string?>() }, recorded);
        try
        {
            tell($"Writing the throw-away secret '{name}' to the vault '{vault.Name}'");
            vaults.SetValue(name, vault.Name, value.Value);
            steps.Add($"wrote '{name}', {secret.Span.Length} characters");
        }
        catch (VaultException exception)
        {
            steps.Add($"could not write '{name}'");
            return exception.Message;
        }
        finally
        {
            Changed(turn);
        }

        try
        {
            var isSame = SecretComparison.AreSame(value.Value, vaults.GetValue(name, vault.Name));
            steps.Add(isSame ? $"read '{name}' back, unchanged" : $"read '{name}' back, changed");
            return isSame ? null : "What was read back is not what was written.";
        }
        catch (VaultException exception)
        {
            steps.Add($"could not read '{name}' back");
            return exception.Message;
        }
    }

    private KeyVaultCheck Record(bool inside, VaultLock turn)
    {
        if (inside)
        {
            return MetadataAnswers.NotSupported(vault);
        }

        var text = $"recorded by {Name}";
        try
        {
            vaults.SetMetadata(Name, vault.Name, new() { [MetadataField] = text });
        }
        catch (VaultException exception)
        {
            return Answer(KeyVaultQuestion.Metadata, ExpectationStatus.Fail, $"Its module has a command for metadata, which fails: {exception.Message}", MetadataAnswers.Fix, []);
        }
        finally
        {
            Changed(turn);
        }

        try
        {
            return vaults.GetEntries(vault.Name).FirstOrDefault(IsMine)?.Metadata.GetValueOrDefault(MetadataField) == text
                ? Answer(KeyVaultQuestion.Metadata, ExpectationStatus.Pass, "Metadata was recorded beside a secret and listed again.", null, [$"set and listed {MetadataField}"])
                : Answer(KeyVaultQuestion.Metadata, ExpectationStatus.Fail, "It took metadata and does not list it.", MetadataAnswers.Fix, []);
        }
        catch (VaultException exception)
        {
            return Answer(KeyVaultQuestion.Metadata, ExpectationStatus.Unknown, $"Metadata was recorded; whether it is listed could not be seen: {exception.Message}", null, []);
        }
    }

    /// <returns>What is left over, and why; <see langword="null"/> when nothing is.</returns>
    private string? Remove(string name, VaultLock turn, List<string> steps)
    {
        VaultException? failure = null;
        try
        {
            vaults.Remove(name, vault.Name);
        }
        catch (VaultException exception)
        {
            failure = exception;
        }

        Changed(turn);
        if (IsGone(name))
        {
            steps.Add($"'{name}' is not in the vault any more");
            return null;
        }

        steps.Add($"'{name}' may still be in the vault");
        return $"The throw-away secret '{name}' could not be removed{(failure is null ? "." : $": {failure.Message}")}";
    }

    // A listing that fails proves nothing, and reading may fail for other reasons than that the secret is gone.
    private bool IsGone(string name)
    {
        try
        {
            return !vaults.GetEntries(vault.Name).Any(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
        }
        catch (VaultException)
        {
            return false;
        }
    }

    private bool IsMine(SecretEntry entry) => string.Equals(entry.Name, Name, StringComparison.OrdinalIgnoreCase);

    private void Changed(VaultLock turn)
    {
        turn.Stamp();
        SecretStoreCopy.Remember(time.GetUtcNow());
    }

    private KeyVaultCheck Answer(KeyVaultQuestion question, ExpectationStatus status, string message, string? fix, IEnumerable<string> detail) =>
        VaultAnswer.Of(vault.Name, question, status, message, fix, detail);

    private string RemoveLine(string name) =>
        $"Get-SecretInfo -Name '{name}*' -Vault {VaultAnswer.Quote(vault.Name)} | Remove-Secret";

    // In lines, as PEM files have them: some vaults change the ends of lines.
    private static SecretText Filler(int length)
    {
        var text = RandomNumberGenerator.GetString(Characters, length).ToCharArray();
        for (var end = LineLength; end < length; end += LineLength + 1)
        {
            text[end] = '\n';
        }

        return SecretText.From(text);
    }
}
