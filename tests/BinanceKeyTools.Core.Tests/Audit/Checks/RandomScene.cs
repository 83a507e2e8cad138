using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Audit.Checks;

/// <summary>Keys in any state, likely and unlikely. Few different names and fingerprints, so that keys share them.</summary>
internal static class RandomScene
{
    /// <summary>A text of the form of a secret.</summary>
    public const string Planted = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private static readonly string?[] Purposes = [null, "", "ReadOnly", "SpotTrading", "Treasury", "FuturesTrading", "Arbitrage"];

    public static Scene Create(Random random)
    {
        var isReadable = random.Next(6) > 0;
        return new Scene
        {
            Name = $"bot{random.Next(6)}",
            Vault = random.Next(4) == 0 ? null : "Bots",
            Environment = Pick(random, Enum.GetValues<BinanceEnvironment>()),
            Asked = random.Next(4) == 0 ? Pick(random, Enum.GetValues<BinanceEnvironment>()) : null,
            Algorithm = isReadable ? Pick(random, Enum.GetValues<KeyAlgorithm>()) : null,
            KeySize = isReadable ? Pick(random, [0, 256, 1024, 2048, 4096]) : null,
            ApiKey = isReadable ? Pick(random, ["vmPU\u2026Eh8A", "SAND\u2026v3UL"]) : null,
            Fingerprint = isReadable ? $"{random.Next(4):D12}" : null,
            SecretDigest = isReadable ? $"D{random.Next(4)}" : null,
            Remarks = random.Next(2) == 0 ? null : [Pick(random, Enum.GetValues<ApiKeyFindingKind>())],
            Storage = random.Next(3) == 0 ? null : new KeyStorage(Pick(random, Enum.GetValues<SecretForm>()), random.Next(2) == 0),
            Unreadable = isReadable ? null : Pick(random, [Obstacles.Locked, Obstacles.Malformed, Obstacles.SmallRsa]),
            Label = Pick(random, [null, "", "grid"]),
            Purpose = Pick(random, Purposes),
            Owner = Pick(random, [null, "ops"]),
            RecordedAt = Time(random),
            RegisteredAt = Time(random),
            RotateAfterDays = Pick<int?>(random, [null, 0, 30, 365]),
            AllowedIP = Pick<string[]>(random, [[], ["8.8.8.8"], ["8.8.8.8", "10.0.0.0/8", "office"]]),
            State = Pick(random, [null, "active", "pending", "rotating"]),
            Refusal = random.Next(4) == 0
                ? Pick(random, [Obstacles.Offline, Obstacles.Testnet, Obstacles.Refused(-2015, "8.8.8.8"), Obstacles.Refused(-2008), Obstacles.Refused(-1021), Obstacles.Refused(-1099)])
                : null,
            IsAsked = random.Next(10) > 0,
            Rights = (KeyPermission)random.Next(1 << 11),
            UntoldRights = (KeyPermission)(random.Next(1 << 11) & random.Next(1 << 11) & random.Next(1 << 11)),
            IPRestricted = Flag(random),
            CreatedAt = Time(random),
            TradingExpiresAt = Time(random),
            Account = random.Next(4) == 0 ? new() : new(Account(random)),
            Addresses = random.Next(4) == 0 ? new() : new(new WithdrawalAddressBook(random.Next(2), random.Next(2))),
            SubAccounts = random.Next(2) == 0 ? new() : new(Report(random)),
            Clock = random.Next(4) == 0 ? null : new ClockOffset(TimeSpan.FromMilliseconds(random.Next(-5000, 5000)), TimeSpan.FromMilliseconds(random.Next(900)), Scene.Now),
            Allowed = (KeyPermission)(random.Next(1 << 11) & random.Next(1 << 11)),
            Expected = random.Next(2) == 0 ? null : new ExpectedState { Permission = (KeyPermission)random.Next(1 << 11), IPRestricted = true, Fingerprint = $"{random.Next(4):D12}" },
            Disabled = random.Next(2) == 0 ? new HashSet<string>() : new HashSet<string> { Pick(random, ["BKT1301", "BKT1302", "BKT1303"]) },
        };
    }

    /// <summary>A scene in which a secret stands wherever people or servers write a text.</summary>
    public static Scene WithPlantedSecrets(Random random)
    {
        var scene = Create(random);
        var refusal = Obstacles.Refused(Pick(random, [-2015, -2008, -1022, -9999]), message: Planted);
        return scene with
        {
            Name = random.Next(2) == 0 ? scene.Name : Planted,
            Label = Planted,
            Purpose = Planted,
            Rule = random.Next(2) == 0 ? null : new PurposeRule(Planted, (KeyPermission)random.Next(1 << 11), (KeyPermission)random.Next(1 << 11), true),
            Owner = Planted,
            AllowedIP = [Planted, "8.8.8.8"],
            State = random.Next(2) == 0 ? scene.State : Planted,

            // An obstacle's own message is scrubbed where it is made.
            Refusal = random.Next(3) == 0 ? refusal with { Message = "Refused." } : null,
            Account = new(Scene.Healthy with { Status = Planted }),
            SubAccounts = new(new SubAccountReport(
                [new SubAccountKey(Planted, Planted, "abcd\u2026wxyz", scene.Fingerprint ?? "aaaaaaaaaaaa") { IPRestricted = true, IPList = [Planted, Planted, "8.8.8.8"] }],
                new Dictionary<string, int> { [Planted] = random.Next(40) })
            {
                Gaps = [new SubAccountGap(SubAccountGapKind.CountedKey, Planted)],
            }),
            Expected = new ExpectedState { Fingerprint = Planted },
        };
    }

    private static AccountState Account(Random random) => new()
    {
        Status = Pick(random, [null, "Normal", "Locked"]),
        IsTradingLocked = Flag(random),
        PlannedRecoverTime = Time(random),
        IsMarginEnabled = Flag(random),
        IsFutureEnabled = Flag(random),
        IsOptionsEnabled = Flag(random),
        IsPortfolioMarginEnabled = Flag(random),
        CanTrade = Flag(random),
        CanWithdraw = Flag(random),
    };

    private static SubAccountReport Report(Random random) => new(
        [
            .. Enumerable.Range(0, random.Next(4)).Select(number => new SubAccountKey($"desk{random.Next(2)}@example.com", $"key {number}", "abcd\u2026wxyz", $"{random.Next(4):D12}")
            {
                Permission = (KeyPermission)random.Next(1 << 11),
                IPRestricted = Flag(random),
                IPList = Pick<string[]?>(random, [null, [], ["8.8.8.8"], ["8.8.8.8", "8.8.8.8", "10.0.0.1", "office"]]),
                UnreadAddresses = random.Next(3) == 0 ? 1 : 0,
            }),
        ],
        new Dictionary<string, int> { ["desk0@example.com"] = random.Next(31), ["desk1@example.com"] = random.Next(31) })
    {
        Gaps = random.Next(2) == 0 ? [] : [new SubAccountGap(Pick(random, Enum.GetValues<SubAccountGapKind>()), "desk2@example.com: no answer in time")],
    };

    private static DateTimeOffset? Time(Random random) => random.Next(3) == 0 ? null : Scene.Now.AddHours(random.Next(-24 * 500, 24 * 50));

    private static bool? Flag(Random random) => Pick<bool?>(random, [null, true, false]);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
