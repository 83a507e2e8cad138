using System.Management.Automation;
using System.Net;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Errors;

/// <summary>Says why a sandbox did not start.</summary>
internal static class SandboxFailure
{
    /// <returns><see langword="null"/> for exceptions that nobody expects.</returns>
    public static CommandException? Explain(Exception exception, string? fleetPath, int port) => exception switch
    {
        SandboxFleetException fleet => new(
            "SandboxFleetInvalid",
            ErrorCategory.InvalidData,
            fleet.Message,
            "Correct the file at that place. The form is described by schemas/sandbox-fleet.schema.json in the module's folder.",
            fleetPath ?? ""),
        FileNotFoundException or DirectoryNotFoundException => new(
            "SandboxFleetNotFound", ErrorCategory.ObjectNotFound, $"There is no fleet file '{fleetPath}'.", "Check the path; it is taken relative to the current location.", fleetPath ?? ""),
        IOException or UnauthorizedAccessException => new(
            "SandboxFleetUnreadable", ErrorCategory.ReadError, $"The fleet file '{fleetPath}' cannot be read: {exception.Message}", "Check the permissions of the file.", fleetPath ?? ""),
        HttpListenerException => new(
            "SandboxPortInUse", ErrorCategory.ResourceBusy, $"Port {port} cannot be used: {exception.Message}", "Leave -Port out to have a free one chosen.", $"{port}"),

        // Without the name of the engine's own parameter, which the runtime appends.
        ArgumentException => new(
            "SandboxScenarioUnknown", ErrorCategory.InvalidArgument, exception.Message.Split(" (Parameter ")[0], "Press Tab after -Scenario to see the names.", ""),
        _ => null,
    };
}
