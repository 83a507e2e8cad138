using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Audits;

/// <summary>Says in the words of an audit why a key could not be used.</summary>
internal static class KeyObstacle
{
    private static readonly string[] AboutTheKey =
        [SecretFailure.SecretNotAKey, SecretFailure.SecretHalfAKey, SecretFailure.SecretFormUnknown, SecretFailure.SecretAmbiguous, "KeyMetadataInvalid"];

    public static Obstacle From(Exception exception)
    {
        var record = ErrorRecords.From(exception, target: null);
        var reason = exception is ApiKeyFormatException or KeyMaterialException || AboutTheKey.Contains(record.FullyQualifiedErrorId)
            ? FindingReason.KeyUnreadable
            : exception is VaultException ? FindingReason.VaultUnavailable : FindingReason.ExchangeUnavailable;
        return new Obstacle(reason, exception.Message)
        {
            ErrorId = record.FullyQualifiedErrorId,
            Remedy = record.ErrorDetails?.RecommendedAction,
        };
    }
}
