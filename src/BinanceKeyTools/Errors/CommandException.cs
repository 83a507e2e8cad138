using System.Management.Automation;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Errors;

/// <summary>A command was asked for something it cannot do.</summary>
internal sealed class CommandException(string errorId, ErrorCategory category, string message, string remedy, string target)
    : Exception(KeyLikeText.Hide(message))
{
    /// <summary>A key was named whose record is to be changed, and that is in no vault.</summary>
    public static CommandException KeyNotInVault(KeyRecord key) => new(
        "KeyNotInVault",
        ErrorCategory.InvalidArgument,
        $"The key '{key.Name}' is in no vault.",
        "Put it into one with Register-BinanceKey. Keys of a sandbox end with it.",
        key.Name);

    public string ErrorId => errorId;

    public ErrorCategory Category => category;

    public string Remedy => KeyLikeText.Hide(remedy);

    public string Target => KeyLikeText.Hide(target);
}
