using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Colours text for a terminal, or leaves it as it is.</summary>
internal sealed class Paint(bool isColoured)
{
    public string Bold(string text) => With("1", text);

    public string Dim(string text) => With("2", text);

    public string Verdict(FindingStatus status, FindingSeverity? severity, string text) => With(
        (status, severity) switch
        {
            (FindingStatus.Pass, _) => "32",
            (FindingStatus.Fail, FindingSeverity.Critical) => "1;31",
            (FindingStatus.Fail, FindingSeverity.High) => "31",
            (FindingStatus.Fail, FindingSeverity.Low or FindingSeverity.Informational) => "36",
            _ => "33",
        },
        text);

    public string Verdict(AuditVerdictLevel level, string text) => With(level switch { AuditVerdictLevel.OK => "32", AuditVerdictLevel.NotOK => "1;31", _ => "33" }, text);

    private string With(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
