using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reporting.Json;

namespace BinanceKeyTools.Reports;

/// <summary>Reads saved audits, and says why not.</summary>
internal static class ResultFile
{
    /// <summary>The error id of a file that is not there.</summary>
    public const string AuditResultNotFound = "AuditResultNotFound";

    /// <summary>Reads a file that the Json report or the baseline cmdlet wrote.</summary>
    /// <exception cref="CommandException">It is not there, cannot be read, or is no such file.</exception>
    public static AuditResult Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return AuditResultReader.Read(file, path);
        }
        catch (AuditResultException exception)
        {
            var remedy = exception.ErrorId == "AuditResultVersion"
                ? "Update the module on this machine."
                : "Name a file that Save-BinanceAuditBaseline or Export-BinanceAuditReport -Format Json wrote. The form is described by schemas/audit-result.schema.json in the module's folder.";
            throw new CommandException(exception.ErrorId, ErrorCategory.InvalidData, exception.Message, remedy, path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(AuditResultNotFound, ErrorCategory.ObjectNotFound, $"There is no file '{path}'.", "Check the path; it is taken relative to the current location.", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CommandException("AuditResultUnreadable", ErrorCategory.ReadError, $"The file '{path}' cannot be read: {exception.Message}", "Check its permissions, and that it is a file.", path);
        }
    }
}
