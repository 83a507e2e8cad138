using System.Management.Automation;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Errors;

/// <summary>Reads error records: those of this module, and those of whatever else asked the exchange.</summary>
internal static class ReportedError
{
    // The target of errors about a key that came as a PSCredential: there is nothing to look it up by.
    private const string NoName = nameof(PSCredential);

    /// <summary>What an error record tells about the failed request.</summary>
    public static ErrorReport Read(ErrorRecord record) => ErrorRecordText.FindBinanceError(record.Exception) is { } error
        ? ErrorReportReader.From(error)
        : ErrorReportReader.Read(ErrorRecordText.Of(record));

    /// <summary>The key that an error of this module is about; <see langword="null"/> when it is about none that can be looked up.</summary>
    public static KeyRecord? KeyOf(ErrorRecord record)
    {
        if (record.TargetObject is not string { Length: > 0 } target || target == NoName || !ErrorRecordText.IsOwn(record))
        {
            return null;
        }

        if (RunningSandboxes.FindKeys(target).Count > 0 && ErrorRecordText.FindBinanceError(record.Exception) is not { Host: not ("localhost" or "127.0.0.1") })
        {
            return new KeyRecord { Name = target };
        }

        var slash = target.IndexOf('/', StringComparison.Ordinal);
        return slash < 1 || slash == target.Length - 1 ? null : new KeyRecord { Vault = target[..slash], Name = target[(slash + 1)..] };
    }
}
