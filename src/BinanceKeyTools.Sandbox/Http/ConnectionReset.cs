using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Closes a connection without an answer.</summary>
internal static class ConnectionReset
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic;

    // On Windows Abort does what it says. The managed listener of the other systems, though, sends the headers of a 200 first, and
    // hands out its socket by no public member. Null where the runtime has no such internals.
    private static readonly PropertyInfo? Connection = typeof(HttpListenerContext).GetProperty("Connection", Internal);
    private static readonly FieldInfo? Socket = Connection?.PropertyType.GetField("_socket", Internal);

    public static void Apply(HttpListenerContext context)
    {
        try
        {
            if (Connection?.GetValue(context) is { } connection && Socket?.GetValue(connection) is Socket socket)
            {
                socket.Close(timeout: 0);
            }
            else
            {
                // The next best: an answer that announces a byte and never sends it.
                context.Response.ContentLength64 = 1;
            }

            context.Response.Abort();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or Win32Exception)
        {
            // Already closed, which is all that was wanted.
        }
    }
}
