using System.Management.Automation;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Policies;

/// <summary>The file that a policy is written to.</summary>
internal static class PolicyTarget
{
    /// <summary>Writes the file whole or not at all: to a temporary one beside it, which is then renamed.</summary>
    /// <exception cref="CommandException">The file exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string file, ReadOnlyMemory<byte> content, bool replace)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(content.Span);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, replace);
        }
        catch (IOException) when (!replace && File.Exists(file))
        {
            throw Exists(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CommandException(
                "AuditPolicyNotWritten", ErrorCategory.WriteError, $"'{file}' cannot be written: {exception.Message}", "Check that the folder exists, its permissions and the space on the disk.", file);
        }
        finally
        {
            Remove(temporary);
        }
    }

    /// <summary>The error for a file that is there already.</summary>
    public static CommandException Exists(string file) => new(
        "AuditPolicyExists", ErrorCategory.ResourceExists, $"'{file}' exists.", "Add -Force to replace it, or name another file.", file);

    /// <summary>How one policy names another: by the path from its own folder, so that both can be moved together.</summary>
    public static string Relative(string file, string other) =>
        System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(file)!, other).Replace('\\', '/');

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what has to be told.
        }
    }
}
