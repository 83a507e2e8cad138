using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>The product: budget, clock, retry pipeline, size limit, header and error reading are all on.</summary>
internal sealed class ClientSender : IRequestSender
{
    private readonly BinanceCredential _credential;
    private readonly BinanceClient _client;

    public ClientSender(BenchmarkTarget target)
    {
        _credential = new BinanceCredential(ApiKeyId.Parse(target.ApiKey), KeyMaterial.FromSecret(target.Secret));
        _client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.At(BinanceEnvironment.Sandbox, target.BaseAddress),

            // Every request pays into the budget as usual, but no minute is ever full.
            Budget = new RateBudget(new LeapingTimeProvider()),
        });
    }

    public async Task<int> SendAsync()
    {
        var response = await _client.SendAsync(EndpointCatalogue.ApiRestrictions.CreateRequest(), _credential).ConfigureAwait(false);
        return response.Content.Length;
    }

    public void Dispose()
    {
        _client.Dispose();
        _credential.Dispose();
    }
}
