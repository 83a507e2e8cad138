using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>Something that should be recorded about every key is not.</summary>
public abstract class RecordedFieldCheck : RecordCheck
{
    private readonly string _field;
    private readonly string _words;

    /// <param name="id">The check.</param>
    /// <param name="field">The name under which it is recorded, for example <c>bkt.label</c>.</param>
    /// <param name="words">What it is, for messages: "label".</param>
    private protected RecordedFieldCheck(string id, string field, string words)
        : base(id)
    {
        _field = field;
        _words = words;
    }

    private protected sealed override CheckResult Judge(CheckContext context, KeyRecord key)
    {
        if (Read(context) is { Length: > 0 } text)
        {
            return CheckResult.Pass($"The key has a recorded {_words}.", $"{_field}: {EvidenceText.Foreign(text)}");
        }

        return WhenMissing(context) ?? context.Evidence.Storage switch
        {
            null => CheckResult.NotApplicable("The key is in no vault, so nothing is recorded about it."),
            { HasMetadata: false } when context.IsJudgedBy(MetadataMissingCheck.CheckId) => CheckResult.NotApplicable(
                $"The key has no metadata at all; {MetadataMissingCheck.CheckId} reports that.", FindingReason.CoveredElsewhere),
            _ => CheckResult.Fail($"The key has no recorded {_words}.", $"{_field}: not recorded"),
        };
    }

    private protected abstract string? Read(CheckContext context);
}
