using System.Management.Automation;
using System.Management.Automation.Language;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// What the files of an extension module tell about a vault. They are parsed and never run. It is advice: some vaults export a
/// command and throw in it.
/// </summary>
internal static class VaultCapabilities
{
    private const string MetadataCommand = "Set-SecretInfo";

    /// <summary>Whether a vault records metadata beside its secrets: whether its extension exports Set-SecretInfo.</summary>
    /// <returns><see langword="null"/> when the files do not tell.</returns>
    public static bool? SupportsMetadata(VaultEntry vault)
    {
        if (FindExtension(vault) is not { } extension)
        {
            return null;
        }

        try
        {
            return extension.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase)
                ? ReadManifest(extension)
                : Defines(extension) ? true : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ParseException)
        {
            return null;
        }
    }

    /// <summary>The manifest of a vault's extension module, or its script where it has none.</summary>
    /// <returns><see langword="null"/> when the module is not where it was when the vault was registered.</returns>
    public static string? FindExtension(VaultEntry vault)
    {
        if (string.IsNullOrEmpty(vault.Module) || string.IsNullOrEmpty(vault.ModulePath))
        {
            return null;
        }

        var folder = File.Exists(vault.ModulePath) ? Path.GetDirectoryName(vault.ModulePath)! : vault.ModulePath;
        var name = $"{vault.Module}.Extension";
        return FoldersOf(folder)
            .SelectMany(version => new[] { Path.Combine(version, name, $"{name}.psd1"), Path.Combine(version, name, $"{name}.psm1") })
            .FirstOrDefault(File.Exists);
    }

    // SecretManagement records the folder without the version; the newest version is the one that it imports.
    private static IEnumerable<string> FoldersOf(string folder)
    {
        yield return folder;
        IEnumerable<string> versions;
        try
        {
            versions = Directory.GetDirectories(folder)
                .Select(path => (Path: path, Version: Version.TryParse(Path.GetFileName(path), out var version) ? version : null))
                .Where(candidate => candidate.Version is not null)
                .OrderByDescending(candidate => candidate.Version)
                .Select(candidate => candidate.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (var version in versions)
        {
            yield return version;
        }
    }

    private static bool? ReadManifest(string path)
    {
        if (Parser.ParseFile(path, out _, out _).Find(node => node is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst manifest)
        {
            return null;
        }

        // A script has no cmdlets, so that what it says of cmdlets does not matter.
        var isScript = TextsOf(manifest, "RootModule") is [var root] && root.EndsWith(".psm1", StringComparison.OrdinalIgnoreCase);
        var isAlone = isScript && !manifest.KeyValuePairs.Any(pair => IsNamed(pair, "NestedModules"));
        List<string>?[] exports = isAlone ? [TextsOf(manifest, "FunctionsToExport")] : [TextsOf(manifest, "FunctionsToExport"), TextsOf(manifest, "CmdletsToExport")];
        if (exports.Any(names => names?.Contains(MetadataCommand, StringComparer.OrdinalIgnoreCase) == true))
        {
            return true;
        }

        if (exports.All(names => names is not null && !names.Exists(WildcardPattern.ContainsWildcardCharacters)))
        {
            return false;
        }

        // Everything that the module defines is exported. What it loads from other files nobody knows without running it.
        return isScript && Defines(Path.Combine(Path.GetDirectoryName(path)!, TextsOf(manifest, "RootModule")![0])) ? true : null;
    }

    private static bool Defines(string script) =>
        File.Exists(script) && Parser.ParseFile(script, out _, out _).Find(
            node => node is FunctionDefinitionAst function && string.Equals(function.Name, MetadataCommand, StringComparison.OrdinalIgnoreCase),
            searchNestedScriptBlocks: true) is not null;

    private static bool IsNamed(Tuple<ExpressionAst, StatementAst> pair, string name) =>
        pair.Item1 is StringConstantExpressionAst key && string.Equals(key.Value, name, StringComparison.OrdinalIgnoreCase);

    /// <returns><see langword="null"/> when the entry is not there or is more than constants.</returns>
    private static List<string>? TextsOf(HashtableAst manifest, string name)
    {
        if ((manifest.KeyValuePairs.FirstOrDefault(pair => IsNamed(pair, name))?.Item2 as PipelineAst)?.GetPureExpression() is not { } expression)
        {
            return null;
        }

        try
        {
            return [.. LanguagePrimitives.ConvertTo<string[]>(expression.SafeGetValue()) ?? []];
        }
        catch (Exception exception) when (exception is InvalidOperationException or PSInvalidCastException)
        {
            return null;
        }
    }
}
