namespace BinanceKeyTools.Reporting.OpenMetrics;

/// <summary>Writes families of gauges: the samples of one stand together, below what it means.</summary>
internal sealed class MetricWriter(TextWriter writer)
{
    /// <summary>What all names begin with.</summary>
    public const string Prefix = "binance_key_audit_";

    private string _name = "";

    /// <summary>Begins a family.</summary>
    /// <param name="name">Its name without the prefix, with its unit at the end.</param>
    /// <param name="help">What it means, in plain letters: backslashes and line breaks would need escaping.</param>
    public void Family(string name, string help)
    {
        _name = Prefix + name;
        writer.Write($"# HELP {_name} {help}\n# TYPE {_name} gauge\n");
    }

    /// <summary>A family of one sample without labels.</summary>
    public void Single(string name, string help, long value)
    {
        Family(name, help);
        Sample("", value);
    }

    /// <summary>A sample of the family.</summary>
    public void Sample(string labels, long value) => Sample(labels, MetricText.Number(value));

    /// <summary>A sample of the family.</summary>
    public void Sample(string labels, string value)
    {
        writer.Write(_name);
        writer.Write(labels);
        writer.Write(' ');
        writer.Write(value);
        writer.Write('\n');
    }

    /// <summary>Ends the text: OpenMetrics demands it, and the older text format takes it for a comment.</summary>
    public void End() => writer.Write("# EOF\n");
}
