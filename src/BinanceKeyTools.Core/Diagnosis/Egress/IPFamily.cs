namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>The two kinds of internet addresses.</summary>
public enum IPFamily
{
    /// <summary>Four numbers, as in 192.0.2.1. The trusted addresses of keys are of this kind.</summary>
    IPv4,

    /// <summary>As in 2001:db8::1.</summary>
    IPv6,
}
