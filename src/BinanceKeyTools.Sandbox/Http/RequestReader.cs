using System.Net;
using System.Text;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Takes a request off the listener without interpreting its bytes.</summary>
internal static class RequestReader
{
    public const string ClientAddressHeader = "X-Sandbox-Client-Address";
    public const string EnvironmentHeader = "X-Sandbox-Environment";

    /// <summary>The largest body that is read; no request of the exchange comes near it.</summary>
    public const int LargestBody = 1 << 20;

    /// <summary>Reads the request.</summary>
    /// <exception cref="UnreadableRequestException">The request cannot be taken, with the status to answer.</exception>
    public static async Task<ReceivedRequest> ReadAsync(
        HttpListenerRequest request, BinanceEnvironment byDefault, CancellationToken cancellationToken)
    {
        var target = request.RawUrl ?? "/";
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? string.Empty : target[(mark + 1)..];
        return new ReceivedRequest
        {
            Method = request.HttpMethod,
            Path = mark < 0 ? target : target[..mark],

            // The listener hands the target over with one character for each byte.
            Query = Encoding.Latin1.GetBytes(query),
            Body = await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false),
            ContentType = request.ContentType,
            ApiKey = request.Headers["X-MBX-APIKEY"],
            TimeUnit = request.Headers["X-MBX-TIME-UNIT"],
            ClientAddress = ReadAddress(request.Headers[ClientAddressHeader]),
            Environment = ReadEnvironment(request.Headers[EnvironmentHeader], byDefault),
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasEntityBody)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        if (request.ContentLength64 > LargestBody)
        {
            throw new UnreadableRequestException(413, "The body is larger than 1 MiB.");
        }

        using var body = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.InputStream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(chunk, 0, read);
            if (body.Length > LargestBody)
            {
                throw new UnreadableRequestException(413, "The body is larger than 1 MiB.");
            }
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static IPAddress ReadAddress(string? text)
    {
        if (text is null)
        {
            return IPAddress.Loopback;
        }

        return AddressText.TryParse(text, out var address)
            ? address
            : throw new UnreadableRequestException(400, $"{ClientAddressHeader} is not an IP address.");
    }

    private static BinanceEnvironment ReadEnvironment(string? text, BinanceEnvironment byDefault)
    {
        if (text is null)
        {
            return byDefault;
        }

        var names = Enum.GetNames<BinanceEnvironment>();
        if (!names.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            throw new UnreadableRequestException(400, $"{EnvironmentHeader} is none of {string.Join(", ", names)}.");
        }

        var environment = Enum.Parse<BinanceEnvironment>(text, ignoreCase: true);
        return environment is BinanceEnvironment.Sandbox or BinanceEnvironment.Custom ? byDefault : environment;
    }
}
