using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Lets one process at a time change a vault: between looking whether a name is free and writing to it, nobody else of this user
/// may write. The lock is a file that the system opens for one process only, so it ends with the process, however that ends.
/// </summary>
internal sealed class VaultLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);

    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly FileStream _file;
    private readonly TimeProvider _time;

    private VaultLock(FileStream file, TimeProvider time)
    {
        _file = file;
        _time = time;
    }

    /// <summary>When another process last changed the vault under this lock; <see langword="null"/> when none did, or this one did later.</summary>
    public DateTimeOffset? ChangedByOther { get; private init; }

    /// <summary>Waits for the lock of a vault.</summary>
    /// <exception cref="VaultException">VaultBusy: another process keeps it for a minute. VaultLockFailed: there is no place for it.</exception>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public static VaultLock Enter(string vault, TimeProvider time, Action<string> tell, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        for (var isTold = false; ; isTold = true)
        {
            if (TryOpen(vault) is { } file)
            {
                return new VaultLock(file, time) { ChangedByOther = ReadStamp(file) };
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new VaultException(
                    "VaultBusy",
                    ErrorCategory.ResourceBusy,
                    $"Another process has been changing keys in the vault '{vault}' for {Patience.TotalSeconds:0} seconds. Nothing was changed.",
                    "Look for another session or task that registers, sets or removes keys, and try again.",
                    vault);
            }

            if (!isTold)
            {
                tell($"Waiting for another process that changes keys in the vault '{vault}'");
            }

            if (stop.WaitHandle.WaitOne(RetryDelay))
            {
                throw new PipelineStoppedException();
            }
        }
    }

    /// <summary>Leaves word for the next process that the vault was changed.</summary>
    public void Stamp()
    {
        _file.SetLength(0);
        _file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {_time.GetUtcNow():O}")));
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    // An account without a home that it may write to has its processes meet in the temporary folder.
    private static FileStream? TryOpen(string vault)
    {
        Exception? failure = null;
        foreach (var folder in Folders())
        {
            try
            {
                Directory.CreateDirectory(folder);
                return new FileStream(Path.Combine(folder, FileNameOf(vault)), CreateOptions());
            }
            catch (IOException exception) when (exception.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock)
            {
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failure = exception;
            }
        }

        throw new VaultException(
            "VaultLockFailed",
            ErrorCategory.WriteError,
            $"The file that keeps two processes from changing the vault '{vault}' at once cannot be made: {failure?.Message} Nothing was changed.",
            $"Give this account a folder that it may write to: {string.Join(" or ", Folders())}.",
            vault);
    }

    private static FileStreamOptions CreateOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static DateTimeOffset? ReadStamp(FileStream file)
    {
        Span<byte> text = stackalloc byte[100];
        var words = Encoding.ASCII.GetString(text[..file.Read(text)]).Split(' ');
        file.Position = 0;
        return words is [var process, var time]
            && process != Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
            && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var changed)
                ? changed
                : null;
    }

    private static IEnumerable<string> Folders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length > 0)
        {
            yield return Path.Combine(home, "BinanceKeyTools");
        }

        yield return Path.Combine(Path.GetTempPath(), $"BinanceKeyTools-{Environment.UserName}");
    }

    // Vault names are free text, and are no other user's business.
    private static string FileNameOf(string vault) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(vault.ToUpperInvariant())))[..16] + ".lock";
}
