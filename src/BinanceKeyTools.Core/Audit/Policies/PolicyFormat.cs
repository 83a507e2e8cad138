using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>A form in which policies are written.</summary>
internal abstract class PolicyFormat
{
    /// <summary>JSON, with comments and trailing commas.</summary>
    public static PolicyFormat Json { get; } = new JsonPolicyFormat();

    /// <summary>The file extension, with its dot.</summary>
    public abstract string Extension { get; }

    /// <summary>How its documents are read.</summary>
    public abstract LocatedRules Rules { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="report">Takes what is wrong with it.</param>
    /// <returns><see langword="null"/> when the text has not this form.</returns>
    public abstract LocatedValue? Parse(ReadOnlyMemory<byte> utf8, Action<LocatedFault> report);
}
