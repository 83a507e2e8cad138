#nullable enable
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace BinanceKeyTools.CanaryTests;

/// <summary>
/// Finds secrets in captured output, whole or in parts, in every encoding in which one could plausibly slip out. Letter
/// case, white space, NUL characters and the bars of PowerShell's error view are ignored on both sides, so that upper case, UTF-16
/// files, wrapped lines and indented JSON hide nothing.
/// </summary>
public sealed class CanarySearch
{
    /// <summary>How many consecutive bytes of a canary are a find: half of the shortest whole one.</summary>
    public const int Window = 16;

    private const int PrefixLength = 8;

    // Each character has a form of its own, so that any part of a text is a part of its form.
    private static readonly (string Encoding, Func<string, string> Encode)[] CharacterEncodings =
    {
        ("raw", text => text),
        ("reversed", text => new string(text.Reverse().ToArray())),
        ("percent-encoded", Uri.EscapeDataString),
        ("percent-encoded twice", text => Uri.EscapeDataString(Uri.EscapeDataString(text))),
        ("percent-encoded throughout", text => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"))),
        ("JSON-escaped", text => Escape(text, c => c == '/' ? "\\/" : char.IsAsciiLetterOrDigit(c) ? null : $"\\u{(int)c:X4}")),
        ("JSON-escaped, slashes too", text => Escape(text, c => char.IsAsciiLetterOrDigit(c) ? null : $"\\u{(int)c:X4}")),
        ("JSON-escaped throughout", text => Escape(text, c => $"\\u{(int)c:X4}")),
        ("HTML-escaped", text => Escape(text, c => char.IsAsciiLetterOrDigit(c) ? null : $"&#x{(int)c:X};")),
        ("HTML-escaped in decimal", text => Escape(text, c => char.IsAsciiLetterOrDigit(c) ? null : $"&#{(int)c};")),
        ("HTML-escaped throughout", text => Escape(text, c => $"&#{(int)c};")),
    };

    private readonly List<string> _names = new();
    private readonly List<byte[]> _needles = new();
    private readonly List<int> _windows = new();
    private readonly Dictionary<ulong, List<(int Needle, int Offset)>> _byPrefix = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int NeedleCount => _needles.Count;

    /// <summary>Adds a text, whole and in parts.</summary>
    public void Add(string name, string value)
    {
        foreach (var (encoding, encode) in CharacterEncodings)
        {
            for (var start = 0; start + Window <= value.Length; start++)
            {
                AddNeedle(name + ", " + encoding, encode(value.Substring(start, Window)), int.MaxValue);
            }
        }

        foreach (var (encoding, text, window) in BlockForms(Encoding.UTF8.GetBytes(value), "").Concat(BlockForms(Encoding.Unicode.GetBytes(value), "UTF-16 ")))
        {
            AddNeedle(name + ", " + encoding, text, window);
        }
    }

    /// <summary>Adds a text that gives nothing away in parts, such as a query string: only the whole is a find.</summary>
    public void AddWhole(string name, string value)
    {
        foreach (var (encoding, text) in Forms(value))
        {
            AddNeedle(name + ", " + encoding, text, int.MaxValue);
        }
    }

    /// <summary>Adds bytes that are no text, such as the numbers inside a private key.</summary>
    public void AddBytes(string name, byte[] value)
    {
        foreach (var (encoding, text, window) in BlockForms(value, ""))
        {
            AddNeedle(name + ", " + encoding, text, window);
        }
    }

    /// <summary>What is in the haystack: each canary with the encoding it was found in.</summary>
    public string[] Find(byte[] haystack)
    {
        var folded = Fold(haystack);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + PrefixLength <= folded.Length; i++)
        {
            if (!_byPrefix.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(folded.AsSpan(i)), out var candidates))
            {
                continue;
            }

            foreach (var (needle, offset) in candidates)
            {
                var window = _needles[needle].AsSpan(offset, _windows[needle]);
                if (folded.AsSpan(i).StartsWith(window))
                {
                    found.Add(_names[needle]);
                }
            }
        }

        return found.ToArray();
    }

    public string[] Find(string haystack) => Find(Encoding.UTF8.GetBytes(haystack));

    /// <summary>A text in every form that is searched for; the self-test plants each of them.</summary>
    public static IEnumerable<(string Encoding, string Text)> Forms(string value) =>
        CharacterEncodings.Select(entry => (entry.Encoding, entry.Encode(value)))
            .Concat(BlockForms(Encoding.UTF8.GetBytes(value), "").Concat(BlockForms(Encoding.Unicode.GetBytes(value), "UTF-16 "))
                .Select(form => (form.Encoding, form.Text)));

    private static IEnumerable<(string Encoding, string Text, int Window)> BlockForms(byte[] bytes, string prefix)
    {
        var factor = prefix.Length == 0 ? 1 : 2;
        yield return (prefix + "hex", Convert.ToHexString(bytes), Window * 2 * factor);
        yield return (prefix + "hex with dashes", BitConverter.ToString(bytes), Window * 3 * factor);
        yield return (prefix + "hex list", string.Join(",", bytes.Select(b => $"0x{b:X2}")), Window * 5 * factor);
        yield return (prefix + "decimal list", string.Join(",", bytes), Window * 3 * factor);

        // What stands before the secret in an encoded block shifts its base64; the first and last characters depend on the
        // neighbours and are left out.
        for (var shift = 0; shift < 3; shift++)
        {
            var shifted = Convert.ToBase64String(new byte[shift].Concat(bytes).ToArray()).TrimEnd('=');
            var inner = shifted.Substring(shift == 0 ? 0 : shift + 1);
            yield return ($"{prefix}base64, shifted by {shift}", inner, 21 * factor);
            yield return ($"{prefix}base64url, shifted by {shift}", inner.Replace('+', '-').Replace('/', '_'), 21 * factor);
        }
    }

    private static string Escape(string value, Func<char, string?> escape) =>
        string.Concat(value.Select(c => escape(c) ?? c.ToString()));

    private void AddNeedle(string name, string text, int window)
    {
        var needle = Fold(Encoding.UTF8.GetBytes(text));
        if (needle.Length < Window || !_known.Add(Encoding.UTF8.GetString(needle)))
        {
            return;
        }

        window = Math.Min(window, needle.Length);
        _names.Add(name);
        _needles.Add(needle);
        _windows.Add(window);
        for (var offset = 0; offset + window <= needle.Length; offset++)
        {
            var prefix = BinaryPrimitives.ReadUInt64LittleEndian(needle.AsSpan(offset));
            if (!_byPrefix.TryGetValue(prefix, out var places))
            {
                _byPrefix[prefix] = places = new List<(int, int)>();
            }

            places.Add((_needles.Count - 1, offset));
        }
    }

    private static byte[] Fold(byte[] text)
    {
        var folded = new byte[text.Length];
        var length = 0;
        foreach (var b in text)
        {
            if (b > (byte)' ' && b != (byte)'|')
            {
                folded[length++] = b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
            }
        }

        Array.Resize(ref folded, length);
        return folded;
    }
}
