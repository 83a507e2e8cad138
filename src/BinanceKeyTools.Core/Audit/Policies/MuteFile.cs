using System.Text;
using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>
/// A JSON file with mutes, also a policy, to which mutes are added: whatever somebody wrote stays byte for byte, comments and line breaks
/// included. A mute that is replaced gets its new reason, owner, expiry and fingerprint in its place.
/// </summary>
public sealed class MuteFile
{
    private readonly string _path;
    private readonly PolicyLoader _loader;
    private readonly PolicyFileText? _text;
    private readonly IReadOnlyList<Mute> _written;

    // Those of the file in their places, then those that are added; and the places of those that were asked for.
    private readonly List<Mute> _mutes = [];
    private readonly SortedSet<int> _asked = [];
    private readonly Dictionary<(string Check, string Name, string? Vault), List<int>> _places = [];

    private MuteFile(string path, PolicyLoader loader, PolicyFileText? text, IReadOnlyList<Mute> written)
    {
        (_path, _loader, _text, _written) = (path, loader, text, written);
        foreach (var mute in written)
        {
            Add(mute);
        }
    }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsChanged => !_mutes.SequenceEqual(_written);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path. It need not be there.</param>
    /// <param name="loader">What loads it.</param>
    /// <exception cref="AuditPolicyException">It is there, and cannot be read or used.</exception>
    public static MuteFile Open(string path, PolicyLoader loader)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(loader);
        if (!File.Exists(path))
        {
            return new MuteFile(path, loader, text: null, []);
        }

