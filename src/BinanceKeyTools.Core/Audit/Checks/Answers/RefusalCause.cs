using System.Net.Sockets;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>What a refusal indicates, as far as it can be told without further requests. Says no more than the code, the record and
/// the measured clock give.</summary>
/// <param name="Message">What it indicates.</param>
/// <param name="Remediation">What to do; <see langword="null"/> for the catalogue's advice.</param>
/// <param name="Facts">What that rests on beside the refusal.</param>
internal sealed record RefusalCause(string Message, string? Remediation, params string[] Facts)
{
    /// <summary>Finds the cause.</summary>
    public static RefusalCause Of(BinanceError error, KeyEvidence evidence) => error.Code switch
    {
        -2015 => OfRejection(error, evidence),
        -2014 => new("The exchange cannot read the API key: what the vault holds has the wrong form, or something on the way changed it.", null),
        -1022 => new(
            "The exchange could not verify the signature. That indicates that it knows the key, and that the secret in the vault does not belong to it.",
            "Store the API key together with the secret or private key that was made with it; of an HMAC key, the secret is shown only once."),
        -1002 => new("The exchange does not authorise the request: \"Enable Reading\" may be off, or the signature was lost on the way.", null),
        -2017 => new("All API keys of the account are locked.", null),
        _ => new($"The exchange refused the key: {EvidenceText.Foreign(error.Message)}", null),
    };

    // -2015 stands for key, address, permission or environment, and the address that it may print proves nothing by itself.
    private static RefusalCause OfRejection(BinanceError error, KeyEvidence evidence)
    {
        TrustedAddress[] recorded = [.. evidence.Key.AllowedIP.Select(TrustedAddress.Read)];
        var list = recorded.Length == 0 ? "recorded IP list: none" : $"recorded IP list: {string.Join(", ", recorded.Select(entry => entry.Text))}";
        if (error.RequestAddress is not { } address)
        {
            return new(
                "The exchange refused the key, and does not say whether key, address, right or environment is wrong.",
                "Compare the IPv4 address that this machine has on the internet with the key's list in API Management; then look there whether the key still exists and \"Enable Reading\" is ticked.",
                list);
        }

        if (recorded.Length == 0)
        {
            return new(
                $"The exchange refused the key. It saw the address {address}; nothing is recorded that it could be compared with.",
                $"In API Management, compare the key's list under \"Restrict access to trusted IPs only\" with {address}, and look whether \"Enable Reading\" is ticked.",
                list);
        }

        if (Array.Exists(recorded, entry => entry.Admits(address)))
        {
            return new(
                $"The exchange refused the key, although the address that it saw, {address}, is on the recorded list. If the record is right, the key was deleted, lost \"Enable Reading\" or belongs to another environment.",
                "In API Management, look whether the key still exists, whether its list is as recorded, and whether \"Enable Reading\" is ticked.",
                list);
        }

        var family = address.AddressFamily == AddressFamily.InterNetworkV6 ? " IP lists are only known to hold IPv4 addresses: make this machine reach the exchange by IPv4." : "";
        return new(
            $"The exchange saw the address {address}, which is not on the recorded list. That indicates that the key's IP list keeps this machine out.",
            $"Run the audit from an address on the list, or in API Management edit the key and add {address} under \"Restrict access to trusted IPs only\".{family}",
            list);
    }
}
