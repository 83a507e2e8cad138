using System.Management.Automation;

namespace BinanceKeyTools.Errors;

/// <summary>A command was asked for something it cannot do.</summary>
internal sealed class CommandException(string errorId, ErrorCategory category, string message, string remedy, string target) : Exception(message)
{
    public string ErrorId => errorId;

    public ErrorCategory Category => category;

    public string Remedy => remedy;

    public string Target => target;
}
