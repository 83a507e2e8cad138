using BinanceKeyTools.Audit;
using BinanceKeyTools.Diagnosis;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox.Tests.Diagnosis;

namespace BinanceKeyTools.Sandbox.Tests.Inventory;

/// <summary>Proving a pair of key and secret, in every state that the table of diagnoses has.</summary>
public sealed class KeyProverTests
{
    /// <summary>The rows about a key alone: who registers one has no request and no error to show.</summary>
    public static TheoryData<string> Names => new(Rows.Select(row => row.Name));

    private static IEnumerable<DiagnosisRow> Rows => DiagnosisTable.All.Where(row => row is { Key: not null, For: null, ErrorText: null });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task RefusesWithTheVerdictOfTheDiagnosis(string name)
    {
        var row = DiagnosisTable.Row(name);
        var outcome = await TryAsync(row);
        switch (outcome)
        {
            case KeyProof proof:
                Assert.Contains(row.Expected.Class, new[] { CauseClass.None, CauseClass.Clock, CauseClass.Limit, CauseClass.Exchange });
                Assert.Equal(row.Environment, proof.Environment);
                break;
            case KeyNotProvenException refused:
                Assert.Equal(row.Expected.Cause, refused.Diagnosis.Cause);
                Assert.Equal(IdOf(row.Expected), refused.ErrorId);
                Assert.Contains("nothing was stored", refused.Message, StringComparison.Ordinal);
                Assert.Contains(refused.Diagnosis.Verdict, refused.Message, StringComparison.Ordinal);
                Assert.NotEmpty(refused.Remedy);
                break;
            case BinanceException:
                Assert.Contains(
                    row.Expected.Class,
                    new[] { CauseClass.Network, CauseClass.Limit, CauseClass.Exchange, CauseClass.Location, CauseClass.Request, CauseClass.Address });
                break;
            default:
                Assert.True(outcome is ApiKeyFormatException or KeyMaterialException, outcome.ToString());
                Assert.Contains(row.Expected.Class, new[] { CauseClass.KeyText, CauseClass.Secret });
                break;
        }
    }

    [Fact]
    public async Task TellsEveryKindOfRefusalApart()
    {
        var refused = new HashSet<string>();
        foreach (var row in Rows)
        {
            if (await TryAsync(row) is KeyNotProvenException exception)
            {
                refused.Add(exception.Diagnosis.Cause);
            }
        }

        Assert.Superset(
            new HashSet<string>
            {
                "SecretWrong", "AlgorithmWrong", "KeyUnknown", "KeyOfOtherEnvironment", "KeyAndSecretSwapped", "KeyIsSecret", "KeyTruncated",
                "AddressNotListed", "EgressIsIPv6", "EgressChanges", "ProxyInBetween", "ReadingOff", "NotEnoughEvidence",
            },
            refused);
    }

    [Theory]
    [InlineData("key of the spot testnet used live", "-Environment SpotTestnet")]
    [InlineData("live futures key used on the futures testnet", "-Environment Live")]
    [InlineData("key of Binance.US used live, looked for there", "-Environment Us")]
    [InlineData("key and secret swapped, not tried", "-TrySwapped")]
    [InlineData("key and secret swapped, tried", "the other way round")]
    [InlineData("wrong secret", "-SkipVerification")]
    public async Task SaysWhatToDo(string name, string remedy)
    {
        var refused = Assert.IsType<KeyNotProvenException>(await TryAsync(DiagnosisTable.Row(name)));

        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordsWhatTheExchangeTells()
    {
        var live = Assert.IsType<KeyProof>(await TryAsync(DiagnosisTable.Row("a key in order")));
        var testnet = Assert.IsType<KeyProof>(await TryAsync(DiagnosisTable.Row("a key in order, on the spot testnet")));

        Assert.True(live.Permissions!.Value.HasFlag(KeyPermission.Reading));
        Assert.NotNull(live.CreatedAt);
        Assert.NotNull(live.IPRestricted);
        Assert.Null(testnet.Permissions);
        Assert.Null(testnet.CreatedAt);
        Assert.Null(testnet.IPRestricted);
        Assert.Equal(BinanceEnvironment.SpotTestnet, testnet.Environment);
    }

    [Fact]
    public async Task ShowsNoKeyAndNoSecretInARefusal()
    {
        foreach (var row in Rows)
        {
            await using var bench = DiagnosisBench.Start(row);
            var refusal = await Record.ExceptionAsync(bench.ProveAsync);
            if (refusal is KeyNotProvenException refused)
            {
                Assert.All(bench.Credentials, text => Assert.DoesNotContain(text, $"{refused}{refused.Remedy}", StringComparison.OrdinalIgnoreCase));
                Assert.NotEmpty(bench.Credentials);
            }
        }
    }

    [Fact]
    public async Task RefusesASubjectWithoutAKey() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new KeyProver(new DiagnosisOptions()).ProveAsync(new DiagnosisSubject(), CancellationToken.None));

    private static string IdOf(ExpectedDiagnosis expected) => expected switch
    {
        { Confidence: < DiagnosisConfidence.Likely } => "KeyNotProven",
        { Class: CauseClass.Secret } => "SecretWrong",
        { Cause: "KeyOfOtherEnvironment" or "KeyAndSecretSwapped" } => expected.Cause,
        _ => "KeyNotProven",
    };

    private static async Task<object> TryAsync(DiagnosisRow row)
    {
        await using var bench = DiagnosisBench.Start(row);
        try
        {
            return await bench.ProveAsync();
        }
        catch (Exception exception) when (exception is KeyNotProvenException or BinanceException or ApiKeyFormatException or KeyMaterialException)
        {
            return exception;
        }
    }
}
