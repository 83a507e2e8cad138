using System.Text;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads the text of policy files.</summary>
internal static class PolicyFile
{
    // A policy with an entry for each of 10,000 keys has about 3 MiB.
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>The text as UTF-8; Windows PowerShell writes UTF-16 by default, which has a mark to tell it by.</summary>
    /// <exception cref="AuditPolicyException">The file does not exist or cannot be read.</exception>
    /// <param name="path">The full path.</param>
    /// <param name="missing">What to say when there is no such file.</param>
    public static ReadOnlyMemory<byte> Read(string path, Func<string, AuditPolicyException> missing)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                throw AuditPolicyException.Unreadable(path, $"it has more than {MostBytes / 1024 / 1024} MiB.");
            }

            var bytes = File.ReadAllBytes(path);
            return bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
                _ => bytes,
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw missing(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw AuditPolicyException.Unreadable(path, exception.Message);
        }
    }
}
