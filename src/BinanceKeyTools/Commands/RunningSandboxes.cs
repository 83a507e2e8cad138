using System.Management.Automation.Runspaces;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>The sandboxes that this process runs. Every session sees them; they end with the module in the session that started them.</summary>
internal static class RunningSandboxes
{
    private static readonly List<(SandboxServer Sandbox, Guid Session)> Running = [];

    public static SandboxServer? Newest
    {
        get
        {
            lock (Running)
            {
                return Running.LastOrDefault().Sandbox;
            }
        }
    }

    public static IReadOnlyList<SandboxServer> All
    {
        get
        {
            lock (Running)
            {
                return [.. Running.Select(entry => entry.Sandbox)];
            }
        }
    }

    /// <summary>The keys that a name or pattern stands for. A name is looked for in every sandbox, the newest first; a pattern in the newest.</summary>
    public static IReadOnlyList<SandboxKey> FindKeys(string name)
    {
        var named = All.SelectMany(sandbox => sandbox.Keys).LastOrDefault(key => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));
        var isMeant = WildcardName.Matcher(name);
        return named is not null ? [named] : [.. Newest?.Keys.Where(key => isMeant(key.Name)) ?? []];
    }

    public static void Add(SandboxServer sandbox)
    {
        lock (Running)
        {
            Running.Add((sandbox, CurrentSession));
        }
    }

    public static void Stop(SandboxServer sandbox)
    {
        lock (Running)
        {
            Running.RemoveAll(entry => entry.Sandbox == sandbox);
        }

        sandbox.Dispose();
    }

    public static void StopThoseOfSession()
    {
        SandboxServer[] own;
        lock (Running)
        {
            own = [.. Running.Where(entry => entry.Session == CurrentSession).Select(entry => entry.Sandbox)];
        }

        foreach (var sandbox in own)
        {
            Stop(sandbox);
        }
    }

    private static Guid CurrentSession => Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;
}
