using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>
/// Makes one row of a key that several machines saw. A key that is bound to an address can only be audited from there, so that the
/// others find out nothing, and their rows would hide what is known.
/// <list type="number">
/// <item>Of several runs on one machine the newest counts, check by check. A key that was replaced between them is the new one.</item>
/// <item>Rows of the same API key are one, when no machine has it twice. Otherwise those under the same vault and name are one.</item>
/// <item>A row without API key, because the vault was locked for example, joins the one under its vault and name, when there is just one.</item>
/// <item>Two rows of one machine are never folded.</item>
/// </list>
/// Vaults and runs are not folded: a vault of the same name on another machine is another vault. What looks like a key is masked
/// first, so that live findings and those of files, where it is masked, meet.
/// </summary>
internal static class HostFolding
{
    /// <summary>Folds findings into rows. The order of the findings decides nothing, and folding what was folded changes nothing.</summary>
    public static List<SubjectFindings> Fold(IEnumerable<Finding> findings)
    {
        var rows = WithoutReplaced(Collect(findings));
        var keys = rows.Where(row => row.Subject.Scope == FindingScope.Key).ToList();
        List<SubjectFindings> folded = [.. rows.Where(row => row.Subject.Scope != FindingScope.Key)];
        var identified = keys.Where(row => row.Subject.Fingerprint is not null)
            .GroupBy(row => row.Subject.Fingerprint!, StringComparer.Ordinal)
            .SelectMany(FoldSameKey)
            .ToLookup(row => NameOf(row.Subject));
        var unidentified = keys.Where(row => row.Subject.Fingerprint is null).ToLookup(row => NameOf(row.Subject));
        foreach (var name in unidentified.Select(group => group.Key).Union(identified.Select(group => group.Key)))
        {
            folded.AddRange(FoldUnidentified([.. identified[name]], [.. unidentified[name]]));
        }

        return folded;
    }

    private static List<SubjectFindings> Collect(IEnumerable<Finding> findings)
    {
        // Findings of one key share its description, which makes finding their row cheap.
        Dictionary<AuditedKey, List<Finding>> bySubject = new(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            if (!bySubject.TryGetValue(finding.Subject, out var list))
            {
                bySubject.Add(finding.Subject, list = []);
            }

            list.Add(finding);
        }

        return
        [
            .. bySubject.Select(pair => KeyLikeMask.Apply(pair.Key, pair.Value))
                .SelectMany(list => list[0].Scope == FindingScope.Run ? list.Select(finding => new List<Finding> { finding }) : [list])
                .GroupBy(list => SubjectPlace.Of(list[0]))
                .Select(group => Newest(group.SelectMany(list => list))),
        ];
    }

    private static SubjectFindings Newest(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var subject = all.Select(finding => finding.Subject).Distinct(ReferenceEqualityComparer.Instance).Cast<AuditedKey>().Order(SubjectOrder.NewestFirst).First();
        return Row(subject, all.GroupBy(finding => finding.CheckId, StringComparer.Ordinal).Select(group => group.Order(FindingChoice.NewestFirst).First()));
    }

    private static List<SubjectFindings> WithoutReplaced(List<SubjectFindings> rows)
    {
        var replaced = rows.Where(row => row is { Hosts.Length: 1, Subject: { Scope: FindingScope.Key or FindingScope.Entry, Vault: not null } })
            .GroupBy(row => (Host: row.Hosts[0].ToUpperInvariant(), Name: NameOf(row.Subject)))
            .Where(group => group.Skip(1).Any())
            .SelectMany(group =>
            {
                var newest = group.OrderBy(row => row.Subject, SubjectOrder.NewestFirst).First();
                var runs = RunsOf(newest);
                return group.Where(row => row != newest && !RunsOf(row).Overlaps(runs));
            })
            .ToHashSet();
        return replaced.Count == 0 ? rows : rows.FindAll(row => !replaced.Contains(row));
    }

    private static HashSet<string> RunsOf(SubjectFindings row) => [.. row.Findings.Select(finding => finding.RunId)];

