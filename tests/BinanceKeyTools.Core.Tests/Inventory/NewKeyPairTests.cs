using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Core.Tests.Inventory;

public sealed class NewKeyPairTests : IDisposable
{
    private readonly KeyPair _pair = new KeyPairFactory().Create(KeyPairAlgorithm.Ed25519);

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void Every_environment_has_steps_that_end_with_the_command()
    {
        foreach (var environment in Enum.GetValues<BinanceEnvironment>())
        {
            var made = Make(environment: environment);

            Assert.InRange(made.Steps.Count, 3, 10);
            Assert.IsType<string[]>(made.Steps);
            Assert.EndsWith(made.NextCommand, made.Steps[^1], StringComparison.Ordinal);
            Assert.All(made.Steps, step => Assert.True(char.IsUpper(step[0]), step));
        }
    }

    [Fact]
    public void Every_purpose_names_the_boxes_to_tick_and_those_that_stay_off()
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var made = Make(purpose: purpose.ToString().ToUpperInvariant());
            var profile = PurposeProfile.Of(purpose);
            var step = Assert.Single(made.Steps, step => step.StartsWith("Then tick:", StringComparison.Ordinal));
            var parts = step.Split("These must stay off:");

            Assert.Equal(profile.Required, made.Permission);
            Assert.Equal(profile.Required, Named(parts[0]));
            Assert.Equal(profile.Forbidden, Named(parts[1].Split("Leave off, unless")[0]));
            Assert.Equal(PermissionField.Every, Named(step));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("grid")]
    [InlineData("3")]
    [InlineData("TaxReporting,SpotTrading")]
    public void A_purpose_that_is_not_known_here_ticks_nothing_by_itself(string? purpose)
    {
        var made = Make(purpose: purpose);

        Assert.Null(made.Permission);
        Assert.Contains(made.Steps, step => step.Contains("what the program needs and nothing else", StringComparison.Ordinal));
    }

    [Fact]
    public void Futures_come_before_the_key()
    {
        Assert.StartsWith("Open the futures account first", Make(purpose: "FuturesTrading").Steps[0], StringComparison.Ordinal);
        Assert.DoesNotContain("futures account", string.Join(' ', Make(purpose: "SpotTrading").Steps), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_completes_the_key_in_its_vault()
    {
        Assert.Equal("Register-BinanceKey -Name bot-1 -Vault Bots -ApiKey (Read-Host -AsSecureString)", Make().NextCommand);
        Assert.Equal(
            "Register-BinanceKey -Name 'Bob''s bot \u2019\u2019' -Vault 'a b' -ApiKey (Read-Host -AsSecureString)",
            Make(name: "Bob's bot \u2019", vault: "a b").NextCommand);
    }

    [Fact]
    public void The_command_takes_the_key_from_its_file()
    {
        var order = new KeyPairOrder
        {
            Name = "bot",
            Path = "/tmp/a b.pem",
            IsEncrypted = true,
            Purpose = "Treasury",
            Label = "my bot",
            Environment = BinanceEnvironment.SpotTestnet,
        };

        Assert.Equal(
            "Register-BinanceKey -Name bot -LiteralPath '/tmp/a b.pem' -Passphrase (Read-Host -AsSecureString) -Environment SpotTestnet -Purpose Treasury -Label 'my bot' -ApiKey (Read-Host -AsSecureString)",
            new NewKeyPair(_pair, order).NextCommand);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(79)]
    [InlineData(100)]
    public void The_letter_fits_and_breaks_neither_key_nor_command(int width)
    {
        var made = Make(purpose: "SpotTrading");
        var letter = made.ToLetter(width).Replace("\r", "", StringComparison.Ordinal);

        Assert.Contains($"\n{made.PublicKeyPem.Replace("\r", "", StringComparison.Ordinal)}\n", letter, StringComparison.Ordinal);
        Assert.Contains(made.NextCommand, letter.Replace(" `\n   ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(
            letter.Split('\n').Where(line => !made.PublicKeyPem.Contains(line, StringComparison.Ordinal) && !line.Contains("Register-BinanceKey", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void What_looks_like_a_secret_is_not_repeated()
    {
        const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
        var made = new NewKeyPair(_pair, new KeyPairOrder { Name = Secret, Vault = Secret, Label = Secret, Purpose = Secret });

        Assert.DoesNotContain(Secret, made.ToLetter(79) + string.Join(' ', made.Steps) + made + made.Name + made.Vault + made.Label + made.Purpose, StringComparison.Ordinal);
    }

    private static KeyPermission Named(string text) => PermissionField.All
        .Where(field => System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<=^ |: |; ){System.Text.RegularExpressions.Regex.Escape(field.Checkbox)}(?=[;.])"))
        .Aggregate(KeyPermission.None, (all, field) => all | field.Permission);

    private NewKeyPair Make(string name = "bot-1", string vault = "Bots", string? purpose = null, BinanceEnvironment environment = BinanceEnvironment.Live) =>
        new(_pair, new KeyPairOrder { Name = name, Vault = vault, Purpose = purpose, Environment = environment });
}
