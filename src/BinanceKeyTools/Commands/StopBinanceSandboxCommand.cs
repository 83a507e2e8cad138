using System.Management.Automation;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>Stops sandboxes that run in this session.</summary>
[Cmdlet(VerbsLifecycle.Stop, "BinanceSandbox", SupportsShouldProcess = true)]
public sealed class StopBinanceSandboxCommand : PSCmdlet
{
    /// <summary>The sandboxes to stop; all of this session when omitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SandboxServer[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var sandbox in InputObject ?? RunningSandboxes.All)
        {
            if (ShouldProcess($"sandbox at {sandbox.BaseAddress}", "Stop"))
            {
                RunningSandboxes.Stop(sandbox);
            }
        }
    }
}
