namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads the text of policy files.</summary>
internal static class PolicyFile
{
    // A policy with an entry for each of 10,000 keys has about 3 MiB.
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>The text as UTF-8.</summary>
    /// <exception cref="AuditPolicyException">The file does not exist or cannot be read.</exception>
    /// <param name="path">The full path.</param>
    /// <param name="missing">What to say when there is no such file.</param>
    public static ReadOnlyMemory<byte> Read(string path, Func<string, AuditPolicyException> missing) => ReadText(path, missing).Utf8;

    /// <summary>The text with its encoding.</summary>
    /// <inheritdoc cref="Read"/>
    public static PolicyFileText ReadText(string path, Func<string, AuditPolicyException> missing)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MostBytes }
                ? throw AuditPolicyException.Unreadable(path, $"it has more than {MostBytes / 1024 / 1024} MiB.")
                : PolicyFileText.Decode(File.ReadAllBytes(path));
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
