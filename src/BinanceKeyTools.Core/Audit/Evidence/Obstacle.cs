using System.Globalization;
using System.Net;
using System.Text.Json;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Why something could not be found out.</summary>
/// <param name="Reason">The kind of obstacle: one of the reasons that go with Unknown, or <see cref="FindingReason.EnvironmentLacks"/>.</param>
/// <param name="Message">What happened, scrubbed of key material.</param>
public sealed record Obstacle(FindingReason Reason, string Message)
{
    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The error id, for example <c>BinanceApi.-2015</c>.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The exchange's error, when it was one.</summary>
    public BinanceError? Error { get; init; }

    /// <summary>What an exception of the client stands for.</summary>
    /// <param name="exception">Why a question has no answer.</param>
    public static Obstacle From(Exception exception) => exception switch
    {
        BinanceException { Error: var error } => new Obstacle(ReasonOf(error), error.Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"{code} {error.Message}") : error.Message)
        {
            Remedy = error.Remedy,
            ErrorId = error.ErrorId,
            Error = error,
        },

        // The environment is documented to lack the family. Any other address that is refused is a fault of the run.
        UntrustedAddressException address => new Obstacle(
            address.ErrorId == "EnvironmentUnsupported" ? FindingReason.EnvironmentLacks : FindingReason.ExchangeUnavailable, address.Message)
        {
            ErrorId = address.ErrorId,
        },
        JsonException json => new Obstacle(FindingReason.AnswerIncomplete, json.Message) { ErrorId = "BinanceResponseUnexpected" },
        _ => throw new ArgumentException("No answer of the exchange goes with this exception.", nameof(exception), exception),
    };

    /// <summary>Whether <see cref="From"/> takes an exception.</summary>
    public static bool IsKnown(Exception exception) => exception is BinanceException or UntrustedAddressException or JsonException;

    // A host that answers 404 to a documented path is not the exchange, or not today: nothing follows about the key.
    private static FindingReason ReasonOf(BinanceError error) => error.Kind switch
    {
        BinanceErrorKind.Api => error.Code switch
        {
            -1021 => FindingReason.ClockWrong,
            -2015 or -2014 or -2008 or -1022 or -1002 => FindingReason.KeyRefused,

            // The wallet family answers so for deleted keys on paths that do exist (observed).
            -1099 when error.Family == ApiFamily.Sapi => FindingReason.KeyRefused,
            -1000 or -1001 or -1003 or -1006 or -1007 or -1008 or -1015 or -1016 or -1034 => FindingReason.ExchangeUnavailable,
            _ when error.Status >= HttpStatusCode.InternalServerError => FindingReason.ExchangeUnavailable,
            _ => FindingReason.QuestionRefused,
        },
        _ => FindingReason.ExchangeUnavailable,
    };
}
