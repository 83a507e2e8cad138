namespace BinanceKeyTools.Sandbox.Accounts;

/// <summary>What an account holds of one asset; exact decimal amounts.</summary>
internal sealed record Balance(string Asset, decimal Free, decimal Locked)
{
    public decimal Total => Free + Locked;
}
