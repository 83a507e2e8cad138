using System.Globalization;
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
    private const int TooManyOrders = -1015;

    // 2100-01-01. A server that is further ahead than that has no clock worth following.
    private const long LatestServerTime = 4_102_444_800_000;

    // Limits count by the minute, so a 429 that names no time is over after one.
    private static readonly TimeSpan LimitPeriod = TimeSpan.FromMinutes(1);

    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");
    private static readonly ProductInfoHeaderValue Product =
        new("BinanceKeyTools", typeof(BinanceClient).Assembly.GetName().Version!.ToString(3));

    private readonly BinanceClientOptions _options;
    private readonly HttpClient _http;
    private readonly RateBudget _budget;
    private readonly ServerClock _clock;
    private readonly ResiliencePipeline<Attempt> _timeLimit;
    private readonly ResiliencePipeline<Attempt> _retries;

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
        _timeLimit = new ResiliencePipelineBuilder<Attempt> { TimeProvider = options.TimeProvider }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();
        _retries = CreateRetries();
    }

    /// <summary>The addresses that requests go to.</summary>
    public ExchangeHosts Hosts => _options.Hosts;

    /// <summary>The proxy that requests of a family go through, without user and password; <see langword="null"/> for a direct way.</summary>
    /// <param name="family">A family that the environment serves.</param>
    /// <exception cref="UntrustedAddressException">The environment does not serve the family.</exception>
    public Uri? ProxyOf(ApiFamily family)
    {
        var address = _options.Hosts.AddressOf(family);
        var proxy = _options.Proxy ?? (UsesSystemProxy(_options) ? HttpClient.DefaultProxy : null);
        return proxy is null || proxy.IsBypassed(address) || proxy.GetProxy(address) is not { } way || way == address
            ? null
            : new UriBuilder(way) { UserName = "", Password = "" }.Uri;
    }

    /// <summary>Sends a request and returns the answer.</summary>
    /// <param name="request">The request. Timestamp, recvWindow and signature are added on sending.</param>
    /// <param name="credential">The key; may be <see langword="null"/> for public requests.</param>
    /// <param name="cancellationToken">Stops at once, also while waiting for a budget or a retry.</param>
    /// <exception cref="BinanceException">The exchange, something in front of it, or the network refused.</exception>
    /// <exception cref="UntrustedAddressException">The environment does not serve the family.</exception>
    /// <exception cref="ArgumentException">A request that needs a key came without one.</exception>
    /// <exception cref="RequestParameterException">The parameters cannot be sent.</exception>
    public async Task<BinanceResponse> SendAsync(
        BinanceRequest request, BinanceCredential? credential, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (credential is null && request.Security != RequestSecurity.None)
        {
            throw new ArgumentException($"{request} needs an API key.", nameof(credential));
        }

        if (request.IsRead && request.Body.Count > 0)
        {
            throw new RequestParameterException("ParameterPlace", nameof(request), "A GET request has no body: its parameters travel in the query.");
        }

        var address = _options.Hosts.AddressOf(request.Family);
        var call = new Call(request, credential, address);
        var attempt = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);

        // -1021 is a refusal, so the request was not carried out and may be sent again with a fresh offset, whatever its method.
        if (attempt.Error is { Code: InvalidTimestamp } && call is { Clock: not null, HasOwnTimestamp: false, Request: { Clock: null, IsSentOnce: false } })
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
    public Task<ClockOffset> MeasureClockAsync(ApiFamily family, CancellationToken cancellationToken = default) =>
        MeasureClockAsync(family, allowance: null, cancellationToken);

    /// <inheritdoc cref="MeasureClockAsync(ApiFamily, CancellationToken)"/>
    /// <exception cref="RequestAllowanceException">The allowance is used up.</exception>
    internal async Task<ClockOffset> MeasureClockAsync(ApiFamily family, RequestAllowance? allowance, CancellationToken cancellationToken)
    {
        var request = new BinanceRequest(HttpMethod.Get, TimePath(family)) { Security = RequestSecurity.None, Allowance = allowance };
        var call = new Call(request, credential: null, ClockHost(family));
        var attempt = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        if (attempt.Error is { } error)
        {
            throw new BinanceException(error with { Attempts = call.Attempts }, attempt.Response, attempt.Cause);
        }

        var response = attempt.Response!;
        using var document = response.Parse();
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("serverTime", out var value) || value.ValueKind != JsonValueKind.Number
            || !value.TryGetInt64(out var serverTime) || serverTime is < 0 or > LatestServerTime)
        {
            throw new BinanceException(call.Fail(BinanceErrorKind.ResponseNotJson, "The answer holds no server time.") with { Status = response.Status });
        }

        var halfRoundTrip = response.Elapsed / 2;
        var offset = DateTimeOffset.FromUnixTimeMilliseconds(serverTime) - (attempt.SentAt + halfRoundTrip);
        Tell($"{call.Address.Host}: server clock {Milliseconds(offset)} ms ahead, plus or minus {Milliseconds(halfRoundTrip)} ms");
        return new ClockOffset(offset, halfRoundTrip, attempt.SentAt);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler CreateHandler(BinanceClientOptions options) => options.IsDirect
        ? NetworkHandler.CreateDirect(options.AddressFamily)
        : NetworkHandler.Create(options.Proxy, UsesSystemProxy(options));

    // The system's proxy does not except loopback by itself; plain http must not leave the machine through it.
    private static bool UsesSystemProxy(BinanceClientOptions options) =>
        !options.IsDirect && options.Hosts.Addresses.Values.All(address => address.Scheme == Uri.UriSchemeHttps);

    private ResiliencePipeline<Attempt> CreateRetries()
    {
        if (_options.MaxAttempts <= 1)
        {
            return ResiliencePipeline<Attempt>.Empty;
        }

        return new ResiliencePipelineBuilder<Attempt> { TimeProvider = _options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = _options.MaxAttempts - 1,
                Delay = TimeSpan.FromMilliseconds(250),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = _options.Randomizer ?? Random.Shared.NextDouble,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsFinal: false, Error: { } error } && IsTransient(error)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Error?.RetryAfter),
                OnRetry = arguments =>
                {
                    Tell($"{arguments.Outcome.Result!.Error!.ErrorId}: trying again in {Milliseconds(arguments.RetryDelay)} ms");
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    private bool IsTransient(BinanceError error) => HoldOf(error) <= _options.MaxRetryDelay && error.Kind switch
    {
        BinanceErrorKind.Connection or BinanceErrorKind.ResponseTruncated or BinanceErrorKind.Server or BinanceErrorKind.RateLimited => true,
        BinanceErrorKind.Api => (int?)error.Status >= 500,
        _ => false,
    };

    private static TimeSpan HoldOf(BinanceError error) =>
        error.RetryAfter ?? (error.Kind == BinanceErrorKind.RateLimited ? LimitPeriod : TimeSpan.Zero);

    private async ValueTask<Attempt> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Request.Security == RequestSecurity.Signed && !call.HasOwnTimestamp)
        {
            var family = call.Request.Family;
            call.Clock = call.Request.Clock ?? await _clock.EnsureAsync(
                ClockHost(family), token => MeasureClockAsync(family, call.Request.Allowance, token), cancellationToken).ConfigureAwait(false);
        }

        return call.Request is { IsRead: true, IsSentOnce: false }
            ? await _retries.ExecuteAsync(
                static (state, token) => state.Client.AttemptAsync(state.Call, token), (Client: this, Call: call), cancellationToken).ConfigureAwait(false)
            : await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for its turn, which no time limit counts, and sends once.</summary>
    private async ValueTask<Attempt> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        var grant = await _budget.AcquireAsync(call, call.WaitsForLimits ? _options.MaxRetryDelay : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (grant.BannedUntil is { } until)
        {
            return new Attempt(call.Fail(BinanceErrorKind.Banned, "This address is banned; nothing more is sent to the host.") with { BannedUntil = until });
        }

        if (grant.HeldFor is { } held)
        {
            return new Attempt(call.Fail(BinanceErrorKind.RateLimited, "The limit is used up; nothing more is sent before it is free again.") with { RetryAfter = held });
        }

        if (grant.Waited > TimeSpan.Zero)
        {
            Tell($"{call.Address.Host}: waited {grant.Waited.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s to stay within the weight limit");
        }

        call.Request.Allowance?.Take();
        call.Attempts++;
        try
        {
            var attempt = await _timeLimit.ExecuteAsync(
                static (state, token) => state.Client.SendOnceAsync(state.Call, token), (Client: this, Call: call), cancellationToken).ConfigureAwait(false);
            return attempt is { Error.Kind: BinanceErrorKind.RateLimited } && !call.WaitsForLimits ? attempt with { IsFinal = true } : attempt;
        }
        catch (TimeoutRejectedException timeout)
        {
            var limit = _options.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return new Attempt(call.Fail(BinanceErrorKind.Timeout, $"No answer within {limit} s."), timeout);
        }
    }

    private async ValueTask<Attempt> SendOnceAsync(Call call, CancellationToken cancellationToken)
    {
        using var payload = call.Sign(_options.TimeProvider);
        call.Payload = payload;
        using var message = CreateMessage(call, payload);
        var sentAt = _options.TimeProvider.GetUtcNow();
        var started = _options.TimeProvider.GetTimestamp();
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            var failure = call.Fail(NetworkFailure.KindOf(exception), NetworkFailure.Describe(exception));
            return new Attempt(
                NetworkFailure.IsBeforeSending(exception) ? failure with { OutcomeUnknown = false } : failure, NetworkFailure.CauseOf(exception));
        }

        using (answer)
        {
            var body = await ResponseBody.ReadAsync(answer.Content, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            var elapsed = _options.TimeProvider.GetElapsedTime(started);
            var usage = RateLimitUsage.From(answer);
            _budget.Observe(call, usage);
            _options.Activity?.Invoke($"{call.Request} on {call.Address.Host}: HTTP {(int)answer.StatusCode} in {Milliseconds(elapsed)} ms{DescribeWeight(usage)}");

            var serverAhead = (call.Clock ?? _clock.OffsetOf(call.Address))?.Offset ?? TimeSpan.Zero;
            var now = _options.TimeProvider.GetUtcNow();
            var error = ResponseJudge.FindError(call, answer, body, usage, now + serverAhead);
            Enforce(call, error, now, serverAhead);
            var headers = ResponseHeaders.Copy(answer, call, scrub: error is not null);
            var response = new BinanceResponse(
                error is null ? call.Request : call.Request.WithoutParameters(), call.Address.Host, answer.StatusCode, headers, usage, error is null ? body.Bytes : [])
            {
                Clock = call.Clock,
                Elapsed = elapsed,
                Attempts = call.Attempts,
            };
            return new Attempt(response, error, body.Cause, sentAt);
        }
    }

    private void Enforce(Call call, BinanceError? error, DateTimeOffset now, TimeSpan serverAhead)
    {
        if (error is { Kind: BinanceErrorKind.Banned, BannedUntil: { } end })
        {
            // The exchange names the end by its own clock. Should the header ask for more, more it is.
            var until = end - serverAhead;
            _budget.Ban(call.Address, now + error.RetryAfter is { } later && later > until ? later : until);
        }
        else if (error is { Kind: BinanceErrorKind.RateLimited, Code: not TooManyOrders })
        {
            _budget.Exhaust(call, HoldOf(error));
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
