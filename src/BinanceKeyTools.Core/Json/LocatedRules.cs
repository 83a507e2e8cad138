namespace BinanceKeyTools.Json;

/// <summary>How a document is read.</summary>
internal sealed record LocatedRules
{
    /// <summary>Exact names, arrays where arrays belong, and an exception for the first fault.</summary>
    public static LocatedRules Strict { get; } = new();

    /// <summary>Takes each fault, so that reading goes on; the first one is thrown when <see langword="null"/>.</summary>
    public Action<LocatedFault>? Report { get; init; }

    /// <summary>How names of members and words of enumerations are compared.</summary>
    public StringComparer Names { get; init; } = StringComparer.Ordinal;

    /// <summary>Whether a single value stands for an array of one, as in PowerShell.</summary>
    public bool SingleIsArray { get; init; }

    /// <summary>Throws a fault or takes note of it.</summary>
    public void Refuse(LocatedFault fault)
    {
        if (Report is null)
        {
            throw new LocatedFaultException(fault);
        }

        Report(fault);
    }
}
