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
    private static readonly Version? OurVersion = typeof(DependencyLoadContext).Assembly.GetName().Version;
    private static readonly DependencyLoadContext Instance = new();

    private DependencyLoadContext()
        : base("BinanceKeyTools")
    {
    }

    /// <summary>Starts answering for our assemblies. Must run before any type of theirs is needed.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has brought an assembly of the same name into PowerShell's own
    /// context, where ours would be mistaken for it.</exception>
    public static void Attach()
    {
        RefuseOthersOfOurName();
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

    // Only what this version of the module asks for: another module may have an assembly of the same name beside it.
    private static Assembly? ResolveOurs(AssemblyLoadContext context, AssemblyName assemblyName) =>
        OurAssemblies.Contains(assemblyName.Name) && assemblyName.Version == OurVersion ? Instance.LoadFromAssemblyName(assemblyName) : null;

    // An older one is passed over by the runtime, which then asks for the right one; and once ours is bound, it stays.
    private static void RefuseOthersOfOurName()
    {
        if (!Instance.Assemblies.Any() && Default.Assemblies.Select(assembly => assembly.GetName())
            .FirstOrDefault(name => OurAssemblies.Contains(name.Name) && name.Version >= OurVersion) is { } other)
        {
            throw new InvalidOperationException(
                $"Something in this session has loaded another {other.Name} (version {other.Version}) than this module's. "
                + "Import BinanceKeyTools in a new session, before whatever brings the other one.");
        }
    }
}
