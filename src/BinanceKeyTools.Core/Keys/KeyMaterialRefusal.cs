namespace BinanceKeyTools.Keys;

/// <summary>Every refusal of a secret or private key, with its cause and its remedy. None takes any of the text as an argument.</summary>
internal static class KeyMaterialRefusal
{
    private const string NewKeyPair =
        "Create a key pair with `openssl genpkey -algorithm ed25519 -out private.pem` and "
        + "`openssl pkey -in private.pem -pubout -out public.pem`, upload public.pem in API Management as a self-generated key, and "
        + "store private.pem.";

    private const string Reencrypt =
        "Convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in private.pem -out private-new.pem` and store "
        + "private-new.pem.";

    private const string PasteAgain =
        "Store the whole file again, from the line -----BEGIN … to the line -----END …; check it first with "
        + "`openssl pkey -in private.pem -noout`.";

    public static KeyMaterialException Secret(CredentialDefect defect, int position) => defect switch
    {
        CredentialDefect.Empty => new(
            KeyMaterialError.Empty,
            "The secret is empty.",
            "Store the HMAC secret, or the private key as PEM. Binance shows an HMAC secret only once; if it is lost, create a new key."),
        CredentialDefect.Pem => new(
            KeyMaterialError.InvalidCharacter,
            "PEM key text was given where an HMAC secret is expected.",
            "State the algorithm as RSA or Ed25519, or leave it out to have it recognised."),
        CredentialDefect.Placeholder => new(
            KeyMaterialError.Placeholder,
            "The secret is a placeholder or a variable that was not expanded.",
            "Store the real secret in its place."),
        CredentialDefect.ByteOrderMark => new(
            KeyMaterialError.ByteOrderMark,
            "The secret begins with a byte order mark.",
            "Save the source file as UTF-8 without BOM and store the secret again."),
        CredentialDefect.ZeroWidth => new(
            KeyMaterialError.ZeroWidth,
            $"The secret has an invisible character at position {position}.",
            "Copy the secret from where it was first saved, not from a document or chat, and store it again."),
        CredentialDefect.Quotes => new(
            KeyMaterialError.Quotes,
            $"The secret has a quotation mark at position {position}.",
            "Store the secret without quotes."),
        CredentialDefect.Whitespace => new(
            KeyMaterialError.Whitespace,
            $"The secret has white space or a line break at position {position}.",
            "Store the secret without it; `(Get-Content secret.txt -Raw).Trim()` reads a file without the line break at its end."),
        _ => new(
            KeyMaterialError.InvalidCharacter,
            $"The secret has a character at position {position} that is no letter A-Z, a-z or digit.",
            "An HMAC secret has 64 letters and digits; a private key is stored as PEM with its BEGIN and END lines. Store it again."),
    };

    public static KeyMaterialException EmptyPem() => new(
        KeyMaterialError.Empty,
        "The private key is empty.",
        "Store the private key file (PEM) that belongs to the uploaded public key.");

    public static KeyMaterialException PublicKey() => new(
        KeyMaterialError.PublicKey,
        "This is a public key; signing needs the private key.",
        "Store the private key file that was made together with it (it begins with -----BEGIN PRIVATE KEY-----). A public key cannot "
        + "be turned into it; if the file is lost: " + NewKeyPair);

    public static KeyMaterialException Certificate(bool isRequest) => new(
        KeyMaterialError.Certificate,
        isRequest
            ? "This is a certificate request; signing needs the private key."
            : "This is a certificate; signing needs the private key.",
        "Binance uses bare key pairs without certificates. " + NewKeyPair);

    public static KeyMaterialException OpenSsh() => new(
        KeyMaterialError.OpenSshKey,
        "This is a private key in OpenSSH format; Binance keys are PKCS#8 PEM.",
        "An RSA key is converted in place with `ssh-keygen -p -m PKCS8 -f keyfile`. OpenSSH cannot convert an Ed25519 key: " + NewKeyPair);

    public static KeyMaterialException EllipticCurve() => new(
        KeyMaterialError.EllipticCurveKey,
        "This is an elliptic curve (ECDSA) key; Binance takes HMAC, RSA and Ed25519 keys only.",
        NewKeyPair);

