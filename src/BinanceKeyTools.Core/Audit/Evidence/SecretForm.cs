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

    /// <summary>Two SecureStrings whose names differ only in the words for the part, such as <c>name-key</c> and <c>name-secret</c>.</summary>
    Pair,

    /// <summary>Two such secrets, of which the one with the secret is a plain string.</summary>
    PairWithPlainText,

    /// <summary>One text <c>key:secret</c> that the vault holds as a SecureString.</summary>
    Text,

    /// <summary>One text <c>key:secret</c> that the vault holds as a plain string.</summary>
    TextAsPlainText,
}
