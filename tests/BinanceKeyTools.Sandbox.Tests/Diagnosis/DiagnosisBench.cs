using System.Net;
using System.Text;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Faults;
using BinanceKeyTools.Sandbox.Fleets;
using ExchangeClock = BinanceKeyTools.Exchange.ServerClock;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Brings a sandbox into the state of a row and diagnoses its key. One bench serves one run, of one key or of many.</summary>
internal sealed class DiagnosisBench : IAsyncDisposable
{
    private static readonly TimeSpan PatientTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortTimeout = TimeSpan.FromMilliseconds(100);

    private readonly DiagnosisRow _row;
    private readonly SandboxServer _server;
    private readonly Wire _wire;
    private readonly DiagnosisOptions _options;
    private readonly Diagnostician _diagnostician;
    private readonly List<BinanceClient> _clients = [];
    private readonly HurriedTimeProvider _time = new();
    private readonly RateBudget _budget;
    private readonly ExchangeClock _clock = new();

    private DiagnosisBench(DiagnosisRow row, SandboxServer server)
    {
        _row = row;
        _server = server;
        _wire = new Wire(server.BaseAddress, row.ClientAddress, row.Network);
        _budget = new RateBudget(_time);
        var byDefault = new DiagnosisOptions();
        _options = new DiagnosisOptions
        {
            IsPassive = row.Options.Passive,
            RunsAll = row.Options.All,
            TriesSwapped = row.Options.TriesSwapped,
            RecvWindow = row.Options.RecvWindow is { } window ? TimeSpan.FromMilliseconds(window) : null,
            TriedEnvironments = row.Options.Tried ?? byDefault.TriedEnvironments,
            ResolveName = (_, _) => Task.FromResult(row.Network.Resolves.Select(IPAddress.Parse).ToArray()),
        };
        _diagnostician = new Diagnostician(_options);
    }

    public IReadOnlyList<SentRequest> Sent => _wire.Sent;

    public FaultPlan Faults => _server.Faults;

    /// <summary>What may be shown nowhere, of the key that was proven.</summary>
    public IReadOnlyCollection<string> Credentials { get; private set; } = [];

    /// <summary>Starts the sandbox of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="configure">Changes the sandbox's settings after the row did.</param>
    public static DiagnosisBench Start(DiagnosisRow row, Func<SandboxOptions, SandboxOptions>? configure = null)
    {
        var options = row.Switches.Apply(new SandboxOptions
        {
            Fleet = SandboxFleet.Parse(DiagnosisTable.FleetOf(row), row.Name),
            Scenario = row.Scenario,
            TimeOffset = TimeSpan.FromMilliseconds(row.TimeOffset),
        });
        var server = SandboxServer.Start(configure?.Invoke(options) ?? options);
        if (row.Faults is { } faults)
        {
            foreach (var rule in FaultJson.Read(Encoding.UTF8.GetBytes(faults.GetRawText())))
            {
                server.Faults.Add(rule);
            }
        }

        return new DiagnosisBench(row, server);
    }

    /// <summary>Diagnoses the row's key on a bench of its own.</summary>
    /// <param name="row">The row.</param>
    /// <param name="configure">Changes the sandbox's settings after the row did.</param>
    /// <param name="disturb">Changes the faults after the row did.</param>
    public static async Task<DiagnosisOutcome> RunAsync(
        DiagnosisRow row, Func<SandboxOptions, SandboxOptions>? configure = null, Action<FaultPlan>? disturb = null)
    {
        await using var bench = Start(row, configure);
        disturb?.Invoke(bench.Faults);
        return await bench.DiagnoseAsync(row.Key);
    }

