using System.Management.Automation;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>A vault did not give what was asked of it. Names that look like a key are masked, and so is what a vault says.</summary>
internal sealed class VaultException : Exception
{
    public VaultException(string errorId, ErrorCategory category, string message, string remedy, string target)
        : base(KeyLikeText.Hide(message))
    {
        ErrorId = errorId;
        Category = category;
        Remedy = KeyLikeText.Hide(remedy);
        Target = KeyLikeText.Hide(target);
    }

    public string ErrorId { get; }

    public ErrorCategory Category { get; }

    public string Remedy { get; }

    /// <summary>The vault, or vault and name: a reference, never a value.</summary>
    public string Target { get; }
}
