using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Diagnosis.Reports;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Reads what people give beside the key.</summary>
internal static class ReportedTexts
{
    public static RequestTarget? Target(string? text) =>
        text is null ? null : throw new NotSupportedException(text);

    public static ErrorReport? Report(string? text) =>
        text is null ? null : throw new NotSupportedException(text);
}
