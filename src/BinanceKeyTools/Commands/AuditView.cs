namespace BinanceKeyTools.Commands;

/// <summary>What an audit gives out.</summary>
public enum AuditView
{
    /// <summary>A finding for each key and check, as they come.</summary>
    Finding,

    /// <summary>A row for each key, worst first, when all are done.</summary>
    Key,
}
