using BinanceKeyTools.Diagnosis.Reports;

namespace BinanceKeyTools.Exchange.Errors;

/// <summary>Finds every meaning that a code, a text or a report can have, and says where the same number means something else.</summary>
public sealed class ErrorExplainer
{
    private static readonly Lazy<ErrorExplainer> LazyDefault = new(() => new ErrorExplainer(ErrorCatalogue.Default));

    private readonly ErrorCatalogue _catalogue;

    internal ErrorExplainer(ErrorCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>Explains with the catalogue that is built in.</summary>
    public static ErrorExplainer Default => LazyDefault.Value;

    /// <summary>The meanings of a code, families that share one together.</summary>
    /// <param name="code">The code.</param>
    /// <param name="families">The families to look in; all when empty.</param>
    /// <param name="message">The message that came with it; of a code with several meanings it picks one.</param>
    /// <returns>An array, empty when the code is unknown there.</returns>
    public IReadOnlyList<ErrorExplanation> Explain(int code, IReadOnlyCollection<ApiFamily> families, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(families);
        var all = _catalogue.FindAll(code);
        var wanted = families.Count == 0 ? all : all.Where(entry => families.Contains(entry.Family));
        if (message is not null)
        {
            wanted = wanted.Select(entry => entry.Family).Distinct().Select(family => _catalogue.Find(family, code, message)).OfType<ErrorCatalogueEntry>();
        }

        return Group(wanted, all).Select(explanation => explanation with { Message = message }).ToArray();
    }

    /// <summary>The meanings whose code, name, meaning, causes or remedy contain a text.</summary>
    /// <param name="text">The text, in any case.</param>
    /// <param name="families">The families to look in; all when empty.</param>
    /// <returns>An array in the order of the catalogue.</returns>
    public IReadOnlyList<ErrorExplanation> Search(string text, IReadOnlyCollection<ApiFamily> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        return _catalogue.Search(text)
            .Where(entry => families.Count == 0 || families.Contains(entry.Family))
            .GroupBy(entry => entry.Code)
            .SelectMany(entries => Group(entries, _catalogue.FindAll(entries.Key)))
            .ToArray();
    }

    /// <summary>What a report tells of: its code in its family, or who refused the request when there is no code.</summary>
    /// <param name="report">The report.</param>
    /// <param name="families">The families to look in, whatever the report says; its own, or all, when empty.</param>
    /// <returns>An array, empty when the report tells nothing, or its code is unknown.</returns>
    public IReadOnlyList<ErrorExplanation> Explain(ErrorReport report, IReadOnlyCollection<ApiFamily> families)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(families);
        var found = report.Code is { } code ? ExplainCode(report, code, families) : [];
        if (found.Count == 0 && report is { Code: null, Kind: { } kind })
        {
            found = [FailureExplanations.Of(kind, report)];
        }

        return found.Select(explanation => explanation with { Message = report.Message, RequestAddress = report.RequestAddress }).ToArray();
    }

    /// <summary>The codes of the catalogue that are nearest to a number: the same with the other sign first.</summary>
    /// <param name="code">A number that is no code.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<int> FindNear(int code, int count) =>
        _catalogue.Entries
            .Select(entry => entry.Code)
            .Distinct()
            .OrderBy(known => (long)known == -(long)code ? 0 : 1)
            .ThenBy(known => Math.Abs(Math.Abs((long)known) - Math.Abs((long)code)))
            .Take(count)
            .ToArray();

    private IReadOnlyList<ErrorExplanation> ExplainCode(ErrorReport report, int code, IReadOnlyCollection<ApiFamily> families)
    {
        if (families.Count == 0 && HostDirectory.IsTurkey(report.Host))
        {
            return FailureExplanations.OfTurkey(code) is { } turkish ? [turkish] : [];
        }

        var found = Explain(code, families.Count == 0 && report.Family is { } family ? [family] : families, report.Message);

        // A code that the family's table lacks may still be known from another one.
        found = found.Count == 0 && families.Count == 0 ? Explain(code, [], report.Message) : found;
        return found.Count == 0 && families.Count == 0 && FailureExplanations.OfTurkey(code) is { } other ? [other] : found;
    }

    private static IEnumerable<ErrorExplanation> Group(IEnumerable<ErrorCatalogueEntry> wanted, IReadOnlyList<ErrorCatalogueEntry> all) =>
        wanted.GroupBy(TextOf).Select(group => Create([.. group], all));

    private static ErrorExplanation Create(IReadOnlyList<ErrorCatalogueEntry> entries, IReadOnlyList<ErrorCatalogueEntry> all)
    {
        var first = entries[0];
        var families = entries.Select(entry => entry.Family).Distinct().Order().ToArray();
        var others = all.Where(entry => entry.Meaning != first.Meaning).ToArray();
        return new ErrorExplanation
        {
            Code = first.Code,
            Families = families,
            Name = first.Name,
            Meaning = first.Meaning,
            Causes = first.Causes.ToArray(),
            Remedy = first.Remedy,
            Source = string.Join("; ", entries.Select(entry => entry.Source).Distinct()),
            Documented = entries.All(entry => entry.Documented),
            MessageContains = first.MessageContains,
            DiffersByFamily = others.Any(entry => !families.Contains(entry.Family)),
            OtherMeanings = others.GroupBy(entry => (entry.Name, entry.Meaning, entry.MessageContains)).Select(group => Describe([.. group])).ToArray(),
        };
    }

    private static string Describe(IReadOnlyList<ErrorCatalogueEntry> entries)
    {
        var first = entries[0];
        var families = string.Join(", ", entries.Select(entry => entry.Family).Distinct().Order());
        return first.MessageContains is { } text
            ? $"{families}, when the message says \"{text}\": {first.Name}: {first.Meaning}"
            : $"{families}: {first.Name}: {first.Meaning}";
    }

    private static string TextOf(ErrorCatalogueEntry entry) =>
        string.Join('\n', entry.Causes.Prepend(entry.MessageContains).Prepend(entry.Remedy).Prepend(entry.Meaning).Prepend(entry.Name));
}
