using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Policies in JSON.</summary>
internal sealed class JsonPolicyFormat : PolicyFormat
{
    public override string Extension => ".json";

    public override LocatedRules Rules => LocatedRules.Strict;

    public override LocatedValue? Parse(ReadOnlyMemory<byte> utf8, Action<LocatedFault> report)
    {
        try
        {
            return LocatedJson.Parse(utf8);
        }
        catch (LocatedFaultException exception)
        {
            report(exception.Fault);
            return null;
        }
    }
}
