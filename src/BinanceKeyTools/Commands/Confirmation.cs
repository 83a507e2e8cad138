using System.Management.Automation;
using System.Management.Automation.Host;
using BinanceKeyTools.Errors;

namespace BinanceKeyTools.Commands;

/// <summary>Asks before something changes, and says what to do where nobody can be asked.</summary>
/// <param name="cmdlet">The cmdlet that asks.</param>
/// <param name="isForced">Whether -Force answers the questions. It never stands against -WhatIf, nor against -Confirm.</param>
internal sealed class Confirmation(PSCmdlet cmdlet, bool isForced)
{
    /// <summary>Whether only what would happen is to be told.</summary>
    public bool IsWhatIf => IsOn("WhatIf", cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>Whether a change is to be made.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done, in words.</param>
    /// <exception cref="CommandException">ConfirmationUnavailable.</exception>
    public bool Allows(string target, string action)
    {
        if (isForced && !IsWhatIf && !IsOn("Confirm", false))
        {
            cmdlet.WriteVerbose($"{action}: {target}");
            return true;
        }

        try
        {
            return cmdlet.ShouldProcess(target, action);
        }
        catch (Exception exception) when (CannotAsk(exception))
        {
            throw new CommandException(
                "ConfirmationUnavailable",
                ErrorCategory.PermissionDenied,
                $"This has to be confirmed, and here nobody can be asked: {action}, {target}. Nothing was changed.",
                "Where it is meant to run unattended, add -Confirm:$false.",
                target);
        }
    }

    /// <summary>Asks a question to which -Force is the answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="caption">What it is about.</param>
    /// <returns>The answer; <see langword="null"/> where nobody can be asked.</returns>
    public bool? Accepts(string question, string caption)
    {
        if (isForced || IsWhatIf)
        {
            return true;
        }

        try
        {
            return cmdlet.ShouldContinue(question, caption);
        }
        catch (Exception exception) when (CannotAsk(exception))
        {
            return null;
        }
    }

    private bool IsOn(string parameter, object? preference) =>
        LanguagePrimitives.IsTrue(cmdlet.MyInvocation.BoundParameters.GetValueOrDefault(parameter, preference ?? false));

    // What hosts throw that have no user, or must not ask. The last one is what the console of pwsh (7.6) throws at the end of its input.
    private static bool CannotAsk(Exception exception) =>
        exception is HostException or InvalidOperationException or NotImplementedException or NullReferenceException;
}
