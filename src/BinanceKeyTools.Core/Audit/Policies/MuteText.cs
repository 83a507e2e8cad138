using System.Globalization;
using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Writes mutes as JSON.</summary>
internal static class MuteText
{
    /// <summary>The name of the member that holds the mutes of a file.</summary>
    public const string Mutes = "mutes";

    private const string Reason = "reason";
    private const string Owner = "owner";
    private const string Expires = "expires";
    private const string Fingerprint = "fingerprint";

    /// <summary>A new mute file.</summary>
    public static string File(IEnumerable<Mute> mutes) =>
        JsonLines.Object([JsonLines.Member("version", AuditPolicy.FormatVersion.ToString(CultureInfo.InvariantCulture)), Array(mutes.Select(Entry))]) + "\n";

    /// <summary>The member that holds mutes.</summary>
    public static string Array(IEnumerable<string> entries) => JsonLines.Member(Mutes, JsonLines.Array(entries));

    /// <summary>A mute, with what it covers first.</summary>
    public static string Entry(Mute mute) => JsonLines.Object(
    [
        Member("check", mute.Check),
        Member("name", mute.Name),
        .. mute.Vault is { } vault ? [Member("vault", vault)] : System.Array.Empty<string>(),
        .. mute.Fingerprint is { } fingerprint ? [Member(Fingerprint, fingerprint)] : System.Array.Empty<string>(),
        Member(Reason, mute.Reason),
        Member(Owner, mute.Owner),
        Member(Expires, Date(mute)),
    ]);

    /// <summary>Gives a mute that is written new terms; what it covers stays but for the fingerprint.</summary>
    public static void Rewrite(JsonEditor editor, JsonPart entry, Mute old, Mute mute)
    {
        foreach (var (name, before, now) in new[] { (Reason, old.Reason, mute.Reason), (Owner, old.Owner, mute.Owner), (Expires, Date(old), Date(mute)) })
        {
            if (before != now)
            {
                editor.Replace(entry.Find(name)!.Value, JsonLines.Text(now));
            }
        }

        switch (old.Fingerprint, mute.Fingerprint)
        {
            case (null, { } added):
                editor.Append(entry, [Member(Fingerprint, added)]);
                break;
            case ({ }, null):
                editor.Remove(entry, entry.Find(Fingerprint)!);
                break;
            case ({ } before, { } now) when before != now:
                editor.Replace(entry.Find(Fingerprint)!.Value, JsonLines.Text(now));
                break;
        }
    }

    private static string Member(string name, string value) => JsonLines.Member(name, JsonLines.Text(value));

    private static string Date(Mute mute) => mute.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
