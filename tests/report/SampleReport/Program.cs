// Writes the pages that the browser tests open: dotnet run --project tests/report/SampleReport -- <folder>
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Html;
using SampleReport;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: SampleReport <folder>");
    return 2;
}

Directory.CreateDirectory(folder);
var writer = new HtmlReportWriter();
foreach (var (name, report) in new (string, AuditReport)[]
{
    ("fleet", SampleFleet.Full()),
    ("incomplete", SampleFleet.Incomplete()),
    ("single", SampleFleet.Single()),
    ("unknown", SampleFleet.Unknown()),
    ("empty", SampleFleet.Empty()),
    ("large", SampleFleet.Large(keyCount: 2_000)),
})
{
    using var file = File.Create(Path.Combine(folder, name + writer.Extension));
    writer.Write(report, file);
}

return 0;
