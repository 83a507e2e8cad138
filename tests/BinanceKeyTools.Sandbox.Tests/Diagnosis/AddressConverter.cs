using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>Writes addresses as text; their properties throw for the other family.</summary>
internal sealed class AddressConverter : JsonConverter<IPAddress>
{
    public override IPAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => IPAddress.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, IPAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
