using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>
/// A TCP listener on loopback that keeps the bytes of each request as they came and answers with the bytes it is told.
/// No HTTP stack stands between, so nothing is decoded, sorted or repaired.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Func<string, string> _answer;
    private readonly bool _staysOpen;
    private readonly Task _loop;

    /// <param name="answer">Makes the bytes of the answer (Latin-1) from those of the request; an empty answer closes at once.</param>
    /// <param name="staysOpen">Whether a connection stays open after its answer, until the server is disposed.</param>
    public RawServer(Func<string, string> answer, bool staysOpen = false)
    {
        _answer = answer;
        _staysOpen = staysOpen;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public IReadOnlyList<string> Requests => [.. _requests];

    public static string Answer(string body, string status = "200 OK", string contentType = "application/json", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n{headers}Connection: close\r\n\r\n{body}";

    /// <summary>Answers time requests; others go to <paramref name="answer"/>.</summary>
    public static RawServer WithTime(Func<string, string> answer, bool staysOpen = false) =>
        new(
            request => request.Split(' ')[1].EndsWith("/time", StringComparison.Ordinal)
                ? Answer($$"""{"serverTime":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}""")
                : answer(request),
            staysOpen);

    /// <summary>The requests that are no time requests.</summary>
    public IReadOnlyList<string> Others => [.. _requests.Where(request => !request.Split(' ')[1].EndsWith("/time", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            var request = await ReadAsync(stream);
            if (request.Length == 0)
            {
                return;
            }

            _requests.Enqueue(request);
            var answer = _answer(request);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);
            if (_staysOpen && !answer.Contains("Connection: close", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && all.Length >= end + 4 + ContentLength(all[..end]))
            {
                return all;
            }

            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return all;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    private static int ContentLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
