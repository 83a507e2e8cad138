using System.Management.Automation;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>What registering keys works with, for one invocation: it plans on the pipeline thread, proves off it, and writes on it again.</summary>
internal sealed class RegistrationDesk : IDisposable
{
    private const string Unverified = "The key was not verified and nothing was stored.";

    private readonly PSCmdlet _cmdlet;
    private readonly ConnectionParameters _connection;
    private readonly ExchangeConnections _connections;
    private readonly CancellationToken _stop;
    private readonly TargetVaults _targets;
    private readonly KnownKeys _known;
    private readonly KeyWriter _writer;
    private readonly Lazy<KeyProver> _prover;
    private readonly TimeProvider _time = TimeProvider.System;

    public RegistrationDesk(PSCmdlet cmdlet, SecretVaults vaults, ConnectionParameters connection, CancellationToken stop)
    {
        _cmdlet = cmdlet;
        _connection = connection;
        _connections = new ExchangeConnections(connection);
        _stop = stop;
        _targets = new TargetVaults(vaults);
        _known = new KnownKeys(vaults, Tell, _time);
        _writer = new KeyWriter(vaults, _time, stop);
        _prover = new Lazy<KeyProver>(() => new KeyProver(Options!));
    }

    public required DiagnosisOptions Options { get; init; }

    public required bool IsForced { get; init; }

    public required bool SkipsVerification { get; init; }

    public required bool KeepsPrevious { get; init; }

    /// <summary>What is about to be done, in words.</summary>
    public static string Describe(RegistrationPlan plan)
    {
        var key = plan.Credential.ApiKey.Masked;
        return plan.Outcome switch
        {
            RegistrationOutcome.Replaced => $"Replace what is there by the Binance key {key}",
            RegistrationOutcome.Completed => $"Complete the pending private key by the API key {key}",
            RegistrationOutcome.Unchanged => $"Record what is known about the Binance key {key}, which is there already",
            _ => $"Store the Binance key {key}",
        };
    }

    /// <summary>A key of a sandbox, whose secret is no secret.</summary>
    public KeySubmission Submit(SandboxKey key, KeyNotes defaults, string? vault)
    {
        using var credential = SandboxCredential.Of(key);
        return new KeySubmission
        {
            Name = key.Name,
            Vault = vault,
            ApiKey = SecretText.From(key.RevealApiKey()),
            Secret = SecretText.From(key.RevealSecret()),
            BaseUri = _connection.BaseUri ?? key.BaseUri,
            Notes = new KeyNotes
            {
                Label = defaults.Label ?? key.Label,
                Purpose = defaults.Purpose ?? key.Purpose,
                Owner = defaults.Owner ?? key.Owner,
                Account = defaults.Account ?? key.Account,
                Environment = defaults.Environment ?? BinanceEnvironment.Sandbox,
                RotateAfterDays = defaults.RotateAfterDays,
                AllowedIP = defaults.AllowedIP ?? (key.AllowedIP.Count > 0 ? [.. key.AllowedIP] : null),
                Proxy = defaults.Proxy,
                Tag = defaults.Tag,
            },
        };
    }

    /// <inheritdoc cref="RegistrationPlanner.Plan(KeySubmission)"/>
    public RegistrationPlan Plan(KeySubmission submission) => new RegistrationPlanner(
        _targets, _known, new SecretPrompt(_cmdlet.Host), _cmdlet.WriteWarning, _time)
    {
        IsForced = IsForced,
        FallbackEnvironment = _connection.BaseUri is not { } address ? null
            : RunningSandboxes.All.Any(sandbox => sandbox.BaseAddress == address) ? BinanceEnvironment.Sandbox
            : BinanceEnvironment.Custom,
    }.Plan(submission);

    /// <summary>Gets ready to prove and write a key, on the pipeline thread.</summary>
    /// <returns>The work, which runs off the pipeline thread with others at once.</returns>
    public Func<PumpItem, CancellationToken, Task> Prepare(RegistrationPlan plan)
    {
        if (SkipsVerification)
        {
            foreach (var finding in ApiKeyId.Inspect(plan.Credential.ApiKey.Reveal()))
            {
                _cmdlet.WriteWarning(finding.Message);
            }

            return (item, _) => item.InvokeAsync(_ => Write(plan, proof: null));
        }

        var client = ClientOf(plan);
        var subject = SubjectOf(plan, client);
        return async (item, cancellationToken) =>
        {
            if (await ProveAsync(plan, subject, item, cancellationToken).ConfigureAwait(false) is { } proof)
            {
                await item.InvokeAsync(_ => Write(plan, proof)).ConfigureAwait(false);
            }
        };
    }

    public void Dispose() => _connections.Dispose();

    private async Task<KeyProof?> ProveAsync(RegistrationPlan plan, DiagnosisSubject subject, PumpItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await _prover.Value.ProveAsync(subject, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            item.WriteError(NotProven(exception, plan.Record.ToString()));
            return null;
        }
    }

