using System.IO.Enumeration;
using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Diagnosis;

/// <summary>One rule of which right a request needs.</summary>
/// <param name="Methods">The HTTP methods that it is about, by their names; all when empty.</param>
/// <param name="Path">The path; <c>*</c> stands for any characters, <c>?</c> for one, such as the digit of the version.</param>
/// <param name="Permission">The right; <see cref="KeyPermission.None"/> for a request that needs no key.</param>
internal sealed record RequestRequirement(IReadOnlyList<string> Methods, string Path, KeyPermission Permission)
{
    public bool Covers(HttpMethod method, string path) =>
        (Methods.Count == 0 || Methods.Contains(method.Method, StringComparer.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false);
}
