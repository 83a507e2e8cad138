using System.Management.Automation;
using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Audits;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Commands;

/// <summary>Lists the checks of the audit.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceAuditCheck")]
[OutputType(typeof(CheckMetadata))]
public sealed class GetBinanceAuditCheckCommand : PSCmdlet
{
    /// <summary>Ids or names of checks; wildcards are allowed. Every check when omitted. A finding binds by its CheckId: its Id is another.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CheckId", "Id")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CheckCompleter))]
    public string[] Check { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        foreach (var name in Check)
        {
            try
            {
                WriteObject(CheckSelection.Find(name).Select(check => check.Metadata), enumerateCollection: true);
            }
            catch (CommandException exception)
            {
                WriteError(ErrorRecords.From(exception, name));
            }
        }
    }
}
