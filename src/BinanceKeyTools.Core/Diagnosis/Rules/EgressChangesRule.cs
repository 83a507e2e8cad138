using System.Net;
using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange named two addresses for this machine, or another one for the reported request.</summary>
internal sealed class EgressChangesRule : DiagnosticRule
{
    public override string CauseId => "EgressChanges";

    public override Suspicion? Judge(CaseFile file)
    {
        var own = file.OwnAddresses();
        if (file.IsAddressExcluded)
        {
            return null;
        }

        if (own.Length > 1)
        {
            var addresses = ("addresses", Words(own));
            return file.Seen(-2015, -1011) is null ? Conclusion.Conceivable(ProbeNames.CallerAddress, addresses) : Conclusion.Indicated(ProbeNames.CallerAddress, addresses);
        }

        // The report may come from another machine.
        return file.Report is { Code: -2015, RequestAddress: { } told } && own.Length == 1 && !own[0].Equals(told)
            ? Conclusion.Conceivable(ProbeNames.ReportedError, ("addresses", Words([own[0], told])))
            : null;
    }

    private static string Words(IPAddress[] addresses) => string.Join(" and ", addresses.AsEnumerable());
}
