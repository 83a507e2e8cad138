using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Asks Binance about keys and records what it tells: creation date, permissions, IP restriction, environment. The secrets are left
/// alone.</summary>
[Cmdlet(VerbsData.Update, "BinanceKey", DefaultParameterSetName = NameSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(KeyRecord))]
public sealed class UpdateBinanceKeyCommand : ExchangeCommand
{
    private KeyWriter? _writer;

    /// <summary>No parameter of this cmdlet: what is in no vault has no record.</summary>
    public override PSCredential? Credential { get; set; }

    private protected override KeyInventory CreateInventory(SecretVaults vaults)
    {
        _writer = new KeyWriter(vaults, TimeProvider.System, StopToken);
        return base.CreateInventory(vaults);
    }

    // Names are those of vaults, also where they are keys of a sandbox.
    private protected override IReadOnlyList<SandboxKey> FindInSandbox(string name) => [];

    private protected override bool Confirm(KeyRecord key, BinanceClient client) =>
        key.Vault is not null ? true : throw CommandException.KeyNotInVault(key);

    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        var proof = await new KeyInquiry().AskAsync(use.Key, use.Credential, use.Client, RecvWindowOption, cancellationToken).ConfigureAwait(false);
        await output.InvokeAsync(_ => Record(use.Resolved, proof)).ConfigureAwait(false);
    }

    // On the pipeline thread. Says itself what went wrong: an exception would end the pipeline, and with it the other keys.
    private bool Record(ResolvedKey key, KeyProof proof)
    {
        try
        {
            WarnOfDate(key, proof);
            var update = RecordUpdate.Of(key, proof);
            if (update.Changes.Count == 0)
            {
                Tell($"{key.Record}: unchanged, what Binance tells is recorded already");
                return true;
            }

            var place = key.Place!;
            var action = $"Record {string.Join(", ", update.Changes.Select(change => $"{KeyMetadata.PropertyOf(change.Key)} '{change.Value}'"))}";
            if (!new Confirmation(this, isForced: false).Allows(KeyLikeText.Hide($"secret '{place.Name}' in vault '{place.Entry.Vault}'"), KeyLikeText.Hide(action)))
            {
                return false;
            }

            using var apiKey = SecretText.From(key.Credential.ApiKey.Reveal());
            foreach (var warning in _writer!.Record(place.Entry.Name, Inventory.VaultOf(place), update.Changes, Tell, apiKey))
            {
                WriteWarning(KeyLikeText.Hide(warning));
            }

            foreach (var correction in update.Corrections)
            {
                WriteWarning(KeyLikeText.Hide($"The record of {key.Record} was wrong and is corrected: {correction}."));
            }

            WriteObject(KeyMetadata.Describe(place.Name, place.Entry.Vault, KeyMetadata.Merge(key.Metadata, update.Changes), key.Credential, TimeProvider.System.GetUtcNow()));
            return true;
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(ErrorRecords.From(exception, key.Record.ToString()));
            return false;
        }
    }

    private void WarnOfDate(ResolvedKey key, KeyProof proof)
    {
        if (proof.CreatedAt is { } createdAt && ElapsedTime.IsAhead(createdAt, proof.VerifiedAt))
        {
            WriteWarning(KeyLikeText.Hide(
                $"By Binance {key.Record} was created on {KeyMetadata.Text(createdAt)}, which is yet to come by the clock of this machine. Its age stays unknown. Compare the clocks: Test-BinanceClock."));
        }
        else if (proof.CreatedAt is null && key.Record.Age is null)
        {
            WriteWarning(KeyLikeText.Hide(
                $"{proof.Environment} does not tell when {key.Record} was created, so its age stays unknown. Look the date up on the web page and record it: Set-BinanceKey -CreatedAt."));
        }
    }

    private void Tell(string text) => WriteVerbose(KeyLikeText.Hide(text));
}
