using System.Management.Automation;
using System.Text;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Errors;

/// <summary>Reads errors: of this module, and of other ways to send a request, such as Invoke-RestMethod.</summary>
internal static class ErrorRecordText
{
    private const string OwnCommands = ",BinanceKeyTools.Commands.";

    /// <summary>The error of the exchange in a chain of exceptions.</summary>
    public static BinanceError? FindBinanceError(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is BinanceException { Error: var error })
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Whether a command of this module wrote an error.</summary>
    public static bool IsOwn(ErrorRecord record) => record.FullyQualifiedErrorId?.Contains(OwnCommands, StringComparison.Ordinal) == true;

    /// <summary>What an error of this module says that no exchange had a part in; <see langword="null"/> for errors of others.</summary>
    public static ErrorExplanation? ExplainOwn(ErrorRecord record)
    {
        var id = record.FullyQualifiedErrorId ?? "";
        var end = id.IndexOf(OwnCommands, StringComparison.Ordinal);
        return end <= 0 || !ErrorRecords.IsExpected(record.Exception)
            ? null
            : new ErrorExplanation
            {
                Name = id[..end],
                Meaning = KeyLikeText.Hide(record.Exception.Message),
                Remedy = KeyLikeText.Hide(record.ErrorDetails?.RecommendedAction ?? "See Get-Help about_BinanceKeyTools, section ERROR IDS."),
                Source = "about_BinanceKeyTools, section ERROR IDS",
                Documented = false,
            };
    }

    /// <summary>Everything that a record says, as one text.</summary>
    public static string Of(ErrorRecord record)
    {
        var text = new StringBuilder();
        if (record.TargetObject is HttpRequestMessage request)
        {
            text.Append(request.Method).Append(' ').Append(request.RequestUri?.AbsoluteUri).AppendLine();
        }

        // Invoke-RestMethod keeps the body of the answer here. This module repeats the exception there, and may name a key: bot-2015 is no code.
        if (!IsOwn(record))
        {
            text.AppendLine(record.ErrorDetails?.Message);
        }

        return text.Append(Of(record.Exception)).ToString();
    }

    /// <summary>The messages of a chain of exceptions, with the HTTP status.</summary>
    public static string Of(Exception? exception)
    {
        var text = new StringBuilder();
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpRequestException { StatusCode: { } status })
            {
                text.Append("HTTP ").Append((int)status).AppendLine();
            }

            text.AppendLine(exception.Message);
        }

        return text.ToString();
    }
}
