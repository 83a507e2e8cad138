using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Gets the addresses that Binance sees, directly and through each proxy, and compares them with what is recorded for keys.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceEgressAddress", DefaultParameterSetName = RouteSet)]
[OutputType(typeof(EgressAddress))]
public sealed class GetBinanceEgressAddressCommand : HostCommand
{
    private const string RouteSet = "Route";
    private const string NameSet = "Name";
    private const string InputObjectSet = "InputObject";

    private readonly EgressParameters _egress = new();
    private KeyInventory? _inventory;
    private EgressQuestions? _questions;
    private int _warnings;

    /// <summary>Names of keys in the vaults whose recorded addresses are compared; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KeyNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The vault to look in; wildcards are allowed. Every registered vault when omitted.</summary>
    [Parameter(ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    public string? Vault { get; set; }

    /// <summary>Keys from Get-BinanceKey, or sandbox keys, whose recorded addresses are compared.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Keys")]
    [ValidateNotNull]
    public KeyRecord[] InputObject { get; set; } = [];

    /// <summary>Proxies to ask through as well. What is recorded with a key, otherwise the system's, when omitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Uri[]? Proxy { get; set; }

    /// <summary>The only kind of address to go by without a proxy. Both are tried when omitted.</summary>
    [Parameter]
    public IPFamily AddressFamily
    {
        get => _egress.AddressFamily ?? IPFamily.IPv4;
        set => _egress.AddressFamily = value;
    }

    /// <summary>A service of others to ask instead of Binance: one that returns the caller's address.</summary>
    [Parameter]
    public Uri? Service { get; set; }

    private protected override string ProgressNoun => "routes";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Service is not null && !EchoService.IsAcceptable(Service))
        {
            ThrowTerminatingError(ErrorRecords.From(
                new CommandException(
                    "EgressServiceNotHttps",
                    ErrorCategory.InvalidArgument,
                    "The service is to be asked by https, or by http on loopback, and its address must hold no password.",
                    "Name it like https://echo.example.com/ip.",
                    "Service"),
                target: null));
        }

        _inventory = new KeyInventory(new SecretVaults(this, StopToken), WriteError, WriteVerbose, TimeProvider.System) { Warn = WriteWarning };
        _questions = new EgressQuestions(Connections, Service, TimeSpan.FromSeconds(TimeoutSec));
    }

    private protected override void Ask()
    {
        try
        {
            switch (ParameterSetName)
            {
                case RouteSet:
                    Ask(key: null, recordedProxy: null);
                    break;
                case InputObjectSet:
                    Array.ForEach(InputObject, AskFor);
                    break;
                default:
                    Array.ForEach(Name, AskForNamed);
                    break;
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            // No vaults at all: nothing that follows could succeed, but what came before did.
            Drain();
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    private void AskForNamed(string name)
    {
        if (Vault is null && Connection.Environment == BinanceEnvironment.Sandbox && RunningSandboxes.FindKeys(name) is { Count: > 0 } keys)
        {
            foreach (var key in keys)
            {
                AskFor(key);
            }

            return;
        }

        foreach (var key in _inventory!.Find(name, Vault, mustMatch: true))
        {
            AskAbout(key);
        }
    }

    // The record says all that is compared. Only the password of a recorded proxy is not in it.
    private void AskFor(KeyRecord key)
    {
        if (key is SandboxKey || key.Proxy is null || Proxy is not null)
        {
            Ask(key, key.Proxy);
            return;
        }

        foreach (var read in _inventory!.FindExact(key.Name, key.Vault))
        {
            AskAbout(read);
        }
    }

    private void AskAbout(ResolvedKey key)
    {
        key.Credential.Dispose();
        Ask(key.Record, key.Proxy);
    }

    private void Ask(KeyRecord? key, Uri? recordedProxy)
    {
        var environment = key is null || Connection.Environment is not null || Connection.BaseUri is not null ? NamedEnvironment : key.Environment;
        var baseUri = Connection.BaseUri ?? key?.BaseUri;
        var target = key?.ToString() ?? environment.ToString();
        try
        {
            foreach (var route in RoutesFor(environment, baseUri, recordedProxy))
            {
                var questions = route.Ways.Select(way => _questions!.Prepare(environment, baseUri, way, target, StopToken)).ToArray();
                Post(key is null ? route.Name : target, async (item, _) =>
                {
                    foreach (var address in await EgressQuestions.AskAsync(route, questions, item).ConfigureAwait(false))
                    {
                        if (address.Family == IPFamily.IPv6 && Interlocked.Exchange(ref _warnings, 1) == 0)
                        {
                            item.WriteWarning("An IPv6 address was seen. The IP lists of keys are only known to hold IPv4 addresses: use IPv4 for keys that have one.");
                        }

                        item.WriteObject(key is null ? address : EgressComparison.With(address, key));
                    }
                }, isKey: key is not null);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            WriteError(key is null ? ErrorRecords.From(exception, target) : ErrorRecords.About(exception, target));
        }
    }

    private IEnumerable<EgressRoute> RoutesFor(BinanceEnvironment environment, Uri? baseUri, Uri? recordedProxy)
    {
        if (Proxy is { } named)
        {
            return [EgressRoute.Direct(_egress.AddressFamily), .. named.Select(EgressRoute.Through)];
        }

        if (recordedProxy is not null)
        {
            return [EgressRoute.Through(recordedProxy)];
        }

        var asked = Service ?? Connections.For(environment, baseUri, proxy: null).Hosts.Addresses.Values.First();
        return EgressRoute.System(asked) is { } system ? [EgressRoute.Direct(_egress.AddressFamily), system] : [EgressRoute.Direct(_egress.AddressFamily)];
    }
}
