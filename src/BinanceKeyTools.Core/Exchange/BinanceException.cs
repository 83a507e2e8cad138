using System.Globalization;

namespace BinanceKeyTools.Exchange;

/// <summary>A request failed. <see cref="Error"/> says who refused it, with which code, and what to do.</summary>
public sealed class BinanceException : Exception
{
    internal BinanceException(BinanceError error, BinanceResponse? response = null, Exception? innerException = null)
        : base(Describe(error), innerException)
    {
        Error = error;
        Response = response;
    }

    /// <summary>What is known about the failure.</summary>
    public BinanceError Error { get; }

    /// <summary>The status and headers of the answer, when one arrived, with their rate-limit and time information. The body
    /// and the request's parameters are left out, and the headers are scrubbed: an answer may be an echo of the request.</summary>
    public BinanceResponse? Response { get; }

    private static string Describe(BinanceError error)
    {
        var status = error.Status is { } code ? $"HTTP {(int)code}" : error.Kind.ToString();
        return error.Code is { } apiCode
            ? string.Create(CultureInfo.InvariantCulture, $"{error.Message} (code {apiCode}, {status}, {error.Method} {error.Path} on {error.Host})")
            : $"{error.Message} ({status}, {error.Method} {error.Path} on {error.Host})";
    }
}
