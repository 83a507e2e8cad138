using System.Management.Automation;
using System.Management.Automation.Host;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>Asks for secrets with hidden input, on the pipeline thread.</summary>
/// <param name="host">Whom to ask.</param>
/// <param name="remedy">What to do where nobody can be asked.</param>
internal sealed class SecretPrompt(
    PSHost host, string remedy = "Give it by parameter: -Credential, -ApiKey with -Secret, or -ApiKey with -PrivateKeyPath.")
{
    /// <summary>Asks for one line.</summary>
    /// <param name="what">What is asked for, for example <c>API key</c>.</param>
    /// <param name="name">The name of the key that it is for.</param>
    /// <exception cref="CommandException">Nobody can be asked here.</exception>
    public SecretText Ask(string what, string name)
    {
        try
        {
            // The console of pwsh takes hidden input from a terminal only. Elsewhere it stops the whole script, without an error.
            var ui = host.Name == "ConsoleHost" && Console.IsInputRedirected ? null : host.UI;
            ui?.Write($"{what} of '{name}': ");
            if (ui?.ReadLineAsSecureString() is { } line)
            {
                using (line)
                {
                    return SecretText.From(line);
                }
            }
        }
        catch (Exception exception) when (exception is HostException or InvalidOperationException or NotImplementedException or NotSupportedException or IOException)
        {
            // A host without input, or a shell that was started with -NonInteractive.
        }

        throw new CommandException(
            "InputNotAvailable",
            ErrorCategory.ResourceUnavailable,
            $"The {what} of '{name}' was not given, and nobody can be asked here.",
            remedy,
            name);
    }
}
