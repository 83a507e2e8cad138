using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Reports;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>Starts a local Binance in this session, on loopback only.</summary>
[Cmdlet(VerbsLifecycle.Start, "BinanceSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(SandboxServer))]
public sealed class StartBinanceSandboxCommand : PSCmdlet
{
    /// <summary>The port, 1 to 65535; any free one when omitted.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>A file that describes accounts and keys; a sample fleet when omitted. Every character stands for itself.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string? FleetPath { get; set; }

    /// <summary>A named state of the exchange, for example maintenance.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    public string? Scenario { get; set; }

    /// <summary>How far the sandbox's clock is ahead of this machine's.</summary>
    [Parameter]
    public TimeSpan TimeOffset { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess("this session", "Start a sandbox"))
        {
            return;
        }

        try
        {
            var sandbox = SandboxServer.Start(new SandboxOptions
            {
                Port = Port,
                Fleet = FleetPath is null ? null : SandboxFleet.Load(ReportPath.Full(FleetPath, this, "SandboxFleetNotFound")),
                Scenario = Scenario,
                TimeOffset = TimeOffset,
            });
            RunningSandboxes.Add(sandbox);
            WriteObject(sandbox);
        }
        catch (Exception exception) when (SandboxFailure.Explain(exception, FleetPath, Port) is { } explained)
        {
            ThrowTerminatingError(ErrorRecords.From(explained, target: null));
        }
        catch (CommandException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }
}
