using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>A vault did not give what was asked of it.</summary>
internal sealed class VaultException : Exception
{
    public VaultException(string errorId, ErrorCategory category, string message, string remedy, string target)
        : base(message)
    {
        ErrorId = errorId;
        Category = category;
        Remedy = remedy;
        Target = target;
    }

    public string ErrorId { get; }

    public ErrorCategory Category { get; }

    public string Remedy { get; }

    /// <summary>The vault, or vault and name: a reference, never a value.</summary>
    public string Target { get; }
}
