using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>A check of what is recorded about a key. The vault is enough to tell.</summary>
public abstract class RecordCheck : KeyCheck
{
    private protected RecordCheck(string id)
        : base(id)
    {
    }

    /// <inheritdoc/>
    public sealed override EvidenceQuestion Needs => EvidenceQuestion.None;

    /// <inheritdoc/>
    public sealed override CheckResult Judge(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Judge(context, context.Evidence.Key);
    }

    private protected abstract CheckResult Judge(CheckContext context, KeyRecord key);

    /// <summary>What to say about a field that is not there, when it is not the key's own fault: the vault's content could not be
    /// read, so that nobody knows what is recorded in it. <see langword="null"/> when the field is really missing.</summary>
    private protected static CheckResult? WhenMissing(CheckContext context) =>
        context.Evidence is { Storage: null, Unreadable: { } obstacle } ? CheckResult.Unknown(obstacle) : null;
}
