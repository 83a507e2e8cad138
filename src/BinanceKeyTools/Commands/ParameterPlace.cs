namespace BinanceKeyTools.Commands;

/// <summary>Where request parameters travel.</summary>
public enum ParameterPlace
{
    /// <summary>In the query string, as GET and DELETE have them.</summary>
    Query,

    /// <summary>In the form body.</summary>
    Body,
}
