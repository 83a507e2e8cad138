using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Sends the questions about one key.</summary>
internal sealed class EvidenceRequests(BinanceClient client, BinanceCredential credential, TimeSpan? recvWindow)
{
    private const int LongestWord = 30;

    /// <summary>Asks once and reads the answer.</summary>
    public Task<Observed<T>> AskAsync<T>(Endpoint endpoint, Func<BinanceResponse, T> read, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(endpoint, RequestParameters.Empty, read, cancellationToken);

    /// <summary>Asks once with parameters and reads the answer. An obstacle is a value, not an exception.</summary>
    public async Task<Observed<T>> AskAsync<T>(
        Endpoint endpoint, RequestParameters parameters, Func<BinanceResponse, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var request = new BinanceRequest(endpoint.Method, endpoint.Path) { Query = parameters, Security = endpoint.Security, RecvWindow = recvWindow };
            return new Observed<T>(Read(await client.SendAsync(request, credential, cancellationToken).ConfigureAwait(false), read));
        }
        catch (Exception exception) when (Obstacle.IsKnown(exception))
        {
            return new Observed<T>(Obstacle.From(exception));
        }
    }

    // What System.Text.Json throws for a text that escapes half a character is no JsonException.
    private static T Read<T>(BinanceResponse response, Func<BinanceResponse, T> read)
    {
        try
        {
            return read(response);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The answer holds text that is no valid Unicode.", exception);
        }
    }

    /// <summary>A field that may be missing or of another type than documented: then it is unknown.</summary>
    public static bool? Flag(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,

                // The sub-account endpoints write "true" and "false" (Binance connector, sub_account models).
                JsonValueKind.String when bool.TryParse(Text(value), out var flag) => flag,
                _ => null,
            }
            : null;

    /// <inheritdoc cref="Flag"/>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A text; unknown when it is of another type, or escapes half a character.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>One word, such as Normal. Whatever else comes could be an echo of key or signature, in pieces too short to look like one.</summary>
    public static string? Word(JsonElement element, string name) => Text(element, name) switch
    {
        null => null,
        { Length: <= LongestWord } word when word.All(c => char.IsAsciiLetter(c) || c is ' ' or '_') => word,
        _ => "***",
    };

    /// <summary>A time in Unix milliseconds, in UTC; unknown when it is missing, zero, or no time.</summary>
    public static DateTimeOffset? Time(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var milliseconds) && milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
