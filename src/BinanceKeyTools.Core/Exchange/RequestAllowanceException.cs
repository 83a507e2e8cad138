using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Exchange;

/// <summary>A request was not sent because as many as were allowed had been.</summary>
internal sealed class RequestAllowanceException(int limit)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The limit of {Amount.Of(limit, "request")} is reached."));
