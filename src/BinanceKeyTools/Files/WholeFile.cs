using System.Security;

namespace BinanceKeyTools.Files;

/// <summary>Writes a file whole or not at all: beside its place, then renamed into it. What stood there before stays until then.</summary>
internal static class WholeFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. Its permissions stay.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="check">Looks at what was written, by its path, before it is renamed. What it throws ends the writing.</param>
    public static void Write(string path, bool overwrite, Action<Stream> write, Action<string>? check = null)
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

            check?.Invoke(temporary);
            File.Move(temporary, target, overwrite);
            temporary = null;
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>Whether an exception says that a file could not be written. The runtime reports one that is too large for its file system or
    /// for the user's limit as an argument out of range.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or SecurityException or ArgumentOutOfRangeException { ParamName: "value" };

    /// <summary>What is to be replaced: a link stays a link, and what it points at is replaced.</summary>
    public static string ResolveLink(string path)
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
}
