namespace BinanceKeyTools.Diagnosis.Causes;

/// <summary>
/// A cause that the diagnosis can name, with its words. Texts hold placeholders such as <c>{address}</c>, which the rule fills in.
/// </summary>
public sealed record Cause
{
    /// <summary>The stable identifier, for example <c>AddressNotListed</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where the fault lies.</summary>
    public required CauseClass Class { get; init; }

    /// <summary>The verdict: one sentence that names the culprit.</summary>
    public required string Verdict { get; init; }

    /// <summary>Two sentences: what happens, and how that is known.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do, step by step, in the web page's own words or as commands. Never how to get round a restriction of location.</summary>
    public required IReadOnlyList<string> Fix { get; init; }

    /// <summary>The one test that tells this cause from its rivals.</summary>
    public required string Test { get; init; }

    /// <summary>The error codes that the cause can be behind; empty when it shows otherwise.</summary>
    public IReadOnlyList<int> Codes { get; init; } = [];

    /// <summary>The failures without a code that the cause can be behind.</summary>
    public IReadOnlyList<Exchange.BinanceErrorKind> Kinds { get; init; } = [];

    /// <summary>Whether nothing can be found out about the key before this is mended.</summary>
    public bool IsBlocking { get; init; }

    /// <summary>Which of several causes to mend first: lower numbers first.</summary>
    public required int Order { get; init; }

    /// <summary>What the conclusion rests on.</summary>
    public required IReadOnlyList<DiagnosticFact> Facts { get; init; }

    /// <summary>The highest confidence that the facts allow: facts that are only observed never make a conclusion certain.</summary>
    public DiagnosisConfidence HighestConfidence => Facts.Min(fact => fact.Standing) switch
    {
        FactStanding.Unverified => DiagnosisConfidence.Possible,
        FactStanding.Observed => DiagnosisConfidence.Likely,
        _ => DiagnosisConfidence.Certain,
    };
}
