namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check that judges one key beside all the others, once all are known.</summary>
public abstract class FleetCheck : AuditCheck
{
    private protected FleetCheck(string id)
        : base(id)
    {
    }

    /// <summary>Judges a key. Pure, and independent of the order of the keys.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fleet">All keys of the run.</param>
    public abstract CheckResult Judge(FleetKey key, FleetIndex fleet);
}
