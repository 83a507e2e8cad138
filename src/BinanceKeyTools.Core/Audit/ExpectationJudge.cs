using System.Globalization;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>Decides whether an expectation is met from the flag and, when there was one, the probe.</summary>
internal static class ExpectationJudge
{
    private const string ApiManagement = "API Management on the exchange's web page";

    public static KeyPermissionResult Judge(
        KeyRecord key,
        DateTimeOffset now,
        KeyExpectation expectation,
        bool? flag,
        PermissionProbeResult? probe,
        KeyRestriction? restriction,
        Exception? obstacle,
        bool canProve)
    {
        // The account comes after the key: whatever it refuses, the key has the right.
        flag ??= probe is { RefusedByAccount: true } ? true : null;

        // A call decides over a flag, and where there is none; but what should be off is not off because it is refused today: it can be
        // on and refused for another reason.
        var isOn = !expectation.ShouldBeOn && probe?.Works is not true ? flag : probe?.Works ?? flag;
        var refused = flag is true && probe?.Works is false;
        var status = isOn is { } on
            ? on == expectation.ShouldBeOn ? ExpectationStatus.Pass : ExpectationStatus.Fail
            : ExpectationStatus.Unknown;
        var actual = refused ? "On, refused" : isOn switch { true => "On", false => "Off", null => "Unknown" };
        return new KeyPermissionResult(key, now)
        {
            Expectation = expectation.Subject,
            Expected = expectation.ShouldBeOn ? "On" : "Off",
            Actual = actual,
            Status = status,
            Reason = Explain(expectation, flag, probe, restriction, obstacle, now),
            Remedy = status == ExpectationStatus.Pass ? null : Remedy(expectation, status, refused, restriction, obstacle, canProve),
            Evidence = probe?.Evidence,
        };
    }

    private static string Explain(
        KeyExpectation expectation, bool? flag, PermissionProbeResult? probe, KeyRestriction? restriction, Exception? obstacle, DateTimeOffset now)
    {
        var subject = expectation.IsIPRestriction
            ? "The restriction to trusted IPs"
            : $"\"{PermissionField.Of(expectation.Permission).Checkbox}\"";
        var reason = (flag, probe) switch
        {
            (true, { Works: false }) => $"{subject} is on, but a harmless call was refused.",
            (true, { Works: true }) => $"{subject} is on, and a harmless call was accepted.",
            (true, _) => $"{subject} is on.",
            (false, { Works: true }) => $"{subject} is off, but a harmless call was accepted.",
            (false, _) => $"{subject} is off.",
            (null, { Works: true }) => "The flag cannot be read; a harmless call was accepted.",
            (null, { Works: false }) when expectation.ShouldBeOn => "The flag cannot be read; a harmless call was refused.",
            (null, { Works: false }) => "The flag cannot be read. A harmless call was refused, which does not prove that the permission is off.",
            _ when obstacle is not null => $"{subject} could not be read: {obstacle.Message}",
            _ => $"{subject} is not mentioned in the exchange's answer.",
        };
        if (probe?.Note is { } note)
        {
            reason += " " + note;
        }

        return expectation.Permission == KeyPermission.SpotAndMarginTrading && restriction?.TradingExpiresAt is { } expiry
            ? reason + string.Create(CultureInfo.InvariantCulture, $" The permission {(expiry <= now ? "ran" : "runs")} out at {expiry:yyyy-MM-dd HH:mm} UTC.")
            : reason;
    }

    private static string Remedy(
        KeyExpectation expectation, ExpectationStatus status, bool refused, KeyRestriction? restriction, Exception? obstacle, bool canProve)
    {
        if (status == ExpectationStatus.Unknown)
        {
            return obstacle switch
            {
                BinanceException { Error: var error } => error.Remedy,
                _ when canProve => "Test again with -Active: harmless calls show what the flags cannot.",
                _ => $"Look it up in {ApiManagement}.",
            };
        }

        if (expectation.IsIPRestriction)
        {
            return $"In {ApiManagement}: edit the key, choose \"Restrict access to trusted IPs only\" and enter the addresses.";
        }

        var checkbox = PermissionField.Of(expectation.Permission).Checkbox;
        if (refused && expectation.ShouldBeOn)
        {
            return "The key has the right, so look at the account: trading lock, account status, portfolio margin, symbol whitelist.";
        }

        if (!expectation.ShouldBeOn)
        {
            return $"In {ApiManagement}: edit the key and clear \"{checkbox}\".";
        }

        var prerequisite = expectation.Permission == KeyPermission.Reading || restriction?.IPRestricted is true
            ? ""
            : ", after restricting it to trusted IPs";
        return $"In {ApiManagement}: edit the key and tick \"{checkbox}\"{prerequisite}.";
    }
}
