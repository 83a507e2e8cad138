using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>What the demo found out about one key.</summary>
internal sealed record DemoRow(SandboxKey Key, KeyRestriction? Restriction, IReadOnlyList<KeyPermissionResult> Results, string? Obstacle)
{
    /// <summary>The worst of the results: a failure outweighs what could not be found out.</summary>
    public ExpectationStatus Verdict =>
        Results.Any(result => result.Status == ExpectationStatus.Fail) ? ExpectationStatus.Fail
        : Results.Any(result => result.Status == ExpectationStatus.Unknown) ? ExpectationStatus.Unknown
        : ExpectationStatus.Pass;

    /// <summary>What is wrong, in a few words.</summary>
    public string Explanation => Verdict switch
    {
        ExpectationStatus.Pass => "as it should be",
        ExpectationStatus.Unknown => Obstacle ?? "could not be found out",
        _ => string.Join(", ", Results.Where(result => result.Status == ExpectationStatus.Fail).Select(Describe)),
    };

    private static string Describe(KeyPermissionResult result) => result switch
    {
        { Expectation: "IPRestriction" } => "no IP list",
        { Actual: "On, refused" } => $"{result.Expectation} on but refused",
        _ => $"{result.Expectation} {(result.Actual == "On" ? "on" : "off")}",
    };
}
