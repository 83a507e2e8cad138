using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Audit.Policies;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>What a check has to say about a scene.</summary>
internal sealed record CheckCase(string CheckId, string Title, FindingStatus Status, FindingReason Reason, Func<CheckResult> Judge)
{
    public static CheckCase Pass(string id, string title, Scene scene) => Of(id, title, FindingStatus.Pass, FindingReason.Compliant, scene);

    public static CheckCase Fail(string id, string title, Scene scene) => Of(id, title, FindingStatus.Fail, FindingReason.Violation, scene);

    public static CheckCase Unknown(string id, string title, FindingReason reason, Scene scene) => Of(id, title, FindingStatus.Unknown, reason, scene);

    public static CheckCase NotApplicable(string id, string title, FindingReason reason, Scene scene) => Of(id, title, FindingStatus.NotApplicable, reason, scene);

    public static CheckCase Fleet(string id, string title, FindingStatus status, FindingReason reason, Scene scene, params Scene[] others) =>
        new(id, title, status, reason, () => JudgeInFleet(id, scene, others));

    public static CheckCase Vaults(string id, string title, FindingStatus status, FindingReason reason, VaultEvidence vault) =>
        new(id, title, status, reason, () => Check<VaultCheck>(id).Judge(vault));

    public static CheckCase Host(string id, string title, FindingStatus status, FindingReason reason, HostEvidence host) =>
        new(id, title, status, reason, () => Check<HostCheck>(id).Judge(host, new AuditThresholds()));

    public static CheckResult JudgeInFleet(string id, Scene scene, params Scene[] others)
    {
        var key = scene.ToFleetKey();
        return Check<FleetCheck>(id).Judge(key, new FleetIndex([key, .. others.Select(other => other.ToFleetKey())]));
    }

    public static CheckResult JudgeKey(string id, Scene scene) => Check<KeyCheck>(id).Judge(scene.ToContext());

    public override string ToString() => $"{CheckId} {Status}: {Title}";

    private static CheckCase Of(string id, string title, FindingStatus status, FindingReason reason, Scene scene) =>
        new(id, title, status, reason, () => JudgeKey(id, scene));

    private static TCheck Check<TCheck>(string id)
        where TCheck : AuditCheck => Assert.IsAssignableFrom<TCheck>(CheckCatalogue.Find(id));
}
