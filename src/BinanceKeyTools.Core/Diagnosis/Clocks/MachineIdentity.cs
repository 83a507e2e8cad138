namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Finds out what kind of machine this is.</summary>
internal static class MachineIdentity
{
    private static readonly string[] ContainerMarks = ["/.dockerenv", "/run/.containerenv", "/run/systemd/container"];

    /// <summary>Looks at this machine.</summary>
    public static MachineKind Detect() =>
        OperatingSystem.IsWindows() ? MachineKind.Windows
        : OperatingSystem.IsMacOS() ? MachineKind.MacOS
        : OperatingSystem.IsLinux() ? ClassifyLinux(
            ReadKernelRelease(),
            Environment.GetEnvironmentVariable("container") is { Length: > 0 }
                || Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } || Array.Exists(ContainerMarks, File.Exists))
        : MachineKind.Other;

    /// <summary>Tells kinds of Linux apart. A container on WSL is a container: the time of both is the host's.</summary>
    public static MachineKind ClassifyLinux(string kernelRelease, bool hasContainerMark) =>
        hasContainerMark ? MachineKind.Container
        : kernelRelease.Contains("microsoft", StringComparison.OrdinalIgnoreCase) ? MachineKind.Wsl
        : MachineKind.Linux;

    private static string ReadKernelRelease()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/osrelease");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
