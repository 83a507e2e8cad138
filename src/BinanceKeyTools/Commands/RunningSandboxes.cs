using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>The sandboxes that this process runs; they end with the module.</summary>
internal static class RunningSandboxes
{
    private static readonly List<SandboxServer> Running = [];

    public static SandboxServer? Newest
    {
        get
        {
            lock (Running)
            {
                return Running.LastOrDefault();
            }
        }
    }

    public static IReadOnlyList<SandboxServer> All
    {
        get
        {
            lock (Running)
            {
                return [.. Running];
            }
        }
    }

    public static void Add(SandboxServer sandbox)
    {
        lock (Running)
        {
            Running.Add(sandbox);
        }
    }

    public static void Stop(SandboxServer sandbox)
    {
        lock (Running)
        {
            Running.Remove(sandbox);
        }

        sandbox.Dispose();
    }

    public static void StopAll()
    {
        foreach (var sandbox in All)
        {
            Stop(sandbox);
        }
    }
}
