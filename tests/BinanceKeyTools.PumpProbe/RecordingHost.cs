using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation.Host;

namespace BinanceKeyTools.PumpProbe;

/// <summary>A host that keeps what it is shown and answers every question in the same way.</summary>
public sealed class RecordingHost : PSHost
{
    private readonly RecordingInterface _interface = new();

    /// <summary>Everything shown, one entry a call, with its kind before it: <c>warning: …</c>.</summary>
    public IReadOnlyCollection<string> Shown => _interface.Shown;

    /// <summary>Which choice is made when a question is asked, by its position.</summary>
    public int Choice
    {
        get => _interface.Choice;
        set => _interface.Choice = value;
    }

    /// <summary>What is entered where hidden input is asked for, one after the other. Where it is empty, nobody can be asked.</summary>
    public ConcurrentQueue<string> SecureAnswers => _interface.SecureAnswers;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => nameof(RecordingHost);

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _interface;

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode)
    {
    }
}
