using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What came of diagnosing a row.</summary>
/// <param name="Diagnosis">The diagnosis.</param>
/// <param name="Sent">What was sent, in order.</param>
/// <param name="WrongSignatures">The requests whose signature is not the one that key and secret at hand give.</param>
/// <param name="Credentials">Texts that may be shown nowhere.</param>
internal sealed record DiagnosisOutcome(
    KeyDiagnosis Diagnosis, IReadOnlyList<SentRequest> Sent, IReadOnlyList<SentRequest> WrongSignatures, IReadOnlyCollection<string> Credentials)
{
    /// <summary>All that a failing test must tell.</summary>
    public string Describe() => string.Join('\n',
    [
        $"{Diagnosis.Cause} ({Diagnosis.CauseClass}, {Diagnosis.Confidence}, decided by {Diagnosis.DecidingProbe}): {Diagnosis.Verdict}",
        $"  {Diagnosis.Explanation}",
        .. Diagnosis.Evidence.Select(result => $"  evidence: {result.Status} {result}"),
        .. Diagnosis.Alternative.Select(other => $"  or: {other.Cause} {other}"),
        .. Diagnosis.AlsoFound.Select(other => $"  also: {other.Cause} {other}"),
        .. Diagnosis.Excluded.Select(text => $"  not: {text}"),
        .. Diagnosis.NotTested.Select(text => $"  not tested: {text}"),
        .. Sent.Select(request => $"  sent: {request}"),
    ]);
}
