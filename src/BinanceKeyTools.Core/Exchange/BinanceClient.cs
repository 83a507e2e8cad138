using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Signing;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace BinanceKeyTools.Exchange;

/// <summary>
/// Sends signed requests. The bytes that are signed are the bytes that are sent; redirects are not followed; the key header
/// goes to no host that the environment does not name; only reads are repeated. Safe for many requests at once.
/// </summary>
public sealed class BinanceClient : IDisposable
{
    private const int InvalidTimestamp = -1021;

    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");
    private static readonly ProductInfoHeaderValue Product =
        new("BinanceKeyTools", typeof(BinanceClient).Assembly.GetName().Version!.ToString(3));

    private readonly BinanceClientOptions _options;
    private readonly HttpClient _http;
    private readonly RateBudget _budget;
    private readonly ServerClock _clock;
    private readonly ResiliencePipeline<Attempt> _readPipeline;
    private readonly ResiliencePipeline<Attempt> _writePipeline;

    /// <summary>Creates a client. No connection is opened before the first request.</summary>
    /// <param name="options">How to send.</param>
    public BinanceClient(BinanceClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _budget = options.Budget ?? new RateBudget(options.TimeProvider);
        _clock = options.Clock ?? new ServerClock();
        _http = new HttpClient(options.Handler ?? CreateHandler(options), disposeHandler: true)
        {
            // Time limits are per attempt and come from the pipeline; the body limit from ResponseBody.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _writePipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.TimeProvider }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();
        _readPipeline = CreateReadPipeline();
    }

    /// <summary>The addresses that requests go to.</summary>
    public ExchangeHosts Hosts => _options.Hosts;

    /// <summary>Sends a request and returns the answer.</summary>
    /// <param name="request">The request. Timestamp, recvWindow and signature are added on sending.</param>
    /// <param name="credential">The key; may be <see langword="null"/> for public requests.</param>
    /// <param name="cancellationToken">Stops at once, also while waiting for a budget or a retry.</param>
    /// <exception cref="BinanceException">The exchange, something in front of it, or the network refused.</exception>
    /// <exception cref="UntrustedAddressException">The environment does not serve the family.</exception>
    /// <exception cref="ArgumentException">A request that needs a key came without one.</exception>
    public async Task<BinanceResponse> SendAsync(
        BinanceRequest request, BinanceCredential? credential, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (credential is null && request.Security != RequestSecurity.None)
        {
            throw new ArgumentException($"{request} needs an API key.", nameof(credential));
        }

        var address = _options.Hosts.AddressOf(request.Family);
        var call = new Call(request, credential, address);
        var attempt = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);

        // -1021 is a refusal, so the request was not carried out and may be sent again with a fresh offset, whatever its method.
        if (attempt.Error is { Code: InvalidTimestamp } && call is { Clock: not null, HasOwnTimestamp: false })
        {
            Tell($"{address.Host}: the timestamp was refused with an offset of {Milliseconds(call.Clock.Offset)} ms; measuring the clock again");
            _clock.Forget(ClockHost(request.Family), call.Clock);
            attempt = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        }

        return attempt.Error is { } error
            ? throw new BinanceException(error with { Attempts = call.Attempts }, attempt.Response, attempt.Cause)
            : attempt.Response!;
    }

    /// <summary>Measures the offset to the clock of a family's server with one request.</summary>
    /// <param name="family">The family. Portfolio margin has no time endpoint and is measured on the spot host.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="BinanceException">The time could not be read.</exception>
    public async Task<ClockOffset> MeasureClockAsync(ApiFamily family, CancellationToken cancellationToken = default)
    {
        var request = new BinanceRequest(HttpMethod.Get, TimePath(family)) { Security = RequestSecurity.None };
        var call = new Call(request, credential: null, ClockHost(family));
        var attempt = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        if (attempt.Error is { } error)
        {
            throw new BinanceException(error with { Attempts = call.Attempts }, attempt.Response, attempt.Cause);
        }

        var response = attempt.Response!;
        using var document = response.Parse();
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("serverTime", out var value) || !value.TryGetInt64(out var serverTime))
        {
            throw new BinanceException(call.Fail(BinanceErrorKind.ResponseNotJson, "The answer holds no server time."), response);
        }

        var halfRoundTrip = response.Elapsed / 2;
        var offset = DateTimeOffset.FromUnixTimeMilliseconds(serverTime) - (attempt.SentAt + halfRoundTrip);
        Tell($"{call.Address.Host}: server clock {Milliseconds(offset)} ms ahead, plus or minus {Milliseconds(halfRoundTrip)} ms");
        return new ClockOffset(offset, halfRoundTrip, attempt.SentAt);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler CreateHandler(BinanceClientOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = options.Timeout,
        Proxy = options.Proxy,
        UseProxy = true,
    };

