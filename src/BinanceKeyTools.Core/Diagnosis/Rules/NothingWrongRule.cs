using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// What was tested works, and no other rule finds more than a possibility. An error that was reported and cannot be seen any more
/// leaves a doubt.
/// </summary>
/// <param name="others">All other rules.</param>
internal sealed class NothingWrongRule(IReadOnlyList<DiagnosticRule> others) : DiagnosticRule
{
    public override string CauseId => "NothingWrong";

    public override Suspicion? Judge(CaseFile file)
    {
        if (!file.HasWorked || file.Sightings().Any(sighting => !sighting.IsReported && !IsPassed(file, sighting))
            || others.Any(rule => rule.Judge(file) is { Confidence: >= DiagnosisConfidence.Likely }))
        {
            return null;
        }

        var granted = file.IsTargetGranted();
        var isRight = file.Target is null || granted || file.Flag(file.Target.Permission) == true;
        if (file.Target is not null && !granted && file.Flag(file.Target.Permission) == false)
        {
            return null;
        }

        var probe = granted ? (file.Target!.Trades ? ProbeNames.TestOrder : ProbeNames.TargetRead) : ProbeNames.SignedRead;
        return file.Report is { } report && (report.Code is not null || report.Kind is not null)
            ? isRight
                ? Conclusion.Indicated(probe, ("ground", "The reported error does not come any more, or did not come from this key and machine"))
                : Conclusion.Conceivable(probe, ("ground", "The reported request itself could not be tested"))
            : isRight
            ? Conclusion.Proven(probe, ("ground", "No request was refused, and nothing else was found"))
            : Conclusion.Indicated(probe, ("ground", "The right that the request needs could not be tested"));
    }

    // A test order that the rules of trading refuse has passed the checks of the key.
    private static bool IsPassed(CaseFile file, Sighting sighting) => sighting.Probe == ProbeNames.TestOrder && file.PassedTestOrder();
}
