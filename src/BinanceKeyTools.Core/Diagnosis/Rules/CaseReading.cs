using System.Net;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>Questions about a case that several rules ask.</summary>
internal static class CaseReading
{
    /// <summary>Every failure of the key's own requests, those seen here before the one that was reported.</summary>
    public static IEnumerable<Sighting> Sightings(this CaseFile file)
    {
        (string Probe, ProbeAnswer? Answer)[] answers =
        [
            (ProbeNames.Ping, file.Ping),
            (ProbeNames.ServerTime, file.Time),
            (ProbeNames.SignedRead, file.SignedRead),
            (ProbeNames.Restrictions, file.RestrictionRead),
            (ProbeNames.TargetRead, file.TargetRead),
            (ProbeNames.TestOrder, file.TestOrder),
        ];
        foreach (var (probe, answer) in answers)
        {
            if (Of(probe, answer) is { } sighting)
            {
                yield return sighting;
            }
        }

        if (file.Report is { } report && (report.Code is not null || report.Kind is not null || report.Message is not null))
        {
            yield return new Sighting(ProbeNames.ReportedError, report.Code, report.Kind, report.Message ?? "", report.Family)
            {
                Host = report.Host,
                Status = report.Status,
                Address = report.RequestAddress,
                BannedUntil = report.BannedUntil,
                RetryAfter = report.RetryAfter,
            };
        }
    }

    /// <summary>The failures of every request, those that were meant to fail included: limits show in any of them.</summary>
    public static IEnumerable<Sighting> Limits(this CaseFile file)
    {
        (string Probe, ProbeAnswer? Answer)[] others =
        [
            (ProbeNames.SystemStatus, file.SystemStatus),
            (ProbeNames.WrongSignature, file.WrongSignature),
            (ProbeNames.SwappedPair, file.SwappedRead),
            .. file.OtherEnvironments.Values.Select(answer => (ProbeNames.OtherEnvironments, (ProbeAnswer?)answer)),
            (ProbeNames.AccountInfo, file.AccountInfo),
            (ProbeNames.PortfolioMargin, file.PortfolioMarginRead),
            (ProbeNames.AccountStatus, file.AccountStatusRead),
            (ProbeNames.TradingStatus, file.TradingStatusRead),
            (ProbeNames.CallerAddress, file.CallerAddressRead),
        ];
        return others.Select(other => Of(other.Probe, other.Answer)).OfType<Sighting>().Concat(file.Sightings());
    }

    /// <summary>The first failure with one of these codes.</summary>
    public static Sighting? Seen(this CaseFile file, params int[] codes) =>
        file.Sightings().FirstOrDefault(sighting => sighting.Code is { } code && codes.Contains(code));

    /// <summary>The -2015 or -1002 that the request in question met, where a failing read of the account itself is not one of the request.</summary>
    public static Sighting? RefusedTarget(this CaseFile file)
    {
        var refusals = file.Sightings().Where(sighting => sighting.Code is -2015 or -1002).ToArray();
        return Array.Find(refusals, sighting => sighting.Probe is ProbeNames.TestOrder)
            ?? Array.Find(refusals, sighting => sighting.Probe is ProbeNames.TargetRead)
            ?? Array.Find(refusals, sighting => sighting.IsReported);
    }

    /// <summary>Whether what the request in question does is granted here now: the test order passes the checks of the key, or the read succeeds.</summary>
    public static bool IsTargetGranted(this CaseFile file) => file.Target switch
    {
        { Trades: true } => file.PassedTestOrder(),
        not null => file.TargetRead is { Succeeded: true },
        null => false,
    };

    /// <summary>Whether a test order passed the checks of the key: it was granted, or refused by the rules of trading, which come later.</summary>
    public static bool PassedTestOrder(this CaseFile file) => file.TestOrder is { Succeeded: true } or { Code: -2010 or -1013 };

    /// <summary>Whether the exchange's API answered anything here: then the way to it is open.</summary>
    public static bool WasAnswered(this CaseFile file) => file.KeyAnswers.Any(answer => answer.Succeeded || answer.IsRefusal);

