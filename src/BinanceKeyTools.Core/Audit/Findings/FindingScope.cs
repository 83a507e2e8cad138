namespace BinanceKeyTools.Audit.Findings;

/// <summary>What a finding is about.</summary>
public enum FindingScope
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>One vault.</summary>
    Vault,

    /// <summary>The whole run.</summary>
    Run,
}
