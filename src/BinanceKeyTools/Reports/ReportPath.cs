using System.Management.Automation;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Reports;

/// <summary>Turns the paths of parameters, which are PowerShell's and relative to its location, into those of the file system.</summary>
internal static class ReportPath
{
    /// <summary>The full path of a file or folder that need not be there. No wildcards: every character stands for itself.</summary>
    /// <exception cref="CommandException">The path is of no file system.</exception>
    public static string Full(string path, PSCmdlet cmdlet, string errorId)
    {
        // No file system has it in a name, and the runtime reports it only when the file is opened.
        if (path.Contains('\0'))
        {
            throw new CommandException(errorId, ErrorCategory.InvalidArgument, "The path contains a null character.", "Name a file or a folder.", path);
        }

        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return IsFileSystem(provider) ? full : throw Elsewhere(path, errorId);
        }
        catch (SessionStateException exception)
        {
            throw new CommandException(errorId, ErrorCategory.ObjectNotFound, exception.Message, "Check the path.", path);
        }
    }

    /// <summary>The full paths of the files that a path with wildcards stands for; a file of exactly that name comes first.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IReadOnlyList<string> Existing(string path, PSCmdlet cmdlet, string errorId)
    {
        var literal = Full(path, cmdlet, errorId);
        if (File.Exists(literal) || !WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [literal];
        }

        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            string[] files = IsFileSystem(provider) ? [.. found.Where(File.Exists).Order(StringComparer.Ordinal)] : throw Elsewhere(path, errorId);
            return files.Length > 0
                ? files
                : throw new CommandException(errorId, ErrorCategory.ObjectNotFound, $"No file fits '{path}'.", "Check the path.", path);
        }
        catch (SessionStateException exception)
        {
            throw new CommandException(errorId, ErrorCategory.ObjectNotFound, exception.Message, "Check the path.", path);
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase);

    private static CommandException Elsewhere(string path, string errorId) =>
        new(errorId, ErrorCategory.InvalidArgument, $"'{path}' is not a path of the file system.", "Name a file or a folder.", path);
}
