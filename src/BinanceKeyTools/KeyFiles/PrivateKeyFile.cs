using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reports;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.KeyFiles;

/// <summary>Reads private keys out of files, without a string of them being made.</summary>
internal static class PrivateKeyFile
{
    // An RSA key of 4096 bits has 3,300 bytes as PEM; what is far longer is another file.
    private const int LongestFile = 64 * 1024;

    private const string PrivateKeyFileNotFound = "PrivateKeyFileNotFound";

    /// <summary>Reads the one file that a path stands for.</summary>
    /// <param name="path">The path, PowerShell's and relative to its location.</param>
    /// <param name="isLiteral">Whether wildcard characters stand for themselves.</param>
    /// <param name="cmdlet">Whose location counts.</param>
    /// <exception cref="CommandException">There is no such file, or several, or it cannot be read.</exception>
    public static SecretText Read(string path, bool isLiteral, PSCmdlet cmdlet)
    {
        IReadOnlyList<string> files = isLiteral ? [ReportPath.Full(path, cmdlet, PrivateKeyFileNotFound)] : ReportPath.Existing(path, cmdlet, PrivateKeyFileNotFound);
        return files switch
        {
            [var file] => Read(file),
            _ => throw new CommandException(
                PrivateKeyFileNotFound,
                ErrorCategory.InvalidArgument,
                $"{files.Count} files fit '{path}', and a key has one private key.",
                "Name the one file, with -LiteralPath when it has wildcard characters in its name.",
                path),
        };
    }

    private static SecretText Read(string file)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(LongestFile + 1, pinned: true);
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > LongestFile
                ? throw Unreadable(file, $"is longer than {LongestFile / 1024} KB, so it is no private key")
                : Decode(bytes.AsSpan(0, length));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(PrivateKeyFileNotFound, ErrorCategory.ObjectNotFound, $"There is no file '{file}'.", "Check the path.", file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, $"cannot be read: {exception.Message}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    // Windows PowerShell writes UTF-16 when it redirects the output of openssl into a file.
    private static SecretText Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        var text = bytes[mark..];
        var characters = GC.AllocateUninitializedArray<char>(encoding.GetMaxCharCount(text.Length), pinned: true);
        try
        {
            return SecretText.From(characters.AsSpan(0, encoding.GetChars(text, characters)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(characters.AsSpan()));
        }
    }

    private static CommandException Unreadable(string file, string why) => new(
        "PrivateKeyFileUnreadable", ErrorCategory.ReadError, $"The file '{file}' {why}.", "Name the file with the private key (PEM), and run as somebody who may read it.", file);
}
