using System.Globalization;
using System.Text.RegularExpressions;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Causes;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis;

/// <summary>Writes a diagnosis from the ranked suspects.</summary>
internal static partial class Verdict
{
    private const string NotEnoughEvidence = nameof(NotEnoughEvidence);

    public static KeyDiagnosis Write(
        DiagnosisSubject subject,
        CaseFile file,
        IReadOnlyList<RankedSuspicion> suspects,
        IReadOnlyList<ProbeResult> evidence,
        IReadOnlyList<string> notTested,
        int requests)
    {
        var first = Choose(suspects);
        var others = suspects.Where(suspect => suspect != first && suspect.Cause.Class != CauseClass.None).ToArray();
        var cause = first?.Cause ?? CauseCatalogue.Find(NotEnoughEvidence);
        var values = ValuesOf(subject, file, first, others);
        return new KeyDiagnosis
        {
            Name = subject.Key?.Name,
            Vault = subject.Key?.Vault,
            ApiKey = subject.Key?.ApiKey,
            Fingerprint = subject.Key?.Fingerprint,
            Environment = file.Environment,
            FoundIn = file.OtherEnvironments.Where(pair => pair.Value.Succeeded).Select(pair => (BinanceEnvironment?)pair.Key).FirstOrDefault(),
            Verdict = Fill(cause.Verdict, values),
            Confidence = first?.Confidence ?? DiagnosisConfidence.None,
            Cause = cause.Id,
            CauseClass = cause.Class,
            Explanation = Fill(cause.Explanation, values),
            Fix = Array.ConvertAll(cause.Fix.ToArray(), step => Fill(step, values)),
            DecidingProbe = first?.Suspicion.DecidingProbe,
            Evidence = evidence.ToArray(),

            // What is certain besides the verdict is a second fault; what is not competes with it.
            Alternative = Describe(others.Where(suspect => suspect.Confidence < DiagnosisConfidence.Certain && first?.Confidence != DiagnosisConfidence.Certain), subject, file),
            AlsoFound = Describe(others.Where(suspect => suspect.Confidence == DiagnosisConfidence.Certain || (first?.Confidence == DiagnosisConfidence.Certain && suspect is { Explains: false, Confidence: DiagnosisConfidence.Likely })), subject, file),
            Excluded = Exclusions(file),
            NotTested = notTested.ToArray(),
            Fact = cause.Facts.ToArray(),
            AskedHost = evidence.Where(result => result.Requests > 0).Select(result => result.Host).Concat(file.Answers.Select(answer => answer.Host)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray(),
            SeenAddress = file.SeenAddresses.Distinct().ToArray(),
            RequestCount = requests,
            For = file.Target?.ToString(),
            ReportedError = file.Report?.ToString() is { Length: > 0 } reported ? reported : null,
            ObservedAt = file.OpenedAt,
        };
    }

    // Where several are merely possible, naming one would be guessing.
    private static RankedSuspicion? Choose(IReadOnlyList<RankedSuspicion> suspects) => suspects switch
    {
        [] => null,
        [{ Confidence: DiagnosisConfidence.Possible } first, ..] when suspects.Count(suspect => suspect.Explains == first.Explains) > 1 => null,
        [var first, ..] => first,
    };

    private static DiagnosisAlternative[] Describe(IEnumerable<RankedSuspicion> suspects, DiagnosisSubject subject, CaseFile file) =>
    [
        .. suspects.Select(suspect =>
        {
            var values = ValuesOf(subject, file, suspect, []);
            return new DiagnosisAlternative(
                suspect.Cause.Id, suspect.Cause.Class, suspect.Confidence, Fill(suspect.Cause.Verdict, values), Fill(suspect.Cause.Test, values));
        }),
    ];

    private static string[] Exclusions(CaseFile file)
    {
        List<string> excluded = [];
        if (file.IsAddressExcluded)
        {
            excluded.Add("The caller's address: the exchange says that the key has no IP list.");
        }
        else if (file.HasWorked)
        {
            excluded.Add("The caller's address: a signed request from here was granted.");
        }

        if (file.HasWorked)
        {
            excluded.Add("Key, secret and environment: a signed request was granted.");
        }

        if (file.Clock is { } clock && !ClockLimits.Refuses(clock, file.RecvWindow))
        {
            excluded.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"This machine's clock: {Math.Abs(clock.Offset.TotalMilliseconds):0} ms off, ± {clock.Uncertainty.TotalMilliseconds:0} ms."));
        }

        return [.. excluded];
    }

    private static Dictionary<string, string> ValuesOf(DiagnosisSubject subject, CaseFile file, RankedSuspicion? suspect, RankedSuspicion[] others)
    {
        var next = others.Length > 0 ? others[0] : null;
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["key"] = subject.Key?.Name is { } name ? $"'{KeyLikeText.Hide(name)}'" : "the key",
            ["name"] = KeyLikeText.Hide(subject.Key?.Name ?? "<name>"),
            ["environment"] = file.Environment.ToString(),
            ["host"] = file.Report?.Host ?? (subject.Client is { } client && PermissionProbe.MainRead(client.Hosts) is { } main ? client.Hosts.AddressOf(main.Family).Host : "the host"),
            ["request"] = file.Target?.ToString() ?? "the request",
            ["address"] = file.SeenAddresses.Count > 0 ? file.SeenAddresses[^1].ToString() : "this machine's public address",
            ["recvWindow"] = file.RecvWindow.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
            ["code"] = file.Refusal?.Code?.ToString(CultureInfo.InvariantCulture) ?? "the error",
            ["next"] = next is null ? NextStep(subject) : Fill(next.Cause.Test, ValuesOf(subject, file, next, [])),
        };
        foreach (var (placeholder, value) in suspect?.Suspicion.Values ?? new Dictionary<string, string>())
        {
            values[placeholder] = value;
        }

        return values;
    }

    private static string NextStep(DiagnosisSubject subject) => subject.Client is null
        ? "Run Debug-BinanceKey with the name of the key, so that the exchange can be asked."
        : "Run every probe on the machine where the request fails: Debug-BinanceKey -All";

    private static string Fill(string text, Dictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    [GeneratedRegex("\\{([A-Za-z]+)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
