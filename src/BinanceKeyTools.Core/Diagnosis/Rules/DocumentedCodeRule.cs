using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The exchange names the cause itself, by a code of its error tables. The same number means other things in other families, so that
/// a code without its family proves nothing.
/// </summary>
/// <param name="causeId">The cause.</param>
/// <param name="placeholder">The placeholder that the cause's texts have for the ground; <see langword="null"/> when they have none.</param>
/// <param name="codes">The codes with the family in whose table they stand.</param>
internal sealed class DocumentedCodeRule(string causeId, string? placeholder, params (ApiFamily Family, int Code)[] codes) : DiagnosticRule
{
    public override string CauseId => causeId;

    public override Suspicion? Judge(CaseFile file)
    {
        foreach (var sighting in file.Sightings())
        {
            if (sighting.Code is not { } code || !Array.Exists(codes, entry => entry.Code == code && (sighting.Family is null || entry.Family == sighting.Family)) || IsOtherMeaning(sighting))
            {
                continue;
            }

            (string, string)[] values = placeholder is null ? [] : [(placeholder, ValueOf(sighting, code))];
            return sighting.Family is null ? Conclusion.Conceivable(sighting.Probe, values) : Conclusion.Proven(sighting.Probe, values);
        }

        return null;
    }

    // -3003 with these words is about a sub-account that does not exist (published reports).
    private static bool IsOtherMeaning(Sighting sighting) => sighting.Code == -3003 && sighting.Says("User does not exist");

    private string ValueOf(Sighting sighting, int code) => placeholder == "host"
        ? sighting.Host ?? "The host"
        : string.Create(CultureInfo.InvariantCulture, $"The exchange answered {code}, which its error table has for that");
}