    private static IEnumerable<SubjectFindings> FoldSameKey(IEnumerable<SubjectFindings> sameKey)
    {
        var rows = sameKey.ToList();
        return AreOfDifferentHosts(rows)
            ? [Merge(rows)]
            : rows.GroupBy(row => NameOf(row.Subject)).SelectMany(group => AreOfDifferentHosts([.. group]) ? [Merge([.. group])] : group.AsEnumerable());
    }

    private static IEnumerable<SubjectFindings> FoldUnidentified(List<SubjectFindings> identified, List<SubjectFindings> unidentified)
    {
        if (unidentified.Count == 0 || !AreOfDifferentHosts(unidentified))
        {
            return [.. identified, .. unidentified];
        }

        return identified.Count == 1 && AreOfDifferentHosts([.. identified, .. unidentified])
            ? [Merge([.. identified, .. unidentified])]
            : [.. identified, Merge(unidentified)];
    }

    private static bool AreOfDifferentHosts(List<SubjectFindings> rows)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return rows.TrueForAll(row => Array.TrueForAll(row.Hosts, seen.Add));
    }

    private static SubjectFindings Merge(List<SubjectFindings> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        // The name must not depend on who knew most today: it is what the findings are recognised by tomorrow.
        var identified = rows.Where(row => row.Subject.Fingerprint is not null).DefaultIfEmpty(rows[0]).ToList();
        var named = (identified[0].Subject.Fingerprint is null ? rows : identified)
            .Select(row => row.Subject)
            .OrderBy(key => key.Vault, StringComparer.OrdinalIgnoreCase).ThenBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(key => key.Vault, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal)
            .First();
        var best = rows.Select(row => row.Subject).Order(SubjectOrder.BestFirst).First();
        var known = identified.Select(row => row.Subject).Order(SubjectOrder.BestFirst).First();
        var subject = best with
        {
            Vault = named.Vault,
            Name = named.Name,
            ApiKey = best.ApiKey ?? known.ApiKey,
            Fingerprint = best.Fingerprint ?? known.Fingerprint,
            Host = SubjectFindings.Join(rows.SelectMany(row => row.Hosts)),
        };
        // So are the identities those that the findings have under that name.
        var ids = rows.Where(row => NameOf(row.Subject) == NameOf(named))
            .SelectMany(row => row.Findings)
            .GroupBy(finding => finding.CheckId, StringComparer.Ordinal)
            .ToDictionary(check => check.Key, check => check.Min(finding => finding.Id), StringComparer.Ordinal);
        var isAnswered = rows.Exists(row => row.IsAnswered);
        var findings = rows.SelectMany(row => row.Findings.Select(finding => (Finding: finding, Knows: !isAnswered || row.IsAnswered || !RestsOnExchange(finding))))
            .GroupBy(entry => entry.Finding.CheckId, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(entry => entry.Knows && entry.Finding.Status != FindingStatus.Unknown)
                .ThenByDescending(entry => entry.Knows)
                .ThenBy(entry => entry.Finding, FindingChoice.WorstKnownFirst)
                .First().Finding);
        return new SubjectFindings(
            subject, [.. findings.Select(finding => finding.About(subject, ids.GetValueOrDefault(finding.CheckId) ?? FindingIdentity.Of(finding.CheckId, named.Vault, named.Name)))]);
    }

    // A machine that the exchange refuses, because the key is bound to another address, says nothing about the key.
    private static bool RestsOnExchange(Finding finding) =>
        CheckCatalogue.Find(finding.CheckId) is { } check && check.Needs != EvidenceQuestion.None;

    private static SubjectFindings Row(AuditedKey subject, IEnumerable<Finding> findings) =>
        new(subject, [.. findings.Select(finding => ReferenceEquals(finding.Subject, subject) ? finding : finding.About(subject, finding.Id))]);

    private static (string? Vault, string Name) NameOf(AuditedKey subject) => (subject.Vault?.ToUpperInvariant(), subject.Name.ToUpperInvariant());
}
