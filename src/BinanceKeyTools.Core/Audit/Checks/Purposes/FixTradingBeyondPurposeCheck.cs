namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"FIX API" is on although the purpose does not allow it.</summary>
public sealed class FixTradingBeyondPurposeCheck() : RightBeyondPurposeCheck("BKT1108", KeyPermission.FixApiTrade, whenUnknown: "BKT1018");
