namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The key's symbol whitelist lacks the symbol: the exchange says so in documented words.</summary>
internal sealed class SymbolWhitelistRule : DiagnosticRule
{
    public override string CauseId => "SymbolNotWhitelisted";

    public override Suspicion? Judge(CaseFile file) =>
        file.Sightings().FirstOrDefault(sighting => sighting.Code == -2010 && sighting.Says("not whitelisted for API key")) is { } refused
            ? Conclusion.Proven(refused.Probe, ("symbol", file.Target?.Symbol ?? "The symbol"))
            : null;
}
