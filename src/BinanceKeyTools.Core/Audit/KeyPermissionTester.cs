using System.Text.Json;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit;

/// <summary>Holds a key against expectations.</summary>
public sealed class KeyPermissionTester
{
    private readonly BinanceClient _client;
    private readonly TimeProvider _time;

    /// <summary>Tests keys of one environment.</summary>
    /// <param name="client">The client to ask with.</param>
    /// <param name="timeProvider">The clock; the system's when omitted.</param>
    public KeyPermissionTester(BinanceClient client, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Asks the exchange what the signing key may do.</summary>
    /// <param name="key">What is known about the key.</param>
    /// <param name="credential">The key.</param>
    /// <param name="recvWindow">How late a request may arrive; the exchange's default when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="BinanceException">The exchange refused to tell.</exception>
    /// <exception cref="UntrustedAddressException">The environment has no such question: testnets serve no /sapi.</exception>
    /// <exception cref="JsonException">The answer has another form than the documented one.</exception>
    public async Task<KeyRestriction> GetRestrictionAsync(
        KeyRecord key, BinanceCredential credential, TimeSpan? recvWindow = null, CancellationToken cancellationToken = default)
    {
        var response = await _client.SendAsync(EndpointCatalogue.ApiRestrictions.CreateRequest(recvWindow), credential, cancellationToken).ConfigureAwait(false);
        var restriction = KeyRestriction.Parse(response.Content, key, _time.GetUtcNow());
        restriction.Environment = _client.Hosts.Environment;
        return restriction;
    }

    /// <summary>Tests every expectation. A failure to find out makes results Unknown; it is not thrown.</summary>
    /// <param name="key">What is known about the key.</param>
    /// <param name="credential">The key.</param>
    /// <param name="expectations">What the key should be.</param>
    /// <param name="active">Whether rights are also proved by harmless calls.</param>
    /// <param name="recvWindow">How late a request may arrive; the exchange's default when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>One result an expectation, in their order, and the error that kept the flags from being read.</returns>
    public async Task<KeyPermissionTest> TestAsync(
        KeyRecord key,
        BinanceCredential credential,
        IReadOnlyList<KeyExpectation> expectations,
        bool active,
        TimeSpan? recvWindow = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(expectations);
        KeyRestriction? restriction = null;
        Exception? obstacle = null;
        try
        {
            restriction = await GetRestrictionAsync(key, credential, recvWindow, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BinanceException or UntrustedAddressException or JsonException)
        {
            obstacle = exception;
        }

        bool? canRead = null;
        List<KeyPermissionResult> results = [];
        foreach (var expectation in expectations)
        {
            var flag = expectation.IsIPRestriction ? restriction?.IPRestricted : restriction?.State(expectation.Permission);
            var canProve = !expectation.IsIPRestriction && !IsHopeless(obstacle) && PermissionProbe.Exists(expectation.Permission, _client.Hosts);
            PermissionProbeResult? probe = null;

            // A right that is off needs no proof; one that should be off is only tried when its flag cannot be read.
            if (active && canProve && (flag is null || (flag is true && expectation.ShouldBeOn)))
            {
                probe = await PermissionProbe.RunAsync(expectation.Permission, _client, credential, recvWindow, cancellationToken).ConfigureAwait(false);
                canRead ??= expectation.Permission == KeyPermission.Reading ? probe.Works is true : null;
                if (flag is null && expectation.ShouldBeOn && probe is { Works: false, RefusedByAccount: false })
                {
                    // The refusal names key, address and right in one. Only where reading works is it the right.
                    canRead ??= await PermissionProbe.CanReadAsync(_client, credential, recvWindow, cancellationToken).ConfigureAwait(false);
                    if (canRead is false)
                    {
                        probe = probe with { Works = null, Note = "A harmless call was refused, but so is reading: the key, the address or the right may be the cause." };
                    }
                }
            }

            var result = ExpectationJudge.Judge(key, _time.GetUtcNow(), expectation, flag, probe, restriction, obstacle, canProve && !active);
            result.Environment = _client.Hosts.Environment;
            results.Add(result);
        }

        return new KeyPermissionTest(results, restriction, obstacle);
    }

    // A key that is refused as a whole says nothing about a single right, and a host that refuses should be left alone.
    private static bool IsHopeless(Exception? obstacle) => obstacle is BinanceException
    {
        Error:
        {
            Kind: BinanceErrorKind.Banned or BinanceErrorKind.RateLimited or BinanceErrorKind.Firewall or BinanceErrorKind.RestrictedLocation
                or BinanceErrorKind.NameResolution or BinanceErrorKind.Connection or BinanceErrorKind.Tls or BinanceErrorKind.Proxy
                or BinanceErrorKind.Timeout
        } or { Code: -1021 or -1022 or -2008 or -2014 or -2015 },
    };
}
