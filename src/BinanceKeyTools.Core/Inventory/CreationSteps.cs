using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>
/// Tells what to do on the web page with the public key of a new pair. Sources: Binance FAQ "How to Create API Keys on Binance", the
/// testnet and demo-mode pages of the spot documentation; what those pages do not say is worded as a condition.
/// </summary>
internal static class CreationSteps
{
    /// <summary>How the last step begins; the command follows.</summary>
    public const string Last = "Here, join the API key with the private key. The command asks for the API key without showing it: ";

    private const string Paste = "paste the public key, with its BEGIN and END lines.";
    private const string Shown = "The page shows the API key. There is no secret to copy: the private key is the secret, and it is here.";

    public static IEnumerable<string> Write(NewKeyPair pair, KeyPairOrder order) => pair.Environment switch
    {
        BinanceEnvironment.Live => Live(pair, order),
        BinanceEnvironment.SpotDemo or BinanceEnvironment.FuturesDemo =>
        [
            "Sign in to https://demo.binance.com and open API Management.",
            $"Make an API key of your own kind (Self-generated) and {Paste}",
            LabelStep(pair),
            Shown,
            $"Where the page has boxes for rights: {Boxes(pair)}",
        ],
        BinanceEnvironment.SpotTestnet =>
        [
            "Open https://testnet.binance.vision and log in with GitHub.",
            $"Choose to register a public key and {Paste}",
            LabelStep(pair),
            Shown,
        ],
        BinanceEnvironment.FuturesTestnet =>
        [
            "Sign in to https://testnet.binancefuture.com and open the part for API keys.",
            $"Make an API key with a public key and {Paste}"
                + (pair.Algorithm == KeyAlgorithm.Ed25519
                    ? " The documentation of futures describes HMAC and RSA keys only; if the page refuses this one, make a pair with -Algorithm Rsa2048."
                    : ""),
            LabelStep(pair),
            Shown,
        ],
        BinanceEnvironment.Us =>
        [
            "Sign in to https://www.binance.us and open API Management. Binance.US is a separate company: keys of binance.com are unknown to it.",
            $"Make an API key and, where the page takes a public key, {Paste} If it makes keys with a secret only, this pair is of no use there: "
                + "remove it, and store key and secret with Register-BinanceKey.",
            LabelStep(pair),
            Shown,
            $"Where the page has boxes for rights: {Boxes(pair)}",
        ],
        BinanceEnvironment.Sandbox =>
        [
            "Write the public key into a fleet file, as publicKey of a key, with apiKey and, for the rights, enableSpotAndMarginTrading and the like.",
            "Start the sandbox with it: Start-BinanceSandbox -FleetPath FILE",
        ],
        _ =>
        [
            $"Where the exchange at that address takes public keys, {Paste}",
            LabelStep(pair),
        ],
    };

    private static IEnumerable<string> Live(NewKeyPair pair, KeyPairOrder order)
    {
        var profile = PurposeProfile.Named(pair.Purpose);
        if (profile?.Required.HasFlag(KeyPermission.Futures) == true)
        {
            yield return "Open the futures account first, if there is none: a key that is older than it cannot get Enable Futures, nor can any key under Portfolio Margin.";
        }

        yield return "Sign in to https://www.binance.com with the account that the key is for and open Profile > API Management. "
            + "It needs two-factor authentication, a verified identity and a first deposit of any amount.";
        yield return $"Choose Create API, then Self-generated, and {Paste}";
        yield return LabelStep(pair);
        yield return $"Confirm by two-factor authentication or passkey. {Shown}";
        yield return AddressStep(profile, order.AllowedIP);
        yield return $"Then {Boxes(pair)}";
        yield return "Save, and confirm once more.";
    }

    private static string LabelStep(NewKeyPair pair) => pair.Label is { } label
        ? $"Label the key: {label}"
        : $"Label the key so that you will know it, for example {pair.Name}.";

    private static string AddressStep(PurposeProfile? profile, IReadOnlyList<string> addresses)
    {
        var why = profile switch
        {
            { RequiresIPRestriction: true } when profile.Required.HasFlag(KeyPermission.Withdrawals) => "Withdrawals need it.",
            { RequiresIPRestriction: true } => "The page warns that keys with more than Reading and no list are deleted.",
            _ => "A key without a list can be used from anywhere by whoever gets hold of it.",
        };
        var list = addresses.Count > 0
            ? $"enter {string.Join(',', addresses)}"
            : "enter the addresses that Binance sees of the machines that will use the key (Get-BinanceEgressAddress shows this one's): IPv4, separated by commas without spaces, no ranges";
        return $"Edit the restrictions of the new key. Restrict access to trusted IPs: {list}. {why}";
    }

    private static string Boxes(NewKeyPair pair)
    {
        if (PurposeProfile.Named(pair.Purpose) is not { } profile)
        {
            return $"tick what the program needs and nothing else. A new key has {Box(KeyPermission.Reading)} only. "
                + $"Leave {Box(KeyPermission.Withdrawals)} off unless it has to withdraw.";
        }

        var others = PermissionField.Every & ~(profile.Required | profile.Forbidden);
        var rest = others == KeyPermission.None ? "" : $" Leave off, unless the program asks for them: {Names(others)}.";
        return $"tick: {Names(profile.Required)}. These must stay off: {Names(profile.Forbidden)}.{rest}";
    }

    // Names of boxes have commas in them.
    private static string Names(KeyPermission permissions) =>
        string.Join("; ", PermissionField.All.Where(field => permissions.HasFlag(field.Permission)).Select(field => field.Checkbox));

    private static string Box(KeyPermission permission) => PermissionField.Of(permission).Checkbox;
}
