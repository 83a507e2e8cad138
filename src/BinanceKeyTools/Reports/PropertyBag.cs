using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Reports;

/// <summary>Reads the properties of an object that another process sent or stored.</summary>
internal sealed class PropertyBag(PSObject source)
{
    /// <exception cref="FormatException">The property is missing.</exception>
    public string Text(string name) => OptionalText(name) ?? throw new FormatException($"it has no {name}");

    public string? OptionalText(string name) => Value(name) is { } value ? TextOf(value) : null;

    public string[] Texts(string name) => Value(name) switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable list and not string } => [.. list.Cast<object>().Select(TextOf)],
        IEnumerable list and not string => [.. list.Cast<object>().Select(TextOf)],
        var single => [TextOf(single)],
    };

    /// <exception cref="FormatException">The property is neither a Boolean nor the text of one.</exception>
    public bool? OptionalFlag(string name) => Value(name) is not { } value ? null
        : bool.TryParse(TextOf(value), out var flag) ? flag
        : throw new FormatException($"its {name} is neither true nor false");

    /// <exception cref="FormatException">The property is missing or names nothing that this version knows.</exception>
    public T Choice<T>(string name)
        where T : struct, Enum => OptionalChoice<T>(name) ?? throw new FormatException($"it has no {name}");

    /// <summary>An enumeration: itself, its number, or its text. What was sent has both, and the text is the surer one: another version may count otherwise.</summary>
    /// <exception cref="FormatException">The property names nothing that this version knows.</exception>
    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        var text = TextOf(value);
        return Enum.TryParse<T>(text, ignoreCase: true, out var choice) && (!int.TryParse(choice.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out _) || text == "0")
            ? choice
            : throw new FormatException($"its {name} '{text}' is none that this version knows");
    }

    /// <exception cref="FormatException">The property is missing or no time.</exception>
    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw new FormatException($"it has no {name}");

    /// <exception cref="FormatException">The property is no time.</exception>
    public DateTimeOffset? OptionalTime(string name) => Value(name) switch
    {
        null => null,
        PSObject { BaseObject: DateTimeOffset time } => time,
        DateTimeOffset time => time,
        PSObject { BaseObject: DateTime time } => time.ToUniversalTime(),
        DateTime time => time.ToUniversalTime(),
        PSObject bag when Number(bag, "UtcTicks") is { } ticks => new DateTimeOffset(ticks, TimeSpan.Zero),
        var value when DateTimeOffset.TryParse(TextOf(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUniversalTime(),
        _ => throw new FormatException($"its {name} is not a time"),
    };

    /// <exception cref="FormatException">The property is no date.</exception>
    public DateOnly? OptionalDate(string name) => Value(name) switch
    {
        null => null,
        PSObject { BaseObject: DateOnly date } => date,
        DateOnly date => date,
        PSObject bag when (Number(bag, "Year"), Number(bag, "Month"), Number(bag, "Day")) is ({ } year, { } month, { } day) => DateOf(name, year, month, day),
        var value when DateOnly.TryParse(TextOf(value), CultureInfo.InvariantCulture, out var date) => date,
        _ => throw new FormatException($"its {name} is not a date"),
    };

    private static DateOnly DateOf(string name, long year, long month, long day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)day)
            : throw new FormatException($"its {name} is not a date");

    private static long? Number(PSObject bag, string name) => (bag.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : bag.Properties[name]?.Value) switch
    {
        long number when number >= 0 && number <= DateTime.MaxValue.Ticks => number,
        int number and >= 0 => number,
        _ => null,
    };

    // What was sent keeps the text that it had, in its wrapper. Formatting the wrapper would give the bare number of an enumeration.
    private static string TextOf(object value) => (value is PSObject wrapped ? wrapped.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture)) ?? "";

    private object? Value(string name) => source.Properties[name]?.Value;
}
