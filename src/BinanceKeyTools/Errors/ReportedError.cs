using System.Management.Automation;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Errors;

/// <summary>Reads error records: those of this module, and those of whatever else asked the exchange.</summary>
internal static class ReportedError
{
    // The target of errors about a key that came as a PSCredential: there is nothing to look it up by.
    private const string NoName = nameof(PSCredential);

    /// <summary>What an error record tells about the failed request.</summary>
    public static ErrorReport Read(ErrorRecord record)
    {
        if (BinanceErrorOf(record) is { } error)
        {
            return ErrorReportReader.From(error);
        }

        // Invoke-RestMethod keeps the body of the answer in the details, and the request in its exception.
        IEnumerable<string?> texts =
        [
            record.Exception.GetType().Name == "HttpResponseException" ? RequestOf(record) : null,
            record.ErrorDetails?.Message,
            .. Chain(record.Exception).Select(exception => exception.Message),
        ];
        return ErrorReportReader.Read(string.Join('\n', texts.OfType<string>()));
    }

    /// <summary>The key that an error of this module is about; <see langword="null"/> when it is about none that can be looked up.</summary>
    public static KeyRecord? KeyOf(ErrorRecord record)
    {
        if (record.TargetObject is not string { Length: > 0 } target || target == NoName || !IsOwn(record))
        {
            return null;
        }

        if (RunningSandboxes.FindKeys(target).Count > 0 && BinanceErrorOf(record) is not { Host: not ("localhost" or "127.0.0.1") })
        {
            return new KeyRecord { Name = target };
        }

        var slash = target.IndexOf('/', StringComparison.Ordinal);
        return slash < 1 || slash == target.Length - 1 ? null : new KeyRecord { Vault = target[..slash], Name = target[(slash + 1)..] };
    }

    private static bool IsOwn(ErrorRecord record) => record.FullyQualifiedErrorId.Contains(",BinanceKeyTools.Commands.", StringComparison.Ordinal);

    private static BinanceError? BinanceErrorOf(ErrorRecord record) =>
        Chain(record.Exception).OfType<BinanceException>().FirstOrDefault()?.Error;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static string? RequestOf(ErrorRecord record)
    {
        var request = PSObject.AsPSObject(record.Exception).Properties["Response"]?.Value is { } response
            ? PSObject.AsPSObject(response).Properties["RequestMessage"]?.Value as HttpRequestMessage
            : null;
        return request is null ? null : $"{request.Method} {request.RequestUri?.AbsoluteUri}";
    }
}
