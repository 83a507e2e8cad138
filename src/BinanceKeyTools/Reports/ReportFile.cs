using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Files;

namespace BinanceKeyTools.Reports;

/// <summary>Writes the files of reports, whole or not at all, and words what goes wrong.</summary>
internal static class ReportFile
{
    private static readonly string[] DeviceFolders = ["/dev/", "/proc/", "/sys/"];

    /// <summary>Says early, before an audit of minutes, what would keep the file from being written.</summary>
    /// <exception cref="CommandException">There is no folder for it, it is a folder or a device, or it exists and is not to be replaced.</exception>
    public static void Check(string path, bool overwrite)
    {
        var folder = Path.GetDirectoryName(path);
        if (Path.GetFileName(path).Length == 0 || Directory.Exists(path))
        {
            throw Invalid(path, $"'{path}' is a folder, not a file.", "Name a file.");
        }

        if (!OperatingSystem.IsWindows() && Array.Exists(DeviceFolders, device => WholeFile.ResolveLink(path).StartsWith(device, StringComparison.Ordinal)))
        {
            throw Invalid(path, $"'{path}' is not a place for a file: it would be replaced.", "Name a file on a disk.");
        }

        if (!Directory.Exists(folder))
        {
            throw Invalid(path, $"There is no folder '{folder}'.", "Create the folder, or correct the path; it is taken relative to the current location.");
        }

        if (!overwrite && File.Exists(path))
        {
            throw Exists(path);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="CommandException">It could not be written; nothing is left of it, and what was there is as it was.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> write)
    {
        try
        {
            WholeFile.Write(path, overwrite, write);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception exception) when (WholeFile.IsFailure(exception))
        {
            throw new CommandException(
                "ReportWriteFailed",
                ErrorCategory.WriteError,
                $"The file '{path}' could not be written: {exception.Message}",
                "Check the free space and the permissions of the folder. What was there before is as it was.",
                path);
        }
    }

    private static CommandException Exists(string path) => new(
        "ReportExists", ErrorCategory.ResourceExists, $"The file '{path}' exists.", "Add -Force to replace it, or name another file.", path);

    private static CommandException Invalid(string path, string message, string remedy) => new(
        "ReportPathInvalid", ErrorCategory.InvalidArgument, message, remedy, path);
}
