namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"FIX API" is off although the purpose requires it.</summary>
public sealed class FixTradingMissingCheck() : RightMissingCheck("BKT1210", KeyPermission.FixApiTrade);
