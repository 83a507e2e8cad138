namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>What the signature in a log belongs to, by the secret or private key at hand.</summary>
public enum SentSignatureStanding
{
    /// <summary>It could not be recomputed: no key at hand, no signature in the log, or one of another algorithm.</summary>
    NotCompared,

    /// <summary>It is the right signature of the text as sent. A refusal then has another reason: the secret is not the one of the API key that was sent.</summary>
    SentText,

    /// <summary>It is the signature of a text other than the one sent; the faults say which.</summary>
    OtherText,

    /// <summary>It is not the signature of any text that could be guessed: another secret, or another text.</summary>
    Unexplained,
}
