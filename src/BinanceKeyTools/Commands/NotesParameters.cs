using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Inventory;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Commands;

/// <summary>What is to be recorded about a key, as given; see <see cref="ConnectionParameters"/> for why the values stand apart from the
/// cmdlets. <see langword="null"/> is what was not given.</summary>
internal sealed class NotesParameters
{
    private const string NoteInvalid = "NoteInvalid";

    public string? Label { get; set; }

    public string? Purpose { get; set; }

    public string? Owner { get; set; }

    public string? Account { get; set; }

    public BinanceEnvironment? Environment { get; set; }

    /// <summary>When the exchange created the key; the least of all dates takes it out of the record.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    public int? RotateAfterDays { get; set; }

    public string[]? AllowedIP { get; set; }

    public Uri? Proxy { get; set; }

    public string[]? Tag { get; set; }

    /// <summary>Checks what was given.</summary>
    /// <param name="target">What errors are about.</param>
    /// <returns>The notes, and the addresses among them that Binance will hardly see.</returns>
    /// <exception cref="CommandException">NoteInvalid, ProxyMalformed.</exception>
    /// <exception cref="AllowedAddressException">AllowedIPInvalid.</exception>
    public (KeyNotes Notes, IReadOnlyList<QuestionableAddress> Questionable) Check(string target)
    {
        var addresses = AllowedIP is null ? null : AllowedAddresses.Parse(AllowedIP);
        var notes = new KeyNotes
        {
            Label = Text(nameof(Label), Label, target),
            Purpose = Canonical(Text(nameof(Purpose), Purpose, target)),
            Owner = Text(nameof(Owner), Owner, target),
            Account = Text(nameof(Account), Account, target),
            Environment = Environment,
            CreatedAt = DateText(target),
            RotateAfterDays = RotateAfterDays,
            AllowedIP = addresses is null ? null : [.. addresses.Addresses],
            Proxy = ProxyText(target),
            Tag = Tags(target),
        };
        return (notes, addresses?.Questionable ?? []);
    }

    private string? DateText(string target) => CreatedAt switch
    {
        null => null,
        var date when date == DateTimeOffset.MinValue => "",
        { } date when ElapsedTime.IsAhead(date, TimeProvider.System.GetUtcNow()) => throw Invalid(
            $"The date for -{nameof(CreatedAt)} is yet to come.", "Give the day on which the key was created, for example 2026-09-21. Test-BinanceClock looks at the clock of this machine.", target),
        { } date => KeyMetadata.Text(date),
    };

    private string? ProxyText(string target)
    {
        if (Proxy is not { OriginalString.Length: > 0 })
        {
            return Proxy?.OriginalString;
        }

        ProxyAddress.Check(Proxy, target);
        return Proxy.OriginalString;
    }

    private string[]? Tags(string target)
    {
        if (Tag is null)
        {
            return null;
        }

        string[] tags = [.. Tag.Select(tag => Text(nameof(Tag), tag, target)!).Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        return Array.Find(tags, tag => tag.Contains(',', StringComparison.Ordinal) || tag.Any(char.IsWhiteSpace)) is { } bad
            ? throw Invalid($"The tag '{bad}' has a comma or a space in it. Tags are single words.", "Give several tags as a list: -Tag spot, grid", target)
            : tags;
    }

    // What is recorded is not encrypted by every vault, and is shown wherever the key is.
    private static string? Text(string parameter, string? text, string target)
    {
        if (text?.Trim() is not { Length: > 0 } trimmed)
        {
            return text is null ? null : "";
        }

        if (KeyLikeText.Hide(trimmed) != trimmed)
        {
            throw Invalid(
                $"The text for -{parameter} looks like a key or a secret. What is recorded about a key is shown with it.",
                "Write words that tell people about the key; the key itself goes into the secret.",
                target);
        }

        return trimmed.Any(char.IsControl)
            ? throw Invalid($"The text for -{parameter} has a line break or another control character in it.", "Write it on one line.", target)
            : trimmed;
    }

    private static CommandException Invalid(string message, string remedy, string target) => new(NoteInvalid, ErrorCategory.InvalidArgument, message, remedy, target);

    // Built-in purposes are recorded as they are written everywhere else.
    private static string? Canonical(string? purpose) =>
        Array.Find(Enum.GetNames<KeyPurpose>(), name => string.Equals(name, purpose, StringComparison.OrdinalIgnoreCase)) ?? purpose;
}
