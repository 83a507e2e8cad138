namespace BinanceKeyTools.Exchange.Errors;

/// <summary>
/// The error codes of the exchange with meaning, causes and remedy, keyed by family and code. Instances never change and
/// may be used by many threads at once.
/// </summary>
public sealed class ErrorCatalogue
{
    private const string ResourceName = "errors.json";

    private static readonly Lazy<ErrorCatalogue> LazyDefault = new(LoadDefault);

    private readonly IReadOnlyList<ErrorCatalogueEntry> _entries;
    private readonly ILookup<(ApiFamily Family, int Code), ErrorCatalogueEntry> _byFamilyAndCode;
    private readonly ILookup<int, ErrorCatalogueEntry> _byCode;

    internal ErrorCatalogue(IEnumerable<ErrorCatalogueEntry> entries)
    {
        _entries = Array.AsReadOnly(entries.ToArray());
        _byFamilyAndCode = _entries.ToLookup(entry => (entry.Family, entry.Code));
        _byCode = _entries.ToLookup(entry => entry.Code);
    }

    /// <summary>The catalogue that is built into this assembly; read on first use.</summary>
    public static ErrorCatalogue Default => LazyDefault.Value;

    /// <summary>All entries, in the order of the data file.</summary>
    public IReadOnlyCollection<ErrorCatalogueEntry> Entries => _entries;

    /// <summary>
    /// Finds what <paramref name="code"/> means in <paramref name="family"/>. An entry bound to a text that
    /// <paramref name="message"/> contains wins over the general entry of the code; of several, the one with the longest text.
    /// </summary>
    /// <param name="family">The family whose server sent the error. There is no fallback to another family.</param>
    /// <param name="code">The error code.</param>
    /// <param name="message">The message that came with it, if known.</param>
    /// <returns>The entry, or <see langword="null"/> when the family has none for this code and message.</returns>
    public ErrorCatalogueEntry? Find(ApiFamily family, int code, string? message = null)
    {
        ErrorCatalogueEntry? best = null;
        foreach (var entry in _byFamilyAndCode[(family, code)])
        {
            if (Applies(entry, message) && Specificity(entry) > Specificity(best))
            {
                best = entry;
            }
        }

        return best;
    }

    /// <summary>All entries of <paramref name="code"/>, whatever the family; empty when there are none.</summary>
    /// <param name="code">The error code.</param>
    public IReadOnlyList<ErrorCatalogueEntry> FindAll(int code) => _byCode[code].ToArray();

    /// <summary>
    /// Finds the entries whose code, name, meaning, causes or remedy contain <paramref name="text"/>, in any case.
    /// Surrounding white space is ignored; blank text finds nothing.
    /// </summary>
    /// <param name="text">The text to look for, for example <c>signature</c> or <c>-1022</c>.</param>
    public IEnumerable<ErrorCatalogueEntry> Search(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var term = text.Trim();
        return term.Length == 0 ? [] : _entries.Where(entry => Mentions(entry, term));
    }

    private static bool Applies(ErrorCatalogueEntry entry, string? message) =>
        entry.MessageContains is null || (message is not null && Contains(message, entry.MessageContains));

    private static int Specificity(ErrorCatalogueEntry? entry) => entry is null ? -1 : entry.MessageContains?.Length ?? 0;

    private static bool Mentions(ErrorCatalogueEntry entry, string term) =>
        Contains(entry.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), term)
        || Contains(entry.Name, term)
        || Contains(entry.Meaning, term)
        || Contains(entry.Remedy, term)
        || entry.Causes.Any(cause => Contains(cause, term));

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static ErrorCatalogue LoadDefault()
    {
        using var stream = typeof(ErrorCatalogue).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The embedded resource '{ResourceName}' is missing.");
        return new ErrorCatalogue(ErrorCatalogueReader.Read(stream));
    }
}
