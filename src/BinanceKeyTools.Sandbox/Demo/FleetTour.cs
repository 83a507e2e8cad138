using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Asks a running sandbox about each of its keys, with the client that asks the real exchange.</summary>
internal sealed class FleetTour(SandboxServer server, TimeProvider time)
{
    private const int Concurrency = 8;

    /// <summary>Tests every key against its purpose; the rows come in the order of the fleet.</summary>
    public async Task<IReadOnlyList<DemoRow>> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.BaseAddress),
            TimeProvider = time,
        });
        var tester = new KeyPermissionTester(client, time);
        var rows = new DemoRow[server.Keys.Count];
        await Parallel.ForAsync(
            0,
            rows.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (index, token) => rows[index] = await TestAsync(tester, server.Keys[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return rows;
    }

    private static async Task<DemoRow> TestAsync(KeyPermissionTester tester, SandboxKey key, CancellationToken cancellationToken)
    {
        using var credential = new BinanceCredential(ApiKeyId.Parse(key.RevealApiKey()), KeyMaterial.Parse(key.RevealSecret()));
        var expectations = KeyExpectation.Create(
            KeyPermission.None, KeyPermission.None, requireIPRestriction: false, Enum.Parse<KeyPurpose>(key.Purpose!));
        var test = await tester.TestAsync(key, credential, expectations, active: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new DemoRow(
            key, test.Restriction, test.Results, test.Obstacle is BinanceException { Error: var error } ? $"{error.Code} {error.Message}" : test.Obstacle?.Message);
    }
}
