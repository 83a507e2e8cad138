using System.Collections;
using System.Management.Automation;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Commands;

/// <summary>Reads request parameters out of what people write in a shell: a hashtable, an ordered one, or an object.</summary>
internal static class RequestValues
{
    public static RequestParameters Read(PSObject? values, bool allowReserved)
    {
        var parameters = new RequestParameters(allowReserved);
        switch (values?.BaseObject)
        {
            case null:
                break;
            case IDictionary table:
                foreach (DictionaryEntry entry in table)
                {
                    parameters.Add(entry.Key.ToString()!, Unwrap(entry.Value));
                }

                break;
            case string or ValueType or IEnumerable:
                throw new RequestParameterException(
                    "ParameterValue", "Parameter", "Give the parameters as @{ symbol = 'BTCUSDT' }, [ordered]@{…} or an object with properties, not as text, a number or a list.");
            default:
                foreach (var property in values.Properties)
                {
                    parameters.Add(property.Name, Unwrap(property.Value));
                }

                break;
        }

        return parameters;
    }

    private static object? Unwrap(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } nested => nested,
        PSObject wrapped => Unwrap(wrapped.BaseObject),
        IEnumerable items and not (string or IDictionary) => items.Cast<object?>().Select(Unwrap).ToArray(),
        _ => value,
    };
}
