using System.Collections.Concurrent;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>
/// Audits keys against a policy: one run. Each key is judged as soon as its evidence is there, so that results stream; what two
/// keys share, the vaults and the end of the run are judged when all keys are known. Neither the order of the keys nor how many
/// are asked at once changes what is found. Safe for many keys at once.
/// </summary>
public sealed class FleetAuditor
{
    private const EvidenceQuestion ForMasters = EvidenceQuestion.SubAccounts;

    private readonly FleetAuditOptions _options;
    private readonly EvidenceCollector _collector;
    private readonly FindingFactory _factory;
    private readonly EvidenceQuestion _questions;
    private readonly KeyCheck[] _keyChecks;
    private readonly FleetCheck[] _fleetChecks;
    private readonly VaultCheck[] _vaultChecks;
    private readonly ConcurrentBag<FleetKey> _keys = [];
    private readonly ConcurrentBag<VaultEvidence> _vaults = [];

    /// <summary>Gets ready for one run.</summary>
    /// <param name="options">How to audit.</param>
    public FleetAuditor(FleetAuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _collector = new EvidenceCollector(options.TimeProvider, options.RecvWindow);
        _factory = new FindingFactory(options);
        _questions = options.Policy.Questions | options.Questions;
        var checks = options.Checks.Where(check => (check.Needs & ~(_questions | ForMasters)) == EvidenceQuestion.None).ToArray();
        _keyChecks = [.. checks.OfType<KeyCheck>()];
        _fleetChecks = [.. checks.OfType<FleetCheck>()];
        _vaultChecks = [.. checks.OfType<VaultCheck>()];
    }

    /// <summary>Asks the exchange about a key and judges it.</summary>
    /// <param name="target">The key.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>A finding for each check of a single key, worst first.</returns>
    public async Task<IReadOnlyList<Finding>> AuditAsync(AuditTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var questions = _options.IsMasterKey(target.Key) ? _questions | ForMasters : _questions;
        return Judge(await _collector.CollectAsync(target, questions, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Judges a key that could not be read from its vault: nothing was asked.</summary>
    /// <param name="key">What is recorded about it.</param>
    /// <param name="storage">How it is kept, as far as that is known.</param>
    /// <param name="obstacle">Why it could not be read.</param>
    public IReadOnlyList<Finding> AuditUnreadable(KeyRecord key, KeyStorage? storage, Obstacle obstacle)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Judge(new KeyEvidence
        {
            Key = key,
            Environment = key.Environment,
            ObservedAt = _options.TimeProvider.GetUtcNow(),
            Storage = storage,
            Unreadable = obstacle,
            Restriction = new Observed<KeyRestriction>(obstacle),
            Account = _questions.HasFlag(EvidenceQuestion.Account) ? new Observed<AccountState>(obstacle) : new(),
            WithdrawalAddresses = _questions.HasFlag(EvidenceQuestion.WithdrawalAddresses) ? new Observed<WithdrawalAddressBook>(obstacle) : new(),
        });
    }

    /// <summary>Takes note of a vault that was searched.</summary>
    /// <param name="vault">What is known about it.</param>
    public void AddVault(VaultEvidence vault) => _vaults.Add(vault);

    /// <summary>Judges what can only be judged when all keys are known, and says that the run came to its end. Call once.</summary>
    public IEnumerable<Finding> Complete()
    {
        var now = _options.TimeProvider.GetUtcNow();
        var fleet = new FleetIndex(_keys);
        foreach (var key in fleet.Keys)
        {
            foreach (var check in EnabledFor(key.Policy, _fleetChecks))
            {
                yield return _factory.Create(check, key.Subject, key.Policy, check.Judge(key, fleet));
            }
        }

        VaultEvidence[] vaults = [.. _vaults.OrderBy(vault => vault.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var vault in vaults)
        {
            var subject = Subject(FindingScope.Vault, vault.Name, now);
            foreach (var check in EnabledFor(_options.Policy.General, _vaultChecks))
            {
                yield return _factory.Create(check, subject, _options.Policy.General, check.Judge(vault));
            }
        }

        var run = Subject(FindingScope.Run, vault: null, now);
        if (_options.Checks.OfType<MutesInUseCheck>().FirstOrDefault() is { } mutes && _options.Policy.Mutes.Count > 0)
        {
            yield return _factory.Create(mutes, run, _options.Policy.General, MutesInUseCheck.Judge(_factory.Mutes, DateOnly.FromDateTime(now.UtcDateTime)));
        }

        // Always said, whatever checks were chosen: a report without it is one of a run that was stopped.
        var completed = CheckCatalogue.All.OfType<AuditCompletedCheck>().Single();
        var unreadable = fleet.Keys.Count(key => key.Unreadable is not null);
        yield return _factory.Create(completed, run, _options.Policy.General, AuditCompletedCheck.Judge(fleet.Keys.Count, unreadable, vaults));
    }

    private static IEnumerable<TCheck> EnabledFor<TCheck>(KeyPolicy policy, TCheck[] checks)
        where TCheck : AuditCheck =>
        checks.Where(check => !policy.DisabledChecks.Contains(check.Id));

    private Finding[] Judge(KeyEvidence evidence)
    {
        var policy = _options.Policy.For(evidence.Key);
        var subject = AuditedKey.From(evidence, policy.PurposeName, _options.Host);
        _keys.Add(new FleetKey(evidence.Key, subject, policy)
        {
            Unreadable = evidence.Unreadable,
            SubAccounts = evidence.SubAccounts,
            SecretDigest = evidence.SecretDigest,
        });

        var context = new CheckContext(evidence, policy);
        return
        [
            .. EnabledFor(policy, _keyChecks)
                .Select(check => _factory.Create(check, subject, policy, check.Judge(context)))
                .Order(FindingOrder.WorstFirst),
        ];
    }

    private AuditedKey Subject(FindingScope scope, string? vault, DateTimeOffset now) => new()
    {
        Scope = scope,
        Name = AuditedKey.Everything,
        Vault = vault,
        Host = _options.Host,
        ObservedAt = now,
    };
}
