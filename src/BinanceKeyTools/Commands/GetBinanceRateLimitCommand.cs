using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.Commands;

/// <summary>Shows how much of the exchange's request limits is used, when it resets, and any ban.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceRateLimit", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(RateLimitStatus))]
public sealed class GetBinanceRateLimitCommand : ExchangeCommand
{
    private const string EnvironmentSet = "Environment";

    /// <summary>Ask each family with one public request, to learn what the exchange counted.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    public SwitchParameter Refresh { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == EnvironmentSet)
        {
            try
            {
                ShowEnvironment();
            }
            catch (Exception exception) when (ErrorRecords.IsExpected(exception))
            {
                WriteError(ErrorRecords.From(exception, Connection.Environment?.ToString()));
            }
        }

        base.EndProcessing();
    }

    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        var hosts = use.Client.Hosts;
        var hasWallet = hosts.Environment != BinanceEnvironment.Us && hosts.Addresses.ContainsKey(ApiFamily.Sapi);
        var request = hasWallet ? EndpointCatalogue.ApiRestrictions.CreateRequest(RecvWindowOption) : FamilyPing.For(hosts.Addresses.Keys.Min());
        await AskAsync(use.Client, request, use.Credential, use.Key.ToString(), output, cancellationToken).ConfigureAwait(false);
        Write(hosts, use.Credential.Fingerprint, output);
    }

    private void ShowEnvironment()
    {
        if (Connection.Environment is null && Connection.BaseUri is null && !Refresh
            && ExchangeConnections.SharedBudget.GetStatus() is { Count: > 0 } counted)
        {
            WriteObject(counted, enumerateCollection: true);
            return;
        }

        var environment = Connection.Environment ?? (Connection.BaseUri is null ? BinanceEnvironment.Live : BinanceEnvironment.Custom);
        var client = Connections.For(environment, Connection.BaseUri, Connection.Proxy);
        PostWork(async (item, cancellationToken) =>
        {
            ExchangeConnections.ReportTo(item);
            if (Refresh)
            {
                await Task.WhenAll(client.Hosts.Addresses.Keys.Order().Select(family =>
                    AskAsync(client, FamilyPing.For(family), credential: null, environment.ToString(), item, cancellationToken))).ConfigureAwait(false);
            }

            Write(client.Hosts, fingerprint: null, item);
        });
    }

    // A ban is what was asked for, not a failure to find out.
    private static async Task AskAsync(
        BinanceClient client, BinanceRequest request, BinanceCredential? credential, string target, PumpItem output, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (BinanceException exception) when (exception.Error.Kind is BinanceErrorKind.Banned or BinanceErrorKind.RateLimited)
        {
            output.WriteVerbose(exception.Message);
        }
        catch (BinanceException exception)
        {
            output.WriteError(credential is null ? ErrorRecords.From(exception, target) : ErrorRecords.About(exception, target));
        }
    }

    private static void Write(ExchangeHosts hosts, string? fingerprint, PumpItem output)
    {
        foreach (var status in ExchangeConnections.SharedBudget.GetStatus(hosts))
        {
            if (fingerprint is null || status.Fingerprint is null || status.Fingerprint == fingerprint)
            {
                output.WriteObject(status);
            }
        }
    }
}
