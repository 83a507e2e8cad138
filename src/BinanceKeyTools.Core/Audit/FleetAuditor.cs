using System.Collections.Concurrent;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Checks.Inventory;
using BinanceKeyTools.Audit.Checks.Material;
using BinanceKeyTools.Audit.Checks.Vaults;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>
/// Audits keys against a policy: one run. Each key is judged as soon as its evidence is there, so that results stream; what two
/// keys share, the vaults, the hosts and the end of the run are judged when all keys are known. Neither the order of the keys nor how
/// many are asked at once changes what is found. Whatever the selection of checks, it is reported when something could not be looked at.
/// Safe for many keys at once.
/// </summary>
public sealed class FleetAuditor
{
    private const EvidenceQuestion ForMasters = EvidenceQuestion.SubAccounts;

    private static readonly KeyUnreadableCheck Unreadable = CheckCatalogue.All.OfType<KeyUnreadableCheck>().Single();

    private readonly FleetAuditOptions _options;
    private readonly EvidenceCollector _collector;
    private readonly FindingFactory _factory;
    private readonly EvidenceQuestion _questions;
    private readonly HashSet<string> _running;
    private readonly KeyCheck[] _keyChecks;
    private readonly FleetCheck[] _fleetChecks;
    private readonly VaultCheck[] _vaultChecks;
    private readonly HostCheck[] _hostChecks;
    private readonly ConcurrentBag<FleetKey> _keys = [];
    private readonly ConcurrentBag<VaultEvidence> _vaults = [];
    private readonly HostLog _hosts = new();
    private int _unreadable;

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
        _running = checks.Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        _keyChecks = [.. checks.OfType<KeyCheck>()];
        _fleetChecks = [.. checks.OfType<FleetCheck>()];
        _vaultChecks = [.. CheckCatalogue.All.OfType<VaultCheck>()];
        _hostChecks = [.. CheckCatalogue.All.OfType<HostCheck>()];
    }

    /// <summary>Asks the exchange about a key and judges it.</summary>
    /// <param name="target">The key.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>A finding for each check of a single key, worst first.</returns>
    public async Task<IReadOnlyList<Finding>> AuditAsync(AuditTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var questions = _options.IsMasterKey(target.Key) ? _questions | ForMasters : _questions;
        var evidence = await _collector.CollectAsync(target, questions, cancellationToken).ConfigureAwait(false);
        _hosts.Add(evidence, target.Client.Hosts);
        return Judge(evidence);
    }

    /// <summary>Judges an entry of a vault that could not be read as a key: nothing was asked. It does not count as a key.</summary>
    /// <param name="key">What is recorded about it.</param>
    /// <param name="storage">How it is kept, as far as that is known.</param>
    /// <param name="obstacle">Why it could not be read.</param>
    /// <returns>One finding; none when the policy switches the check of it off.</returns>
    public IReadOnlyList<Finding> AuditUnreadable(KeyRecord key, KeyStorage? storage, Obstacle obstacle)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(obstacle);
        Interlocked.Increment(ref _unreadable);
        var evidence = new KeyEvidence
        {
            Key = key,
            Environment = key.Environment,
            ObservedAt = _options.TimeProvider.GetUtcNow(),
            Storage = storage,
            Unreadable = obstacle,
            Restriction = new Observed<KeyRestriction>(obstacle),
        };
        var policy = _options.Policy.For(key);
        var subject = AuditedKey.From(evidence, policy.PurposeName, _options.Host) with { Scope = FindingScope.Entry };
        var context = new CheckContext(evidence, policy) { Running = _running };

        // What keeps the entry from being a key may be something that another check is about.
        KeyCheck check = obstacle.ErrorId switch
        {
            RsaKeyTooSmallCheck.RefusalId when context.IsJudgedBy(RsaKeyTooSmallCheck.CheckId) => _keyChecks.OfType<RsaKeyTooSmallCheck>().Single(),
            RotationUnfinishedCheck.PendingId when context.IsJudgedBy(RotationUnfinishedCheck.CheckId) => _keyChecks.OfType<RotationUnfinishedCheck>().Single(),
            _ => Unreadable,
        };
        if (!policy.IsEnabled(check))
        {
            return [];
        }

        var result = check.Judge(context);
        return [_factory.Create(check, subject, policy, result.Status == FindingStatus.Unknown ? result with { Severity = WorstOf(policy) } : result)];
    }

    /// <summary>Takes note of a vault that was searched.</summary>
    /// <param name="vault">What is known about it.</param>
    public void AddVault(VaultEvidence vault) => _vaults.Add(vault);

    /// <summary>Judges what can only be judged when all keys are known, and says that the run came to its end. Call once.</summary>
    public IEnumerable<Finding> Complete()
    {
        var now = _options.TimeProvider.GetUtcNow();
        var general = _options.Policy.General;
        var fleet = new FleetIndex(_keys, _unreadable);
        foreach (var key in fleet.Keys)
        {
            foreach (var check in _fleetChecks.Where(key.Policy.IsEnabled))
            {
                yield return _factory.Create(check, key.Subject, key.Policy, check.Judge(key, fleet));
            }
        }

        VaultEvidence[] vaults = [.. _vaults.OrderBy(vault => vault.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var vault in vaults)
        {
            var subject = Subject(FindingScope.Vault, AuditedKey.Everything, now) with { Vault = vault.Name };
            foreach (var check in _vaultChecks.Where(general.IsEnabled))
            {
                if (Report(check, subject, general, check.Judge(vault)) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var host in _hosts.Hosts)
        {
            var subject = Subject(FindingScope.Exchange, host.Name, now) with { Environment = host.Environment };
            foreach (var check in _hostChecks.Where(general.IsEnabled))
            {
                if (Report(check, subject, general, check.Judge(host, general.Thresholds)) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        var run = Subject(FindingScope.Run, AuditedKey.Everything, now);
        if (_running.Contains(MutesInUseCheck.CheckId) && _options.Policy.Mutes.Count > 0)
        {
            var mutes = CheckCatalogue.All.OfType<MutesInUseCheck>().Single();
            yield return _factory.Create(mutes, run, general, MutesInUseCheck.Judge(_factory.Mutes, DateOnly.FromDateTime(now.UtcDateTime)));
        }

        var deviations = CheckCatalogue.All.OfType<PolicyDeviationsCheck>().Single();
        yield return _factory.Create(deviations, run, general, PolicyDeviationsCheck.Judge(_options.Policy.Name, PolicyDeviations.Of(_options)));

        // Always said, whatever checks were chosen: a report without it is one of a run that was stopped.
        var completed = CheckCatalogue.All.OfType<AuditCompletedCheck>().Single();
        yield return _factory.Create(completed, run, general, AuditCompletedCheck.Judge(new RunEvidence
        {
            KeyCount = fleet.Keys.Count,
            AskedCount = NeedsExchange ? _hosts.AskedCount : 0,
            AnsweredCount = _hosts.AnsweredCount,
            UnreadableCount = _unreadable,
            VaultCount = vaults.Length,
            UnreadVaultCount = vaults.Count(vault => vault.ErrorId is not null),
        }));
    }

    // Checks that are content with what the vault holds can be made without any answer.
    private bool NeedsExchange => Array.Exists(_keyChecks, check => check.Needs != EvidenceQuestion.None);

    // What could not be looked at is reported also when the check that says so was not selected: the selected ones missed it.
    private Finding? Report(AuditCheck check, AuditedKey subject, KeyPolicy policy, CheckResult result) => result.Status switch
    {
        FindingStatus.Unknown when check is VaultUnavailableCheck => _factory.Create(check, subject, policy, result with { Severity = WorstOf(policy) }),
        FindingStatus.Fail when check is Checks.Answers.ExchangeUnavailableCheck => _factory.Create(check, subject, policy, result),
        _ => _running.Contains(check.Id) ? _factory.Create(check, subject, policy, result) : null,
    };

    // How bad the worst is that the checks of this run could have found, had they been made.
    private FindingSeverity WorstOf(KeyPolicy policy) =>
        _keyChecks.Where(policy.IsEnabled).Select(policy.SeverityOf).DefaultIfEmpty(FindingSeverity.Critical).Max();

    private Finding[] Judge(KeyEvidence evidence)
    {
        var policy = _options.Policy.For(evidence.Key);
        var subject = AuditedKey.From(evidence, policy.PurposeName, _options.Host);
        _keys.Add(new FleetKey(evidence.Key, subject, policy)
        {
            SubAccounts = evidence.SubAccounts,
            SecretDigest = evidence.SecretDigest,
        });

        var context = new CheckContext(evidence, policy) { Running = _running };
        return
        [
            .. _keyChecks.Where(policy.IsEnabled)
                .Select(check => _factory.Create(check, subject, policy, check.Judge(context)))
                .Order(FindingOrder.WorstFirst),
        ];
    }

    private AuditedKey Subject(FindingScope scope, string name, DateTimeOffset now) => new()
    {
        Scope = scope,
        Name = name,
        Host = _options.Host,
        ObservedAt = now,
    };
}
