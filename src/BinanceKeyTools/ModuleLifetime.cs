using System.Management.Automation;
using BinanceKeyTools.Commands;

namespace BinanceKeyTools;

/// <summary>What happens when the module is imported and removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => DependencyLoadContext.Attach();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunningSandboxes.StopThoseOfSession();
}
