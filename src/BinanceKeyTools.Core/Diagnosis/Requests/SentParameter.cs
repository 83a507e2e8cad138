namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>One piece of a query string or form body, exactly as a log shows it.</summary>
internal sealed class SentParameter
{
    private const int LongestName = 30;

    public SentParameter(string text, bool isInBody)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        Text = text;
        Name = equals < 0 ? text : text[..equals];
        Value = equals < 0 ? "" : text[(equals + 1)..];
        IsInBody = isInBody;
        ShownName = equals > 0 && Name.Length <= LongestName && Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"'{Name}'" : "a parameter";
    }

    /// <summary>Name, equals sign and value.</summary>
    public string Text { get; }

    public string Name { get; }

    /// <summary>The value before decoding. Not to be shown.</summary>
    public string Value { get; }

    public bool IsInBody { get; }

    /// <summary>The name in quotation marks where it can only be one; what stands in its place may be a secret.</summary>
    public string ShownName { get; }

    /// <summary>
    /// Whether the log hides the value or cuts it off, so that nothing can be said of it: <c>***</c>, <c>&lt;hidden&gt;</c>,
    /// <c>[REDACTED]</c>, <c>c8db…</c>.
    /// </summary>
    public bool IsHidden => Value.Length > 0
        && (Value.Contains("***", StringComparison.Ordinal)
            || Value.Contains("...", StringComparison.Ordinal)
            || Value.Contains('\u2026', StringComparison.Ordinal)
            || Value.All(c => c is '*' or '\u2022')
            || (Value.Length >= 3 && Value.All(c => c is 'x' or 'X'))
            || (Value.Length > 2 && (Value[0], Value[^1]) is ('<', '>') or ('[', ']') or ('{', '}') && Value[1..^1].All(c => char.IsAsciiLetter(c) || c is ' ' or '_' or '-')));

    public override string ToString() => ShownName;
}
