using System.Globalization;
using System.Text.RegularExpressions;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Diagnosis.Reports;

/// <summary>What the exchange said, in the words of whatever program logged it.</summary>
internal sealed partial record LoggedRefusal
{
    private const int LongestRead = 2000;
    private const int Timeout = 1000;

    // Programs that log the message alone: only texts that belong to one code everywhere.
    private static readonly (string Text, int Code)[] KnownTexts =
    [
        ("Invalid API-key, IP, or permissions for action", -2015),
        ("Signature for this request is not valid", -1022),
        ("Timestamp for this request", -1021),
        ("API-key format invalid", -2014),
        ("Invalid Api-Key ID", -2008),
        ("You are not authorized to execute this request", -1002),
        ("Way too many requests", -1003),
        ("Too many requests; current limit", -1003),
    ];

    /// <summary>The error code; 0 came with a 451 and is no error number.</summary>
    public int? Code { get; init; }

    /// <summary>The message as it stood there.</summary>
    public string Message { get; init; } = "";

    /// <summary>Whether the message went on.</summary>
    public bool IsMessageCut { get; init; }

    /// <summary>Where in the text it stands.</summary>
    public int Position { get; init; } = -1;

    /// <summary>Reads the first refusal in a text.</summary>
    public static LoggedRefusal? Find(string text) =>
        FromBareNumber(text) ?? First(FromTuple(text), FromField(text)) ?? FromSentence(text) ?? FromKnownText(text);

    /// <summary>The code: the message is not scrubbed yet.</summary>
    public override string ToString() => Code?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static LoggedRefusal? First(LoggedRefusal? one, LoggedRefusal? other) =>
        one is null || (other is not null && other.Position < one.Position) ? other : one;

    private static LoggedRefusal? FromBareNumber(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length <= 11 && int.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) && code is < 0 or > 999
            ? new LoggedRefusal { Code = code, Position = 0 }
            : null;
    }

    // (401, -2015, 'Invalid API-key, IP, or permissions for action.', {…headers…})
    private static LoggedRefusal? FromTuple(string text) =>
        Tuple().Match(text) is { Success: true } match && TryReadCode(match.Groups["code"].ValueSpan, out var code)
            ? WithMessage(code, match.Index, match.Groups["message"].Value)
            : null;

    // "code":-2015,"msg":"…"   code: -2015, msg: '…'   code=-2015, msg=…   APIError(code=-2015): …
    private static LoggedRefusal? FromField(string text)
    {
        for (var match = CodeField().Match(text); match.Success; match = match.NextMatch())
        {
            if (!TryReadCode(match.Groups["code"].ValueSpan, out var code))
            {
                continue;
            }

            var message = MessageAround(text, match);

            // Other numbers are called code as well. Those of the exchange are negative, or have a message beside them.
            if (code < 0 || (message is not null && code is 0 or > 599 && IsJsonField(text, match)))
            {
                return message is null
                    ? WithMessage(code, match.Index, RestOfLine(text, match.Index + match.Length))
                    : WithMessage(code, match.Index, message);
            }
        }

        return null;
    }

    // [ServerError] -2015: …   Error -1022 …   Server error: -2015 | …
    private static LoggedRefusal? FromSentence(string text)
    {
        for (var match = CodeInSentence().Match(text); match.Success; match = match.NextMatch())
        {
            if (TryReadCode(match.Groups["code"].ValueSpan, out var code) && ErrorCatalogue.Default.FindAll(code).Count > 0)
            {
                return WithMessage(code, match.Index, RestOfLine(text, match.Index + match.Length));
            }
        }

        return null;
    }

    private static LoggedRefusal? FromKnownText(string text)
    {
        foreach (var (known, code) in KnownTexts)
        {
            if (text.IndexOf(known, StringComparison.OrdinalIgnoreCase) is >= 0 and var index)
            {
                return WithMessage(code, index, LineFrom(text, index));
            }
        }

        return null;
    }

    private static string? MessageAround(string text, Match code)
    {
        var after = code.Index + code.Length;
        if (MessageField().Match(text, after, Math.Min(LongestRead, text.Length - after)) is { Success: true } following
            && following.Index - after <= 40 && !text.AsSpan(after, following.Index - after).Contains('}'))
        {
            return TextOf(following);
        }

        var start = Math.Max(0, code.Index - LongestRead);
        Match? preceding = null;
        for (var match = MessageField().Match(text, start, code.Index - start); match.Success; match = match.NextMatch())
        {
            preceding = match;
        }

        return preceding is not null && code.Index - (preceding.Index + preceding.Length) <= 10
            && !text.AsSpan(preceding.Index, code.Index - preceding.Index).Contains('}')
                ? TextOf(preceding)
                : null;
    }

    private static string TextOf(Match field)
    {
        foreach (var name in new[] { "double", "single", "plain" })
        {
            if (field.Groups[name] is { Success: true } group)
            {
                return group.Value;
            }
        }

        return "";
    }

    private static bool IsJsonField(string text, Match code) => code.Index < text.Length && text[code.Index] is '"' or '\'';

    private static string RestOfLine(string text, int start) => LineFrom(text, start).TrimStart(' ', '\t', ')', ']', ':', '|', ',', '-', '"', '\'', '}');

    private static string LineFrom(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(LongestRead, text.Length - start));
        var end = rest.IndexOfAny('\r', '\n');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static LoggedRefusal WithMessage(int code, int position, string message) => new()
    {
        Code = code,
        Message = message.Trim().TrimEnd('"', '\'', '}', ')', ']', ' '),
        IsMessageCut = message.Length >= LongestRead - 1,
        Position = position,
    };

    private static bool TryReadCode(ReadOnlySpan<char> text, out int code) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out code);

    [GeneratedRegex("\\(\\s{0,4}\\d{3}\\s{0,4},\\s{0,4}(?<code>-\\d{1,9})\\s{0,4},\\s{0,4}(?<quote>['\"])(?<message>[^\\r\\n]{0,2000}?)\\k<quote>\\s{0,4}[,)]",
        RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Tuple();

    [GeneratedRegex("[\"']?\\b(error_?)?code[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?(?<code>-?\\d{1,9})(?!\\d|\\.\\d)[\"']?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex CodeField();

    [GeneratedRegex("\\b(msg|message)[\"']?\\s{0,8}[:=]\\s{0,8}(\"(?<double>[^\"\\r\\n]{0,2000})|'(?<single>[^'\\r\\n]{0,2000})|(?<plain>[^\\s\"'{\\[][^\\r\\n}]{0,2000}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex MessageField();

    [GeneratedRegex("(?<=(error|code|err|exception)\\W{0,6})(?<!\\d)(?<code>-\\d{4,6})(?!\\d|\\.\\d)|(?<![\\w.)-])(?<code>-\\d{4,6})(?=\\s{0,3}[:|,]\\s{0,3}['\"A-Z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex CodeInSentence();
}
