using System.Net;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Credentials;

namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A key as the fleet describes it.</summary>
internal sealed record KeyDefinition
{
    public required string Name { get; init; }

    public required Credential Credential { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required string Account { get; init; }

    public KeyPermissions Permissions { get; init; } = KeyPermissions.EnableReading;

    public bool IpRestrict { get; init; }

    public IReadOnlyList<IPAddress> IpList { get; init; } = [];

    public DateTimeOffset? TradingAuthorityExpirationTime { get; init; }

    public BinanceEnvironment Environment { get; init; } = BinanceEnvironment.Live;

    /// <summary>The symbols that the key may trade on spot and margin; null when every symbol is allowed.</summary>
    public IReadOnlyList<string>? SymbolWhitelist { get; init; }

    /// <summary>A deleted key is listed by the fleet but unknown to the exchange.</summary>
    public bool IsDeleted { get; init; }

    public string Story { get; init; } = string.Empty;

    public string Purpose { get; init; } = "ReadOnly";

    /// <summary>The name on the web page; null when the fleet gives none.</summary>
    public string? Label { get; init; }

    /// <summary>Who answers for the key; null when the fleet names nobody.</summary>
    public string? Owner { get; init; }

    public IReadOnlyList<KeyCall> CallHistory { get; init; } = [];
}
