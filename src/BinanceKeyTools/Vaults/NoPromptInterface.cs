using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace BinanceKeyTools.Vaults;

/// <summary>The part of <see cref="NoPromptHost"/> that is written to and asked.</summary>
/// <param name="conversation">What the vault writes to and asks.</param>
/// <param name="host">What everybody else writes to and asks.</param>
/// <param name="isVault">Whether the module of the vault is what calls.</param>
internal sealed class NoPromptInterface(VaultConversation conversation, PSHostUserInterface host, Func<bool> isVault)
    : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    public override PSHostRawUserInterface RawUI { get; } = new NoPromptRawInterface(conversation, host.RawUI, isVault);

    public override bool SupportsVirtualTerminal => host.SupportsVirtualTerminal;

    // Where to write, and where to ask.
    private PSHostUserInterface Screen => isVault() ? conversation.Session : host;

    private PSHostUserInterface User => isVault() ? throw conversation.Refuse() : host;

    public override string ReadLine() => User.ReadLine();

    public override SecureString ReadLineAsSecureString() => User.ReadLineAsSecureString();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        User.Prompt(caption, message, descriptions);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        User.PromptForCredential(caption, message, userName, targetName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        User.PromptForCredential(caption, message, userName, targetName, allowedCredentialTypes, options);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        User.PromptForChoice(caption, message, choices, defaultChoice);

    // The interface of a session has this, as cmdlets see it.
    public Collection<int> PromptForChoice(string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices) =>
        ((IHostUISupportsMultipleChoiceSelection)User).PromptForChoice(caption, message, choices, defaultChoices);

    public override void Write(string value) => Screen.Write(Said(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Screen.Write(foregroundColor, backgroundColor, Said(value));

    public override void WriteLine() => Screen.WriteLine();

    public override void WriteLine(string value) => Screen.WriteLine(Said(value));

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Screen.WriteLine(foregroundColor, backgroundColor, Said(value));

    public override void WriteErrorLine(string value) => Screen.WriteErrorLine(Said(value));

    public override void WriteDebugLine(string message) => Screen.WriteDebugLine(Said(message));

    public override void WriteVerboseLine(string message) => Screen.WriteVerboseLine(Said(message));

    public override void WriteWarningLine(string message)
    {
        if (isVault())
        {
            conversation.Warn(message);
            return;
        }

        host.WriteWarningLine(message);
    }

    public override void WriteInformation(InformationRecord record)
    {
        if (!isVault())
        {
            host.WriteInformation(record);
            return;
        }

        var masked = new InformationRecord(VaultConversation.Hide(record.MessageData?.ToString()), record.Source);
        masked.Tags.AddRange(record.Tags);
        conversation.Session.WriteInformation(masked);
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (isVault())
        {
            record.Activity = VaultConversation.Hide(record.Activity);
            record.StatusDescription = VaultConversation.Hide(record.StatusDescription);
            record.CurrentOperation = record.CurrentOperation is { } operation ? VaultConversation.Hide(operation) : null;
        }

        Screen.WriteProgress(sourceId, record);
    }

    private string Said(string text) => isVault() ? VaultConversation.Hide(text) : text;
}
