using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>
/// Stands for the network: records every request and replies from a queue. Time requests are answered by themselves, with
/// the test's clock and <see cref="ServerOffset"/>, and recorded apart.
/// </summary>
internal sealed class ScriptedHandler(TimeProvider time) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _replies = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<RecordedRequest> _timeRequests = new();

    public TimeSpan ServerOffset { get; set; }

    /// <summary>Answers requests for which nothing is queued.</summary>
    public Func<RecordedRequest, HttpResponseMessage>? Otherwise { get; set; }

    /// <summary>Runs before a time request is answered.</summary>
    public Func<CancellationToken, Task>? BeforeTime { get; set; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public IReadOnlyList<RecordedRequest> TimeRequests => [.. _timeRequests];

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers) =>
        Answer(status, body, "application/json", headers);

    public static HttpResponseMessage Html(int status, string body, params (string Name, string Value)[] headers) =>
        Answer(status, body, "text/html", headers);

    public ScriptedHandler Reply(int status, string body, params (string Name, string Value)[] headers) =>
        Reply((_, _) => Task.FromResult(Json(status, body, headers)));

    public ScriptedHandler ReplyHtml(int status, string body, params (string Name, string Value)[] headers) =>
        Reply((_, _) => Task.FromResult(Html(status, body, headers)));

    public ScriptedHandler Fail(HttpRequestError error = HttpRequestError.Unknown, Exception? cause = null) =>
        Reply((_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException(error, "scripted", cause)));

    public ScriptedHandler Reply(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var record = new RecordedRequest(request.Method.Method, request.RequestUri!, headers, body);
        if (record.Path.EndsWith("/time", StringComparison.Ordinal))
        {
            _timeRequests.Enqueue(record);
            if (BeforeTime is { } wait)
            {
                await wait(cancellationToken);
            }

            return Json(200, $$"""{"serverTime":{{(time.GetUtcNow() + ServerOffset).ToUnixTimeMilliseconds()}}}""");
        }

        _requests.Enqueue(record);
        return _replies.TryDequeue(out var reply)
            ? await reply(record, cancellationToken)
            : Otherwise?.Invoke(record) ?? throw new InvalidOperationException($"The script has no answer for {record}.");
    }

    private static HttpResponseMessage Answer(int status, string body, string contentType, (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }
}
