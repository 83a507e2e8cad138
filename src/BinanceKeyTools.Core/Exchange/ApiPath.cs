using System.Diagnostics.CodeAnalysis;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Exchange;

/// <summary>Reads the family out of a request path and refuses paths that would not reach the exchange byte for byte.</summary>
public static class ApiPath
{
    private static readonly (string Prefix, ApiFamily Family)[] Prefixes =
    [
        ("/api/", ApiFamily.Spot),
        ("/sapi/", ApiFamily.Sapi),
        ("/fapi/", ApiFamily.UsdMargined),
        ("/dapi/", ApiFamily.CoinMargined),
        ("/eapi/", ApiFamily.Options),
        ("/papi/", ApiFamily.PortfolioMargin),
    ];

    /// <summary>The path prefix of a family, without a trailing slash, for example <c>/sapi</c>.</summary>
    /// <param name="family">The family.</param>
    public static string PrefixOf(ApiFamily family)
    {
        foreach (var (prefix, candidate) in Prefixes)
        {
            if (candidate == family)
            {
                return prefix[..^1];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(family), family, null);
    }

    /// <summary>Infers the family from the first segment of a path.</summary>
    /// <param name="path">A path such as <c>/sapi/v1/account/apiRestrictions</c>.</param>
    /// <param name="family">The family, when the first segment names one.</param>
    /// <returns><see langword="false"/> when the path belongs to no known family.</returns>
    public static bool TryGetFamily([NotNullWhen(true)] string? path, out ApiFamily family)
    {
        foreach (var (prefix, candidate) in Prefixes)
        {
            if (path is not null && path.StartsWith(prefix, StringComparison.Ordinal))
            {
                family = candidate;
                return true;
            }
        }

        family = default;
        return false;
    }

    /// <summary>Checks a path and returns its family.</summary>
    /// <param name="path">A path such as <c>/api/v3/account</c>: absolute, without query, with unreserved characters only.</param>
    /// <exception cref="RequestParameterException">The path is malformed (<c>RequestPath</c>) or belongs to no known family
    /// (<c>RequestFamily</c>).</exception>
    public static ApiFamily Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Contains('?', StringComparison.Ordinal))
        {
            throw new RequestParameterException("RequestPath", nameof(path),
                "The path contains a query string. Give the path alone and the parameters separately, so that they can be encoded and signed.");
        }

        if (path.Length == 0 || path[0] != '/' || path.Contains("//", StringComparison.Ordinal)
            || path.Contains("/.", StringComparison.Ordinal) || !path.All(IsPathCharacter))
        {
            throw new RequestParameterException("RequestPath", nameof(path),
                "The path is not one the exchange serves. Use the form '/api/v3/account': a leading slash, letters, digits, '-', '_' and '/'.");
        }

        return TryGetFamily(path, out var family)
            ? family
            : throw new RequestParameterException("RequestFamily", nameof(path),
                $"The path '{path}' belongs to no API family. It must start with /api/, /sapi/, /fapi/, /dapi/, /eapi/ or /papi/.");
    }

    private static bool IsPathCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.';
}
