using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Inventory;

/// <summary>Asks the exchange what it tells about a key that it accepts: by the question about the key's restrictions, or where the
/// environment has none by a read that the key signs.</summary>
/// <param name="time">The clock; the system's when omitted.</param>
public sealed class KeyInquiry(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Asks about one key. Safe for many at once.</summary>
    /// <param name="key">What is known about the key.</param>
    /// <param name="credential">The key.</param>
    /// <param name="client">The client of its environment.</param>
    /// <param name="recvWindow">How late a request may arrive; the exchange's default when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="BinanceException">The exchange refused the key, or could not be asked.</exception>
    /// <exception cref="UntrustedAddressException">The environment serves no read that a key could sign.</exception>
    /// <exception cref="JsonException">The answer has another form than the documented one, or tells nothing.</exception>
    public async Task<KeyProof> AskAsync(
        KeyRecord key, BinanceCredential credential, BinanceClient client, TimeSpan? recvWindow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(client);
        KeyRestriction? restriction = null;
        if (TellsRestrictions(client.Hosts))
        {
            try
            {
                restriction = await new KeyPermissionTester(client, _time).GetRestrictionAsync(key, credential, recvWindow, cancellationToken).ConfigureAwait(false);
            }
            catch (BinanceException exception) when (exception.Error.Kind == BinanceErrorKind.PathNotFound && PermissionProbe.MainRead(client.Hosts) is not null)
            {
                // A custom address may serve /api alone.
            }
        }

        if (restriction is null)
        {
            var endpoint = PermissionProbe.MainRead(client.Hosts) ?? throw new UntrustedAddressException(
                "EnvironmentUnsupported", $"The environment {client.Hosts.Environment} serves no read by which a key could be verified.");
            await client.SendAsync(endpoint.CreateRequest(recvWindow), credential, cancellationToken).ConfigureAwait(false);
        }
        else if (restriction is { UnknownPermission: var unknown, IPRestricted: null, CreatedAt: null } && unknown == PermissionField.Every)
        {
            // Whatever answered so did not look at the key.
            throw new JsonException("The answer about the key's restrictions tells nothing about the key.");
        }

        return new KeyProof
        {
            Environment = client.Hosts.Environment,
            Algorithm = credential.Algorithm,
            VerifiedAt = _time.GetUtcNow(),
            CreatedAt = restriction?.CreatedAt,
            Permissions = restriction?.Permission,
            UnknownPermissions = restriction?.UnknownPermission ?? PermissionField.Every,
            IPRestricted = restriction?.IPRestricted,
        };
    }

    // Binance.US has a /sapi without this question.
    private static bool TellsRestrictions(ExchangeHosts hosts) =>
        hosts.Environment != BinanceEnvironment.Us && hosts.Addresses.ContainsKey(ApiFamily.Sapi);
}