    public static KeyMaterialException KeyFileUnsupported(string what) => new(
        KeyMaterialError.UnsupportedKeyType,
        $"The text holds {what}; a PKCS#8 private key of type RSA or Ed25519 is needed.",
        NewKeyPair);

    public static KeyMaterialException AlgorithmUnsupported(string algorithm) => new(
        KeyMaterialError.UnsupportedKeyType,
        $"This is a private key for {algorithm}; Binance takes RSA (PKCS#1 v1.5 signatures) and Ed25519 keys only.",
        NewKeyPair);

    public static KeyMaterialException RsaTooSmall(int bits) => new(
        KeyMaterialError.RsaTooSmall,
        $"This RSA key has {bits} bits; Binance takes 2048 to 4096.",
        "Create one with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private.pem`, or better: " + NewKeyPair);

    public static KeyMaterialException RsaTooLarge(int bits) => new(
        KeyMaterialError.RsaTooLarge,
        $"This RSA key has {bits} bits; Binance takes 2048 to 4096.",
        "Create one with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096 -out private.pem`, or better: " + NewKeyPair);

    public static KeyMaterialException PassphraseNeeded() => new(
        KeyMaterialError.PemEncrypted,
        "The private key is encrypted and no passphrase was given.",
        "Give the passphrase, or store the key without one (the vault protects it): "
        + "`openssl pkcs8 -topk8 -nocrypt -in private.pem -out private-plain.pem`.");

    public static KeyMaterialException PassphraseWrong() => new(
        KeyMaterialError.PemPassphraseWrong,
        "The passphrase does not open the private key, or the encrypted key is damaged.",
        "Check the passphrase with `openssl pkey -in private.pem -noout`.");

    public static KeyMaterialException EncryptionUnsupported(string scheme) => new(
        KeyMaterialError.PemEncryptionUnsupported,
        $"The private key is encrypted by {scheme}, which is not supported.",
        Reencrypt);

    public static KeyMaterialException LegacyEncryption() => new(
        KeyMaterialError.PemEncryptionUnsupported,
        "The private key is encrypted in the legacy way (Proc-Type: 4,ENCRYPTED), which protects it badly and is not supported.",
        Reencrypt);

    public static KeyMaterialException ObsoleteEncryption() => new(
        KeyMaterialError.PemEncryptionUnsupported,
        "The private key is encrypted by PKCS#5 version 1 or PKCS#12 (PBES1), which is obsolete and not supported.",
        Reencrypt + " Where openssl 3 answers \"unsupported\", add `-provider legacy -provider default`.");

    public static KeyMaterialException PemWithoutBegin() =>
        Malformed("The PEM text has no complete line -----BEGIN … -----.", PasteAgain);

    public static KeyMaterialException PemWithoutEnd() =>
        Malformed("The PEM text is cut off: the line -----END … ----- that belongs to its beginning is missing.", PasteAgain);

    public static KeyMaterialException PemWithoutArmour() => Malformed(
        "This is the inside of a private key file without its first and last line.",
        "Store it with the lines -----BEGIN PRIVATE KEY----- before and -----END PRIVATE KEY----- after it.");

    public static KeyMaterialException PemNotBase64() =>
        Malformed("The PEM text is damaged: the part between its BEGIN and END lines is not base64.", PasteAgain);

    public static KeyMaterialException PemTooLong() =>
        Malformed("The PEM text is far longer than any key that Binance takes.", PasteAgain);

    public static KeyMaterialException SeveralPrivateKeys() =>
        Malformed("The PEM text holds more than one private key.", "Store one private key per secret.");

    public static KeyMaterialException PemDamaged() =>
        Malformed("The PEM text is damaged: its content is not a private key.", PasteAgain);

    public static KeyMaterialException PublicPartMismatch() => Malformed(
        "The public key attached to the Ed25519 private key does not belong to it.",
        "The file was damaged or put together by hand. Restore it from a backup, or: " + NewKeyPair);

    private static KeyMaterialException Malformed(string message, string remedy) => new(KeyMaterialError.PemMalformed, message, remedy);
}
