using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Http;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>An endpoint: what it costs, what it demands and what it answers.</summary>
internal sealed record Route(string Method, string Path, Func<RequestContext, Response> Handle)
{
    public ApiFamily Family { get; } =
        ApiPath.TryGetFamily(Path, out var family) ? family : throw new ArgumentException($"'{Path}' belongs to no family.", nameof(Path));

    public int Weight { get; init; } = 1;

    /// <summary>The weight where it depends on the parameters; <see cref="Weight"/> otherwise.</summary>
    public Func<ReceivedParameters, int>? WeightOf { get; init; }

    public WeightScope Scope { get; init; } = WeightScope.Address;

    public RouteSecurity Security { get; init; } = RouteSecurity.Signed;

    /// <summary>The check boxes that the key needs, all of them.</summary>
    public KeyPermissions Permissions { get; init; } = KeyPermissions.EnableReading;

    public ProductRequirement Product { get; init; }

    /// <summary>True for the calls by which a master account manages the keys of its sub-accounts.</summary>
    public bool ManagesSubAccountKeys { get; init; }

    public int WeightFor(ReceivedParameters parameters) => WeightOf?.Invoke(parameters) ?? Weight;
}