    private ResiliencePipeline<Attempt> CreateReadPipeline()
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = _options.TimeProvider };
        if (_options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = _options.MaxAttempts - 1,
                Delay = TimeSpan.FromMilliseconds(250),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = _options.Randomizer ?? Random.Shared.NextDouble,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Error: { } error } && IsTransient(error)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Error?.RetryAfter),
                OnRetry = arguments =>
                {
                    Tell($"{arguments.Outcome.Result!.Error!.ErrorId}: trying again in {Milliseconds(arguments.RetryDelay)} ms");
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = _options.Timeout }).Build();
    }

    private bool IsTransient(BinanceError error) => error.Kind switch
    {
        BinanceErrorKind.Connection or BinanceErrorKind.ResponseTruncated or BinanceErrorKind.Server => true,
        BinanceErrorKind.RateLimited => error.RetryAfter is not { } wait || wait <= _options.MaxRetryDelay,
        BinanceErrorKind.Api => (int?)error.Status >= 500,
        _ => false,
    };

    private async ValueTask<Attempt> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Request.Security == RequestSecurity.Signed && !call.HasOwnTimestamp)
        {
            var family = call.Request.Family;
            call.Clock = await _clock.EnsureAsync(ClockHost(family), token => MeasureClockAsync(family, token), cancellationToken).ConfigureAwait(false);
        }

        var waited = await AcquireAsync(call, cancellationToken).ConfigureAwait(false);
        if (waited > TimeSpan.Zero)
        {
            Tell($"{call.Address.Host}: waited {waited.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s to stay within the weight limit");
        }

        try
        {
            var pipeline = call.Request.IsRead ? _readPipeline : _writePipeline;
            return await pipeline.ExecuteAsync(
                static (state, token) => state.Client.SendOnceAsync(state.Call, token), (Client: this, Call: call), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException timeout)
        {
            return new Attempt(call.Fail(BinanceErrorKind.Timeout, $"No answer within {_options.Timeout.TotalSeconds:0.#} s."), timeout);
        }
    }

    private async ValueTask<TimeSpan> AcquireAsync(Call call, CancellationToken cancellationToken) =>
        await _budget.AcquireAsync(call.Address, call.Request, call.Endpoint, call.Account, cancellationToken).ConfigureAwait(false);

    private async ValueTask<Attempt> SendOnceAsync(Call call, CancellationToken cancellationToken)
    {
        if (_budget.BannedUntil(call.Address) is { } until)
        {
            return new Attempt(call.Fail(BinanceErrorKind.Banned, "This address is banned; nothing was sent.") with { BannedUntil = until, OutcomeUnknown = false });
        }

        // The first attempt has paid before it came here; repetitions pay on their own.
        if (call.Attempts++ > 0)
        {
            await AcquireAsync(call, cancellationToken).ConfigureAwait(false);
        }

        using var payload = call.Sign(_options.TimeProvider);
        using var message = CreateMessage(call, payload);
        var sentAt = _options.TimeProvider.GetUtcNow();
        var started = _options.TimeProvider.GetTimestamp();
        HttpResponseMessage answer;
        byte[]? body;
        try
        {
            answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            return new Attempt(call.Fail(NetworkFailure.KindOf(exception), NetworkFailure.Describe(exception)), exception);
        }

        using (answer)
        {
            try
            {
                body = await ResponseBody.ReadAsync(answer.Content, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return new Attempt(
                    call.Fail(BinanceErrorKind.ResponseTruncated, "The connection ended within the answer.") with { Status = answer.StatusCode },
                    exception);
            }

            var elapsed = _options.TimeProvider.GetElapsedTime(started);
            var usage = RateLimitUsage.From(answer);
            _budget.Observe(call.Address, call.Request, call.Account, usage);
            _options.Activity?.Invoke($"{call.Request} on {call.Address.Host}: HTTP {(int)answer.StatusCode} in {Milliseconds(elapsed)} ms{DescribeWeight(usage)}");

            var response = new BinanceResponse(
                call.Request, call.Address.Host, answer.StatusCode, ResponseHeaders.Copy(answer), usage, body ?? [])
            {
                Clock = call.Clock,
                Elapsed = elapsed,
                Attempts = call.Attempts,
            };
            var error = body is null
                ? call.Fail(BinanceErrorKind.ResponseTooLarge, $"The answer is larger than {_options.MaxResponseBytes} bytes.") with { Status = answer.StatusCode }
                : ResponseJudge.FindError(call, answer, body, usage, _options.TimeProvider.GetUtcNow());
            Enforce(call, error);
            return new Attempt(response, error, sentAt);
        }
    }

    private void Enforce(Call call, BinanceError? error)
    {
        if (error is { Kind: BinanceErrorKind.Banned, BannedUntil: { } until })
        {
            _budget.Ban(call.Address, until);
        }
        else if (error is { Kind: BinanceErrorKind.RateLimited, RetryAfter: { } wait })
        {
            _budget.Exhaust(call.Address, call.Request, wait < _options.MaxRetryDelay ? wait : _options.MaxRetryDelay);
        }
    }

    private static HttpRequestMessage CreateMessage(Call call, SignedPayload payload)
    {
        var request = call.Request;
        var target = payload.Query.IsEmpty
            ? request.Path
            : $"{request.Path}?{Encoding.ASCII.GetString(payload.Query.Span)}";

        // Canonicalisation would rewrite escapes after signing; the path and the query are already exactly what is to be sent.
        var uri = new Uri(
            call.Address.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(request.Method, uri);
        message.Headers.UserAgent.Add(Product);
        if (request.Security != RequestSecurity.None)
        {
            message.Headers.TryAddWithoutValidation("X-MBX-APIKEY", call.Credential!.ApiKey.Reveal());
        }

        if (!payload.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(payload.Body);
            message.Content.Headers.ContentType = Form;
        }

        return message;
    }

    private Uri ClockHost(ApiFamily family) =>
        _options.Hosts.AddressOf(family == ApiFamily.PortfolioMargin ? ApiFamily.Spot : family);

    private static string TimePath(ApiFamily family) => family switch
    {
        ApiFamily.UsdMargined => "/fapi/v1/time",
        ApiFamily.CoinMargined => "/dapi/v1/time",
        ApiFamily.Options => "/eapi/v1/time",
        _ => "/api/v3/time",
    };

    private void Tell(string activity) => _options.Activity?.Invoke(activity);

    private static string DescribeWeight(RateLimitUsage usage) =>
        (usage.UsedWeight ?? usage.UsedIPWeight ?? usage.UsedUidWeight) is { } weight
            ? string.Create(CultureInfo.InvariantCulture, $", weight used {weight}")
            : "";

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