    /// <summary>Whether the request in question needs a right. Without a known request, the family that refused tells what it needs at least.</summary>
    public static bool Needs(this CaseFile file, KeyPermission permission) => file.Target is { } target
        ? target.Permission == permission
        : file.Report?.Family is { } family && permission == family switch
        {
            ApiFamily.UsdMargined or ApiFamily.CoinMargined => KeyPermission.Futures,
            ApiFamily.Options => KeyPermission.VanillaOptions,
            ApiFamily.PortfolioMargin => KeyPermission.PortfolioMarginTrading,
            _ => KeyPermission.None,
        };

    /// <summary>What the exchange says about a right of the key; <see langword="null"/> when it says nothing.</summary>
    public static bool? Flag(this CaseFile file, KeyPermission permission) => file.Restriction?.State(permission);

    /// <summary>The request in question, in words.</summary>
    public static string RequestWords(this CaseFile file) => file.Target?.ToString() ?? "the request";

    /// <summary>The address that the refusal in question came from, as the exchange saw it.</summary>
    public static IPAddress? RefusedAddress(this CaseFile file) =>
        file.Sightings().LastOrDefault(sighting => sighting is { Code: -2015, Address: not null })?.Address
        ?? (file.SeenAddresses.Count > 0 ? file.SeenAddresses[^1] : null);

    /// <summary>The addresses that this machine's own requests were seen from.</summary>
    public static IPAddress[] OwnAddresses(this CaseFile file)
    {
        var told = file.Report?.RequestAddress;
        return [.. file.SeenAddresses.Where(address => !address.Equals(told) || file.Answers.Exists(answer => address.Equals(answer.RequestAddress))).Distinct()];
    }

    /// <summary>Whether -2015 is to be explained for this machine, and nothing that worked here contradicts an address as its cause.</summary>
    public static bool IsShutOut(this CaseFile file) =>
        !file.IsAddressExcluded && !file.HasWorked && file.Seen(-2015, -1011, -71012) is not null;

    /// <summary>Whether a refusal says by its documented code that the account has not opened what was asked for: then no right is at fault.</summary>
    public static bool IsProductMissing(this CaseFile file) => file.Sightings().Any(sighting => sighting.Family switch
    {
        ApiFamily.UsdMargined => sighting.Code == -4109,
        ApiFamily.Options => sighting.Code == -5002,
        ApiFamily.Sapi => sighting.Code is -5011 or -3003 or -21001,
        _ => false,
    });

    /// <summary>Whether the answer to a wrong signature indicates that the exchange knows the key and lets this address through.</summary>
    public static bool IsKeyKnown(this CaseFile file) => file.HasWorked || file.PassedTestOrder()
        || file.WrongSignature is { Code: -1022 } || file.SignedRead is { Code: -1022 };

    /// <summary>Whether futures hosts alone were asked: they say -2015 about keys that they do not have, where spot hosts say -2008 (published reports).</summary>
    public static bool IsFuturesOnly(this CaseFile file) => file.SignedRead?.Error?.Family is ApiFamily.UsdMargined or ApiFamily.CoinMargined;

    /// <summary>Whether the key was found in another environment.</summary>
    public static bool IsFoundElsewhere(this CaseFile file) => file.OtherEnvironments.Values.Any(answer => answer.Succeeded);

    /// <summary>Whether a recorded IP list exists that does not hold the address.</summary>
    public static bool RecordLacks(this CaseFile file, IPAddress? address) =>
        address is not null && file.Key is { AllowedIP.Count: > 0 } key && !key.AllowedIP.Any(entry => Audit.Checks.TrustedAddress.Read(entry).Admits(address));

    private static Sighting? Of(string probe, ProbeAnswer? answer) => answer?.Error is { } error
        ? new Sighting(probe, error.Code, error.Kind, error.Message, error.Family)
        {
            Host = answer.Host,
            Status = answer.Status,
            Address = error.RequestAddress,
            BannedUntil = error.BannedUntil,
            RetryAfter = error.RetryAfter,
        }
        : null;
}
