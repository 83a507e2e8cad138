namespace BinanceKeyTools.Keys;

/// <summary>One block of PEM text: a view into it, nothing is copied.</summary>
internal readonly ref struct PemBlock
{
    public PemBlock(ReadOnlySpan<char> label, ReadOnlySpan<char> body)
    {
        Label = label;
        Body = body;
    }

    /// <summary>What stands after BEGIN.</summary>
    public ReadOnlySpan<char> Label { get; }

    /// <summary>Everything between the BEGIN and END lines, headers and escapes included.</summary>
    public ReadOnlySpan<char> Body { get; }
}
