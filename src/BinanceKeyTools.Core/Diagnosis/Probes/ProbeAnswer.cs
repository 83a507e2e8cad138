using System.Net;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>How the exchange answered one probing request.</summary>
/// <param name="Request">Method and path.</param>
/// <param name="Host">The host that was asked.</param>
/// <param name="Status">The HTTP status; <see langword="null"/> when no answer came.</param>
/// <param name="Error">The refusal or failure; <see langword="null"/> when the request was granted.</param>
public sealed record ProbeAnswer(string Request, string Host, HttpStatusCode? Status, BinanceError? Error)
{
    /// <summary>Whether the request was granted.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The exchange's error code.</summary>
    public int? Code => Error?.Code;

    /// <summary>Whether the answer is an API refusal, and so says something about the key.</summary>
    public bool IsRefusal => Error is { Kind: BinanceErrorKind.Api };

    /// <summary>Whether the refusal names key, address or permission together (-2015).</summary>
    public bool IsRejection => Code == -2015;

    /// <summary>The caller's address as the exchange saw it.</summary>
    public IPAddress? RequestAddress => Error?.RequestAddress;

    /// <summary>What was seen, in one line.</summary>
    public override string ToString() => this switch
    {
        { Error: null } => $"HTTP {(int)Status!}",
        { Error: { Code: { } code } error } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HTTP {(int?)Status}, {code} {error.Message}"),
        { Status: { } status, Error: var error } => $"HTTP {(int)status}, {error!.Message}",
        { Error: var error } => error!.Message,
    };
}
