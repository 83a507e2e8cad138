using System.Globalization;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>
/// The account is restricted: by its status, or by a refusal whose documented words or code are about the account. A lock of trading by
/// behaviour rules shows in the same words, so these prove it only after the account was asked for one.
/// </summary>
internal sealed class AccountLimitRule : DiagnosticRule
{
    private static readonly string[] Texts =
    [
        "This action is disabled on this account",
        "This account may not place or cancel orders",
        "Rest API trading is not enabled",
        "This symbol is not permitted for this account",
        "This symbol is restricted for this account",
    ];

    private static readonly (ApiFamily Family, int Code)[] Codes =
    [
        (ApiFamily.UsdMargined, -4087), (ApiFamily.UsdMargined, -4088), (ApiFamily.UsdMargined, -4189), (ApiFamily.UsdMargined, -4192),
        (ApiFamily.UsdMargined, -4400), (ApiFamily.UsdMargined, -4401), (ApiFamily.UsdMargined, -4402), (ApiFamily.UsdMargined, -4403),
        (ApiFamily.CoinMargined, -4089), (ApiFamily.CoinMargined, -4090), (ApiFamily.CoinMargined, -4189), (ApiFamily.CoinMargined, -4192),
        (ApiFamily.PortfolioMargin, -4087), (ApiFamily.PortfolioMargin, -4088),
        (ApiFamily.Sapi, -3014), (ApiFamily.Sapi, -3018), (ApiFamily.Sapi, -3019), (ApiFamily.Sapi, -3022),
    ];

    public override string CauseId => "AccountRestricted";

    public override Suspicion? Judge(CaseFile file)
    {
        if (file.AccountStatus is { } status && !status.Equals("Normal", StringComparison.OrdinalIgnoreCase))
        {
            return Conclusion.Proven(ProbeNames.AccountStatus, ("detail", $"The exchange gives the account's status as {Conclusion.Sentence(status)}"));
        }

        if (file.IsTradingLocked == true || file.Sightings().FirstOrDefault(IsAboutAccount) is not { } refused)
        {
            return null;
        }

        var detail = ("detail", string.Create(CultureInfo.InvariantCulture, $"The exchange answered {refused.Code}: {Conclusion.Sentence(refused.Message)}"));
        return refused.Family is not null && (file.IsTradingLocked == false || refused.Family == ApiFamily.Sapi)
            ? Conclusion.Proven(refused.Probe, detail)
            : Conclusion.Indicated(refused.Probe, detail);
    }

    private static bool IsAboutAccount(Sighting sighting) => sighting.Code == -2010
        ? Array.Exists(Texts, sighting.Says)
        : Array.Exists(Codes, entry => entry.Family == sighting.Family && entry.Code == sighting.Code);
}
