namespace BinanceKeyTools.Exchange.Errors;

/// <summary>
/// What one error code means in one API family. The same number has different meanings in different families, and some
/// numbers have several meanings in one family that only the message tells apart.
/// </summary>
public sealed record ErrorCatalogueEntry
{
    /// <summary>The number the exchange sends as <c>code</c>; negative with few exceptions.</summary>
    public required int Code { get; init; }

    /// <summary>The family whose servers send the code with this meaning.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>The name as printed in the family's error table, or a short description when no table lists the code.</summary>
    public required string Name { get; init; }

    /// <summary>What the code says, in one or two sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>Possible causes, most likely first. Empty when the meaning says it all.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>Where the entry comes from; says "observed" when no official table confirms it.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the family's error table lists this meaning.</summary>
    public required bool Documented { get; init; }

    /// <summary>
    /// Text that the message must contain, in any case, for this entry to apply;
    /// <see langword="null"/> for the entry that applies to every other message of the code.
    /// </summary>
    public string? MessageContains { get; init; }
}