        var text = PolicyFile.ReadText(path, AuditPolicyException.MutesNotFound);
        return new MuteFile(path, loader, text, loader.LoadOwnMutes(text.Utf8, path));
    }

    /// <summary>Why a mute cannot be in a file: something of it looks like a key, or is in no text.</summary>
    /// <param name="mute">The mute.</param>
    /// <returns>The reason as a sentence; <see langword="null"/> when it can.</returns>
    public static string? Refusal(Mute mute)
    {
        ArgumentNullException.ThrowIfNull(mute);
        var reading = new PolicyReading(source: "");
        var read = reading.Read(Encoding.UTF8.GetBytes(MuteText.File([mute])), PolicyFormat.Json, json =>
        {
            PolicyReader.ReadVersion(json);
            return new MuteReader(source: "", DateOnly.MinValue, keys: null).Read(json);
        });
        return reading.Problems.FirstOrDefault(problem => problem.Severity == PolicyProblemSeverity.Error) is { } error
            ? $"{error.Path.Split('.')[^1]}: {error.Message}"
            : AreEqual(read![0], mute) ? null : "It has characters that are in no text.";
    }

    /// <summary>Says what it takes to have a mute in the file.</summary>
    /// <param name="mute">The mute.</param>
    /// <param name="today">The date, in UTC.</param>
    /// <param name="replace">Whether one that holds still may be replaced.</param>
    public MuteChange Plan(Mute mute, DateOnly today, bool replace)
    {
        ArgumentNullException.ThrowIfNull(mute);
        int[] same = [.. _places.GetValueOrDefault(Subject(mute)) ?? []];
        int[] equal = [.. same.Where(place => _mutes[place].Expires >= today && AreEqual(_mutes[place], InPlaceOf(_mutes[place], mute))).Take(1)];

        // What was asked for already stays. One for another key of the same name ends with that key, or is meant for another machine.
        int[] others = [.. same.Where(place => !_asked.Contains(place))];
        int[] holding = [.. others.Where(place => _mutes[place].Expires >= today && MayBeTheSameKey(_mutes[place], mute))];
        int[] expired = [.. others.Where(place => _mutes[place].Expires < today).Take(1)];
        return equal.Length > 0 ? Change(MuteChangeKind.None, equal)
            : holding.Length > 0 ? Change(replace ? MuteChangeKind.Replace : MuteChangeKind.Conflict, holding)
            : Change(expired.Length > 0 ? MuteChangeKind.Replace : MuteChangeKind.Add, expired);

        MuteChange Change(MuteChangeKind kind, int[] places) => new(mute, kind, Array.ConvertAll(places, place => _mutes[place])) { Places = places };
    }

    /// <summary>Takes a change on. The file on the disk is as it was.</summary>
    /// <param name="change">What <see cref="Plan"/> came to.</param>
    public void Make(MuteChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        switch (change.Kind)
        {
            case MuteChangeKind.Add:
                _asked.Add(_mutes.Count);
                Add(change.Mute);
                break;
            case MuteChangeKind.Replace:
                Array.ForEach(change.Places, place => _mutes[place] = InPlaceOf(_mutes[place], change.Mute));
                _asked.UnionWith(change.Places);
                break;
            case MuteChangeKind.None:
                _asked.UnionWith(change.Places);
                break;
        }
    }

    /// <summary>The file with all changes.</summary>
    /// <exception cref="AuditPolicyException">It would not hold what it should.</exception>
    public ReadOnlyMemory<byte> Write()
    {
        var bytes = _text is null ? Encoding.UTF8.GetBytes(MuteText.File(_mutes)) : _text.Encode(Edit(_text.Utf8));
        Confirm(bytes);
        return bytes;
    }

    /// <summary>Makes sure that a file can be loaded, and holds the mutes that were there, the changes, and no other.</summary>
    /// <param name="bytes">What <see cref="Write"/> made, as it was read back from the disk.</param>
    /// <returns>The mutes that were asked for, with the places where they stand.</returns>
    /// <exception cref="AuditPolicyException">It is not what was to be written.</exception>
    public IReadOnlyList<Mute> Confirm(ReadOnlyMemory<byte> bytes)
    {
        var mutes = _loader.LoadOwnMutes(PolicyFileText.Decode(bytes).Utf8, _path);
        var isAsBefore = _text is null || _text.Encode(_text.Utf8.Span).Span.SequenceEqual(_text.Bytes.Span);
        return isAsBefore && mutes.Count == _mutes.Count && mutes.Zip(_mutes).All(pair => AreEqual(pair.First, pair.Second))
            ? [.. _asked.Select(place => mutes[place])]
            : throw AuditPolicyException.NotChanged(_path);
    }

    /// <summary>Whether the file on the disk is still the one that was read.</summary>
    public bool IsCurrent() => File.Exists(_path)
        ? _text is not null && PolicyFile.ReadText(_path, AuditPolicyException.MutesNotFound).Bytes.Span.SequenceEqual(_text.Bytes.Span)
        : _text is null;

    private byte[] Edit(ReadOnlyMemory<byte> utf8)
    {
        var editor = new JsonEditor(utf8);
        var array = editor.Root.Find(MuteText.Mutes)?.Value;
        for (var i = 0; i < _written.Count; i++)
        {
            MuteText.Rewrite(editor, array!.Items[i], _written[i], _mutes[i]);
        }

        string[] added = [.. _mutes.Skip(_written.Count).Select(MuteText.Entry)];
        if (added.Length > 0 && array is null)
        {
            editor.Append(editor.Root, [MuteText.Array(added)]);
        }
        else if (added.Length > 0)
        {
            editor.Append(array!, added);
        }

        return editor.Apply();
    }

    private void Add(Mute mute)
    {
        var subject = Subject(mute);
        if (!_places.TryGetValue(subject, out var places))
        {
            _places.Add(subject, places = []);
        }

        places.Add(_mutes.Count);
        _mutes.Add(mute);
    }

    // Check, name and vault, however these are written.
    private static (string Check, string Name, string? Vault) Subject(Mute mute) =>
        (mute.Check.ToUpperInvariant(), Canonical(mute.Name), mute.Vault is null ? null : Canonical(mute.Vault));

    private static string Canonical(string pattern) => (NamePattern.Parse(pattern).Literal is { } literal ? NamePattern.Quote(literal) : pattern).ToUpperInvariant();

    private static bool MayBeTheSameKey(Mute one, Mute other) => one.Fingerprint is null || other.Fingerprint is null || one.Fingerprint == other.Fingerprint;

    // What a mute covers stays written as it was.
    private static Mute InPlaceOf(Mute present, Mute mute) => mute with { Name = present.Name, Vault = present.Vault };

    private static bool AreEqual(Mute one, Mute other) => one with { Origin = null } == other with { Origin = null };
}
