using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;

namespace BinanceKeyTools.Reports;

/// <summary>Reads a folder of saved audits for the trend of a report.</summary>
internal static class HistoryFolder
{
    private const string AuditHistoryNotFound = "AuditHistoryNotFound";

    /// <summary>Reads the folder. What in it is no audit result is left out, which one warning says.</summary>
    /// <param name="path">The path, as it was given.</param>
    /// <param name="cmdlet">The cmdlet that warns.</param>
    /// <exception cref="CommandException">There is no such folder, or it cannot be read.</exception>
    public static AuditHistory Read(string path, PSCmdlet cmdlet)
    {
        var folder = ReportPath.Full(path, cmdlet, AuditHistoryNotFound);
        try
        {
            var (history, problems) = AuditHistoryReader.Read(folder);
            if (AuditHistoryReader.Describe(problems) is { } warning)
            {
                cmdlet.WriteWarning(warning);
            }

            return history;
        }
        catch (DirectoryNotFoundException)
        {
            throw Missing(path);
        }
        catch (IOException) when (File.Exists(folder))
        {
            throw Missing(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("AuditHistoryUnreadable", ErrorCategory.ReadError, $"The folder '{path}' cannot be read: {exception.Message}", "Check its permissions.", path);
        }
    }

    private static CommandException Missing(string path) => new(
        AuditHistoryNotFound,
        ErrorCategory.ObjectNotFound,
        $"There is no folder '{path}'.",
        "Name the folder of earlier Json reports. It is taken relative to the current location.",
        path);
}
