using System.Globalization;
using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Core.Tests.Testing;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Audit.Evidence;

/// <summary>Answers the questions about sub-accounts from lists of rows, which may be anything.</summary>
internal sealed class SubAccountExchange : IDisposable
{
    public const string Good = "desk@example.com";

    private readonly ClientFixture _fixture = new(maxResponseBytes: 10 << 20);

    public SubAccountExchange() => _fixture.Network.Otherwise = Answer;

    public IReadOnlyList<string> Accounts { get; init; } = [Account(Good)];

    public Func<string, IReadOnlyList<string>> Keys { get; init; } = static _ => [];

    public string Addresses { get; init; } = """{"ipRestrict":"true","ipList":["8.8.8.8"]}""";

    /// <summary>What the exchange says about the number of all keys of an account; nothing when <see langword="null"/>.</summary>
    public int? Total { get; init; }

    /// <summary>The most rows of a page, whatever is asked for.</summary>
    public int? MostRows { get; init; }

    /// <summary>Whether every page is the first.</summary>
    public bool IgnoresPage { get; init; }

    /// <summary>Answers in place of the lists; <see langword="null"/> where they answer.</summary>
    public Func<RecordedRequest, int, HttpResponseMessage?> Instead { get; init; } = static (_, _) => null;

    public IReadOnlyList<RecordedRequest> Requests => _fixture.Network.Requests;

    public static string Account(string email) => $$"""{"email":"{{email}}","isFreeze":false}""";

    /// <summary>A row of a key that has all documented flags; the number makes the API key.</summary>
    public static string Key(int number) =>
        $$"""{"apiName":"key {{number}}","apikey":"{{ApiKey(number)}}","canTrade":true,"canMarginLoanRepay":false,"canFuturesTrade":false,"canUniversalTransfer":false,"canVanillaOptions":false}""";

    public static string ApiKey(int number) => $"{number:D8}{new string('k', 56)}";

    public async Task<SubAccountReport> AskAsync() => (await ObserveAsync()).Value!;

    public Task<Observed<SubAccountReport>> ObserveAsync() =>
        SubAccountQuestions.AskAsync(new EvidenceRequests(_fixture.Client, _fixture.Credential, null), default);

    public void Dispose() => _fixture.Dispose();

    private HttpResponseMessage Answer(RecordedRequest request)
    {
        var query = request.Query.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        var page = query.TryGetValue("page", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
        if (Instead(request, page) is { } other)
        {
            return other;
        }

        if (request.Path == EndpointCatalogue.SubAccounts.Path)
        {
            return List("subAccounts", Accounts, page, query["limit"], null);
        }

        return request.Path == EndpointCatalogue.SubAccountKeys.Path
            ? List("rows", Keys(query["email"]), page, query["size"], Total)
            : ScriptedHandler.Json(200, Addresses);
    }

    private HttpResponseMessage List(string name, IReadOnlyList<string> rows, int page, string asked, int? total)
    {
        var size = Math.Min(MostRows ?? int.MaxValue, int.Parse(asked, CultureInfo.InvariantCulture));
        var first = IgnoresPage ? 0 : (page - 1) * size;
        var announced = total is { } count ? $"\"total\":{count}," : "";
        return ScriptedHandler.Json(200, $$"""{{{announced}}"{{name}}":[{{string.Join(',', rows.Skip(first).Take(size))}}]}""");
    }
}
