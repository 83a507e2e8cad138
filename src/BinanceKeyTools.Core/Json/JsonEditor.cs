using System.Text;

namespace BinanceKeyTools.Json;

/// <summary>
/// Changes a JSON text in place: whatever is not changed stays byte for byte as somebody wrote it, comments, order and line breaks included.
/// What is added follows the indentation and the line breaks that are there.
/// </summary>
internal sealed class JsonEditor
{
    private const string Indentation = "  ";

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly List<(int Start, int Length, string Text)> _edits = [];
    private readonly string _newLine;
    private readonly string _unit;

    /// <summary>Gets ready to change a text.</summary>
    /// <param name="utf8">A text that is known to be JSON, with comments and trailing commas, without byte order mark.</param>
    public JsonEditor(ReadOnlyMemory<byte> utf8)
    {
        _utf8 = utf8;
        Root = JsonPart.Read(utf8.Span);
        _newLine = utf8.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        _unit = Root.Children.Select(child => OwnIndent(child.Start)).FirstOrDefault(indent => !string.IsNullOrEmpty(indent)) ?? Indentation;
    }

    /// <summary>The whole text.</summary>
    public JsonPart Root { get; }

    /// <summary>Replaces a value.</summary>
    /// <param name="part">The value.</param>
    /// <param name="json">The new one.</param>
    public void Replace(JsonPart part, string json) => _edits.Add((part.Start, part.End - part.Start, json));

    /// <summary>Adds children behind those that an array or object has, and behind the comments that follow them.</summary>
    /// <param name="container">The array or object.</param>
    /// <param name="children">Elements, or members with their names, as <see cref="JsonLines"/> writes them.</param>
    public void Append(JsonPart container, IEnumerable<string> children)
    {
        (int Start, int End)[] present = [.. container.Children];
        var closing = container.End - 1;
        var last = present is [.., var final] ? final.End : container.Start + 1;
        var gap = JsonGap.Read(_utf8.Span, last, closing);
        if (present.Length > 0 && gap.Comma is null)
        {
            Insert(last, ",");
        }

        var outer = LineIndent(container.Start);

        // An object that stands in one line stays there.
        if (container.Members.Count > 0 && !HasLineBreak(container.Start, closing))
        {
            Insert(gap.ContentEnd, string.Join(',', children.Select(child => $" {Indented(child, outer)}")) + (gap.Comma is null ? "" : ","));
            return;
        }

        var inner = present.Select(child => OwnIndent(child.Start)).LastOrDefault(indent => indent is not null) ?? outer + _unit;
        Insert(gap.ContentEnd, string.Join(',', children.Select(child => _newLine + inner + Indented(child, inner))) + (gap.Comma is null ? "" : ","));
        if (!HasLineBreak(gap.ContentEnd, closing))
        {
            _edits.Add((gap.ContentEnd, closing - gap.ContentEnd, _newLine + outer));
        }
    }

    /// <summary>Removes a member with its comma, and its line when nothing else is in it.</summary>
    /// <param name="container">The object.</param>
    /// <param name="member">One of its members.</param>
    public void Remove(JsonPart container, JsonPartMember member)
    {
        var index = container.Members.ToList().IndexOf(member);
        var next = index + 1 < container.Members.Count ? container.Members[index + 1].Start : container.End - 1;
        var (start, end) = (member.Start, member.Value.End);
        if (JsonGap.Read(_utf8.Span, end, next).Comma is { } comma)
        {
            if (JsonGap.Read(_utf8.Span, end, comma).ContentEnd == end)
            {
                end = comma + 1;
            }
            else
            {
                _edits.Add((comma, 1, ""));
            }
        }
        else if (index > 0 && JsonGap.Read(_utf8.Span, container.Members[index - 1].Value.End, start).Comma is { } before)
        {
            _edits.Add((before, 1, ""));
        }

        (start, end) = WithLine(start, end);
        _edits.Add((start, end - start, ""));
    }

    /// <summary>The changed text.</summary>
    public byte[] Apply()
    {
        using var text = new MemoryStream();
        var at = 0;

        // Those of one place stay in the order in which they were asked for.
        foreach (var (start, length, added) in _edits.OrderBy(edit => edit.Start))
        {
            text.Write(_utf8.Span[at..start]);
            text.Write(Encoding.UTF8.GetBytes(added));
            at = start + length;
        }

        text.Write(_utf8.Span[at..]);
        return text.ToArray();
    }

    private void Insert(int place, string text) => _edits.Add((place, 0, text));

    private bool HasLineBreak(int start, int end) => _utf8.Span[start..end].IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    // The blanks at the beginning of the line.
    private string LineIndent(int place)
    {
        var start = LineStart(place);
        var text = _utf8.Span[start..place];
        var length = text.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.ASCII.GetString(length < 0 ? text : text[..length]);
    }

    // The same, when nothing else is before it in its line.
    private string? OwnIndent(int place)
    {
        var indent = LineIndent(place);
        return LineStart(place) is var start && start > 0 && start + indent.Length == place ? indent : null;
    }

    private int LineStart(int place) => _utf8.Span[..place].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;

    private (int Start, int End) WithLine(int start, int end)
    {
        var rest = _utf8.Span[end..];
        var blanks = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (blanks < 0)
        {
            return (start, end);
        }

        if (OwnIndent(start) is { } indent && rest[blanks] is (byte)'\n' or (byte)'\r')
        {
            return (start - indent.Length, end + blanks + (rest[blanks..].StartsWith("\r\n"u8) ? 2 : 1));
        }

        return (start, end + blanks);
    }

    // The lines behind the first begin with two blanks a level.
    private string Indented(string lines, string indent)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Split('\n'))
        {
            var content = line.TrimStart(' ');
            if (text.Length > 0)
            {
                text.Append(_newLine).Append(indent).Insert(text.Length, _unit, (line.Length - content.Length) / Indentation.Length);
            }

            text.Append(content);
        }

        return text.ToString();
    }
}
