using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Json;

/// <summary>
/// Reads the members of an object by name and type, and refuses those that nobody asked for. What happens with a fault is up to
/// the <see cref="LocatedRules"/>: with rules that take note of faults every method goes on as if the member were not there.
/// </summary>
internal sealed class LocatedObject
{
    private const int LongestEcho = 60;

    private readonly LocatedValue _value;
    private readonly LocatedRules _rules;
    private readonly SortedSet<string> _known;

    public LocatedObject(LocatedValue value, LocatedRules? rules = null)
    {
        _value = value;
        _rules = rules ?? LocatedRules.Strict;
        _known = new SortedSet<string>(_rules.Names);
        if (value.Kind != JsonValueKind.Object)
        {
            Refuse(value, $"expected an object, found {Name(value.Kind)}");

            // Said once; that it lacks members as well follows from it.
            _value = value with { Kind = JsonValueKind.Undefined };
        }

        RefuseDuplicates();
    }

    /// <summary>Where the object begins.</summary>
    public TextPlace Place => _value.Place;

    /// <summary>How many members the object has, known or not.</summary>
    public int Count => _value.Members.Count;

    /// <summary>True when the object has the member.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name) is { } member && Expect(member, JsonValueKind.String, "a string") ? member.Text : null;

    public string Text(string name, string byDefault) => Text(name) ?? byDefault;

    /// <summary>A string that must be there and not be empty.</summary>
    public string RequiredText(string name)
    {
        if (!Has(name))
        {
            Refuse(_value, $"'{name}' is missing");
            return "";
        }

        return FilledText(name) ?? "";
    }

    /// <summary>A string that must not be empty when it is there.</summary>
    public string? FilledText(string name)
    {
        var text = Text(name);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Refuse(Find(name)!, "the text must not be empty");
        }

