using System.Management.Automation.Language;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.VaultChecks;

/// <summary>Makes answers. Names and what vaults say may hold what looks like a key, which is masked.</summary>
internal static class VaultAnswer
{
    public static KeyVaultCheck Of(
        string? vault, KeyVaultQuestion question, ExpectationStatus status, string message, string? fix = null, IEnumerable<string>? detail = null) => new()
        {
            Vault = vault is null ? null : KeyLikeText.Hide(vault),
            Check = question,
            Status = status,
            Message = KeyLikeText.Hide(message),
            Fix = fix is null ? null : KeyLikeText.Hide(fix),
            Detail = (detail ?? []).Select(KeyLikeText.Hide).ToArray(),
        };

    /// <summary>A name as a PowerShell argument.</summary>
    public static string Quote(string name) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
