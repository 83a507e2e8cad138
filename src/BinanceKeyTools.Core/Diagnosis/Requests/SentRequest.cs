using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Requests;

/// <summary>The parameters of a request as a log shows them, undecoded.</summary>
internal sealed class SentRequest
{
    private readonly SentParameter[] _query;
    private readonly SentParameter[] _body;

    private SentRequest(ErrorReport report)
    {
        Report = report;
        Method = report.Method ?? (report.Path is { } path ? KnownRequests.OnlyMethodOf(path) : null);
        var body = report.SentBody?.Trim();
        HasJson = report.HasJsonBody || body is ['{' or '[', ..];
        _query = Split(report.SentQuery?.TrimStart('?'), isInBody: false);
        _body = HasJson ? [] : Split(body, isInBody: true);
        Query = TextWithout(_query, RequestParameters.SignatureName);
        Body = TextWithout(_body, RequestParameters.SignatureName);
        Signature = Find(RequestParameters.SignatureName);
        Timestamp = Find(RequestParameters.TimestampName);
    }

    public ErrorReport Report { get; }

    public HttpMethod? Method { get; }

    /// <summary>The family of the path, else the one of the host.</summary>
    public ApiFamily? Family => ApiPath.TryGetFamily(Report.Path, out var family) ? family : Report.Family;

    /// <summary>Query string without the signature.</summary>
    public string Query { get; }

    /// <summary>Form body without the signature.</summary>
    public string Body { get; }

    /// <summary>Whether parameters were sent as JSON. The log's JSON itself is not kept.</summary>
    public bool HasJson { get; }

    public SentParameter? Signature { get; }

    public SentParameter? Timestamp { get; }

    /// <summary>What the exchange checks the signature against: query and body with nothing between them (rest-api.md, "SIGNED
    /// endpoint security").</summary>
    public string Payload => Query + Body;

    /// <summary>Everything but the signature, in the order sent.</summary>
    public IEnumerable<SentParameter> Parameters => _query.Concat(_body).Where(parameter => parameter.Name != RequestParameters.SignatureName);

    /// <summary>Whether the log stops in the middle, so that nothing can be said of what is missing.</summary>
    public bool IsCutOff => new[] { Report.SentQuery, Report.SentBody }.Any(text =>
        text is not null && (text.EndsWith("...", StringComparison.Ordinal) || text.EndsWith('\u2026')));

    /// <summary>
    /// Whether the log shows every place that a parameter can be in. With unencoded characters in it, nobody knows where an address
    /// ends and the rest of the line begins.
    /// </summary>
    public bool IsWhole => !IsCutOff && !HasJson && !UnencodedText.IsIn(Payload) && (_body.Length > 0 || (_query.Length > 0 && Method == HttpMethod.Get));

    /// <returns><see langword="null"/> when the report shows no parameters.</returns>
    public static SentRequest? From(ErrorReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.IsNullOrEmpty(report.SentQuery) && string.IsNullOrEmpty(report.SentBody) && !report.HasJsonBody ? null : new SentRequest(report);
    }

    /// <summary>The first parameter of a name. The query wins over the body, as on the exchange.</summary>
    public SentParameter? Find(string name) =>
        _query.Concat(_body).FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>The payload without some parameters besides the signature.</summary>
    public string PayloadWithout(params string[] names) =>
        TextWithout(_query, [RequestParameters.SignatureName, .. names]) + TextWithout(_body, [RequestParameters.SignatureName, .. names]);

    /// <summary>The parameters that follow the signature in the place where it stands.</summary>
    public int CountAfterSignature()
    {
        if (Signature is not { } signature)
        {
            return 0;
        }

        var place = signature.IsInBody ? _body : _query;
        return place[(Array.IndexOf(place, signature) + 1)..].Count(parameter => parameter.Text.Length > 0);
    }

    private static SentParameter[] Split(string? text, bool isInBody) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split('&').Select(piece => new SentParameter(piece, isInBody))];

    private static string TextWithout(SentParameter[] parameters, params string[] names) =>
        string.Join('&', parameters.Where(parameter => !names.Contains(parameter.Name)).Select(parameter => parameter.Text));
}
