using System.Collections.Concurrent;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>The accounts and keys of the local exchange.</summary>
internal sealed class ExchangeState
{
    private readonly Dictionary<string, AccountState> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeyState> _keys = new(StringComparer.Ordinal);

    public ExchangeState(IEnumerable<AccountDefinition> accounts, IEnumerable<KeyDefinition> keys)
    {
        // Masters first, so that each sub-account finds its own.
        foreach (var account in accounts.OrderBy(account => account.Master is not null))
        {
            var master = account.Master is null ? null : _accounts[account.Master];
            _accounts.Add(account.Name, new AccountState(account, master));
        }

        foreach (var key in keys.Where(key => !key.IsDeleted))
        {
            Add(key, _accounts[key.Account]);
        }
    }

    public IEnumerable<AccountState> Accounts => _accounts.Values;

    public IEnumerable<KeyState> Keys => _keys.Values;

    /// <summary>The key, or null when it does not exist in this environment: keys of one environment are unknown to every other.</summary>
    public KeyState? FindKey(string apiKey, BinanceEnvironment environment) =>
        _keys.TryGetValue(apiKey, out var key) && key.Definition.Environment == environment ? key : null;

    public IReadOnlyList<AccountState> SubAccountsOf(AccountState master) =>
        [.. _accounts.Values.Where(account => account.Master == master)];

    public KeyState Add(KeyDefinition definition, AccountState account)
    {
        var key = new KeyState(definition, account);
        _keys[definition.Credential.RevealApiKey()] = key;
        return key;
    }

    public void Remove(KeyState key) => _keys.TryRemove(key.Definition.Credential.RevealApiKey(), out _);
}
