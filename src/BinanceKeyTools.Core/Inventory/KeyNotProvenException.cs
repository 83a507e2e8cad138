using BinanceKeyTools.Diagnosis;

namespace BinanceKeyTools.Inventory;

/// <summary>The exchange refused a pair of API key and secret, and why. Holds no secret and no full API key.</summary>
public sealed class KeyNotProvenException : Exception
{
    internal KeyNotProvenException(string errorId, string message, string remedy, KeyDiagnosis diagnosis, Exception refusal)
        : base(message, refusal)
    {
        ErrorId = errorId;
        Remedy = remedy;
        Diagnosis = diagnosis;
    }

    /// <summary>The stable id of this error: <c>KeyOfOtherEnvironment</c>, <c>SecretWrong</c> or <c>KeyAndSecretSwapped</c> where that is
    /// the likely or certain cause, otherwise <c>KeyNotProven</c>.</summary>
    public string ErrorId { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>The whole diagnosis: the verdict, how it is known, and what else it may be.</summary>
    public KeyDiagnosis Diagnosis { get; }
}