    // What kept the exchange from answering stays the error that it is, with what that means for the key.
    private static ErrorRecord NotProven(Exception exception, string target)
    {
        var error = ErrorRecords.About(exception, target);
        if (exception is not KeyNotProvenException)
        {
            error.ErrorDetails = new ErrorDetails($"{error.ErrorDetails.Message} {Unverified}")
            {
                RecommendedAction = $"{error.ErrorDetails.RecommendedAction} -SkipVerification stores the key unproven.",
            };
        }

        return error;
    }

    // On loopback it is a sandbox that plays the hosts of the environment.
    private BinanceClient ClientOf(RegistrationPlan plan)
    {
        var environment = plan.Record.Environment;
        var isPlayed = plan.BaseUri is { IsAbsoluteUri: true, IsLoopback: true } && environment is not (BinanceEnvironment.Sandbox or BinanceEnvironment.Custom);
        return _connections.For(environment, plan.BaseUri, isPlayed ? new ConnectionRoute(Proxy: null, IsPlayed: true) : new ConnectionRoute(plan.Proxy), plan.Record.ToString());
    }

    private DiagnosisSubject SubjectOf(RegistrationPlan plan, BinanceClient client)
    {
        var use = new KeyUse(plan.Record, plan.Credential, client, new ResolvedKey(plan.Record, plan.Credential, plan.Proxy));
        return new DiagnosisSubject
        {
            Key = plan.Record,
            Credential = plan.Credential,
            Client = client,
            ClientFor = environment => _connections.ForOther(environment, use),
            Proxies = [.. client.Hosts.Addresses.Keys.Select(client.ProxyOf).OfType<Uri>().Select(proxy => proxy.Authority).Distinct(StringComparer.Ordinal)],
        };
    }

    // On the pipeline thread. Says itself what went wrong: an exception would end the pipeline, and with it the other keys.
    private bool Write(RegistrationPlan plan, KeyProof? proof)
    {
        var now = _time.GetUtcNow();
        KeyWriteResult result;
        try
        {
            result = _writer.Write(new KeyWrite
            {
                Name = plan.Name,
                Vault = plan.Vault,
                ApiKey = plan.ApiKey,
                Secret = plan.Secret,
                Metadata = RegistrationMetadata.Changes(plan, proof, now),
                Replace = plan.Outcome is RegistrationOutcome.Replaced or RegistrationOutcome.Completed,
                IsProven = proof is not null,
                KeepPrevious = KeepsPrevious,
                Tell = Tell,
            });
        }
        catch (PipelineStoppedException)
        {
            _cmdlet.Host.UI?.WriteWarningLine(KeyLikeText.Hide(
                $"Stopped while the key '{plan.Name}' was being written to the vault '{plan.Vault.Name}'. Look at what is there: Get-BinanceKey -Vault '{plan.Vault.Name}'"));
            throw;
        }
        catch (VaultException exception)
        {
            _targets.Changed(plan.Name, plan.Vault);
            _cmdlet.WriteError(ErrorRecords.About(exception, plan.Record.ToString()));
            return false;
        }

        _targets.Changed(plan.Name, plan.Vault);
        _known.Add(plan.Identity);
        if (_stop.IsCancellationRequested)
        {
            _cmdlet.Host.UI?.WriteWarningLine(KeyLikeText.Hide($"Stopped, and the key '{plan.Name}' is in the vault '{plan.Vault.Name}'."));
        }

        foreach (var warning in result.Warnings)
        {
            _cmdlet.WriteWarning(KeyLikeText.Hide(warning));
        }

        _cmdlet.WriteObject(Registered(plan, proof, result));
        return true;
    }

    private static KeyRegistration Registered(RegistrationPlan plan, KeyProof? proof, KeyWriteResult result) => new()
    {
        Name = plan.Name,
        Vault = plan.Vault.Name,
        Outcome = result.Outcome switch
        {
            KeyWriteOutcome.Added => RegistrationOutcome.Registered,
            KeyWriteOutcome.Unchanged => RegistrationOutcome.Unchanged,
            _ => plan.Outcome == RegistrationOutcome.Completed ? RegistrationOutcome.Completed : RegistrationOutcome.Replaced,
        },
        IsVerified = proof is not null,
        Environment = plan.Record.Environment,
        Algorithm = plan.Credential.Algorithm,
        ApiKey = plan.Credential.ApiKey.Masked,
        Fingerprint = plan.Credential.Fingerprint,
        CreatedAt = proof?.CreatedAt,
        Permissions = proof?.Permissions,
        IPRestricted = proof?.IPRestricted,
        PreviousName = result.PreviousName,
        Label = plan.Record.Label is { } label ? KeyLikeText.Hide(label) : null,
        Purpose = plan.Record.Purpose is { } purpose ? KeyLikeText.Hide(purpose) : null,
    };

    private void Tell(string text) => _cmdlet.WriteVerbose(KeyLikeText.Hide(text));
}
