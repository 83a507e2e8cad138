using System.Collections;
using System.Diagnostics;

namespace BinanceKeyTools.Signing;

/// <summary>
/// The parameters of a query string or a form body, in the order in which they are signed and sent. Values are formatted when
/// they are added, the same under every culture. Not safe for use by several threads while parameters are added.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RequestParameters : IReadOnlyList<KeyValuePair<string, string>>
{
    internal const string SignatureName = "signature";
    internal const string TimestampName = "timestamp";

    private readonly List<KeyValuePair<string, string>> _parameters = [];
    private readonly bool _allowReserved;
    private readonly bool _isReadOnly;

    /// <summary>Creates an empty list of parameters.</summary>
    /// <param name="allowReserved">
    /// True to let <see cref="Add"/> take <c>signature</c> and <c>timestamp</c>, which the client otherwise adds by itself.
    /// </param>
    public RequestParameters(bool allowReserved = false)
        : this(allowReserved, isReadOnly: false)
    {
    }

    private RequestParameters(bool allowReserved, bool isReadOnly)
    {
        _allowReserved = allowReserved;
        _isReadOnly = isReadOnly;
    }

    /// <summary>No parameters. Nothing can be added to it.</summary>
    public static RequestParameters Empty { get; } = new(allowReserved: false, isReadOnly: true);

    /// <inheritdoc/>
    public int Count => _parameters.Count;

    /// <summary>The parameter at an index: its name, and its value as text before percent-encoding.</summary>
    /// <param name="index">From 0.</param>
    public KeyValuePair<string, string> this[int index] => _parameters[index];

    /// <summary>
    /// Adds a parameter at the end. Numbers are written in full, without exponent, group separators or rounding; Booleans as
    /// <c>true</c> and <c>false</c>; dates as Unix milliseconds; enumeration values by name; arrays of such values as JSON, as
    /// in <c>["BTCUSDT","ETHUSDT"]</c>, which the exchange's <c>symbols</c> parameters take. Null is left out.
    /// </summary>
    /// <param name="name">ASCII letters, digits, <c>-</c>, <c>.</c>, <c>_</c>, <c>~</c>; case-sensitive.</param>
    /// <param name="value">The value. A <see cref="DateTime"/> must know whether it is UTC or local time.</param>
    /// <returns>This object.</returns>
    /// <exception cref="RequestParameterException">The name or the value cannot be sent, or the name is taken or reserved.</exception>
    /// <exception cref="InvalidOperationException">This is <see cref="Empty"/>.</exception>
    public RequestParameters Add(string name, object? value)
    {
        RequireName(name);
        if (!_allowReserved && IsReserved(name))
        {
            throw new RequestParameterException(
                "ParameterReserved",
                name,
                $"The parameter '{name}' is set by the client when it signs. Leave it out, or allow reserved "
                + "parameters to set it on purpose.");
        }

        AddReserved(name, value);
        return this;
    }

    /// <summary>True when a parameter of this name was added.</summary>
    /// <param name="name">The name; case-sensitive, as on the exchange.</param>
    public bool Contains(string name)
    {
        foreach (KeyValuePair<string, string> parameter in _parameters)
        {
            if (string.Equals(parameter.Key, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A list with the same parameters to which more can be added without changing this one.</summary>
    public RequestParameters Copy()
    {
        var copy = new RequestParameters(_allowReserved);
        copy._parameters.AddRange(_parameters);
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _parameters.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names only: values may be private.</summary>
    public override string ToString() => string.Join(", ", _parameters.Select(parameter => parameter.Key));

    /// <summary>Adds what the client itself sets: timestamp and receive window.</summary>
    internal void AddReserved(string name, object? value)
    {
        if (_isReadOnly)
        {
            throw new InvalidOperationException("RequestParameters.Empty cannot be changed. Create a new RequestParameters.");
        }

        string? text = ParameterFormat.Format(name, value);
        if (text is null)
        {
            return;
        }

        if (Contains(name))
        {
            throw Duplicate(name, $"The parameter '{name}' was given twice. Give it once.");
        }

        _parameters.Add(new KeyValuePair<string, string>(name, text));
    }

    /// <summary>Takes a parameter out.</summary>
    /// <returns>Its value, or <see langword="null"/> when there was none.</returns>
    internal string? Remove(string name)
    {
        var index = _parameters.FindIndex(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal));
        if (index < 0)
        {
            return null;
        }

        var value = _parameters[index].Value;
        _parameters.RemoveAt(index);
        return value;
    }

    internal static RequestParameterException Duplicate(string name, string message) => new("ParameterDuplicate", name, message);

    // The exchange's names are case-sensitive, but whoever writes Timestamp means timestamp.
    private static bool IsReserved(string name) =>
        name.Equals(SignatureName, StringComparison.OrdinalIgnoreCase) || name.Equals(TimestampName, StringComparison.OrdinalIgnoreCase);

    private static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            throw new RequestParameterException(
                "ParameterName",
                name,
                "A parameter has an empty name. Give it the name that the exchange documents.");
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (!PercentEncoding.IsUnreserved(name[i]))
            {
                throw new RequestParameterException(
                    "ParameterName",
                    name,
                    $"A parameter name has a character at position {i + 1} that is no ASCII letter, digit, '-', '.', '_' "
                    + "or '~'. Correct the name.");
            }
        }
    }
}
