using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BinanceKeyTools.Tests;

/// <summary>What the built module consists of.</summary>
public sealed class ModuleLayoutTests
{
    private static readonly string Module = Repository.PathOf("out/BinanceKeyTools");

    [Fact]
    public void Ours_lie_at_the_top_and_theirs_in_lib_and_there_is_nothing_else()
    {
        Assert.Equal(["BinanceKeyTools.Core.dll", "BinanceKeyTools.Sandbox.dll", "BinanceKeyTools.dll"], AssembliesIn(Module));
        var theirs = AssembliesIn(Path.Combine(Module, "lib"));
        Assert.Contains("Polly.Core.dll", theirs);
        Assert.Single(theirs, file => file is "BouncyCastle.Crypto.dll" or "BouncyCastle.Cryptography.dll");
        Assert.Equal(2, theirs.Length);
        Assert.Equal(5, Directory.GetFiles(Module, "*.dll", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Every_assembly_of_others_is_in_the_dependency_table()
    {
        var table = File.ReadAllLines(Repository.PathOf("docs/architecture.md")).Where(line => line.StartsWith('|')).ToArray();
        Assert.NotEmpty(table);
        foreach (var file in AssembliesIn(Path.Combine(Module, "lib")))
        {
            Assert.Contains(table, row => row.StartsWith($"| `{Path.GetFileNameWithoutExtension(file)}` ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("BinanceKeyTools.Core.dll")]
    [InlineData("BinanceKeyTools.Sandbox.dll")]
    public void The_engine_and_the_sandbox_know_nothing_of_PowerShell(string assembly)
    {
        var references = ReferencesOf(Path.Combine(Module, assembly));
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => name.StartsWith("System.Management.Automation", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.PowerShell", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cmdlets_refer_to_no_assembly_of_others_themselves()
    {
        // Whatever PowerShell's own context would have to resolve must be ours or come with the runtime or the shell.
        var references = ReferencesOf(Path.Combine(Module, "BinanceKeyTools.dll"));
        Assert.Contains("System.Management.Automation", references);
        Assert.DoesNotContain(references, name => AssembliesIn(Path.Combine(Module, "lib")).Contains(name + ".dll"));
    }

    private static string[] AssembliesIn(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string[] ReferencesOf(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
