using System.Management.Automation;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the sandboxes that run in this session.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceSandbox")]
[OutputType(typeof(SandboxServer))]
public sealed class GetBinanceSandboxCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(RunningSandboxes.All, enumerateCollection: true);
}
