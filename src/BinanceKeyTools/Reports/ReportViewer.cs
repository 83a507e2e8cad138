using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Reports;

/// <summary>
/// Opens a report with the program that the system has for such files. On Linux and macOS the variable BROWSER comes first, as with other
/// tools: programs separated by colons, each with its arguments; <c>%s</c> stands for the address of the file. No shell reads any of it.
/// </summary>
internal static class ReportViewer
{
    private const string AddressMark = "%s";

    // A program that cannot show the file says so at once; one that shows it may run for hours.
    private static readonly TimeSpan FailsWithin = TimeSpan.FromSeconds(1);

    /// <summary>Opens a file.</summary>
    /// <exception cref="CommandException">ReportNotShown: there is no program or no screen, or the program failed.</exception>
    public static void Show(ReportTarget report)
    {
        // A page under the name of a script would be run, with the names of keys as its commands.
        if (!report.Path.EndsWith(report.Writer.Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw NotShown(report.Path, $"its name does not end in {report.Writer.Extension}, so another program than that for {report.Writer.Format} could open it");
        }

        try
        {
            Judge(report.Path, Start(report.Path));
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException or IOException)
        {
            throw NotShown(report.Path, exception.Message.TrimEnd('.'));
        }
    }

    private static Process? Start(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return StartDefault(path);
        }

        if (Environment.GetEnvironmentVariable("BROWSER") is { } browsers && !string.IsNullOrWhiteSpace(browsers))
        {
            return StartFirst(browsers.Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), AddressOf(path));
        }

        return OperatingSystem.IsMacOS() || HasScreen ? StartDefault(path) : throw NotShown(path, "this session has no screen");
    }

    private static bool HasScreen =>
        Array.Exists(["DISPLAY", "WAYLAND_DISPLAY"], name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    private static Process? StartDefault(string path) => Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });

    private static Process? StartFirst(string[] browsers, string address)
    {
        Win32Exception? missing = null;
        foreach (var browser in browsers)
        {
            var words = browser.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var start = new ProcessStartInfo(words[0]) { UseShellExecute = false };
            foreach (var word in words[1..])
            {
                start.ArgumentList.Add(word.Replace(AddressMark, address, StringComparison.Ordinal));
            }

            if (!Array.Exists(words, word => word.Contains(AddressMark, StringComparison.Ordinal)))
            {
                start.ArgumentList.Add(address);
            }

            try
            {
                return Process.Start(start);
            }
            catch (Win32Exception exception)
            {
                missing = exception;
            }
        }

        throw missing ?? new Win32Exception("BROWSER names no program");
    }

    // Each part is escaped: the runtime's own way takes "%41" in a name for an "A".
    private static string AddressOf(string path) => "file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static void Judge(string path, Process? process)
    {
        using (process)
        {
            if (!OperatingSystem.IsWindows() && process is not null && process.WaitForExit(FailsWithin) && process.ExitCode != 0)
            {
                throw NotShown(path, $"the program that was to open it ended with exit code {process.ExitCode}");
            }
        }
    }

    private static CommandException NotShown(string path, string why) => new(
        "ReportNotShown",
        ErrorCategory.OpenError,
        $"The report is written, but could not be opened: {why}. It is here: {path}",
        "Open the file yourself, on a machine with a screen. On Linux and macOS the environment variable BROWSER can name the program.",
        path);
}
