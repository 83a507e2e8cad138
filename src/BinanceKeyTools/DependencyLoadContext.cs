using System.Reflection;
using System.Runtime.Loader;

namespace BinanceKeyTools;

/// <summary>
/// Loads the engine and everything that others wrote in a context of its own, so that it does not matter which versions of
/// the same libraries other modules have brought into the process. Types that cross into PowerShell come from the engine and
/// are loaded once; they cannot be named in scripts, because PowerShell looks for type names in its own context only.
/// </summary>
internal sealed class DependencyLoadContext : AssemblyLoadContext
{
    private static readonly string ModuleDirectory = Path.GetDirectoryName(typeof(DependencyLoadContext).Assembly.Location)!;
    private static readonly string[] OurAssemblies = ["BinanceKeyTools.Core", "BinanceKeyTools.Sandbox"];
    private static readonly DependencyLoadContext Instance = new();

    private DependencyLoadContext()
        : base("BinanceKeyTools")
    {
    }

    /// <summary>Starts answering for our assemblies. Must run before any type of theirs is needed.</summary>
    public static void Attach()
    {
        Default.Resolving -= ResolveOurs;
        Default.Resolving += ResolveOurs;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = OurAssemblies.Contains(assemblyName.Name)
            ? Path.Combine(ModuleDirectory, assemblyName.Name + ".dll")
            : Path.Combine(ModuleDirectory, "lib", assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    private static Assembly? ResolveOurs(AssemblyLoadContext context, AssemblyName assemblyName) =>
        OurAssemblies.Contains(assemblyName.Name) ? Instance.LoadFromAssemblyName(assemblyName) : null;
}
