using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Policies;

/// <summary>Finds the policies and mutes that parameters name: built-in ones by name, files by path.</summary>
internal static class PolicyLocator
{
    /// <summary>Reads JSON and PowerShell data files.</summary>
    public static PolicyLoader Loader { get; } = new(TimeProvider.System, new DataFilePolicyFormat());

    /// <summary>Loads what a <c>-Policy</c> parameter names. A built-in name wins over a file of that name.</summary>
    /// <exception cref="AuditPolicyException">There is no such policy, or it cannot be used.</exception>
    public static AuditPolicy Load(string nameOrPath, PSCmdlet cmdlet) =>
        BuiltInPolicies.Find(nameOrPath) ?? Loader.Load(FullPath(nameOrPath, cmdlet));

    /// <summary>Loads the mutes of a mute file.</summary>
    /// <exception cref="AuditPolicyException">There is no such file, or it cannot be used.</exception>
    public static IReadOnlyList<Mute> LoadMutes(string path, PSCmdlet cmdlet) => Loader.LoadMutes(FullPath(path, cmdlet));

    /// <summary>The full path of one file.</summary>
    /// <exception cref="CommandException">The path is of no file system.</exception>
    public static string FullPath(string path, PSCmdlet cmdlet)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return IsFileSystem(provider) ? full : throw NotAFile(path);
        }
        catch (SessionStateException exception)
        {
            throw new CommandException("AuditPolicyNotFound", ErrorCategory.ObjectNotFound, exception.Message, "Check the path.", path);
        }
    }

    /// <summary>The full paths of the files that fit a path with wildcards.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IEnumerable<string> FullPaths(string path, PSCmdlet cmdlet)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [FullPath(path, cmdlet)];
        }

        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (!IsFileSystem(provider))
            {
                throw NotAFile(path);
            }

            return found.Count > 0
                ? found
                : throw new CommandException("AuditPolicyNotFound", ErrorCategory.ObjectNotFound, $"No file fits '{path}'.", "Check the path.", path);
        }
        catch (SessionStateException exception)
        {
            throw new CommandException("AuditPolicyNotFound", ErrorCategory.ObjectNotFound, exception.Message, "Check the path.", path);
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase);

    private static CommandException NotAFile(string path) => new(
        "AuditPolicyNotFound", ErrorCategory.InvalidArgument, $"'{path}' is not a path of the file system.", "Name a file.", path);
}
