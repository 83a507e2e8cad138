namespace BinanceKeyTools.Diagnosis;

/// <summary>What can be wrong with a request that a log shows.</summary>
public enum SentRequestFaultKind
{
    /// <summary>Characters that must be percent-encoded before signing were signed or sent as they are.</summary>
    UnencodedCharacters,

    /// <summary>The signature is not the last parameter.</summary>
    SignatureNotLast,

    /// <summary>Parameters stand where the signature does not cover them: a JSON body, or the body of a GET.</summary>
    ParametersMisplaced,

    /// <summary>The signature covers another text than the one sent, for example with an ampersand between query and body.</summary>
    OtherBytesSigned,

    /// <summary>The base64 signature was not percent-encoded.</summary>
    SignatureNotEncoded,

    /// <summary>There is no signature.</summary>
    SignatureMissing,

    /// <summary>There is no timestamp.</summary>
    TimestampMissing,

    /// <summary>The timestamp is in seconds, or otherwise not in milliseconds.</summary>
    TimestampUnit,

    /// <summary>The recvWindow is above 60000 ms.</summary>
    RecvWindowTooLarge,

    /// <summary>The recvWindow is smaller than the way to the exchange takes.</summary>
    RecvWindowTooSmall,
}
