using System.Collections;
using System.Management.Automation;
using System.Security;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Commands;

/// <summary>
/// Every verbose, debug, warning and information record leads to the invocation that wrote it, and from there to its parameters:
/// whoever logs such records as JSON or CliXml logs these too. So the invocation is left with what may be shown.
/// </summary>
internal static class BoundSecrets
{
    /// <summary>Replaces a credential by its masked key, and takes passwords and signatures out. To be called whenever parameters have
    /// been bound.</summary>
    public static void Hide(Dictionary<string, object> bound)
    {
        foreach (var (name, value) in bound.ToArray())
        {
            bound[name] = Shown(value)!;
        }
    }

    /// <summary>Masks whole parameters: texts and errors of other programs hold keys and signatures in pieces that look like none, and
    /// lead to requests with their headers.</summary>
    public static void HideWhole(Dictionary<string, object> bound, params string[] names)
    {
        foreach (var name in names.Where(bound.ContainsKey))
        {
            bound[name] = "***";
        }
    }

    private static object? Shown(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        PSCustomObject => NamesOf(((PSObject)value!).Properties.Select(property => property.Name)),
        PSCredential credential => $"PSCredential {ApiKeyId.Mask(credential.UserName)}",

        // Where there is no data protection, a SecureString in a log that is kept as CliXml can be read by anybody.
        SecureString => "***",
        Uri { IsAbsoluteUri: true, Host.Length: > 0 } address => ProxyAddress.WithoutUser(address),

        // "user:password@proxy:3128" has no scheme, so nothing in it is known to be a user or a password.
        Uri => "an address without a host",
        IDictionary table => NamesOf(table.Keys.Cast<object>()),
        string text => KeyLikeText.Hide(text),
        string[] texts => Array.ConvertAll(texts, KeyLikeText.Hide),
        object?[] items => Array.ConvertAll(items, Shown),
        _ => value,
    };

    private static string NamesOf(IEnumerable<object> names) => KeyLikeText.Hide(string.Join(", ", names));
}
