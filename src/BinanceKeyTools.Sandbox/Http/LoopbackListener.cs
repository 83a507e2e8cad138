using System.Net;
using System.Net.Sockets;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Opens an HTTP listener on the loopback address.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 20;

    /// <summary>
    /// Starts a listener on <c>http://localhost:PORT/</c>, the one prefix that needs no administrator rights on Windows. The listener
    /// itself cannot pick a port, so a free one is probed and the rare loss of it to another program is met by trying again.
    /// </summary>
    /// <exception cref="HttpListenerException">The port that was asked for is in use.</exception>
    public static (HttpListener Listener, int Port) Start(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? ProbeFreePort() : port;
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            listener.Prefixes.Add($"http://localhost:{candidate}/");
            if (!OperatingSystem.IsWindows())
            {
                // The same socket answers to its number, which some clients insist on.
                listener.Prefixes.Add($"http://127.0.0.1:{candidate}/");
            }

            try
            {
                listener.Start();
                return (listener, candidate);
            }
            catch (HttpListenerException) when (port == 0 && attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private static int ProbeFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
