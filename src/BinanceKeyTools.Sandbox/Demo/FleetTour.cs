using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Audits and diagnoses the keys of a running sandbox, with the engine and the client that do so with real ones.</summary>
internal sealed class FleetTour(SandboxServer server, TimeProvider time)
{
    private const int Concurrency = 8;

    /// <summary>Holds every key against a built-in policy.</summary>
    public async Task<IReadOnlyList<Finding>> AuditAsync(AuditPolicy policy, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        var auditor = new FleetAuditor(new FleetAuditOptions { Policy = policy, Host = Environment.MachineName, TimeProvider = time });
        var findings = new IReadOnlyList<Finding>[server.Keys.Count];
        await Parallel.ForAsync(
            0,
            findings.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var key = server.Keys[index];
                using var credential = CredentialOf(key);
                findings[index] = await auditor.AuditAsync(new AuditTarget(key, credential, client, Storage: null), token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return [.. findings.SelectMany(found => found), .. auditor.Complete()];
    }

    /// <summary>Finds out why a key is refused.</summary>
    /// <param name="name">The name of a key of the fleet.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<KeyDiagnosis> DiagnoseAsync(string name, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        var key = server.Keys.First(key => key.Name == name);
        using var credential = CredentialOf(key);
        return await new Diagnostician(new DiagnosisOptions { TimeProvider = time })
            .DiagnoseAsync(new DiagnosisSubject { Key = key, Credential = credential, Client = client }, cancellationToken).ConfigureAwait(false);
    }

    private static BinanceCredential CredentialOf(SandboxKey key) =>
        new(ApiKeyId.Parse(key.RevealApiKey()), KeyMaterial.Parse(key.RevealSecret()));

    private BinanceClient CreateClient() => new(new BinanceClientOptions
    {
        Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, server.BaseAddress),
        TimeProvider = time,
    });
}
