using System.Text.Json;
using BinanceKeyTools.Json;
using BinanceKeyTools.Sandbox.Faults;

namespace BinanceKeyTools.Sandbox.Fleets;

/// <summary>Fault rules as JSON: in fleet files and at the control endpoint.</summary>
internal static class FaultJson
{
    private const long LongestDelay = 3_600_000;
    private const long LargestSkew = 10L * 365 * 24 * 3_600_000;

    /// <summary>Reads one rule or an array of rules.</summary>
    /// <exception cref="SandboxFleetException">The JSON is not a rule.</exception>
    public static IReadOnlyList<FaultRule> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var root = LocatedJson.Parse(utf8);
            return root.Kind == JsonValueKind.Array
                ? [.. root.Items.Select(item => LocatedObject.ReadWhole(item, Read))]
                : [LocatedObject.ReadWhole(root, Read)];
        }
        catch (LocatedFaultException exception)
        {
            throw new SandboxFleetException("faults", exception.Fault);
        }
    }

    public static FaultRule Read(LocatedObject json)
    {
        if (!json.Has("kind"))
        {
            throw json.Fault("kind", "'kind' is missing");
        }

        return new FaultRule
        {
            Kind = json.Choice("kind", FaultKind.Latency),
            Method = json.Text("method"),
            Path = json.Has("path") ? json.RequiredText("path") : "*",
            Count = json.Has("count") ? (int)json.Integer("count", 1, 1, int.MaxValue) : null,
            Every = (int)json.Integer("every", 1, 1, int.MaxValue),
            Delay = TimeSpan.FromMilliseconds(json.Integer("delayMs", 0, 0, LongestDelay)),
            Jitter = TimeSpan.FromMilliseconds(json.Integer("jitterMs", 0, 0, LongestDelay)),
            Skew = TimeSpan.FromMilliseconds(json.Integer("skewMs", 0, -LargestSkew, LargestSkew)),
            Status = json.Has("status") ? (int)json.Integer("status", 200, 200, 599) : null,
            Body = json.Text("body"),
            ContentType = json.Text("contentType"),
        };
    }

    public static void Write(Utf8JsonWriter writer, FaultRule rule)
    {
        writer.WriteString("kind", rule.Kind.ToString());
        writer.WriteString("path", rule.Path);
        writer.WriteNumber("every", rule.Every);
        WriteIfSet(writer, "method", rule.Method);
        WriteIfSet(writer, "count", rule.Count);
        WriteIfSet(writer, "delayMs", rule.Delay);
        WriteIfSet(writer, "jitterMs", rule.Jitter);
        WriteIfSet(writer, "skewMs", rule.Skew);
        WriteIfSet(writer, "status", rule.Status);
        WriteIfSet(writer, "body", rule.Body);
        WriteIfSet(writer, "contentType", rule.ContentType);
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is not null)
        {
            writer.WriteNumber(name, value.Value);
        }
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, TimeSpan value)
    {
        if (value != TimeSpan.Zero)
        {
            writer.WriteNumber(name, value.TotalMilliseconds);
        }
    }
}
