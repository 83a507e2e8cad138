namespace BinanceKeyTools.Reporting;

/// <summary>Where the page of a check is on the web: findings name it by its path in the repository.</summary>
internal static class ReferenceAddress
{
    /// <summary>The page of the project.</summary>
    public const string ProjectPage = "https://github.com/BinanceKeyTools/BinanceKeyTools";

    /// <summary>The address of a reference, also of one that is an address already.</summary>
    public static string Of(string reference) => Uri.IsWellFormedUriString(reference, UriKind.Absolute)
        ? reference
        : $"{ProjectPage}/blob/main/{Uri.EscapeDataString(reference).Replace("%2F", "/", StringComparison.Ordinal)}";
}
