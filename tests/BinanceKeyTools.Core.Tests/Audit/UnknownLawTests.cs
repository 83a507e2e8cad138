using BinanceKeyTools.Audit.Findings;
using FsCheck;
using FsCheck.Fluent;
using static BinanceKeyTools.Tests.Reporting.SampleFindings;

namespace BinanceKeyTools.Core.Tests.Audit;

/// <summary>What is not known is never good: nothing that is added to it makes a result look better.</summary>
public sealed class UnknownLawTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Arbitrary<Finding> Unknown =
        (from severity in Gen.Elements(Enum.GetValues<FindingSeverity>())
         from reason in Gen.Elements(FindingReason.KeyRefused, FindingReason.ExchangeUnavailable, FindingReason.ClockWrong, FindingReason.AnswerIncomplete, FindingReason.NotRecorded)
         from scope in Gen.Elements(FindingScope.Key, FindingScope.Entry, FindingScope.Vault)
         from name in Gen.Elements("bot", "tax", "another")
         select Finding(
             Key(scope == FindingScope.Vault ? AuditedKey.Everything : name, fingerprint: scope == FindingScope.Key ? "0123456789ab" : null) with { Scope = scope },
             "BKT1305",
             FindingStatus.Unknown,
             severity,
             "web-1a",
             reason: scope == FindingScope.Vault ? FindingReason.VaultUnavailable : reason)).ToArbitrary();

    [Fact]
    public void An_unknown_more_never_improves_the_verdict() =>
        Check.One(Runs, Prop.ForAll(Any, Unknown, (findings, unknown) =>
        {
            // Of several machines one may know what another does not, and of several runs the newest counts.
            Finding[] known = [.. findings.Select(finding => finding.About(finding.Subject with { Host = "web-1" }, finding.Id).Of("web-1a"))];
            var (before, after) = (Report(known).Verdict, Report([.. known, unknown]).Verdict);
            return after.Level >= before.Level && after.Level >= AuditVerdictLevel.Undetermined;
        }));

    [Fact]
    public void An_unknown_more_never_improves_a_row() =>
        Check.One(Runs, Prop.ForAll(Any, Unknown, (findings, unknown) =>
        {
            Finding[] ofKey = [.. findings.Where(finding => finding.Scope == FindingScope.Key).Select(finding => finding.About(Key(), finding.Id)).DistinctBy(finding => finding.CheckId), Finding(status: FindingStatus.Pass, check: "BKT1901")];
            var more = unknown.About(Key(), unknown.Id);
            var (before, after) = (KeyAudit.Of(ofKey), KeyAudit.Of([.. ofKey, more]));
            return after.Severity >= (before.Severity ?? 0) && after.Severity >= more.Severity && after.Status is FindingStatus.Fail or FindingStatus.Unknown;
        }));

    [Fact]
    public void An_unknown_is_shown_above_every_failure_that_is_less_severe() =>
        Check.One(Runs, Prop.ForAll(Any, Unknown, (findings, unknown) =>
        {
            var shown = Report([.. findings, unknown]).Shown.Where(finding => finding.IsProblem).Select(finding => finding.Severity).ToList();
            return shown.SequenceEqual(shown.OrderDescending());
        }));

    [Fact]
    public void Putting_together_and_taking_apart_loses_nothing() =>
        Check.One(Runs, Prop.ForAll(Any, findings =>
        {
            var collapsed = UnmadeChecks.Collapse(findings);
            return UnmadeChecks.Expand(collapsed).Select(Describe).Order(StringComparer.Ordinal).SequenceEqual(findings.Select(Describe).Order(StringComparer.Ordinal))
                && UnmadeChecks.Collapse(collapsed).Select(Describe).SequenceEqual(collapsed.Select(Describe))
                && collapsed.Sum(finding => finding.CheckCount) == findings.Length;
        }));

    [Fact]
    public void What_was_put_together_can_be_taken_apart_by_its_own_list()
    {
        Finding[] parts = [.. new[] { "BKT1001", "BKT1301", "BKT1305" }.Select(check => Finding(check: check, status: FindingStatus.Unknown) is var finding ? With(finding, "-2015 Invalid API-key.") : null!)];
        var whole = Assert.Single(UnmadeChecks.Collapse(parts));

        Assert.Equal("3 checks could not be made: -2015 Invalid API-key. Next: Debug-BinanceKey bot", whole.Message);
        Assert.Equal(("BKT1704", FindingStatus.Unknown, FindingSeverity.High, "Debug-BinanceKey 'bot' -Vault 'Store'"), (whole.CheckId, whole.Status, whole.Severity, whole.Command));

        // As it comes from another process: without the findings it was made of.
        var flat = new Finding(whole.Subject)
        {
            Id = whole.Id,
            CheckId = whole.CheckId,
            CheckName = whole.CheckName,
            Title = whole.Title,
            Severity = whole.Severity,
            Status = whole.Status,
            Reason = whole.Reason,
            Message = whole.Message,
            Checks = whole.Checks,
            RunId = whole.RunId,
            Policy = whole.Policy,
        };
        var again = UnmadeChecks.Expand([flat]).ToArray();
        Assert.Equal(parts.Select(part => (part.Id, part.CheckId, part.Severity, part.Status, part.Reason, part.Message)), again.Select(part => (part.Id, part.CheckId, part.Severity, part.Status, part.Reason, part.Message)));
    }

    private static Finding With(Finding finding, string message) => new(finding.Subject)
    {
        Id = finding.Id,
        CheckId = finding.CheckId,
        CheckName = finding.CheckName,
        Title = finding.Title,
        Severity = finding.Severity,
        Status = finding.Status,
        Reason = finding.Reason,
        Message = message,
        RunId = finding.RunId,
        Policy = finding.Policy,
    };
}
