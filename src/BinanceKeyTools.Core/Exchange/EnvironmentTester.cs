using System.Text.Json;

namespace BinanceKeyTools.Exchange;

/// <summary>Finds out whether the hosts of an environment answer, with one public request of weight 1 to each family.</summary>
public static class EnvironmentTester
{
    /// <summary>Asks every family of an environment at once. What fails is told by the profile; nothing is thrown for it.</summary>
    /// <param name="profile">The environment.</param>
    /// <param name="client">A client for its hosts. A host that has banned this address is not asked.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The profile with what was found out.</returns>
    public static async Task<EnvironmentProfile> TestAsync(EnvironmentProfile profile, BinanceClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(client);
        var hosts = await Task.WhenAll(profile.Hosts.Select(host => TestAsync(host, client, cancellationToken))).ConfigureAwait(false);
        return profile with { Hosts = hosts };
    }

    private static async Task<EnvironmentHost> TestAsync(EnvironmentHost host, BinanceClient client, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.SendAsync(FamilyPing.For(host.Family), credential: null, cancellationToken).ConfigureAwait(false);
            return host with
            {
                Reachable = true,
                Latency = response.Elapsed,
                Detail = host.Family == ApiFamily.Sapi && IsUnderMaintenance(response) ? "The exchange says that it is under maintenance." : null,
            };
        }
        catch (BinanceException exception)
        {
            return host with { Reachable = false, ErrorId = exception.Error.ErrorId, Detail = $"{exception.Error.Message} {exception.Error.Remedy}" };
        }
    }

    // {"status":0,"msg":"normal"}; 1 is maintenance (wallet documentation, "System Status").
    private static bool IsUnderMaintenance(BinanceResponse response)
    {
        using var body = response.Parse();
        return body.RootElement.ValueKind == JsonValueKind.Object
            && body.RootElement.TryGetProperty("status", out var status)
            && status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var number) && number == 1;
    }
}
