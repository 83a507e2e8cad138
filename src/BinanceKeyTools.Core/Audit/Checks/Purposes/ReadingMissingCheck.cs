namespace BinanceKeyTools.Audit.Checks.Purposes;

/// <summary>"Enable Reading" is off although the purpose requires it.</summary>
public sealed class ReadingMissingCheck() : RightMissingCheck(CheckId, KeyPermission.Reading)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1201";
}
