using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>A file is no audit result, or none that this version can read.</summary>
public sealed class AuditResultException : Exception
{
    internal AuditResultException(string errorId, string source, int line, string? path, string problem)
        : base(KeyLikeText.Hide($"{source}{(line > 0 ? $", line {line}" : "")}{(path is null ? "" : $", {path}")}: {problem}"))
    {
        ErrorId = errorId;
        Line = line;
        JsonPath = path is null ? null : KeyLikeText.Hide(path);
    }

    /// <summary><c>AuditResultInvalid</c>, <c>AuditResultVersion</c> or <c>AuditResultTooLarge</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>The place in the document, for example <c>$.findings[3].severity</c>.</summary>
    public string? JsonPath { get; }
}
