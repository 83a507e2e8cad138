using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The key may not read. A test order that passes beside a refused read leaves nothing else; from the answer to a wrong signature it
/// is likely only, because the order of the exchange's checks is not documented.
/// </summary>
internal sealed class ReadingOffRule : DiagnosticRule
{
    public override string CauseId => "ReadingOff";

    public override Suspicion? Judge(CaseFile file)
    {
        var request = ("request", file.Target is { Permission: KeyPermission.Reading } target ? target.ToString() : "every read");
        switch (file.Flag(KeyPermission.Reading))
        {
            case true:
                return null;
            case false:
                return Conclusion.Proven(ProbeNames.Restrictions, request, ("ground", "The exchange says that the box is not ticked"));
        }

        if (file.IsFoundElsewhere())
        {
            return null;
        }

        if (file.SignedRead is not { Code: -2015 or -1002 })
        {
            return !file.HasWorked && file is { Target.Permission: KeyPermission.Reading, SignedRead: null } && file.Seen(-2015, -1002) is { } reported
                ? Conclusion.Conceivable(reported.Probe, request, ("ground", "The refusal fits a missing right, and other causes as well"))
                : null;
        }

        if (file.PassedTestOrder() && file.OwnAddresses().Length < 2)
        {
            return Conclusion.Proven(ProbeNames.TestOrder, request, ("ground", "A test order of the same key passed from the same address, so key and address are in order"));
        }

        return file.IsAddressExcluded || file.HasWorked
            ? Conclusion.Indicated(ProbeNames.SignedRead, request, ("ground", "Key and address are in order, and the read was refused"))
            : file.WrongSignature is { Code: -1022 }
            ? Conclusion.Indicated(ProbeNames.WrongSignature, request, ("ground", "A wrong signature was refused for the signature alone, which indicates that key and address are in order"))
            : Conclusion.Conceivable(ProbeNames.SignedRead, request, ("ground", "The refusal fits a missing right, and other causes as well"));
    }
}
