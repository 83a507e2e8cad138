namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>What was found out about a request that a log shows.</summary>
/// <param name="Faults">What is wrong with it, proven faults first.</param>
/// <param name="Signature">What its signature belongs to.</param>
public sealed record SentRequestInspection(IReadOnlyList<SentRequestFault> Faults, SentSignatureStanding Signature)
{
    /// <summary>There is no request to look at.</summary>
    public static SentRequestInspection Nothing { get; } = new([], SentSignatureStanding.NotCompared);
}