        return text;
    }

    public bool Flag(string name, bool byDefault = false) => OptionalFlag(name) ?? byDefault;

    public bool? OptionalFlag(string name)
    {
        var member = Find(name);
        if (member is null or { Kind: JsonValueKind.True or JsonValueKind.False })
        {
            return member is null ? null : member.Kind == JsonValueKind.True;
        }

        Refuse(member, $"expected true or false, found {Name(member.Kind)}");
        return null;
    }

    public long Integer(string name, long byDefault, long minimum, long maximum) => OptionalInteger(name, minimum, maximum) ?? byDefault;

    public long? OptionalInteger(string name, long minimum, long maximum)
    {
        if (Find(name) is not { } member || !Expect(member, JsonValueKind.Number, "a whole number"))
        {
            return null;
        }

        if (long.TryParse(member.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum)
        {
            return number;
        }

        Refuse(member, $"expected a whole number from {minimum} to {maximum}");
        return null;
    }

    /// <summary>An amount, as a number or as a string like the exchange's own.</summary>
    public decimal? Amount(string name)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (Find(name) is not { } member)
        {
            return null;
        }

        if (member.Kind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(member.Text, Plain, CultureInfo.InvariantCulture, out var amount))
        {
            return amount;
        }

        Refuse(member, "expected an amount: a number, or a string that holds one");
        return null;
    }

    public decimal RequiredAmount(string name)
    {
        if (!Has(name))
        {
            Refuse(_value, $"'{name}' is missing");
        }

        return Amount(name) ?? 0;
    }

    /// <summary>A time in Unix milliseconds.</summary>
    public DateTimeOffset? Time(string name)
    {
        const long Latest = 253_402_300_799_999;
        return OptionalInteger(name, 0, Latest) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    /// <summary>The name of an enumeration member.</summary>
    public T Choice<T>(string name, T byDefault, params T[] excluded)
        where T : struct, Enum => OptionalChoice(name, excluded) ?? byDefault;

    /// <summary>The name of an enumeration member.</summary>
    public T? OptionalChoice<T>(string name, params T[] excluded)
        where T : struct, Enum
    {
        return Find(name) is { } member && Expect(member, JsonValueKind.String, "a string") ? Word(member, excluded) : null;
    }

    /// <summary>A text that must be one of a few.</summary>
    public string Choice(string name, string byDefault, IReadOnlyCollection<string> allowed)
    {
        if (Text(name) is not { } text)
        {
            return byDefault;
        }

        if (allowed.Contains(text, _rules.Names))
        {
            return text;
        }

        Refuse(Find(name)!, $"{Quote(text)} is none of {string.Join(", ", allowed)}", NearestWord.Suggest(text, allowed));
        return byDefault;
    }

    /// <summary>The names of enumeration members in an array; null when the member is missing.</summary>
    public IReadOnlyList<T>? Choices<T>(string name, params T[] excluded)
        where T : struct, Enum =>
        Elements(name)?
            .Where(element => Expect(element, JsonValueKind.String, "a string"))
            .Select(element => Word(element, excluded))
            .OfType<T>()
            .ToArray();

    public IReadOnlyList<string>? Texts(string name) =>
        Elements(name)?.Where(element => Expect(element, JsonValueKind.String, "a string")).Select(element => element.Text ?? string.Empty).ToArray();

    /// <summary>The elements of an array, each read as an object that may hold nothing unknown; null when the member is missing.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<LocatedObject, T> read) =>
        Elements(name)?.Select(element => ReadWhole(element, read, _rules)).ToArray();

    public T? Object<T>(string name, Func<LocatedObject, T> read)
        where T : class =>
        Find(name) is { } member ? ReadWhole(member, read, _rules) : null;

    /// <summary>The members of an object whose names are free, each read as an object; null when the member is missing.</summary>
    public IReadOnlyList<T>? Entries<T>(string name, Func<LocatedMember, LocatedObject, T> read)
    {
        if (Find(name) is not { } member || !Expect(member, JsonValueKind.Object, "an object"))
        {
            return null;
        }

        return [.. member.Members.Select(entry => ReadWhole(entry.Value, value => read(entry, value), _rules))];
    }

    /// <summary>Reads an object and refuses members that the reader did not ask for.</summary>
    public static T ReadWhole<T>(LocatedValue value, Func<LocatedObject, T> read, LocatedRules? rules = null)
    {
        var target = new LocatedObject(value, rules);
        var result = read(target);
        target.RefuseUnknown();
        return result;
    }

    /// <summary>The exception for a fault of a member, or of the object when the member is missing.</summary>
    public LocatedFaultException Fault(string name, string problem) => Fault(Find(name) ?? _value, problem);

    /// <summary>The exception for a fault of an element of an array.</summary>
    public LocatedFaultException Fault(string name, int index, string problem) =>
        Fault(Find(name)?.Items.ElementAtOrDefault(index) ?? _value, problem);

    /// <summary>Refuses the object.</summary>
    public void RefuseWhole(string problem, string? remedy = null) => Refuse(_value, problem, remedy);

    /// <summary>Refuses a member, or the object when the member is missing.</summary>
    public void Refuse(string name, string problem, string? remedy = null) => Refuse(Find(name) ?? _value, problem, remedy);

    /// <summary>Refuses the name of a member.</summary>
    public void Refuse(LocatedMember member, string problem, string? remedy = null) =>
        _rules.Refuse(new LocatedFault(member.Place, member.Value.Path, problem) { Remedy = remedy });

    /// <summary>Warns about the object.</summary>
    public void WarnOfWhole(string problem, string? remedy = null) => Warn(_value, problem, remedy);

    /// <summary>Warns about a member, or about the object when the member is missing.</summary>
    public void Warn(string name, string problem, string? remedy = null) => Warn(Find(name) ?? _value, problem, remedy);

    /// <summary>A text as it may be repeated in a message: short, in quotation marks, without what looks like a key.</summary>
    public static string Quote(string text)
    {
        var shown = SecretScrubber.MaskRuns(text).ReplaceLineEndings(" ");
        return shown.Length <= LongestEcho ? $"'{shown}'" : $"'{shown[..LongestEcho]}…'";
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static LocatedFaultException Fault(LocatedValue at, string problem) => new(new LocatedFault(at.Place, at.Path, problem));

    private LocatedValue? Find(string name)
    {
        _known.Add(name);
        return _value.Members.Find(member => _rules.Names.Equals(member.Name, name))?.Value;
    }

    private List<LocatedValue>? Elements(string name)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        return _rules.SingleIsArray && member.Kind != JsonValueKind.Array
            ? [member]
            : Expect(member, JsonValueKind.Array, "an array") ? member.Items : null;
    }

    private T? Word<T>(LocatedValue value, T[] excluded)
        where T : struct, Enum
    {
        var allowed = Enum.GetValues<T>().Except(excluded).ToArray();
        foreach (var candidate in allowed)
        {
            if (_rules.Names.Equals(candidate.ToString(), value.Text))
            {
                return candidate;
            }
        }

        var words = allowed.Select(candidate => candidate.ToString()).ToArray();
        Refuse(value, $"{Quote(value.Text!)} is none of {string.Join(", ", words)}", NearestWord.Suggest(value.Text!, words));
        return null;
    }

    private bool Expect(LocatedValue value, JsonValueKind kind, string expected)
    {
        if (value.Kind == kind)
        {
            return true;
        }

        Refuse(value, $"expected {expected}, found {Name(value.Kind)}");
        return false;
    }

    private void RefuseDuplicates()
    {
        var seen = new HashSet<string>(_rules.Names);
        foreach (var member in _value.Members.Where(member => !seen.Add(member.Name)))
        {
            _rules.Refuse(new LocatedFault(member.Place, member.Value.Path, "the property is there twice"));
        }
    }

    private void RefuseUnknown()
    {
        foreach (var member in _value.Members.Where(member => !_known.Contains(member.Name)))
        {
            _rules.Refuse(new LocatedFault(member.Place, member.Value.Path, $"unknown property; known here: {string.Join(", ", _known)}")
            {
                Remedy = NearestWord.Suggest(member.Name, _known),
            });
        }
    }

    private void Refuse(LocatedValue at, string problem, string? remedy = null) =>
        Tell(at, new LocatedFault(at.Place, at.Path, problem) { Remedy = remedy });

    private void Warn(LocatedValue at, string problem, string? remedy) =>
        Tell(at, new LocatedFault(at.Place, at.Path, problem) { Remedy = remedy, IsWarning = true });

    private void Tell(LocatedValue at, LocatedFault fault)
    {
        // What is no value at all was reported when it was found out.
        if (at.Kind != JsonValueKind.Undefined)
        {
            _rules.Refuse(fault);
        }
    }
}
