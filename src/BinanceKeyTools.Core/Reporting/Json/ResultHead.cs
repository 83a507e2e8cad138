using System.Text;
using System.Text.Json;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.Json;

/// <summary>
/// The beginning of a saved audit: when it was made, which runs it holds and, where the file has a summary, what they came to. Enough for
/// a trend, and read without the rest, which is thousands of times as long.
/// </summary>
internal sealed class ResultHead
{
    private const int FirstLength = 16 * 1024;
    private const int LongestLength = 1024 * 1024;

    /// <summary>When the file was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>What results of the same runs have in common; <see langword="null"/> when the file holds no run.</summary>
    public string? RunKey { get; init; }

    /// <summary>Whether the file says what changed.</summary>
    public bool IsCompared { get; init; }

    /// <summary>What the runs came to; <see langword="null"/> when the file has to be counted.</summary>
    public AuditHistoryRun? Run { get; init; }

    /// <summary>Reads the beginning of a file, and all of it where that does not tell.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AuditResultException">It is no audit result.</exception>
    public static ResultHead Read(string path)
    {
        using var file = AuditHistoryReader.Open(path);
        for (var length = FirstLength; length <= LongestLength; length *= 4)
        {
            var buffer = new byte[length];
            file.Position = 0;
            var count = file.ReadAtLeast(buffer, length, throwOnEndOfStream: false);
            if (Parse(buffer.AsSpan(0, count), isWhole: count < length) is { } head)
            {
                return head;
            }

            if (count < length)
            {
                break;
            }
        }

        file.Position = 0;
        var result = AuditResultReader.Read(file, path);
        return new ResultHead
        {
            GeneratedAt = result.GeneratedAt,
            RunKey = KeyOf(result.Findings.Select(finding => finding.RunId)),
            IsCompared = result.BaselineAt is not null,
        };
    }

    /// <summary>Whether the file ends as <see cref="JsonReportWriter"/> ends one: it was not cut off.</summary>
    /// <param name="file">The file.</param>
    public static bool HasEnd(Stream file)
    {
        Span<byte> end = stackalloc byte[8];
        if (file.Length < end.Length)
        {
            return false;
        }

        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return end.EndsWith("]\n}\n"u8) || end.EndsWith("]\r\n}\r\n"u8);
    }

    // Null when it does not tell: too little of the document, another order of its properties, damage. Reading the whole says which.
    private static ResultHead? Parse(ReadOnlySpan<byte> utf8, bool isWhole)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        Dictionary<string, JsonElement> properties = new(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(utf8, isWhole, default);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Finish(properties, reader.GetString()!) is { } head)
                {
                    return head;
                }

                var name = reader.GetString()!;
                if (!JsonDocument.TryParseValue(ref reader, out var value))
                {
                    return null;
                }

                using (value)
                {
                    properties[name] = value.RootElement.Clone();
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    // The summary stands before the runs, so that there is none when the property behind them is another one.
    private static ResultHead? Finish(Dictionary<string, JsonElement> properties, string next)
    {
        if (next == "summary"
            || !properties.TryGetValue("runs", out var runs)
            || !properties.TryGetValue("schema", out var schema) || !schema.ValueEquals(AuditResult.SchemaName)
            || !properties.TryGetValue("version", out var version) || version.GetInt32() != AuditResult.SchemaVersion
            || !properties.TryGetValue("generatedAt", out var generatedAt)
            || !properties.TryGetValue("complete", out var complete))
        {
            return null;
        }

        string[] ids = [.. runs.EnumerateArray().Select(run => run.GetProperty("id").GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var run = properties.TryGetValue("summary", out var summary) ? ReadSummary(summary, generatedAt.GetDateTimeOffset(), complete.GetBoolean(), ids) : null;
        var isCompared = properties.ContainsKey("baselineAt");
        return new ResultHead
        {
            GeneratedAt = generatedAt.GetDateTimeOffset(),
            RunKey = KeyOf(ids),
            IsCompared = isCompared,
            Run = isCompared == run?.Changes is not null ? run : null,
        };
    }

    private static AuditHistoryRun? ReadSummary(JsonElement summary, DateTimeOffset at, bool isComplete, string[] runIds)
    {
        Dictionary<FindingSeverity, int> failed = [];
        foreach (var severity in Enum.GetValues<FindingSeverity>())
        {
            if (!summary.TryGetProperty("failedBySeverity", out var counts) || Number(counts, severity.ToString()) is not { } count)
            {
                return null;
            }

            failed.Add(severity, count);
        }

        return Enum.TryParse<AuditVerdictLevel>(summary.GetProperty("level").GetString(), out var level) && Enum.IsDefined(level)
            && Number(summary, "keys") is { } keys && Number(summary, "unknown") is { } unknown
            ? new AuditHistoryRun
            {
                At = at,
                RunIds = runIds,
                Level = level,
                IsComplete = isComplete,
                Keys = keys,
                Failed = failed,
                Unknown = unknown,
                Changes = Number(summary, "changes"),
            }
            : null;
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) && number >= 0 ? number : null;

    private static string? KeyOf(IEnumerable<string> ids)
    {
        var key = string.Join('\n', ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return key.Length == 0 ? null : key;
    }
}
