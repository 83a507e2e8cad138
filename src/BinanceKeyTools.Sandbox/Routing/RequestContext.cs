using System.Globalization;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>One request on its way through the checks to its endpoint.</summary>
internal sealed class RequestContext
{
    public required ReceivedRequest Request { get; init; }

    public required ReceivedParameters Parameters { get; init; }

    public required Route Route { get; init; }

    /// <summary>The server's time when the request arrived.</summary>
    public required DateTimeOffset Now { get; init; }

    public required SandboxOptions Options { get; init; }

    public required ExchangeState State { get; init; }

    public required MarketCatalogue Markets { get; init; }

    /// <summary>True while the exchange is under maintenance.</summary>
    public bool IsMaintenance { get; init; }

    /// <summary>The key, once it has been found.</summary>
    public KeyState? FoundKey { get; set; }

    /// <summary>The key of a route that demands one.</summary>
    public KeyState Key => FoundKey ?? throw new InvalidOperationException("The route demands no key.");

    public AccountState Account => Key.Account;

    /// <summary>A parameter that must be there.</summary>
    public string Require(string name)
    {
        var value = Parameters.Find(name);
        return string.IsNullOrEmpty(value) ? throw new RequestRefusedException(ApiErrors.Mandatory(name)) : value;
    }

    /// <summary>A positive decimal parameter, or null when it was not sent.</summary>
    public decimal? FindAmount(string name)
    {
        var text = Parameters.Find(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new RequestRefusedException(ApiErrors.IllegalCharacters);
    }

    public decimal RequireAmount(string name) => FindAmount(name) ?? throw new RequestRefusedException(ApiErrors.Mandatory(name));

    public bool IsTrue(string name) => string.Equals(Parameters.Find(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number between the bounds, or the default when it was not sent.</summary>
    public int FindInteger(string name, int byDefault, int minimum, int maximum)
    {
        var text = Parameters.Find(name);
        if (string.IsNullOrEmpty(text))
        {
            return byDefault;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum
            ? Math.Min(value, maximum)
            : throw new RequestRefusedException(ApiErrors.Invalid(name));
    }

    /// <summary>A time in Unix milliseconds, or null when it was not sent.</summary>
    public DateTimeOffset? FindTime(string name)
    {
        var text = Parameters.Find(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        const long LatestMilliseconds = 253_402_300_799_999;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LatestMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : throw new RequestRefusedException(ApiErrors.IllegalCharacters);
    }
}
