using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Audits the keys of a running sandbox, with the engine and the client that audit real ones.</summary>
internal sealed class FleetTour(SandboxServer server, TimeProvider time)
{
    private const int Concurrency = 8;

    /// <summary>Holds every key against a built-in policy.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(AuditPolicy policy, CancellationToken cancellationToken)
    {
        using var client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.BaseAddress),
            TimeProvider = time,
        });
        var auditor = new FleetAuditor(new FleetAuditOptions { Policy = policy, Host = Environment.MachineName, TimeProvider = time });
        var findings = new IReadOnlyList<Finding>[server.Keys.Count];
        await Parallel.ForAsync(
            0,
            findings.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var key = server.Keys[index];
                using var credential = new BinanceCredential(ApiKeyId.Parse(key.RevealApiKey()), KeyMaterial.Parse(key.RevealSecret()));
                findings[index] = await auditor.AuditAsync(new AuditTarget(key, credential, client, Storage: null), token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return [.. findings.SelectMany(found => found), .. auditor.Complete()];
    }
}
