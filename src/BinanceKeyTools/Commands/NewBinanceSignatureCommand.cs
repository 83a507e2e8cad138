using System.Management.Automation;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>Signs parameters without sending anything, to compare with another client.</summary>
[Cmdlet(VerbsCommon.New, "BinanceSignature", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RequestSignature))]
public sealed class NewBinanceSignatureCommand : KeyCommand
{
    /// <summary>The last millisecond of the year 9999.</summary>
    private const long LatestTimestamp = 253_402_300_799_999;

    /// <summary>The parameters: a hashtable, an ordered one, or an object, in the order in which they are signed.</summary>
    [Parameter(Position = 1)]
    public PSObject? Parameter { get; set; }

    /// <summary>Parameters that travel in the body; they are signed after those of the query.</summary>
    [Parameter]
    public PSObject? BodyParameter { get; set; }

    /// <summary>The timestamp: Unix milliseconds or a date. The present moment when omitted.</summary>
    [Parameter]
    [TimestampTransformation]
    [ValidateRange(0L, LatestTimestamp)]
    public long Timestamp { get; set; }

    /// <summary>How many milliseconds late a request may arrive, 1 to 60000. Left out when omitted.</summary>
    [Parameter]
    [ValidateRange(1, 60000)]
    public int RecvWindow { get; set; }

    /// <summary>Accept a timestamp among the parameters and sign it in its place.</summary>
    [Parameter]
    public SwitchParameter AllowReservedParameter { get; set; }

    private protected override Func<PumpItem, CancellationToken, Task>? Prepare(ResolvedKey key)
    {
        var signature = RequestSignature.Create(
            RequestValues.Read(Parameter, AllowReservedParameter),
            RequestValues.Read(BodyParameter, AllowReservedParameter),
            RecvWindow == 0 ? null : TimeSpan.FromMilliseconds(RecvWindow),
            MyInvocation.BoundParameters.ContainsKey(nameof(Timestamp))
                ? DateTimeOffset.FromUnixTimeMilliseconds(Timestamp)
                : TimeProvider.System.GetUtcNow(),
            key.Credential);
        return (output, _) =>
        {
            output.WriteObject(signature);
            return Task.CompletedTask;
        };
    }
}
