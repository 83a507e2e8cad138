using System.Management.Automation;
using System.Security;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Security.Principal;
using System.Text;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.KeyFiles;

/// <summary>
/// Writes the file of a private key whole or not at all: beside its place, for its owner only from the first byte, read back, then
/// renamed into it. What stood there before stays until then.
/// </summary>
internal static class NewPrivateKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // As root these could be replaced by a rename.
    private static readonly string[] DeviceFolders = ["/dev/", "/proc/", "/sys/"];

    /// <summary>Says before a pair is made what would keep the file from being written.</summary>
    /// <exception cref="CommandException">There is no folder for it, it is a folder or a device, or it exists and is not to be replaced.</exception>
    public static void Check(string path, bool replace)
    {
        var folder = Path.GetDirectoryName(path);
        if (Path.GetFileName(path).Length == 0 || Directory.Exists(path))
        {
            throw Invalid(path, $"'{path}' is a folder, not a file.", "Name a file.");
        }

        if (!OperatingSystem.IsWindows() && Array.Exists(DeviceFolders, device => path.StartsWith(device, StringComparison.Ordinal)))
        {
            throw Invalid(path, $"'{path}' is not a place for a file.", "Name a file on a disk.");
        }

        if (!Directory.Exists(folder))
        {
            throw Invalid(path, $"There is no folder '{folder}'.", "Create the folder, or correct the path; it is taken relative to the current location.");
        }

        if (!replace && Path.Exists(path))
        {
            throw Exists(path);
        }
    }

    /// <summary>Writes the file and makes sure that it is there.</summary>
    /// <param name="path">Its full path. A link that is there is replaced and not followed.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="pem">The private key, ASCII. It stays the caller's to wipe.</param>
    /// <exception cref="CommandException">It could not be written; nothing is left of it, and what was there is as it was.</exception>
    public static void Write(string path, bool replace, ReadOnlySpan<char> pem)
    {
        using var content = new SecretBuffer(Encoding.ASCII.GetByteCount(pem));
        Encoding.ASCII.GetBytes(pem, content.Span);
        string? temporary = Path.Combine(Path.GetDirectoryName(path)!, $".bkt-{Guid.NewGuid():n}.tmp");
        try
        {
            using (var file = Create(temporary))
            {
                file.Write(content.Span);

                // A rename can reach the disk before the content does.
                file.Flush(flushToDisk: true);
            }

            if (!IsReadBack(temporary, content.Span))
            {
                throw new IOException("What was read back is not what was written.");
            }

            File.Move(temporary, path, replace);
            temporary = null;
        }
        catch (IOException) when (!replace && Path.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new CommandException(
                "KeyFileNotWritten",
                ErrorCategory.WriteError,
                $"The file '{path}' could not be written: {exception.Message}",
                "Check the free space and the permissions of the folder. The pair is gone, and no file was changed: nothing has to be undone.",
                path);
        }
        finally
        {
            Remove(temporary);
        }
    }

    // No buffer: it would keep a copy of the key that nobody wipes.
    private static FileStream Create(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 0,
                UnixCreateMode = OwnerOnly,
            });
        }

        using var owner = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(owner.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write | FileSystemRights.Synchronize, FileShare.None, 1, FileOptions.None, security);
    }

    private static bool IsReadBack(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0 });
        if (file.Length != content.Length)
        {
            return false;
        }

        using var read = new SecretBuffer(content.Length);
        file.ReadExactly(read.Span);
        return CryptographicOperations.FixedTimeEquals(read.Span, content);
    }

    // The runtime reports a file that is too large for its file system or for the user's limit as an argument out of range.
    private static bool IsFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or SecurityException or ArgumentOutOfRangeException { ParamName: "value" };

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
        "KeyFileExists", ErrorCategory.ResourceExists, $"The file '{path}' exists.", "Name another file. -Force replaces it: make sure that no key in use depends on it.", path);

    private static CommandException Invalid(string path, string message, string remedy) => new(
        "KeyFilePathInvalid", ErrorCategory.InvalidArgument, message, remedy, path);
}
