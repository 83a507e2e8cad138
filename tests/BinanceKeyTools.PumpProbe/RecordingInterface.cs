using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace BinanceKeyTools.PumpProbe;

/// <summary>The part of <see cref="RecordingHost"/> that is written to and asked.</summary>
internal sealed class RecordingInterface : PSHostUserInterface
{
    private readonly ConcurrentQueue<string> _shown = new();

    public IReadOnlyCollection<string> Shown => _shown;

    public int Choice { get; set; }

    public ConcurrentQueue<string> SecureAnswers { get; } = new();

    public override PSHostRawUserInterface? RawUI => null;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _shown.Enqueue($"question: {caption} {message}");
        return Choice;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString()
    {
        if (!SecureAnswers.TryDequeue(out var answer))
        {
            throw new HostException("Nobody answers.");
        }

        var secure = new SecureString();
        Array.ForEach(answer.ToCharArray(), secure.AppendChar);
        return secure;
    }

    public override void Write(string value) => _shown.Enqueue($"text: {value}");

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value);

    public override void WriteDebugLine(string message) => _shown.Enqueue($"debug: {message}");

    public override void WriteErrorLine(string value) => _shown.Enqueue($"error: {value}");

    public override void WriteProgress(long sourceId, ProgressRecord record) => _shown.Enqueue($"progress: {record.Activity} {record.StatusDescription}");

    public override void WriteVerboseLine(string message) => _shown.Enqueue($"verbose: {message}");

    public override void WriteWarningLine(string message) => _shown.Enqueue($"warning: {message}");
}
