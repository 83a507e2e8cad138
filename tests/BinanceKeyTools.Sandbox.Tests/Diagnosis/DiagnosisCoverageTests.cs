using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Every cause that can be named has a row in which it is.</summary>
public sealed class DiagnosisCoverageTests
{
    /// <summary>Causes that no probe and no text can raise above their rivals, each with the reason.</summary>
    private static readonly Dictionary<string, string> NeverFirst = new()
    {
        ["KeyOlderThanFuturesAccount"] = "When futures were opened is told nowhere: it stands beside FuturesOff as what to do when the box cannot be ticked.",
    };

    [Fact]
    public void EveryCauseHasARow()
    {
        var covered = DiagnosisTable.All.Select(row => row.Expected.Cause).ToHashSet();
        var catalogue = CauseCatalogue.All.Select(cause => cause.Id).ToHashSet();

        Assert.Empty(catalogue.Except(covered).Except(NeverFirst.Keys));
        Assert.Empty(NeverFirst.Keys.Intersect(covered));
        Assert.Empty(covered.Except(catalogue));
    }

    [Fact]
    public void WhatIsNeverFirstIsStillNamed()
    {
        var named = DiagnosisTable.All.SelectMany(row => row.Expected.Alternatives.Concat(row.Expected.AlsoFound)).ToHashSet();

        Assert.Empty(NeverFirst.Keys.Except(named));
    }

    [Fact]
    public void RowsHaveNamesOfTheirOwn() =>
        Assert.Equal(DiagnosisTable.All.Count, DiagnosisTable.All.Select(row => row.Name).Distinct().Count());

    [Fact]
    public void NothingMoreThanItsFactsAllowIsExpected() => Assert.All(DiagnosisTable.All, row =>
        Assert.True(row.Expected.Confidence <= CauseCatalogue.All.Single(cause => cause.Id == row.Expected.Cause).HighestConfidence, row.Name));
}
