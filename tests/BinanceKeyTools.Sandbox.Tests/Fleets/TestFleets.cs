namespace BinanceKeyTools.Sandbox.Tests.Fleets;

/// <summary>Fleet files that several tests use.</summary>
internal static class TestFleets
{
    /// <summary>Every box ticked, from any address, in an account of each kind.</summary>
    public const string AllPowerful = """
        {
          "accounts": [
            { "name": "main",
              "withdrawals": [ { "coin": "BTC", "amount": "0.5", "time": 1795100000000, "withdrawOrderId": "w-1" } ],
              "deposits": [ { "coin": "USDT", "amount": 100, "time": 1795100000000 } ],
              "transfers": [ { "type": "MAIN_UMFUTURE", "asset": "USDT", "amount": 7, "time": 1795100000000 } ],
              "subAccountTransfers": [ { "fromEmail": "main@sandbox.example", "toEmail": "desk+1@sandbox.example", "asset": "BTC", "amount": 1, "time": 1795100000000 } ],
              "trades": [
                { "symbol": "BTCUSDT", "price": 90000, "quantity": "0.01", "time": 1795100000000 },
                { "symbol": "BTCUSDT", "price": 90001, "quantity": "0.02", "time": 1795100000000, "market": "UsdMargined" },
                { "symbol": "BTCUSD_PERP", "price": 90002, "quantity": 3, "time": 1795100000000, "market": "CoinMargined" } ],
              "openOrders": [ { "symbol": "BTCUSDT", "price": 80000, "quantity": "0.01" } ],
              "income": [ { "type": "FUNDING_FEE", "symbol": "BTCUSDT", "asset": "USDT", "amount": "-0.5", "time": 1795100000000 } ] },
            { "name": "desk", "master": "main", "email": "desk+1@sandbox.example" },
            { "name": "portfolio", "portfolioMargin": true,
              "trades": [ { "symbol": "ETHUSDT", "price": 3000, "quantity": 1, "time": 1795100000000, "market": "PortfolioMargin" } ] }
          ],
          "keys": [
            { "name": "all", "permissions": {
                "enableReading": true, "enableSpotAndMarginTrading": true, "enableWithdrawals": true, "enableInternalTransfer": true,
                "enableMargin": true, "enableFutures": true, "permitsUniversalTransfer": true, "enableVanillaOptions": true } },
            { "name": "portfolio", "account": "portfolio", "permissions": { "enablePortfolioMarginTrading": true } },
            { "name": "reader" },
            { "name": "blind", "permissions": { "enableReading": false, "enableSpotAndMarginTrading": true } },
            { "name": "bound", "ipList": [ "198.51.100.4" ], "permissions": { "enableFutures": true } },
            { "name": "desk", "account": "desk", "permissions": { "enableSpotAndMarginTrading": true } }
          ]
        }
        """;
}
