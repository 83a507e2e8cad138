using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>Masks what looks like a key in what people and vaults wrote: now and then a secret stands where a name belongs, and
/// reports are mailed.</summary>
internal static class KeyLikeMask
{
    private const int DigitCount = 6;

    /// <summary>Masks the findings about one subject. Their identities stay.</summary>
    public static List<Finding> Apply(AuditedKey subject, List<Finding> findings)
    {
        // Hardly any finding has something to mask; those that have nothing are not copied.
        var masked = Apply(subject) is var other && other == subject ? subject : other;
        return findings.ConvertAll(finding => finding.Masked(masked));
    }

    private static AuditedKey Apply(AuditedKey subject) => subject with
    {
        Name = HideName(subject.Vault, subject.Name),
        Vault = Hide(subject.Vault),
        ApiKey = Hide(subject.ApiKey),
        Fingerprint = Hide(subject.Fingerprint),
        Label = Hide(subject.Label),
        Purpose = Hide(subject.Purpose),
        Owner = Hide(subject.Owner),
        Account = Hide(subject.Account),
        Host = KeyLikeText.Hide(subject.Host),
    };

    // Two masked names must stay two. The digits are those that the identity of the findings is made of.
    private static string HideName(string? vault, string name) =>
        KeyLikeText.Hide(name) is var hidden && hidden == name ? name : $"{hidden}#{FindingIdentity.Of("", vault, name)[..DigitCount]}";

    private static string? Hide(string? text) => text is null ? null : KeyLikeText.Hide(text);
}
