using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Reports;

/// <summary>Writes a file whole or not at all: beside its place, then renamed into it. What stood there before stays until then.</summary>
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

        if (!OperatingSystem.IsWindows() && Array.Exists(DeviceFolders, device => ResolveLink(path).StartsWith(device, StringComparison.Ordinal)))
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
        string? temporary = null;
        try
        {
            var target = ResolveLink(path);
            temporary = Path.Combine(Path.GetDirectoryName(target)!, $".bkt-{Guid.NewGuid():n}.tmp");
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);

                // A rename can reach the disk before the content does.
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite);
            temporary = null;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new CommandException(
                "ReportWriteFailed",
                ErrorCategory.WriteError,
                $"The file '{path}' could not be written: {exception.Message}",
                "Check the free space and the permissions of the folder. What was there before is as it was.",
                path);
        }
        finally
        {
            Remove(temporary);
        }
    }

    // The runtime reports a file that is too large for its file system or for the user's limit as an argument out of range.
    private static bool IsFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or SecurityException or ArgumentOutOfRangeException { ParamName: "value" };

    // A link stays a link: what it points at is replaced.
    private static string ResolveLink(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // There is nothing there yet, or nothing that can be followed.
            return path;
        }
    }

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reason why it could not be written is on its way; that a rest stayed behind is less.
        }
    }

    private static CommandException Exists(string path) => new(
        "ReportExists", ErrorCategory.ResourceExists, $"The file '{path}' exists.", "Add -Force to replace it, or name another file.", path);

    private static CommandException Invalid(string path, string message, string remedy) => new(
        "ReportPathInvalid", ErrorCategory.InvalidArgument, message, remedy, path);
}
