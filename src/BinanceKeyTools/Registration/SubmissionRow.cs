using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Commands;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>A row of Import-Csv, or any object or table with the same columns. Column names count in any case; an empty cell is none.</summary>
internal sealed class SubmissionRow
{
    private const int LongestPeriod = 3650;

    private static readonly string[] NameColumns = ["Name"];
    private static readonly string[] VaultColumns = ["Vault", "VaultName"];
    private static readonly string[] ApiKeyColumns = ["ApiKey", "Key"];
    private static readonly string[] SecretColumns = ["Secret", "SecretKey", "ApiSecret"];
    private static readonly string[] PathColumns = ["PrivateKeyPath"];
    private static readonly string[] PassphraseColumns = ["Passphrase"];
    private static readonly string[] NoteColumns = ["Label", "Purpose", "Owner", "Account", "Environment", "RotateAfterDays", "AllowedIP", "Proxy", "Tag"];
    private static readonly string[] AllColumns =
        [.. NameColumns, .. VaultColumns, .. ApiKeyColumns, .. SecretColumns, .. PathColumns, .. PassphraseColumns, .. NoteColumns];

    private readonly Dictionary<string, object?> _cells = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _number;

    private SubmissionRow(int number)
    {
        _number = number;
    }

    /// <summary>What an error about the row is about. Of a private key without quotes every line is a row, and its last line is too
    /// short to be known for what it is: a name that stands alone is not shown.</summary>
    public string Target => _cells.Values.Count(cell => cell is not (null or "")) > 1 && Text(NameColumns) is { } name ? $"row {_number} ({name})" : $"row {_number}";

    /// <summary>The columns of tables that mean nothing here; other objects have many properties of their own.</summary>
    public IReadOnlyList<string> UnknownColumns { get; private init; } = [];

    /// <summary>Reads the cells that count.</summary>
    public static SubmissionRow Read(PSObject row, int number)
    {
        (string Name, Func<object?> Value)[] cells = row.BaseObject is IDictionary table
            ? [.. table.Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString() ?? "", (Func<object?>)(() => entry.Value)))]
            : [.. row.Properties.Select(property => (property.Name, (Func<object?>)(() => ValueOf(property))))];
        var isTable = row.BaseObject is IDictionary or PSCustomObject;
        var read = new SubmissionRow(number)
        {
            UnknownColumns = isTable ? [.. cells.Select(cell => cell.Name).Where(name => !AllColumns.Contains(name, StringComparer.OrdinalIgnoreCase))] : [],
        };
        foreach (var (name, value) in cells.Where(cell => AllColumns.Contains(cell.Name, StringComparer.OrdinalIgnoreCase)))
        {
            read._cells[name] = value() is PSObject wrapped ? wrapped.BaseObject : value();
        }

        return read;
    }

    /// <summary>Makes a submission of the row.</summary>
    /// <param name="defaults">What counts where the row says nothing.</param>
    /// <param name="vault">The vault where the row names none.</param>
    /// <param name="baseUri">Another address than the environment's own.</param>
    /// <param name="warn">Hears of addresses that the exchange will hardly see.</param>
    /// <param name="readFile">Reads a private key out of a file.</param>
    /// <exception cref="CommandException">A cell cannot be what it should be.</exception>
    /// <exception cref="AllowedAddressException">An address cannot be one.</exception>
    public KeySubmission ToSubmission(NotesParameters defaults, string? vault, Uri? baseUri, Action<string> warn, Func<string, SecretText> readFile)
    {
        var name = Text(NameColumns) ?? throw Invalid("has no name", "Add a column Name.");
        var (notes, questionable) = NotesOf(defaults).Check(Target);
        if (Text(PathColumns) is not null && Cell(SecretColumns) is not null)
        {
            throw Invalid("has both a secret and the path of a private key", "Leave one of them empty.");
        }

        foreach (var address in questionable)
        {
            warn($"{Target}: {address.Reason}");
        }

        return new KeySubmission
        {
            Name = name,
            Vault = Text(VaultColumns) ?? vault,
            ApiKey = Secret(ApiKeyColumns) ?? throw Invalid("has no API key", "Add a column ApiKey."),
            Secret = Text(PathColumns) is { } path ? readFile(path) : Secret(SecretColumns) ?? throw Invalid("has no secret", "Add a column Secret, or PrivateKeyPath."),
            Passphrase = Secret(PassphraseColumns),
            Notes = notes,
            BaseUri = baseUri,
        };
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private NotesParameters NotesOf(NotesParameters defaults) => new()
    {
        Label = Text(["Label"]) ?? defaults.Label,
        Purpose = Text(["Purpose"]) ?? defaults.Purpose,
        Owner = Text(["Owner"]) ?? defaults.Owner,
        Account = Text(["Account"]) ?? defaults.Account,
        Environment = Text(["Environment"]) is { } environment ? EnvironmentOf(environment) : defaults.Environment,
        RotateAfterDays = Text(["RotateAfterDays"]) is { } days ? DaysOf(days) : defaults.RotateAfterDays,
        AllowedIP = Words("AllowedIP") ?? defaults.AllowedIP,
        Proxy = Text(["Proxy"]) is { } proxy ? new Uri(proxy, UriKind.RelativeOrAbsolute) : defaults.Proxy,
        Tag = Words("Tag") ?? defaults.Tag,
    };

    private BinanceEnvironment EnvironmentOf(string text) =>
        Enum.TryParse<BinanceEnvironment>(text, ignoreCase: true, out var environment) && Enum.IsDefined(environment) && !char.IsAsciiDigit(text[0])
            ? environment
            : throw Invalid("names an environment that there is none of", $"Name one of {string.Join(", ", Enum.GetNames<BinanceEnvironment>())}.");

    private int DaysOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestPeriod
            ? days
            : throw Invalid("has a RotateAfterDays that is no number of days", $"Give a whole number from 1 to {LongestPeriod}.");

    // A cell of a CSV file holds several words in one text, a property of an object may be a list.
    private string[]? Words(string column) => Cell([column]) switch
    {
        null => null,
        string text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        IEnumerable items => [.. items.Cast<object?>().Select(TextOf).Where(text => text.Length > 0)],
        var other => [TextOf(other)],
    };

    private SecretText? Secret(string[] columns) => Cell(columns) switch
    {
        null => null,
        SecureString secure => SecretText.From(secure),
        var other => SecretText.From(TextOf(other)),
    };

    private string? Text(string[] columns) => Cell(columns) is { } cell and not SecureString ? TextOf(cell) : null;

    private object? Cell(string[] columns) =>
        columns.Select(column => _cells.GetValueOrDefault(column)).FirstOrDefault(cell => cell is not null and not "" and not SecureString { Length: 0 });

    private static string TextOf(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : value?.ToString() ?? "";

    private CommandException Invalid(string what, string remedy) =>
        new("InputRowInvalid", ErrorCategory.InvalidData, $"The {Target} {what}. Nothing of it was stored.", remedy, Target);
}
