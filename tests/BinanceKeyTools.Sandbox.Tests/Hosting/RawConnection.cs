using System.Net.Sockets;
using System.Text;

namespace BinanceKeyTools.Sandbox.Tests.Hosting;

/// <summary>Sends bytes that no HTTP library would, and returns the bytes that come back until the connection closes.</summary>
internal static class RawConnection
{
    public static async Task<string> ExchangeAsync(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var answer = new MemoryStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // A reset is one of the ways to close.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A GET that asks for the connection to be closed.</summary>
    public static string Get(Uri server, string target, string headers = "") =>
        $"GET {target} HTTP/1.1\r\nHost: localhost:{server.Port}\r\nConnection: close\r\n{headers}\r\n";
}
