using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>A key that the exchange knows, with what has happened to it since the start.</summary>
internal sealed class KeyState
{
    /// <summary>How many calls are remembered; a local server must not grow without end.</summary>
    private const int RememberedCalls = 200;

    private readonly Queue<KeyCall> _calls;
    private volatile KeyRestrictions _restrictions;

    public KeyState(KeyDefinition definition, AccountState account)
    {
        Definition = definition;
        Account = account;
        _calls = new Queue<KeyCall>(definition.CallHistory);
        _restrictions = new KeyRestrictions(definition.Permissions, definition.IpRestrict, definition.IpList, definition.CreateTime);
    }

    public KeyDefinition Definition { get; }

    public AccountState Account { get; }

    public KeyRestrictions Restrictions
    {
        get => _restrictions;
        set => _restrictions = value;
    }

    /// <summary>The check boxes as the exchange shows them: trading is unticked once its authority has expired.</summary>
    public KeyPermissions ShownPermissions(DateTimeOffset now) =>
        Definition.TradingAuthorityExpirationTime <= now
            ? _restrictions.Permissions & ~KeyPermissions.EnableSpotAndMarginTrading
            : _restrictions.Permissions;

    /// <summary>
    /// What the exchange really lets the key do. Since 2023-01-30 a key with an HMAC secret and no IP list may only read while the
    /// account's Default Security Controls are on, so that a ticked box can still be refused.
    /// </summary>
    public KeyPermissions EffectivePermissions(DateTimeOffset now)
    {
        var restricted = Account.Definition.DefaultSecurityControls
            && Definition.Credential.Algorithm == KeyAlgorithm.Hmac
            && !_restrictions.IpRestrict;
        return restricted ? ShownPermissions(now) & KeyPermissions.EnableReading : ShownPermissions(now);
    }

    public void Record(KeyCall call)
    {
        lock (_calls)
        {
            _calls.Enqueue(call);
            if (_calls.Count > RememberedCalls)
            {
                _calls.Dequeue();
            }
        }
    }

    public IReadOnlyList<KeyCall> RecentCalls()
    {
        lock (_calls)
        {
            return [.. _calls];
        }
    }
}
