using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BinanceKeyTools.Signing;

/// <summary>Writes parameter values the way the exchange reads them, whatever the culture.</summary>
internal static class ParameterFormat
{
    /// <returns>The text, or null for a value to leave out.</returns>
    /// <exception cref="RequestParameterException">The value has no form that the exchange takes.</exception>
    public static string? Format(string name, object? value)
    {
        if (value is null)
        {
            return null;
        }

        if (FormatScalar(name, value) is { } text)
        {
            return text;
        }

        return value is IEnumerable items and not IDictionary ? FormatArray(name, items) : throw Nested(name, value);
    }

    /// <returns>The text, or null when the value is no scalar.</returns>
    private static string? FormatScalar(string name, object value) => value switch
    {
        string text => RequireUnicode(name, text),
        char character => RequireUnicode(name, character.ToString()),
        bool flag => flag ? "true" : "false",
        Enum member => FormatEnum(name, member),
        byte or sbyte or short or ushort or int or uint or long or ulong or nint or nuint or BigInteger or Int128 or UInt128 or decimal =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number => FormatBinary(name, number, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => FormatBinary(name, number, number.ToString("R", CultureInfo.InvariantCulture)),
        Half number => FormatBinary(name, (double)number, number.ToString("R", CultureInfo.InvariantCulture)),
        DateTime time => FormatTime(name, time),
        DateTimeOffset time => FormatMilliseconds(time),
        TimeSpan or DateOnly or TimeOnly => throw Invalid(
            name,
            $"is a {value.GetType().Name}, which has no agreed form. Give a number in the unit that the exchange documents, "
            + "or a full date and time"),
        Guid id => id.ToString(),
        _ => null,
    };

    private static string FormatArray(string name, IEnumerable items)
    {
        var json = new StringBuilder("[");
        foreach (object? item in items)
        {
            if (item is null)
            {
                throw Invalid(name, "has an empty element. Remove it");
            }

            string text = FormatScalar(name, item) ?? throw Nested(name, item);
            if (json.Length > 1)
            {
                json.Append(',');
            }

            json.Append(IsText(item) ? Quote(text) : text);
        }

        return json.Append(']').ToString();
    }

    private static bool IsText(object item) => item is string or char or Enum or Guid;

    // Everything that JSON allows stays as it is: the text is percent-encoded afterwards.
    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string FormatEnum(string name, Enum member) =>
        Enum.IsDefined(member.GetType(), member)
            ? member.ToString()
            : throw Invalid(name, $"is no single named value of {member.GetType().Name}. Give one of its names");

    private static string FormatTime(string name, DateTime time) =>
        time.Kind == DateTimeKind.Unspecified
            ? throw Invalid(
                name,
                "is a date that does not say whether it is UTC or local time. Give a DateTimeOffset, or call ToUniversalTime() first")
            : FormatMilliseconds(new DateTimeOffset(time));

    private static string FormatMilliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes out the shortest text that reads back as the same number, without its exponent.</summary>
    private static string FormatBinary(string name, double number, string shortest)
    {
        if (!double.IsFinite(number))
        {
            throw Invalid(name, "is not a finite number. Give a number");
        }

        if (number == 0)
        {
            return "0";
        }

        int exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
        {
            return shortest;
        }

        int exponent = int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Expand(shortest.AsSpan(0, exponentAt), exponent);
    }

    private static string Expand(ReadOnlySpan<char> mantissa, int exponent)
    {
        bool isNegative = mantissa[0] == '-';
        ReadOnlySpan<char> unsigned = isNegative ? mantissa[1..] : mantissa;
        string digits = unsigned.ToString().Replace(".", string.Empty, StringComparison.Ordinal);

        // The mantissa of the shortest form has one digit before the point.
        int point = 1 + exponent;
        string expanded = point <= 0
            ? "0." + new string('0', -point) + digits
            : point >= digits.Length
                ? digits + new string('0', point - digits.Length)
                : digits.Insert(point, ".");
        return isNegative ? "-" + expanded : expanded;
    }

    private static string RequireUnicode(string name, string text) =>
        PercentEncoding.IndexOfUnpairedSurrogate(text) is var position and >= 0
            ? throw Invalid(name, $"has half a surrogate pair at position {position + 1}, which is no character. Correct the text")
            : text;

    private static RequestParameterException Invalid(string name, string problem) =>
        new("ParameterValue", name, $"The value of parameter '{name}' {problem}.");

    private static RequestParameterException Nested(string name, object value) => new(
        "ParameterNested",
        name,
        $"The value of parameter '{name}' is or holds a {value.GetType().Name}, which has no form in a query string. Give text, a number, "
        + "a Boolean, a date, or an array of these.");
}
