using System.Security.Cryptography;
using System.Text.Json;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Evidence;

/// <summary>Asks the exchange what an audit wants to know about a key. Reads only; a question without answer becomes an obstacle,
/// never an exception. Safe for many keys at once.</summary>
/// <param name="time">The clock.</param>
/// <param name="recvWindow">How late a request may arrive; the exchange's default when <see langword="null"/>.</param>
public sealed class EvidenceCollector(TimeProvider time, TimeSpan? recvWindow = null)
{
    // Binance.US serves no apiRestrictions (its API documentation lists none).
    private static readonly Obstacle UntoldByUs = new(FindingReason.QuestionRefused, "Binance.US does not tell what a key may do.")
    {
        Remedy = "Look the permissions of the key up in API Management on Binance.US. If they are in order, mute BKT1704 for the key for a while.",
    };

    private readonly byte[] _digestKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Asks the questions, one after the other.</summary>
    /// <param name="target">The key.</param>
    /// <param name="questions">What to ask.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<KeyEvidence> CollectAsync(AuditTarget target, EvidenceQuestion questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var asker = new EvidenceRequests(target.Client, target.Credential, recvWindow);
        ClockOffset? clock = null;
        var restriction = !questions.HasFlag(EvidenceQuestion.Restriction)
            ? new Observed<KeyRestriction>()
            : await asker.AskAsync(
                EndpointCatalogue.ApiRestrictions,
                response =>
                {
                    clock = response.Clock;
                    return ToldBy(KeyRestriction.Parse(response.Content, target.Key, time.GetUtcNow()));
                },
                cancellationToken).ConfigureAwait(false);

        // Real money: what nobody tells is unknown there, and does not just fail to apply.
        var isUntold = target.Client.Hosts.Environment == BinanceEnvironment.Us && restriction.Obstacle?.Error is { Kind: BinanceErrorKind.PathNotFound };
        if (isUntold)
        {
            restriction = new Observed<KeyRestriction>(UntoldByUs);
        }

        // A key that is refused as a whole is refused everywhere, and a host that does not answer should be left alone.
        var isHopeless = restriction.Obstacle is not null && !isUntold;
        return new KeyEvidence
        {
            Key = target.Key,
            Environment = target.Client.Hosts.Environment,
            ObservedAt = time.GetUtcNow(),
            Storage = target.Storage,
            KeySize = target.Credential.KeySize,
            ApiKeyRemarks = [.. ApiKeyId.Inspect(target.Credential.ApiKey.Reveal()).Select(finding => finding.Kind)],
            Restriction = restriction,
            Account = await AskAsync(EvidenceQuestion.Account, () => AccountQuestions.AskAsync(asker, restriction.Value, cancellationToken)).ConfigureAwait(false),
            WithdrawalAddresses = await AskAsync(
                EvidenceQuestion.WithdrawalAddresses,
                () => asker.AskAsync(EndpointCatalogue.WithdrawalAddresses, WithdrawalAddressBook.Parse, cancellationToken)).ConfigureAwait(false),
            SubAccounts = await AskAsync(EvidenceQuestion.SubAccounts, () => SubAccountQuestions.AskAsync(asker, cancellationToken)).ConfigureAwait(false),
            Clock = clock,
            SecretDigest = target.Credential.DigestSecret(_digestKey),
        };

        Task<Observed<T>> AskAsync<T>(EvidenceQuestion question, Func<Task<Observed<T>>> ask)
            where T : class =>
            !questions.HasFlag(question) ? Task.FromResult(new Observed<T>())
            : isHopeless ? Task.FromResult(new Observed<T>(restriction.Obstacle!))
            : ask();
    }

    // An answer without any of the documented fields is none, whatever its status.
    private static KeyRestriction ToldBy(KeyRestriction restriction) =>
        restriction is { IPRestricted: null, CreatedAt: null } && restriction.UnknownPermission == PermissionField.Every
            ? throw new JsonException("The exchange's answer tells nothing about the key.")
            : restriction;
}
