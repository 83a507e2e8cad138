namespace BinanceKeyTools.Audit.Evidence;

/// <summary>The form in which a vault holds a key.</summary>
public enum SecretForm
{
    /// <summary>A PSCredential: the recommended form.</summary>
    Credential,

    /// <summary>A hashtable whose secret is a SecureString or a PSCredential.</summary>
    Table,

    /// <summary>A hashtable with the secret as a plain string.</summary>
    TableWithPlainText,

    /// <summary>JSON text that the vault holds as a SecureString.</summary>
    Json,

    /// <summary>JSON text that the vault holds as a plain string.</summary>
    JsonAsPlainText,

    /// <summary>Two SecureStrings, <c>name-key</c> and <c>name-secret</c>.</summary>
    Pair,

    /// <summary>Two secrets, <c>name-key</c> and <c>name-secret</c>, of which the second is a plain string.</summary>
    PairWithPlainText,
}
