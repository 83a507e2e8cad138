using System.Management.Automation;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reports;

namespace BinanceKeyTools.Policies;

/// <summary>Finds the policies and mutes that parameters name: built-in ones by name, files by path.</summary>
internal static class PolicyLocator
{
    private const string AuditPolicyNotFound = "AuditPolicyNotFound";

    /// <summary>Reads JSON and PowerShell data files.</summary>
    public static PolicyLoader Loader { get; } = new(TimeProvider.System, new DataFilePolicyFormat());

    /// <summary>Loads what a <c>-Policy</c> parameter names. A built-in name wins over a file of that name.</summary>
    /// <exception cref="AuditPolicyException">There is no such policy, or it cannot be used.</exception>
    public static AuditPolicy Load(string nameOrPath, PSCmdlet cmdlet) =>
        BuiltInPolicies.Find(nameOrPath) ?? Loader.Load(FullPath(nameOrPath, cmdlet));

    /// <summary>Loads the mutes of the mute files that a path stands for; wildcards are allowed.</summary>
    /// <exception cref="AuditPolicyException">There is no such file, or it cannot be used.</exception>
    /// <exception cref="CommandException">No file fits, or the path is of no file system.</exception>
    public static IEnumerable<Mute> LoadMutes(string path, PSCmdlet cmdlet) => FullPaths(path, cmdlet).SelectMany(Loader.LoadMutes);

    /// <summary>The full path of one file.</summary>
    /// <exception cref="CommandException">The path is of no file system.</exception>
    public static string FullPath(string path, PSCmdlet cmdlet) => ReportPath.Full(path, cmdlet, AuditPolicyNotFound);

    /// <summary>The full paths of the files that fit a path with wildcards; a file of exactly that name comes first.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IReadOnlyList<string> FullPaths(string path, PSCmdlet cmdlet) => ReportPath.Existing(path, cmdlet, AuditPolicyNotFound);
}
