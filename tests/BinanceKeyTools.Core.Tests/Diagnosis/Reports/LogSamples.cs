namespace BinanceKeyTools.Core.Tests.Diagnosis.Reports;

/// <summary>Traces of whole requests as programs write them.</summary>
internal static class LogSamples
{
    public const string Key = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3v";

    public const string Signature = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";

    public const string Curl = $$"""
        * SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256
        * Server certificate: *.binance.com
        *  SSL certificate verify ok.
        > POST /api/v3/order?symbol=BTCUSDT&timestamp=1700000000000&signature={{Signature}} HTTP/1.1
        > Host: api.binance.com
        > X-MBX-APIKEY: {{Key}}
        >
        < HTTP/2 401
        < content-type: application/json;charset=UTF-8
        <
        {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}
        """;

    public const string Axios = $$"""
        AxiosError: Request failed with status code 400
            at settle (/app/node_modules/axios/dist/node/axios.cjs:2019:12) {
          code: 'ERR_BAD_REQUEST',
          config: {
            timeout: 0,
            headers: { 'X-MBX-APIKEY': '{{Key}}', 'Content-Type': 'application/json' },
            baseURL: 'https://fapi.binance.com',
            method: 'post',
            url: 'https://fapi.binance.com/fapi/v1/order',
            data: '{"symbol":"BTCUSDT","side":"BUY","timestamp":1700000000000,"signature":"{{Signature}}"}'
          },
          response: {
            status: 400,
            statusText: 'Bad Request',
            headers: { server: 'Tengine', 'x-response-time': '1ms' },
            data: { code: -1022, msg: 'Signature for this request is not valid.' }
          }
        }
        """;
}
