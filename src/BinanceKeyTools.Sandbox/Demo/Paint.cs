using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Sandbox.Demo;

/// <summary>Colours text for a terminal, or leaves it as it is.</summary>
internal sealed class Paint(bool isColoured)
{
    public string Bold(string text) => With("1", text);

    public string Dim(string text) => With("2", text);

    public string Verdict(ExpectationStatus status, string text) => With(
        status switch
        {
            ExpectationStatus.Pass => "32",
            ExpectationStatus.Fail => "31",
            _ => "33",
        },
        text);

    private string With(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
