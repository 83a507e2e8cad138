using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Files;

namespace BinanceKeyTools.Policies;

/// <summary>The file that a policy is written to.</summary>
internal static class PolicyTarget
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="check">Looks at what was written before it takes its place. What it throws ends the writing.</param>
    /// <exception cref="CommandException">The file exists and may not be replaced, or cannot be written.</exception>
    public static void Write(string file, ReadOnlyMemory<byte> content, bool replace, Action<string>? check = null)
    {
        try
        {
            WholeFile.Write(file, replace, stream => stream.Write(content.Span), check);
        }
        catch (IOException) when (!replace && File.Exists(file))
        {
            throw Exists(file);
        }
        catch (Exception exception) when (WholeFile.IsFailure(exception))
        {
            throw NotWritten(file, exception.Message);
        }
    }

    /// <summary>The error for a file that cannot be written.</summary>
    public static CommandException NotWritten(string file, string why) => new(
        "AuditPolicyNotWritten", ErrorCategory.WriteError, $"'{file}' cannot be written: {why}", "Check that the folder exists, its permissions and the space on the disk.", file);

    /// <summary>The error for a file that is there already.</summary>
    public static CommandException Exists(string file) => new(
        "AuditPolicyExists", ErrorCategory.ResourceExists, $"'{file}' exists.", "Add -Force to replace it, or name another file.", file);

    /// <summary>How one policy names another: by the path from its own folder, so that both can be moved together.</summary>
    public static string Relative(string file, string other) =>
        System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(file)!, other).Replace('\\', '/');
}
