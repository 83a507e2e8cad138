using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Json;

namespace BinanceKeyTools.Tests.Reporting;

/// <summary>A folder of saved audits, gone when the test ends.</summary>
internal sealed class SampleFolder : IDisposable
{
    public SampleFolder()
    {
        Path = Directory.CreateTempSubdirectory("bkt-history-").FullName;
    }

    public string Path { get; }

    /// <summary>Writes a report as a scheduled audit would.</summary>
    public string Add(string name, AuditReport report)
    {
        using var output = new MemoryStream();
        new JsonReportWriter().Write(report, output);
        return Add(name, output.ToArray());
    }

    /// <summary>Writes any file.</summary>
    public string Add(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
