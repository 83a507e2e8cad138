using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Reporting;
using BinanceKeyTools.Reporting.Html;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Sandbox.Demo;
using BinanceKeyTools.Wording;

namespace BinanceKeyTools.Sandbox.Commands;

/// <summary>Shows the main job on the sample fleet.</summary>
/// <param name="mayColour">Whether the output is a terminal that wants colour, unless the command line says otherwise.</param>
internal sealed class DemoCommand(bool mayColour) : ISandboxCommand
{
    // A key of the sample fleet whose IP list lacks the loopback address.
    private const string RefusedKey = "cloud-bot";
    private const int Width = 98;

    private static readonly string[] Values = ["report"];
    private static readonly string[] Flags = ["json", "no-color"];

    public string Name => "demo";

    public string Summary => "Audit the sample fleet over HTTP with the real engine, write the report, and diagnose a refused key.";

    public string Help => $"""
        {Summary}

        Usage: BinanceKeyTools.Sandbox demo [options]

          --report PATH  where to write the report (default: a file in the temporary folder)
          --json         print the result as JSON instead of a table, and write no report
          --no-color     no colour; the environment variable NO_COLOR does the same

        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = new OptionReader(arguments, Values, Flags);
        var server = SandboxServer.Start(new SandboxOptions());
        await using (server.ConfigureAwait(false))
        {
            var tour = new FleetTour(server, TimeProvider.System);
            var findings = await tour.AuditAsync(BuiltInPolicies.Find(BuiltInPolicies.Default)!, cancellationToken).ConfigureAwait(false);
            var report = AuditReport.Create(findings, typeof(DemoCommand).Assembly.GetName().Version!.ToString(3), TimeProvider.System.GetUtcNow());
            if (options.Has("json"))
            {
                await console.Out.WriteLineAsync(Json(report)).ConfigureAwait(false);
                return ExitCode.Success;
            }

            var path = Path.GetFullPath(options.Text("report") ?? Path.Combine(Path.GetTempPath(), "binance-key-audit-demo.html"));
            WriteReport(report, path);
            var diagnosis = await tour.DiagnoseAsync(RefusedKey, cancellationToken).ConfigureAwait(false);
            var isColoured = mayColour && !options.Has("no-color");
            await console.Out.WriteLineAsync(
                $"""
                A local Binance with {Amount.Keys(report.Keys.Count)}, each held against the policy {report.Policies[0]}.

                {new DemoTable(report, isColoured).Draw()}
                The whole report: {new Uri(path)}

                THE KEY {RefusedKey} WAS REFUSED. WHY?

                {diagnosis.ToLetter(Width, isColoured)}

                Next, in PowerShell 7.4 or later:

                  dotnet build
                  Import-Module ./out/BinanceKeyTools
                  Start-BinanceSandbox | Invoke-BinanceKeyAudit -View Key
                  Invoke-BinanceKeyAudit -Environment Sandbox | Export-BinanceAuditReport audit.html
                  Debug-BinanceKey {RefusedKey} -Environment Sandbox
                """).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private static string Json(AuditReport report)
    {
        using var buffer = new MemoryStream();
        new JsonReportWriter().Write(report, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteReport(AuditReport report, string path)
    {
        try
        {
            using var file = File.Create(path);
            new HtmlReportWriter().Write(report, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"The report cannot be written: {exception.Message}");
        }
    }
}
