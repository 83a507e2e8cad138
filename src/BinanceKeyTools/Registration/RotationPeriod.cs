namespace BinanceKeyTools.Registration;

/// <summary>After how many days keys are to be replaced.</summary>
internal static class RotationPeriod
{
    /// <summary>Ten years, in days; what is longer is no plan.</summary>
    public const int Longest = 3650;
}
