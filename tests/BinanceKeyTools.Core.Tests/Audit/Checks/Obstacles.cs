using System.Globalization;
using System.Net;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>What may stand in the way of an answer.</summary>
internal static class Obstacles
{
    public static Obstacle Locked { get; } = new(FindingReason.VaultUnavailable, "The vault 'Bots' is locked.") { ErrorId = "VaultLocked", Remedy = "Unlock it." };

    public static Obstacle Malformed { get; } = new(FindingReason.KeyUnreadable, "The secret has a quotation mark at position 1.") { ErrorId = "SecretQuotes", Remedy = "Store it without." };

    public static Obstacle SmallRsa { get; } = new(FindingReason.KeyUnreadable, "This RSA key has 1024 bits.") { ErrorId = "RsaKeyTooSmall", Remedy = "Make a larger one." };

    public static Obstacle Offline { get; } = new(FindingReason.ExchangeUnavailable, "No answer in time.") { ErrorId = "BinanceTimeout", Remedy = "Check the connection." };

    public static Obstacle Testnet { get; } = new(FindingReason.EnvironmentLacks, "The testnet has no such path.") { ErrorId = "BinancePathNotFound" };

    public static Obstacle Refused(int code, string? address = null, string message = "Refused.", ApiFamily family = ApiFamily.Sapi)
    {
        var error = new BinanceError
        {
            Kind = BinanceErrorKind.Api,
            Family = family,
            Method = HttpMethod.Get,
            Host = "api.example.com",
            Path = "/sapi/v1/account/apiRestrictions",
            Code = code,
            Message = message,
            Status = HttpStatusCode.BadRequest,
            RequestAddress = address is null ? null : IPAddress.Parse(address),
        };
        var reason = code switch
        {
            -1021 => FindingReason.ClockWrong,
            -2017 => FindingReason.QuestionRefused,
            -1099 when family != ApiFamily.Sapi => FindingReason.QuestionRefused,
            _ => FindingReason.KeyRefused,
        };
        return new Obstacle(reason, string.Create(CultureInfo.InvariantCulture, $"{code} {message}")) { ErrorId = error.ErrorId, Error = error, Remedy = "Look it up." };
    }
}
