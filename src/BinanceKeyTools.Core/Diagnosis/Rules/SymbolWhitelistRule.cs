namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The key's symbol whitelist lacks the symbol: the exchange says so in documented words.</summary>
internal sealed class SymbolWhitelistRule : DiagnosticRule
{
    public override string CauseId => "SymbolNotWhitelisted";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.Sightings().FirstOrDefault(sighting => sighting.Code == -2010 && sighting.Says("not whitelisted for API key")) is not { } refused)
        {
            return null;
        }

        // A test order for a symbol of the module's choice shows that there is a list, not that the symbol in question is missing on it.
        return file.Target?.Symbol is { } symbol ? Conclusion.Proven(refused.Probe, ("symbol", symbol))
            : refused.IsReported ? Conclusion.Proven(refused.Probe, ("symbol", "The symbol"))
            : Conclusion.Indicated(refused.Probe, ("symbol", "The symbol of the test order"));
    }
}
