using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Core.Tests.Audit.Fleets;

/// <summary>Fleets and what is compared of their findings.</summary>
internal static class FleetSamples
{
    private static readonly string?[] Purposes = [null, "ReadOnly", "SpotTrading", "FuturesTrading", "Treasury", "Nonsense"];

    private static readonly Gen<FleetMember> Member =
        from permission in Gen.Choose(0, (int)PermissionField.Every)
        from purpose in Gen.Elements(Purposes)
        from vault in Gen.Elements("Team", "Other", null)
        from isRestricted in Gen.Elements(true, false)
        from age in Gen.Choose(0, 500)
        from secret in Gen.Choose(0, 20)
        from whitelisted in Gen.Choose(0, 2)
        from fate in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        select new FleetMember(0, (KeyPermission)permission | KeyPermission.Reading)
        {
            Purpose = purpose,
            Owner = age % 2 == 0 ? "ops" : null,
            Vault = vault,
            IsRestricted = isRestricted,
            AgeDays = age,
            SecretNumber = secret,
            Whitelisted = whitelisted,
            IsUnreadable = fate == 1,
            IsDeleted = fate == 2,
        };

    /// <summary>Fleets of up to 12 keys, with shared secrets, unreadable and deleted ones among them.</summary>
    public static Gen<FleetMember[]> Fleets { get; } =
        from count in Gen.Choose(1, 12)
        from members in Member.ArrayOf(count)
        select members.Select((member, number) => member with { Number = number }).ToArray();

    /// <summary>A fleet with every kind of key.</summary>
    public static FleetMember[] Mixed(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new FleetMember(number, (KeyPermission)(number * 37 % ((int)PermissionField.Every + 1)) | KeyPermission.Reading)
        {
            Purpose = Purposes[number % Purposes.Length],
            Owner = "ops",
            IsRestricted = number % 3 == 0,
            AgeDays = number,
            SecretNumber = number,
            Whitelisted = number % 2,
        }),
    ];

    /// <summary>What no circumstance of a run may change, in an order that does not depend on it.</summary>
    public static string[] Gist(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => $"{finding.Id} {finding.CheckId} {finding} = {finding.Status}, {finding.Reason}, {finding.Message}, {string.Join("; ", finding.Evidence)}").Order(StringComparer.Ordinal)];
}
