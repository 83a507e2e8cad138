namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check that judges one key by itself.</summary>
public abstract class KeyCheck : AuditCheck
{
    private protected KeyCheck(string id)
        : base(id)
    {
    }

    /// <summary>Judges a key. Pure: the same context gives the same result.</summary>
    /// <param name="context">What is known, and the policy.</param>
    public abstract CheckResult Judge(CheckContext context);
}
