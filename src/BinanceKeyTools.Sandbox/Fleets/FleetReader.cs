using BinanceKeyTools.Json;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.RateLimits;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>Reads a fleet file. The published schema is <c>module/schemas/sandbox-fleet.schema.json</c>.</summary>
internal sealed class FleetReader(DateTimeOffset now)
{
    /// <summary>Reads the whole document.</summary>
    /// <exception cref="SandboxFleetException">The file is not JSON, or does not describe a fleet.</exception>
    public SandboxFleet Read(ReadOnlyMemory<byte> utf8, string source)
    {
        try
        {
            return LocatedObject.ReadWhole(LocatedJson.Parse(utf8), ReadFleet);
        }
        catch (LocatedFaultException exception)
        {
            throw new SandboxFleetException(source, exception.Fault);
        }
    }

    private SandboxFleet ReadFleet(LocatedObject json)
    {
        json.Text("$schema");
        var accounts = ReadAccounts(json);
        var keyReader = new KeyReader(now, accounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal));
        var keys = json.Objects("keys", keyReader.Read) ?? [];
        return new SandboxFleet(accounts, keys)
        {
            Faults = json.Objects("faults", FaultJson.Read) ?? [],
            RateLimits = json.Object("rateLimits", ReadLimits) ?? new RateLimitPlan(),
        };
    }

    private List<AccountDefinition> ReadAccounts(LocatedObject json)
    {
        var reader = new AccountReader(now);
        var accounts = json.Objects("accounts", reader.Read)?.ToList() ?? [];
        if (accounts.All(account => account.Name != FleetDefaults.AccountName))
        {
            accounts.Insert(0, FleetDefaults.MainAccount(now));
        }

        RefuseUnknownMasters(json, accounts);
        return accounts;
    }

    private static void RefuseUnknownMasters(LocatedObject json, List<AccountDefinition> accounts)
    {
        foreach (var account in accounts.Where(account => account.Master is not null))
        {
            var master = accounts.Find(candidate => candidate.Name == account.Master);
            if (master is null or { Master: not null })
            {
                throw json.Fault("accounts", $"'{account.Master}', the master of '{account.Name}', is not a master account of this fleet");
            }
        }
    }

    private static RateLimitPlan ReadLimits(LocatedObject json)
    {
        var byDefault = new RateLimitPlan();
        return new RateLimitPlan
        {
            SpotWeight = Limit(json, "spotWeight", byDefault.SpotWeight),
            SpotRequests = Limit(json, "spotRequests", byDefault.SpotRequests),
            WalletAddressWeight = Limit(json, "walletAddressWeight", byDefault.WalletAddressWeight),
            WalletAccountWeight = Limit(json, "walletAccountWeight", byDefault.WalletAccountWeight),
            UsdMarginedWeight = Limit(json, "usdMarginedWeight", byDefault.UsdMarginedWeight),
            CoinMarginedWeight = Limit(json, "coinMarginedWeight", byDefault.CoinMarginedWeight),
            OptionsWeight = Limit(json, "optionsWeight", byDefault.OptionsWeight),
            PortfolioMarginWeight = Limit(json, "portfolioMarginWeight", byDefault.PortfolioMarginWeight),
            RefusalsBeforeBan = Limit(json, "refusalsBeforeBan", byDefault.RefusalsBeforeBan),
        };
    }

    private static int Limit(LocatedObject json, string name, int byDefault) => (int)json.Integer(name, byDefault, 0, int.MaxValue);
}
