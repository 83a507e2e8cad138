namespace BinanceKeyTools.Keys;

/// <summary>One owner's hold on a <see cref="SharedKey"/>.</summary>
/// <typeparam name="TKey">The kind of key.</typeparam>
internal sealed class KeyLease<TKey> : IDisposable
    where TKey : SharedKey
{
    private readonly TKey _key;
    private int _ended;

    private KeyLease(TKey key) => _key = key;

    /// <summary>Takes over the ownership that a new key starts with.</summary>
    public static KeyLease<TKey> TakeOver(TKey key) => new(key);

    /// <summary>Becomes a further owner of a key.</summary>
    public static KeyLease<TKey> Share(TKey key)
    {
        key.AddOwner();
        return new KeyLease<TKey>(key);
    }

    /// <summary>The key, held until the caller calls <see cref="SharedKey.RemoveOwner"/> on it.</summary>
    /// <param name="owner">Named in the exception.</param>
    /// <exception cref="ObjectDisposedException">This lease has ended.</exception>
    public TKey Enter(object owner)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _ended) != 0, owner);
        _key.AddOwner();
        return _key;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _key.RemoveOwner();
        }
    }
}
