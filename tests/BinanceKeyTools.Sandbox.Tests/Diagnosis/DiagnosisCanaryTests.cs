using System.Text.Encodings.Web;
using System.Text.Json;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>No diagnosis shows a secret, a signature or a full API key.</summary>
public sealed class DiagnosisCanaryTests
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AddressConverter() },
    };

    public static TheoryData<string> Names => DiagnosisTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ShowsNoCredential(string name)
    {
        var outcome = await RunOnce.OfAsync(DiagnosisTable.Row(name));
        var shown = JsonSerializer.Serialize(outcome.Diagnosis, Plain) + outcome.Diagnosis;

        Assert.All(outcome.Credentials, text => Assert.False(shown.Contains(text, StringComparison.Ordinal), "A credential is shown."));
        Assert.All(
            outcome.Sent.Select(request => request.Signature).OfType<string>(),
            signature => Assert.False(shown.Contains(signature, StringComparison.Ordinal), "A signature is shown."));
    }

    [Fact]
    public async Task KnowsWhatToSearchFor()
    {
        var outcome = await RunOnce.OfAsync(DiagnosisTable.Row("every right is there"));

        Assert.Equal(2, outcome.Credentials.Count);
        Assert.Contains(outcome.Sent, request => outcome.Credentials.Contains(request.ApiKey!));
    }
}
