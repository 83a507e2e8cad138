using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>One audit of a simulated fleet, without network and without waiting.</summary>
internal sealed class FleetRun : IDisposable
{
    private static readonly Obstacle VaultGone = new(FindingReason.VaultUnavailable, "The vault failed to answer.");

    private readonly ManualTimeProvider _time;
    private readonly BinanceClient _client;
    private readonly FleetAuditor _auditor;
    private readonly IReadOnlyList<FleetMember> _members;

    public FleetRun(IReadOnlyList<FleetMember> members)
        : this(members, new ManualTimeProvider { AutoAdvance = true })
    {
    }

    public FleetRun(
        IReadOnlyList<FleetMember> members,
        ManualTimeProvider time,
        Func<FleetMember, string, int, FleetTrouble>? trouble = null,
        TimeSpan offset = default,
        IReadOnlyList<Mute>? mutes = null,
        string host = "host",
        TimeSpan? timeout = null,
        EvidenceQuestion questions = EvidenceQuestion.Restriction | EvidenceQuestion.Account | EvidenceQuestion.WithdrawalAddresses)
    {
        _members = members;
        _time = time;
        Exchange = new FleetExchange(time, members) { Trouble = trouble ?? (static (_, _, _) => FleetTrouble.None), Offset = offset };
        _client = new BinanceClient(new BinanceClientOptions
        {
            Hosts = ExchangeHosts.For(BinanceEnvironment.Live),
            TimeProvider = time,
            Handler = Exchange,
            Budget = new RateBudget(time),
            Clock = new ServerClock(),
            Randomizer = () => 0.5,

            // A clock that leaps ahead for one request would end others that are under way.
            Timeout = timeout ?? TimeSpan.FromHours(23),
        });
        _auditor = new FleetAuditor(new FleetAuditOptions
        {
            Policy = BuiltInPolicies.Find(BuiltInPolicies.Default)! with { Questions = questions, Mutes = mutes ?? [] },
            Host = host,
            TimeProvider = time,
        });
    }

    public FleetExchange Exchange { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Audits all keys in their order, so many at once, and completes the run.</summary>
    public async Task<IReadOnlyList<Finding>> AuditAsync(int throttle = 8)
    {
        var findings = new List<Finding>();
        await Parallel.ForEachAsync(_members, new ParallelOptions { MaxDegreeOfParallelism = throttle }, async (member, token) =>
        {
            var found = await AuditAsync(member, token).ConfigureAwait(false);
            lock (findings)
            {
                findings.AddRange(found);
            }
        }).ConfigureAwait(false);
        findings.AddRange(Complete());
        return findings;
    }

    public async Task<IReadOnlyList<Finding>> AuditAsync(FleetMember member, CancellationToken cancellationToken = default)
    {
        var storage = new KeyStorage(SecretForm.Credential, HasMetadata: true);
        if (member.IsUnreadable)
        {
            return _auditor.AuditUnreadable(member.Describe(), storage, VaultGone);
        }

        using var credential = member.CreateCredential();
        return await _auditor.AuditAsync(new AuditTarget(member.Describe(), credential, _client, storage), cancellationToken).ConfigureAwait(false);
    }

    public IReadOnlyList<Finding> Complete()
    {
        _auditor.AddVault(new VaultEvidence("Team", "Microsoft.PowerShell.SecretStore", _members.Count) { HasPassword = true });
        return [.. _auditor.Complete()];
    }

    public void Dispose() => _client.Dispose();
}
