using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;

namespace BinanceKeyTools.Commands;

/// <summary>Makes objects of JSON without changing a number: text stays text, integers stay integers, and fractions become
/// decimals, which keep their digits.</summary>
internal static class JsonObjects
{
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object ReadNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var integer))
        {
            return integer;
        }

        var text = element.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return BigInteger.Parse(text, CultureInfo.InvariantCulture);
        }

        // What a decimal cannot hold exactly stays as it came.
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (text.AsSpan().IndexOfAny('e', 'E') >= 0 || number.ToString(CultureInfo.InvariantCulture) == text)
                ? number
                : text;
    }

    // Some answers have names that differ in case only (aggTrades: m and M), which a PSCustomObject cannot hold, nor an empty one.
    private static object ReadObject(JsonElement element)
    {
        var names = element.EnumerateObject().Select(property => property.Name).ToArray();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length || names.Contains(""))
        {
            var table = new OrderedDictionary(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                table[property.Name] = Read(property.Value);
            }

            return table;
        }

        var result = new PSObject();
        foreach (var property in element.EnumerateObject())
        {
            result.Properties.Add(new PSNoteProperty(property.Name, Read(property.Value)));
        }

        return result;
    }
}
