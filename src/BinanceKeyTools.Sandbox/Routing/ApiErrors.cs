using System.Globalization;
using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>
/// The refusals with the statuses and texts of the official error pages (spot <c>errors.md</c>; derivatives, options, portfolio margin
/// and wallet "Error Codes") and, where these are silent, of published reports.
/// </summary>
internal static class ApiErrors
{
    public static ApiError InternalError { get; } = new(500, -1000, "An unknown error occurred while processing the request.");

    public static ApiError Disconnected { get; } =
        new(503, -1001, "Internal error; unable to process your request. Please try again.");

    public static ApiError WalletMaintenance { get; } =
        new(503, -10001, "The system is under maintenance, please try again later.");

    public static ApiError NotAuthorized { get; } = new(401, -1002, "You are not authorized to execute this request.");

    public static ApiError TimestampTooOld { get; } = new(400, -1021, "Timestamp for this request is outside of the recvWindow.");

    public static ApiError TimestampAhead { get; } =
        new(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");

    public static ApiError InvalidSignature { get; } = new(400, -1022, "Signature for this request is not valid.");

    public static ApiError IllegalCharacters { get; } = new(400, -1100, "Illegal characters found in a parameter.");

    public static ApiError InvalidTimeInForce { get; } = new(400, -1115, "Invalid timeInForce.");

    public static ApiError InvalidOrderType { get; } = new(400, -1116, "Invalid orderType.");

    public static ApiError InvalidSide { get; } = new(400, -1117, "Invalid side.");

    public static ApiError InvalidSymbol { get; } = new(400, -1121, "Invalid symbol.");

    public static ApiError InvalidTimeUnit { get; } =
        new(400, -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");

    /// <summary>In no official table; servers answer it for a well-formed key that does not exist in this environment.</summary>
    public static ApiError UnknownKey { get; } = new(400, -2008, "Invalid Api-Key ID.");

    public static ApiError BadKeyFormat { get; } = new(401, -2014, "API-key format invalid.");

    public static ApiError NoSuchUser { get; } = new(400, -3003, "User does not exist.");

    public static ApiError MainAccountOnly { get; } = new(400, -4006, "Support main account only");

    public static ApiError DateIntervalTooLong { get; } = new(400, -4047, "Time interval must be within 0-90 days");

    public static ApiError UnsupportedOperation { get; } = new(400, -9000, "Unsupported operation");

    public static ApiError SubAccountsNotEnabled { get; } = new(400, -9000, "Sub-account function is not enabled.");

    /// <summary>
    /// -2015: 401 and a full stop on spot, 400 on <c>/sapi</c>, 401 without full stop and usually with the address elsewhere.
    /// </summary>
    public static ApiError InvalidKeyAddressOrPermission(ApiFamily family, IPAddress address, bool showAddress) => family switch
    {
        ApiFamily.Spot => new ApiError(401, -2015, "Invalid API-key, IP, or permissions for action."),
        ApiFamily.Sapi => new ApiError(400, -2015, "Invalid API-key, IP, or permissions for action."),
        _ when showAddress => new ApiError(401, -2015, $"Invalid API-key, IP, or permissions for action, request ip: {address}"),
        _ => new ApiError(401, -2015, "Invalid API-key, IP, or permissions for action"),
    };

    public static ApiError Mandatory(string parameter) =>
        new(400, -1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static ApiError Invalid(string parameter) => new(400, -1130, $"Data sent for parameter '{parameter}' is not valid.");

    public static ApiError ReceiveWindowTooLarge(int code) => new(400, code, "recvWindow must be less than 60000");

    public static ApiError FilterFailure(string filter) => new(400, -1013, $"Filter failure: {filter}");

    public static ApiError OrderRejected(string text) => new(400, -2010, text);

    public static ApiError TooMuchWeight(int limit, string interval) => new(
        429,
        -1003,
        $"Too much request weight used; current limit is {limit.ToString(CultureInfo.InvariantCulture)} request weight per {interval}. "
            + "Please use WebSocket Streams for live updates to avoid polling the API.");

    public static ApiError TooManyRequests(int limit, string interval) => new(
        429, -1003, $"Too many requests; current limit is {limit.ToString(CultureInfo.InvariantCulture)} requests per {interval}.");

    public static ApiError Banned(DateTimeOffset until) => new(
        418,
        -1003,
        $"Way too much request weight used; IP banned until {until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}. "
            + "Please use WebSocket Streams for live updates to avoid bans.");
}
