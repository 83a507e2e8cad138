#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace BinanceKeyTools.CanaryTests;

/// <summary>
/// A loopback HTTP server that keeps the credentials of what it receives and either passes requests on to a sandbox or answers
/// with a template in which it repeats them. Time requests are answered properly unless told otherwise.
/// </summary>
public sealed class EchoWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _signatures = new();
    private readonly List<string> _queries = new();
    private readonly Uri? _upstream;
    private readonly string? _template;

    /// <param name="upstream">Where requests are passed on to; null to answer from the template.</param>
    /// <param name="template">The whole answer, head and body, with placeholders; an empty one closes the connection,
    /// null never answers.</param>
    public EchoWire(Uri? upstream, string? template)
    {
        _upstream = upstream;
        _template = template;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Address => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Answers time requests from the template as well.</summary>
    public bool EchoesTime { get; set; }

    /// <summary>Templates for some paths: what the others are answered with stays.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Set once a request that is no time request has arrived.</summary>
    public ManualResetEventSlim Arrived { get; } = new();

    /// <summary>Every signature that arrived, before percent-encoding.</summary>
    public string[] Signatures => Copy(_signatures);

    /// <summary>Every query string that arrived with a signature, without the signature.</summary>
    public string[] Queries => Copy(_queries);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private static string[] Copy(List<string> list)
    {
        lock (list)
        {
            return list.ToArray();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadRequestAsync(stream);
                var target = request.Split(' ', 3).ElementAtOrDefault(1) ?? "";
                var isTime = target.EndsWith("/time", StringComparison.Ordinal);
                Keep(request, target);
                if (Answers.TryGetValue(target.Split('?')[0], out var own))
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(Fill(own, request, target)));
                }
                else if (isTime && !EchoesTime)
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(Whole("200 OK", "application/json", Now())));
                }
                else if (_upstream is not null)
                {
                    await PassOnAsync(request, stream);
                }
                else if (_template is not null)
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(Fill(_template, request, target)));
                }

                if (!isTime)
                {
                    Arrived.Set();
                }

                if (_template is null && _upstream is null && !isTime)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test ended.
            }
        }
    }

    private static string Now() => $"{{\"serverTime\":{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}}";

    private static string Whole(string status, string type, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var received = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var count = await stream.ReadAsync(buffer);
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
            var text = received.ToString();
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = Regex.Match(text, "\r\nContent-Length: (\\d+)", RegexOptions.IgnoreCase);
            if (count == 0 || (end >= 0 && text.Length >= end + 4 + (length.Success ? int.Parse(length.Groups[1].Value) : 0)))
            {
                return text;
            }
        }
    }

    private void Keep(string request, string target)
    {
        var signature = SignatureOf(request);
        if (signature.Length > 0)
        {
            lock (_signatures)
            {
                _signatures.Add(signature);
            }
        }

        var query = target.Split('?', 2).ElementAtOrDefault(1);
        if (query?.IndexOf("&signature=", StringComparison.Ordinal) is > 0 and var end)
        {
            lock (_queries)
            {
                _queries.Add(query.Substring(0, end));
            }
        }
    }

    private static string SignatureOf(string request)
    {
        var sent = Regex.Match(request, "signature=([^&\\s]+)").Groups[1].Value;
        return Uri.UnescapeDataString(sent);
    }

    private async Task PassOnAsync(string request, NetworkStream stream)
    {
        var rewritten = Regex.Replace(request, "\r\nHost: [^\r]*", $"\r\nHost: {_upstream!.Authority}\r\nConnection: close");
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _upstream.Port);
        await server.GetStream().WriteAsync(Encoding.Latin1.GetBytes(rewritten));
        await server.GetStream().CopyToAsync(stream);
    }

    private static string Fill(string template, string request, string target)
    {
        var signature = SignatureOf(request);
        var key = Regex.Match(request, "\r\nX-MBX-APIKEY: ([^\r]*)", RegexOptions.IgnoreCase).Groups[1].Value;
        var filled = template
            .Replace("{key}", key)
            .Replace("{key-first-half}", key.Substring(0, key.Length / 2))
            .Replace("{key-lower}", key.ToLowerInvariant())
            .Replace("{signature}", signature)
            .Replace("{signature-percent}", Uri.EscapeDataString(signature))
            .Replace("{signature-percent-twice}", Uri.EscapeDataString(Uri.EscapeDataString(signature)))
            .Replace("{signature-json}", string.Concat(signature.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:X4}")))
            .Replace("{signature-html}", string.Concat(signature.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"&#x{(int)c:X};")))
            .Replace("{signature-first-half}", signature.Substring(0, signature.Length / 2))
            .Replace("{target}", target)
            .Replace("{target-html}", WebUtility.HtmlEncode(target))
            .Replace("{request-html}", WebUtility.HtmlEncode(request))
            .Replace("{request-json}", request.Replace("\r\n", "\\r\\n"));
        var body = filled.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return filled.Replace("{length}", (filled.Length - body - 4).ToString());
    }
}
