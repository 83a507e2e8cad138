namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>A fact that a conclusion rests on.</summary>
/// <param name="Text">The fact, in one sentence.</param>
/// <param name="Source">Where it stands, for example "spot rest-api.md, Timing security"; "published reports" for observed facts.</param>
/// <param name="Standing">What it is worth.</param>
public sealed record DiagnosticFact(string Text, string Source, FactStanding Standing)
{
    /// <summary>The fact with its source and standing.</summary>
    public override string ToString() => $"{Text} ({Source}, {Standing.ToString().ToLowerInvariant()})";
}
