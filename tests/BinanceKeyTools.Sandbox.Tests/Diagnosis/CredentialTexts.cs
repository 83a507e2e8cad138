using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>
/// Fills the texts of a row: <c>{key}</c> and <c>{secret}</c> stand for those of the row's key, <c>{key@name}</c> for another's,
/// <c>{key[..20]}</c> for the beginning, <c>{unknown}</c> for a well-formed text that nobody has, <c>{hex}</c> for one in lowercase
/// hexadecimal, <c>{now}</c> for the time in milliseconds, and <c>{sign:text}</c> for the signature of a text.
/// </summary>
internal sealed partial class CredentialTexts(SandboxServer server, string? keyName)
{
    private const int Shortest = 16;

    private readonly HashSet<string> _credentials = [];
    private readonly string _unknown = RandomText("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private readonly string _hex = RandomText("0123456789abcdef");

    /// <summary>Everything that was filled in and may be shown nowhere: keys and secrets, of PEM texts each line.</summary>
    public IReadOnlyCollection<string> Credentials => _credentials;

    public string Fill(string text) => Signatures().Replace(Placeholders().Replace(text, Value), Signature);

    private static string RandomText(string alphabet) =>
        string.Concat(Enumerable.Range(0, 64).Select(_ => alphabet[Random.Shared.Next(alphabet.Length)]));

    private string Value(Match match)
    {
        if (match.Groups["word"].Value == "now")
        {
            return DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        }

        var name = match.Groups["name"] is { Success: true } other ? other.Value : keyName;
        var value = match.Groups["word"].Value switch
        {
            "unknown" => _unknown,
            "hex" => _hex,
            "key" => KeyOf(name).RevealApiKey(),
            _ => KeyOf(name).RevealSecret()!,
        };
        if (match.Groups["length"] is { Success: true } length)
        {
            value = value[..int.Parse(length.Value, CultureInfo.InvariantCulture)];
        }

        _credentials.UnionWith(value.Split('\n').Where(line => line.Length >= Shortest && !line.StartsWith("--", StringComparison.Ordinal)));
        return value;
    }

    private string Signature(Match match)
    {
        using var material = KeyMaterial.Parse(KeyOf(keyName).RevealSecret());
        using var signer = material.CreateSigner();
        var text = SignatureText.Of(signer, Encoding.UTF8.GetBytes(match.Groups["text"].Value));
        _credentials.Add(text);
        return text;
    }

    private SandboxKey KeyOf(string? name) => server.Keys.Single(key => key.Name == name);

    [GeneratedRegex(@"\{(?<word>key|secret|unknown|hex|now)(?:@(?<name>[\w-]+))?(?:\[\.\.(?<length>\d+)\])?\}")]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"\{sign:(?<text>[^}]*)\}")]
    private static partial Regex Signatures();
}
