using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The exchange does not have the key. -2008 says so in words that no official table has; on hosts that answer -2015 instead, address
/// and key cannot be told apart for certain.
/// </summary>
internal sealed class KeyUnknownRule : DiagnosticRule
{
    public override string CauseId => "KeyUnknown";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.IsKeyKnown() || file.IsFoundElsewhere() || file.SwappedRead is { Succeeded: true } || file.KeyFindings.Any(finding => finding.Blocks))
        {
            return null;
        }

        if (file.Seen(-2008) is { } unknown)
        {
            return Conclusion.Indicated(unknown.Probe);
        }

        if (file.WrongSignature is { Code: -2008 })
        {
            return Conclusion.Indicated(ProbeNames.WrongSignature);
        }

        return file.Seen(-2015, -1099) is not { } sighting ? null
            : file.IsFuturesOnly() && file.WrongSignature is { Code: -2015 } && !file.RecordLacks(file.RefusedAddress()) ? Conclusion.Indicated(ProbeNames.WrongSignature)
            : Conclusion.Conceivable(sighting.Probe);
    }
}
