using System.Collections.Concurrent;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Runs each row once, however many tests look at what came of it.</summary>
internal static class RunOnce
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<DiagnosisOutcome>>> Outcomes = new();

    public static Task<DiagnosisOutcome> OfAsync(DiagnosisRow row) =>
        Outcomes.GetOrAdd(row.Name, _ => new Lazy<Task<DiagnosisOutcome>>(() => DiagnosisBench.RunAsync(row))).Value;
}
