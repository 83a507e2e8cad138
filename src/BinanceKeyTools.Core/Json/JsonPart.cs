using System.Text.Json;

namespace BinanceKeyTools.Json;

/// <summary>A value of a JSON text with the bytes where it stands, so that the text can be changed in place.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record JsonPart(int Start, int End)
{
    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<JsonPart> Items { get; init; } = [];

    /// <summary>The members of an object in their order.</summary>
    public IReadOnlyList<JsonPartMember> Members { get; init; } = [];

    /// <summary>Where the children of an array or object begin and end.</summary>
    public IEnumerable<(int Start, int End)> Children =>
        Members.Select(member => (member.Start, member.Value.End)).Concat(Items.Select(item => (item.Start, item.End)));

    /// <summary>The member of a name.</summary>
    public JsonPartMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <summary>Reads a text that is known to be JSON, with comments and trailing commas.</summary>
    public static JsonPart Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        return Read(ref reader);
    }

    private static JsonPart Read(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        List<JsonPart> items = [];
        List<JsonPartMember> members = [];
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }

                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, place) = (reader.GetString()!, (int)reader.TokenStartIndex);
                    reader.Read();
                    members.Add(new JsonPartMember(name, place, Read(ref reader)));
                }

                break;
        }

        return new JsonPart(start, (int)reader.BytesConsumed) { Items = items, Members = members };
    }
}
