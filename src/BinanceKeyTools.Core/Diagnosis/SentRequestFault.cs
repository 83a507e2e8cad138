namespace BinanceKeyTools.Diagnosis;

/// <summary>Something wrong with a request that a log shows.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="IsProven">Whether the signature in the log was recomputed and matches the faulty text: then it is no guess.</param>
/// <param name="Detail">What exactly, without any value: the name of a parameter, a count of digits.</param>
public sealed record SentRequestFault(SentRequestFaultKind Kind, bool IsProven, string Detail);
