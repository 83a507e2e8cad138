using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>Asks what the key may do, and whether it has an IP list.</summary>
internal sealed class RestrictionsProbe : Probe
{
    public override string Name => ProbeNames.Restrictions;

    public override string Purpose => "asking what the key may do";

    public override string? Obstacle(ProbeContext context)
    {
        var endpoint = EndpointCatalogue.ApiRestrictions;
        return !context.CanUseKey ? NotNeeded
            : !context.Serves(endpoint.Family) || context.File.Environment == BinanceEnvironment.Us
                ? $"the flags of the key: {context.File.Environment} does not tell them"
            : context.File.SignedRead is { Code: -2008 or -2014 or -1022 } ? NotNeeded
            : null;
    }

    public override async Task<ProbeResult> RunAsync(ProbeContext context, CancellationToken cancellationToken)
    {
        var file = context.File;
        var endpoint = EndpointCatalogue.ApiRestrictions;
        var answer = await context.ReadAsync(
            endpoint,
            response => file.Restriction = KeyRestriction.Parse(response.Content, file.Key!, context.Options.TimeProvider.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        file.RestrictionRead = answer;
        var result = Of(answer, $"GET {endpoint.Path} with the key's signature");
        return file.Restriction is { } restriction
            ? result with { Saw = $"{result.Saw}: {Describe(restriction)}" }
            : result;
    }

    private static string Describe(KeyRestriction restriction)
    {
        var rights = string.Join(", ", PermissionField.All.Where(field => restriction.State(field.Permission) == true).Select(field => $"\"{field.Checkbox}\""));
        var list = restriction.IPRestricted switch
        {
            true => "restricted to trusted IPs",
            false => "no IP list",
            null => "IP list not mentioned",
        };
        return $"{list}; on: {(rights.Length == 0 ? "nothing" : rights)}";
    }
}
