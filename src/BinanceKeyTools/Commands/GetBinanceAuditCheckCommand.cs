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
    /// <summary>Ids or names of checks; wildcards are allowed. Every check when omitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Check", "CheckId")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CheckCompleter))]
    public string[] Id { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            try
            {
                WriteObject(CheckSelection.Find(id).Select(check => check.Metadata), enumerateCollection: true);
            }
            catch (CommandException exception)
            {
                WriteError(ErrorRecords.From(exception, id));
            }
        }
    }
}
