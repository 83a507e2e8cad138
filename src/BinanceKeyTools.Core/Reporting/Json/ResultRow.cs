using System.Globalization;
using System.Text.Json;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>One object of an audit result: where its properties are. Values are read when they are asked for, and a wrong one is
/// reported with its path and line.</summary>
internal sealed class ResultRow
{
    private readonly ResultDocument _document;
    private readonly string _path;
    private readonly long _offset;
    private readonly List<(string Name, int Start)> _properties = [];

    private ResultRow(ResultDocument document, long offset, string path)
    {
        _document = document;
        _offset = offset;
        _path = path;
    }

    /// <summary>Reads the object that the reader stands at.</summary>
    /// <param name="document">The document.</param>
    /// <param name="reader">Stands at the start of the object; afterwards at its end.</param>
    /// <param name="origin">Where in the document the reader began.</param>
    /// <param name="path">The JSON path.</param>
    public static ResultRow Read(ResultDocument document, ref Utf8JsonReader reader, int origin, string path)
    {
        var row = new ResultRow(document, origin + reader.TokenStartIndex, path);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var start = origin + reader.TokenStartIndex;
            if (reader.ValueSpan.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0 || reader.ValueIsEscaped)
            {
                // No property of the form has such a name.
                reader.Read();
                reader.Skip();
                continue;
            }

            var name = reader.GetString()!;
            if (row.Find(name) >= 0)
            {
                throw document.Fault("AuditResultInvalid", start, $"{path}.{name}", "the property is there twice");
            }

            reader.Read();
            row._properties.Add((name, origin + (int)reader.TokenStartIndex));
            reader.Skip();
        }

        return row;
    }

    public bool Has(string name) => Find(name) >= 0;

    public string Text(string name)
    {
        var reader = At(name);
        return reader.TokenType == JsonTokenType.String ? TextAt(ref reader, name) : throw Invalid(name, "a text is expected");
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public string[] Texts(string name)
    {
        var reader = At(name);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Invalid(name, "a list of texts is expected");
        }

        List<string> texts = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.TokenType == JsonTokenType.String ? TextAt(ref reader, name) : throw Invalid(name, "a list of texts is expected"));
        }

        return [.. texts];
    }

    public bool Flag(string name) => At(name).TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Invalid(name, "true or false is expected"),
    };

    /// <summary>A number from 0 to below the limit.</summary>
    public int Number(string name, int limit)
    {
        var reader = At(name);
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var number) || number < 0)
        {
            throw Invalid(name, "a whole number is expected");
        }

        return number < limit ? number : throw Invalid(name, $"the table that it refers to has {limit} rows");
    }

    public DateTimeOffset Time(string name)
    {
        var reader = At(name);
        return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            ? time
            : throw Invalid(name, "a time is expected, for example \"2026-01-31T12:00:00+00:00\"");
    }

    public DateTimeOffset? OptionalTime(string name) => Has(name) ? Time(name) : null;

    public DateOnly? OptionalDate(string name) =>
        !Has(name) ? null
        : DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Invalid(name, "a date is expected, for example \"2026-01-31\"");

    public T Choice<T>(string name)
        where T : struct, Enum => ParseChoice<T>(name, Text(name));

    public T? OptionalChoice<T>(string name)
        where T : struct, Enum => Has(name) ? Choice<T>(name) : null;

    public KeyPermission Permission(string name) =>
        Texts(name).Aggregate(KeyPermission.None, (all, text) => all | ParseChoice<KeyPermission>(name, text));

    public T[] Table<T>(string name, Func<ResultRow, T> read)
    {
        var origin = StartOf(name);
        var reader = At(name);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Invalid(name, "a list is expected");
        }

        List<T> rows = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var path = $"{_path}.{name}[{rows.Count}]";
            rows.Add(reader.TokenType == JsonTokenType.StartObject
                ? read(Read(_document, ref reader, origin, path))
                : throw _document.Fault("AuditResultInvalid", origin + reader.TokenStartIndex, path, "an object is expected"));
        }

        return [.. rows];
    }

    public AuditResultException Invalid(string name, string problem) => Fault("AuditResultInvalid", name, problem);

    public AuditResultException Fault(string errorId, string name, string problem) =>
        _document.Fault(errorId, Find(name) is >= 0 and var index ? _properties[index].Start : _offset, $"{_path}.{name}", problem);

    private T ParseChoice<T>(string name, string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var choice) && choice.ToString() == text
            ? choice
            : throw Invalid(name, $"\"{text}\" is none of {string.Join(", ", Enum.GetNames<T>())}");

    private string TextAt(ref Utf8JsonReader reader, string name)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid(name, "the text is not valid UTF-8 or UTF-16");
        }
    }

    private int Find(string name) => _properties.FindIndex(property => property.Name == name);

    private int StartOf(string name) =>
        Find(name) is >= 0 and var index ? _properties[index].Start : throw _document.Fault("AuditResultInvalid", _offset, _path, $"\"{name}\" is missing");

    // The syntax of the whole document was checked before, so that nothing from here on can run off its end.
    private Utf8JsonReader At(string name)
    {
        var reader = new Utf8JsonReader(_document.Utf8.Span[StartOf(name)..]);
        reader.Read();
        return reader;
    }
}
