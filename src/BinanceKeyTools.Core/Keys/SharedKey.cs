namespace BinanceKeyTools.Keys;

/// <summary>
/// A key that its <see cref="KeyMaterial"/> and any number of signers own together. It is destroyed when the last owner lets
/// go, so that disposing the material while a request is being signed neither yields a wrong signature nor leaves the key in
/// memory afterwards.
/// </summary>
internal abstract class SharedKey
{
    private int _owners = 1;

    public abstract KeyAlgorithm Algorithm { get; }

    /// <summary>Key size in bits, 0 for HMAC.</summary>
    public abstract int Size { get; }

    /// <summary>The public key as SPKI PEM, null for HMAC.</summary>
    public abstract string? ExportPublicKeyPem();

    /// <summary>The private key as PKCS#8 DER (RFC 5958), null for HMAC. The caller wipes it.</summary>
    public abstract SecretBuffer? ExportPkcs8();

    /// <exception cref="ObjectDisposedException">The last owner has let go.</exception>
    public void AddOwner()
    {
        int owners = Volatile.Read(ref _owners);
        while (true)
        {
            ObjectDisposedException.ThrowIf(owners == 0, this);
            int seen = Interlocked.CompareExchange(ref _owners, owners + 1, owners);
            if (seen == owners)
            {
                return;
            }

            owners = seen;
        }
    }

    public void RemoveOwner()
    {
        if (Interlocked.Decrement(ref _owners) == 0)
        {
            Destroy();
        }
    }

    protected abstract void Destroy();
}
