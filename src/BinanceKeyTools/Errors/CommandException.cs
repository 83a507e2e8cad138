using System.Management.Automation;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Errors;

/// <summary>A command was asked for something it cannot do.</summary>
internal sealed class CommandException(string errorId, ErrorCategory category, string message, string remedy, string target)
    : Exception(KeyLikeText.Hide(message))
{
    public string ErrorId => errorId;

    public ErrorCategory Category => category;

    public string Remedy => KeyLikeText.Hide(remedy);

    public string Target => KeyLikeText.Hide(target);
}
