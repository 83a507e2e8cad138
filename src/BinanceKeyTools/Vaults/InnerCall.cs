using System.Collections;
using System.Management.Automation;

namespace BinanceKeyTools.Vaults;

/// <summary>
/// Calls a command of another module in the caller's runspace, and as if the caller had no defaults for parameters: a default such as
/// <c>Get-SecretVault:Name</c> would hide vaults, <c>Set-Secret:WhatIf</c> would write nothing and say that it did. Errors arrive in the
/// stream of the call or as exceptions, whatever the caller prefers.
/// </summary>
internal static class InnerCall
{
    // The user's variables are hidden in a scope of its own and stay as they are.
    private const string Script = "param($command, $parameters) $PSDefaultParameterValues = @{}; $ErrorActionPreference = 'Continue'; & $command @parameters";

    /// <summary>Prepares a call.</summary>
    /// <param name="command">The command, with its module.</param>
    /// <param name="parameters">Its parameters. Those by which other preferences of the caller could change what it does should be among them.</param>
    /// <param name="session">The caller's variables.</param>
    public static PowerShell Create(string command, Dictionary<string, object> parameters, SessionState session) =>
        HasDefaults(session) ? Create(command, parameters) : PowerShell.Create(RunspaceMode.CurrentRunspace).AddCommand(command).AddParameters(WithErrors(parameters));

    /// <summary>Prepares a call for a caller who may have defaults.</summary>
    /// <inheritdoc cref="Create(string, Dictionary{string, object}, SessionState)"/>
    public static PowerShell Create(string command, Dictionary<string, object> parameters) =>
        PowerShell.Create(RunspaceMode.CurrentRunspace)
            .AddScript(Script, useLocalScope: true)
            .AddParameter("command", command)
            .AddParameter("parameters", WithErrors(parameters));

    /// <summary>Whether an exception says that the command of a call is not there.</summary>
    public static bool IsMissing(string command, Exception? exception) =>
        exception is CommandNotFoundException missing && string.Equals(missing.CommandName, command, StringComparison.OrdinalIgnoreCase);

    // The script costs more than reading a secret does, and most sessions have no defaults. Where no script may run, nor can a user set any.
    private static bool HasDefaults(SessionState session) =>
        session.LanguageMode is PSLanguageMode.FullLanguage or PSLanguageMode.ConstrainedLanguage
        && session.PSVariable.GetValue("PSDefaultParameterValues") is IDictionary { Count: > 0 };

    private static Hashtable WithErrors(Dictionary<string, object> parameters) => new(parameters) { ["ErrorAction"] = ActionPreference.Continue };
}
