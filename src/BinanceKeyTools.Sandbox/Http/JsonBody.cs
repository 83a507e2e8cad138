using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Http;

/// <summary>Writes response bodies the way the exchange does: compact, and with nothing escaped that JSON does not force.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> writeMembers) => Write(writer =>
    {
        writer.WriteStartObject();
        writeMembers(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes an array of objects.</summary>
    public static void WriteRows<T>(this Utf8JsonWriter writer, IEnumerable<T> rows, Action<Utf8JsonWriter, T> writeMembers)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writeMembers(writer, row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteRows<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> rows, Action<Utf8JsonWriter, T> writeMembers)
    {
        writer.WritePropertyName(name);
        writer.WriteRows(rows, writeMembers);
    }

    public static void WriteStrings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an amount as the exchange does: a string with eight decimals.</summary>
    public static void WriteAmount(this Utf8JsonWriter writer, string name, decimal amount) =>
        writer.WriteString(name, amount.ToString("0.00000000", CultureInfo.InvariantCulture));

    /// <summary>Writes a time as Unix milliseconds.</summary>
    public static void WriteMilliseconds(this Utf8JsonWriter writer, string name, DateTimeOffset time) =>
        writer.WriteNumber(name, time.ToUnixTimeMilliseconds());
}
