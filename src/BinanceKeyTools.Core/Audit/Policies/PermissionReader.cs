using BinanceKeyTools.Json;

namespace BinanceKeyTools.Audit.Policies;

/// <summary>Reads lists of rights.</summary>
internal static class PermissionReader
{
    /// <summary>The rights that only show something.</summary>
    public const KeyPermission ReadsOnly = KeyPermission.Reading | KeyPermission.FixReadOnly;

    /// <summary>All rights that a list names; <see langword="null"/> when there is no list.</summary>
    public static KeyPermission? Read(LocatedObject json, string name) =>
        json.Choices(name, KeyPermission.None)?.Aggregate(KeyPermission.None, (all, permission) => all | permission);
}
