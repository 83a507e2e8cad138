namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Reads <c>--name value</c>, <c>--name=value</c> and <c>--flag</c>; refuses what the command does not know.</summary>
internal sealed class OptionReader
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">What follows the command's name.</param>
    /// <param name="options">The names of the options that take a value, without dashes.</param>
    /// <param name="flags">The names of the options that take none.</param>
    /// <exception cref="CommandLineException">An option is unknown, given twice or without its value.</exception>
    public OptionReader(IReadOnlyList<string> arguments, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var separator = argument.IndexOf('=', StringComparison.Ordinal);
            var name = separator < 0 ? argument : argument[..separator];
            var inlineValue = separator < 0 ? null : argument[(separator + 1)..];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !(options.Contains(name[2..]) || flags.Contains(name[2..])))
            {
                throw new CommandLineException($"Unknown option '{name}'.");
            }

            name = name[2..];
            if (flags.Contains(name))
            {
                Add(name, inlineValue is null ? string.Empty : throw new CommandLineException($"Option '--{name}' takes no value."));
            }
            else if (inlineValue is not null)
            {
                Add(name, inlineValue);
            }
            else
            {
                index++;
                Add(
                    name,
                    index < arguments.Count ? arguments[index] : throw new CommandLineException($"Option '--{name}' needs a value."));
            }
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A whole number between the bounds.</summary>
    /// <exception cref="CommandLineException">The value is none.</exception>
    public long Integer(string name, long byDefault, long minimum, long maximum)
    {
        if (Text(name) is not { } text)
        {
            return byDefault;
        }

        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, culture, out var number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw new CommandLineException($"Option '--{name}' needs a whole number from {minimum} to {maximum}, not '{text}'.");
    }

    private void Add(string name, string value)
    {
        if (!_values.TryAdd(name, value))
        {
            throw new CommandLineException($"Option '--{name}' is given twice.");
        }
    }
}
