using System.Net;
using System.Net.Sockets;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The caller's address is not on the key's list. The exchange never says so, so this is never certain. A printed address proves
/// nothing; a key without list, or a granted request from here, excludes it.
/// </summary>
internal sealed class AddressRule : DiagnosticRule
{
    public override string CauseId => "AddressNotListed";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.IsAddressExcluded || file.IsFoundElsewhere() || file.SwappedRead is { Succeeded: true })
        {
            return null;
        }

        if (file.HasWorked)
        {
            return OfAnotherMachine(file);
        }

        var address = file.RefusedAddress();
        var words = ("address", address?.ToString() ?? "that the requests come from");
        if (file.Seen(-1011) is { } routed)
        {
            return Conclusion.Indicated(routed.Probe, words);
        }

        if (file.Seen(-2015) is not { } refused || file.WrongSignature is { Code: -1022 or -2008 })
        {
            // -1022 for a wrong signature indicates that the address was let through; the order of the checks is only observed.
            return file is { WrongSignature.Code: -1022, SignedRead.Code: -2015 } ? Conclusion.Conceivable(ProbeNames.WrongSignature, words) : null;
        }

        var isIPv6 = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false };
        return !isIPv6 && (file.RecordLacks(address) || IsIndicated(file, address)) ? Conclusion.Indicated(DecidedBy(file, refused), words)
            : Conclusion.Conceivable(refused.Probe, words);
    }

    // Key, secret and clock are in order here; a list can keep another machine out.
    private static Suspicion? OfAnotherMachine(CaseFile file)
    {
        if (file.Report is not { Code: -2015, RequestAddress: { } told } || file.OwnAddresses().Contains(told))
        {
            return null;
        }

        var words = ("address", told.ToString());
        var isListed = file.Key is { AllowedIP.Count: > 0 } && !file.RecordLacks(told);
        return file.Restriction?.IPRestricted == true && !isListed && !IsRightMissing(file)
            ? Conclusion.Indicated(ProbeNames.Restrictions, words)
            : Conclusion.Conceivable(ProbeNames.ReportedError, words);
    }

    private static bool IsIndicated(CaseFile file, IPAddress? address) =>
        file.WrongSignature is { Code: -2015 }
        && file.OtherEnvironments.Count > 0

        // Futures hosts refuse keys that they do not have with the same words.
        && !file.IsFuturesOnly()
        && !(file.Key is { AllowedIP.Count: > 0 } && address is not null && !file.RecordLacks(address));

    private static bool IsRightMissing(CaseFile file) => file.Target is { } target && file.Flag(target.Permission) == false;

    private static string DecidedBy(CaseFile file, Sighting refused) => file.WrongSignature is { Code: -2015 } ? ProbeNames.WrongSignature : refused.Probe;
}
