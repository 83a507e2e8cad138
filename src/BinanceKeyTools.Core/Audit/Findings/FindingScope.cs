namespace BinanceKeyTools.Audit.Findings;

/// <summary>What a finding is about.</summary>
public enum FindingScope
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>A secret of a vault that could not be read as a key: it does not count as one.</summary>
    Entry,

    /// <summary>One vault.</summary>
    Vault,

    /// <summary>One host of the exchange.</summary>
    Exchange,

    /// <summary>The whole run.</summary>
    Run,
}
