using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>The least that gets the same answer: a string, the hash of it, a header, and the body as bytes.</summary>
internal sealed class BareSender : IRequestSender
{
    private readonly HttpClient _http;
    private readonly byte[] _secret;

    public BareSender(BenchmarkTarget target)
    {
        _http = new HttpClient { BaseAddress = target.BaseAddress };
        _http.DefaultRequestHeaders.Add("X-MBX-APIKEY", target.ApiKey);
        _secret = Encoding.ASCII.GetBytes(target.Secret);
    }

    public async Task<int> SendAsync()
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"timestamp={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}");
        var signature = Convert.ToHexString(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(query)));
        using var response = await _http.GetAsync(new Uri($"sapi/v1/account/apiRestrictions?{query}&signature={signature}", UriKind.Relative)).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return body.Length;
    }

    public void Dispose() => _http.Dispose();
}
