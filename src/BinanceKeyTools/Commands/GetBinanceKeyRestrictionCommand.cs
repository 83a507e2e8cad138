using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.Commands;

/// <summary>Asks Binance what a key may do.</summary>
[Cmdlet(VerbsCommon.Get, "BinanceKeyRestriction", DefaultParameterSetName = NameSet)]
[OutputType(typeof(KeyRestriction))]
public sealed class GetBinanceKeyRestrictionCommand : ExchangeCommand
{
    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        var tester = new KeyPermissionTester(use.Client);
        output.WriteObject(await tester.GetRestrictionAsync(use.Key, use.Credential, RecvWindowOption, cancellationToken).ConfigureAwait(false));
    }
}