    /// <summary>Diagnoses one key of the fleet in the way of the row.</summary>
    /// <param name="keyName">The key; <see langword="null"/> when there is only a text to go by.</param>
    public async Task<DiagnosisOutcome> DiagnoseAsync(string? keyName)
    {
        var texts = new CredentialTexts(_server, keyName);
        var apiKey = keyName is null ? null : texts.Fill(_row.ApiKey);
        var secret = keyName is null ? null : texts.Fill(_row.Secret);
        var (credential, defect) = apiKey is null ? (null, null) : Read(apiKey, secret!);
        using (credential)
        {
            var diagnosis = await _diagnostician.DiagnoseAsync(
                new DiagnosisSubject
                {
                    Key = apiKey is null ? null : RecordOf(keyName!, credential),
                    Credential = credential,
                    Defect = defect,
                    Client = apiKey is null ? null : ClientOf(_row.Environment, _row.BaseAddress),
                    ClientFor = environment => ClientOf(environment, baseAddress: null),
                    Proxies = _row.Proxies,
                    Target = _row.For is null ? null : RequestTargetReader.Read(_row.For),
                    Report = _row.ErrorText is null ? null : ErrorReportReader.Read(texts.Fill(_row.ErrorText)),
                },
                CancellationToken.None);
            var own = Sent.Where(request => credential is not null && request.ApiKey == credential.ApiKey.Reveal()).ToArray();
            return new DiagnosisOutcome(diagnosis, Sent, credential is null ? [] : WrongOf(own, secret!), texts.Credentials);
        }
    }

    /// <summary>Proves the row's key, as somebody does who registers it; nothing but the pair and what is recorded with it is known then.</summary>
    public async Task<KeyProof> ProveAsync()
    {
        var texts = new CredentialTexts(_server, _row.Key);
        Credentials = texts.Credentials;
        using var credential = new BinanceCredential(ApiKeyId.Parse(texts.Fill(_row.ApiKey)), KeyMaterial.Parse(texts.Fill(_row.Secret)));
        return await new KeyProver(_options).ProveAsync(
            new DiagnosisSubject
            {
                Key = RecordOf(_row.Key!, credential),
                Credential = credential,
                Client = ClientOf(_row.Environment, _row.BaseAddress),
                ClientFor = environment => ClientOf(environment, baseAddress: null),
                Proxies = _row.Proxies,
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await _server.DisposeAsync();
        Assert.Equal(0, _server.Statistics.InternalErrors);
    }

    private static (BinanceCredential? Credential, Exception? Defect) Read(string apiKey, string secret)
    {
        try
        {
            return (new BinanceCredential(ApiKeyId.Parse(apiKey), KeyMaterial.Parse(secret)), null);
        }
        catch (Exception exception) when (exception is ApiKeyFormatException or KeyMaterialException)
        {
            return (null, exception);
        }
    }

    private static SentRequest[] WrongOf(SentRequest[] sent, string secret)
    {
        using var material = KeyMaterial.Parse(secret);
        using var signer = material.CreateSigner();
        return [.. sent.Where(request => request.Signature is { } signature && signature != SignatureText.Of(signer, Encoding.ASCII.GetBytes(request.Payload)))];
    }

    private KeyRecord RecordOf(string name, BinanceCredential? credential) => new()
    {
        Name = name,
        Environment = _row.Environment,
        Algorithm = credential?.Algorithm ?? _row.Recorded.Algorithm,
        RecordedAlgorithm = _row.Recorded.Algorithm,
        ApiKey = credential?.ApiKey.Masked,
        Fingerprint = credential?.ApiKey.Fingerprint,
        AllowedIP = [.. _row.Recorded.AllowedIP],
    };

    private BinanceClient? ClientOf(BinanceEnvironment environment, Uri? baseAddress)
    {
        if (baseAddress is null && environment is BinanceEnvironment.Sandbox or BinanceEnvironment.Custom)
        {
            return null;
        }

        var client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = baseAddress is null ? ExchangeHosts.For(environment) : ExchangeHosts.At(environment, baseAddress),
            Handler = new SandboxRoute(_wire, environment),
            Budget = _budget,
            Clock = _clock,
            MaxRetryDelay = TimeSpan.Zero,
            Timeout = _row.Network.Hangs ? ShortTimeout : PatientTimeout,
            TimeProvider = _time,
        });
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }
}
