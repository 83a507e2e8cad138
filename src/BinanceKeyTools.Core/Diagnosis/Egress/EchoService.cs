using System.Net;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>A service on the internet that returns the address it was asked from, as text or as JSON with the member <c>ip</c>.</summary>
internal sealed class EchoService : IDisposable
{
    private const int LongestAnswer = 4096;

    private readonly Uri _address;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Prepares to ask; nothing is sent.</summary>
    /// <param name="address">An address for which <see cref="IsAcceptable"/> holds.</param>
    /// <param name="handler">The route; disposed with this.</param>
    /// <param name="limit">How long an answer may take.</param>
    /// <param name="timeProvider">The clock.</param>
    public EchoService(Uri address, HttpMessageHandler handler, TimeSpan limit, TimeProvider timeProvider)
    {
        _address = address;
        _limit = limit;
        _time = timeProvider;
        _http = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether a service may be asked at all: by https, or by http on loopback, and without a password in its address.</summary>
    public static bool IsAcceptable(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Asks once.</summary>
    /// <exception cref="EgressServiceException">No address came back.</exception>
    public async Task<EgressAddress> AskAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await _http.GetAsync(_address, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw new EgressServiceException($"{_address.Host} answered with HTTP {(int)answer.StatusCode} instead of an address.");
            }

            return new EgressAddress
            {
                IPAddress = Read(await ReadAsync(answer.Content, either.Token).ConfigureAwait(false))
                    ?? throw new EgressServiceException($"The answer of {_address.Host} is no address."),
                Source = _address.Host,
                ObservedAt = _time.GetUtcNow(),
            };
        }
        catch (HttpRequestException exception)
        {
            throw new EgressServiceException(
                $"{_address.Host} cannot be reached. {NetworkFailure.Describe(exception)}",
                isRouteMissing: NetworkFailure.KindOf(exception) is BinanceErrorKind.NameResolution or BinanceErrorKind.Connection,
                NetworkFailure.CauseOf(exception));
        }
        catch (IOException)
        {
            throw new EgressServiceException($"The connection to {_address.Host} ended within the answer.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressServiceException($"{_address.Host} did not answer in time.", isRouteMissing: true);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>The address in an answer; <see langword="null"/> when it is none.</summary>
    public static IPAddress? Read(string answer)
    {
        var text = answer.Trim();
        if (text.StartsWith('{'))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                text = document.RootElement.TryGetProperty("ip", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            }
            catch (JsonException)
            {
                return null;
            }
        }

        // "1" is an address to the parser and none to anybody else.
        return IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) || text.Count(character => character == '.') == 3)
            ? EgressAddress.Plain(address)
            : null;
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[LongestAnswer + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read > LongestAnswer ? "" : Encoding.UTF8.GetString(buffer, 0, read);
    }
}
