using System.Collections;
using System.Management.Automation;
using System.Security;

namespace BinanceKeyTools.Vaults;

/// <summary>A key in the form that goes into a vault. Disposing it wipes the secret.</summary>
internal sealed class KeyValue : IDisposable
{
    private readonly SecureString _secret;

    /// <param name="write">The key.</param>
    /// <param name="inside">What is to be recorded inside the value, for vaults without metadata; <see langword="null"/> for others.</param>
    public KeyValue(KeyWrite write, IReadOnlyDictionary<string, object>? inside)
    {
        _secret = write.Secret.ToSecureString();
        var apiKey = write.ApiKey is null ? KeyWrite.PendingApiKey : write.ApiKey.Span.ToString();
        if (inside is null)
        {
            Value = new PSCredential(apiKey, _secret);
            return;
        }

        var table = new Hashtable(StringComparer.OrdinalIgnoreCase) { ["ApiKey"] = apiKey, ["SecretKey"] = _secret };
        foreach (var (name, item) in inside)
        {
            table[name] = SecretEntry.Text(item);
        }

        Value = table;
    }

    /// <summary>A PSCredential, or a Hashtable.</summary>
    public object Value { get; }

    public void Dispose() => _secret.Dispose();
}
