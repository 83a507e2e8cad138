using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// What the module of a vault says to the host while it is called. What it writes goes to the session. Vaults know secrets, so that it is
/// masked. Warnings are kept for the cmdlet to write. Questions are refused, and so is the end of the process.
/// </summary>
/// <param name="session">Where the session is written to.</param>
internal sealed class VaultConversation(PSHostUserInterface session)
{
    private readonly ConcurrentQueue<string> _warnings = new();
    private volatile bool _wasAsked;
    private volatile bool _wasToExit;

    /// <summary>Where the session is written to.</summary>
    public PSHostUserInterface Session { get; } = session;

    /// <summary>Whether somebody was asked for something.</summary>
    public bool WasAsked => _wasAsked;

    /// <summary>Whether the process was to be ended.</summary>
    public bool WasToExit => _wasToExit;

    /// <summary>The warnings so far, masked.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>Masks what looks like a key.</summary>
    public static string Hide(string? text) => KeyLikeText.Hide(text ?? "");

    /// <summary>Takes note of a question.</summary>
    /// <returns>What to throw: it ends the call of the vault and nothing else. An error would not do: scripts go on after it, or catch it,
    /// and ask again for ever.</returns>
    public Exception Refuse()
    {
        _wasAsked = true;
        return new TerminateException();
    }

    /// <summary>Takes note of exit.</summary>
    public void RefuseExit() => _wasToExit = true;

    /// <summary>Keeps a warning.</summary>
    public void Warn(string message) => _warnings.Enqueue(Hide(message));
}
