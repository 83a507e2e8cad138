using System.Globalization;
using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Json;

/// <summary>Reads the members of a JSON object by name and type, and refuses those that nobody asked for.</summary>
internal sealed class LocatedObject
{
    private readonly LocatedDocument _document;
    private readonly LocatedValue _value;
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public LocatedObject(LocatedDocument document, LocatedValue value)
    {
        _document = document;
        _value = value.Kind == JsonValueKind.Object ? value : throw document.Fault(value, $"expected an object, found {Name(value.Kind)}");
    }

    /// <summary>True when the object has the member.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name)
    {
        var member = Find(name);
        return member is null ? null : Expect(member, JsonValueKind.String, "a string").Text;
    }

    public string Text(string name, string byDefault) => Text(name) ?? byDefault;

    /// <summary>A string that must be there and not be empty.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name) ?? throw _document.Fault(_value, $"'{name}' is missing");
        return text.Length > 0 ? text : throw Fault(name, "the text must not be empty");
    }

    public bool Flag(string name, bool byDefault = false) => Find(name) switch
    {
        null => byDefault,
        { Kind: JsonValueKind.True } => true,
        { Kind: JsonValueKind.False } => false,
        { } other => throw _document.Fault(other, $"expected true or false, found {Name(other.Kind)}"),
    };

    public long Integer(string name, long byDefault, long minimum, long maximum)
    {
        var member = Find(name);
        if (member is null)
        {
            return byDefault;
        }

        Expect(member, JsonValueKind.Number, "a whole number");
        return long.TryParse(member.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw _document.Fault(member, $"expected a whole number from {minimum} to {maximum}");
    }

    /// <summary>An amount, as a number or as a string like the exchange's own.</summary>
    public decimal? Amount(string name)
    {
        var member = Find(name);
        if (member is null)
        {
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return member.Kind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(member.Text, Plain, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw _document.Fault(member, "expected an amount: a number, or a string that holds one");
    }

    public decimal RequiredAmount(string name) => Amount(name) ?? throw _document.Fault(_value, $"'{name}' is missing");

    /// <summary>A time in Unix milliseconds.</summary>
    public DateTimeOffset? Time(string name)
    {
        const long Latest = 253_402_300_799_999;
        return Has(name) ? DateTimeOffset.FromUnixTimeMilliseconds(Integer(name, 0, 0, Latest)) : null;
    }

    /// <summary>The name of an enumeration member, in its exact spelling.</summary>
    public T Choice<T>(string name, T byDefault, params T[] excluded)
        where T : struct, Enum
    {
        var text = Text(name);
        if (text is null)
        {
            return byDefault;
        }

        var allowed = Enum.GetValues<T>().Except(excluded).ToArray();
        return allowed.Any(value => value.ToString() == text)
            ? Enum.Parse<T>(text)
            : throw Fault(name, $"'{text}' is none of {string.Join(", ", allowed)}");
    }

    /// <summary>A text that must be one of a few.</summary>
    public string Choice(string name, string byDefault, IReadOnlyCollection<string> allowed)
    {
        var text = Text(name, byDefault);
        return allowed.Contains(text) ? text : throw Fault(name, $"'{text}' is none of {string.Join(", ", allowed)}");
    }

    public IReadOnlyList<string>? Texts(string name) =>
        Elements(name)?.Select(element => Expect(element, JsonValueKind.String, "a string").Text ?? string.Empty).ToArray();

    /// <summary>The elements of an array, each read as an object that may hold nothing unknown; null when the member is missing.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<LocatedObject, T> read) =>
        Elements(name)?.Select(element => ReadWhole(_document, element, read)).ToArray();

    public T? Object<T>(string name, Func<LocatedObject, T> read)
        where T : class
    {
        var member = Find(name);
        return member is null ? null : ReadWhole(_document, member, read);
    }

    /// <summary>Reads an object and refuses members that the reader did not ask for.</summary>
    public static T ReadWhole<T>(LocatedDocument document, LocatedValue value, Func<LocatedObject, T> read)
    {
        var target = new LocatedObject(document, value);
        var result = read(target);
        if (value.Members.Find(member => !target._known.Contains(member.Name)) is { } unknown)
        {
            throw document.Fault(
                unknown.Offset, unknown.Value.Path, $"unknown property; known here: {string.Join(", ", target._known)}");
        }

        return result;
    }

    /// <summary>The exception for a fault of a member, or of the object when the member is missing.</summary>
    public SandboxFleetException Fault(string name, string problem) => _document.Fault(Find(name) ?? _value, problem);

    /// <summary>The exception for a fault of an element of an array.</summary>
    public SandboxFleetException Fault(string name, int index, string problem) =>
        _document.Fault(Find(name)?.Items.ElementAtOrDefault(index) ?? _value, problem);

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private LocatedValue? Find(string name)
    {
        _known.Add(name);
        return _value.Members.Find(member => member.Name == name)?.Value;
    }

    private List<LocatedValue>? Elements(string name)
    {
        var member = Find(name);
        return member is null ? null : Expect(member, JsonValueKind.Array, "an array").Items;
    }

    private LocatedValue Expect(LocatedValue value, JsonValueKind kind, string expected) =>
        value.Kind == kind ? value : throw _document.Fault(value, $"expected {expected}, found {Name(value.Kind)}");
}
