using System.Security.Cryptography;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>
/// Finds out which address the exchange sees. The futures hosts answer a signed question that carries an unknown API key with -2015
/// and, often, <c>request ip: 192.0.2.1</c> (observed 2020 to 2026, not documented). So a pair that was drawn at random asks, is used
/// once and thrown away; no key of anybody is used.
/// </summary>
/// <param name="timeProvider">The clock; the system's when <see langword="null"/>.</param>
/// <param name="drawText">Draws as many characters as it is told, of <c>A-Z a-z 0-9</c>; a cryptographic source when <see langword="null"/>.</param>
public sealed class EgressSurvey(TimeProvider? timeProvider = null, Func<int, string>? drawText = null)
{
    // The length of the exchange's own keys and secrets: another one would be refused for its form, without a word about addresses.
    private const int KeyLength = 64;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly Endpoint[] Questions = [EndpointCatalogue.UsdMarginedAccount, EndpointCatalogue.CoinMarginedBalance];

    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly Func<int, string> _drawText = drawText ?? (length => RandomNumberGenerator.GetString(Alphabet, length));

    /// <summary>Asks the USDS-M host and, when its answer names no address, the COIN-M host: one signed question each.</summary>
    /// <param name="client">Asks; its route is the one whose address is found out.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The address, with the route <see cref="EgressAddress.DirectRoute"/>; <see langword="null"/> when no host told one, or the
    /// environment serves no futures.</returns>
    /// <exception cref="BinanceException">No answer of the API came: the network failed, or something in front of it refused.</exception>
    public async Task<EgressAddress?> AskAsync(BinanceClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        foreach (var question in Questions.Where(question => client.Hosts.Addresses.ContainsKey(question.Family)))
        {
            if (await AskAsync(client, question, cancellationToken).ConfigureAwait(false) is { } address)
            {
                return address;
            }
        }

        return null;
    }

    private async Task<EgressAddress?> AskAsync(BinanceClient client, Endpoint question, CancellationToken cancellationToken)
    {
        using var credential = new BinanceCredential(ApiKeyId.Parse(_drawText(KeyLength)), KeyMaterial.FromSecret(_drawText(KeyLength)));
        try
        {
            await client.SendAsync(question.CreateRequest(), credential, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (BinanceException exception) when (exception.Error.RequestAddress is { } address)
        {
            return new EgressAddress { IPAddress = EgressAddress.Plain(address), Source = exception.Error.Host, ObservedAt = _time.GetUtcNow() };
        }
        catch (BinanceException exception) when (exception.Error is { Kind: BinanceErrorKind.Api, Status: { } status } && (int)status < 500)
        {
            // A refusal without an address: the short form.
            return null;
        }
    }
}
