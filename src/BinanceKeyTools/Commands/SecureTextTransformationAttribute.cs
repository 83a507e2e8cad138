using System.Management.Automation;
using System.Security;

namespace BinanceKeyTools.Commands;

/// <summary>
/// Makes a SecureString of a text before it is bound, so that bound parameters never hold it as text; or refuses text without quoting
/// it, as the runtime's own conversion would.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecureTextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether text is taken. What is on a command line stays in the history and in logs, so secrets are not.</summary>
    public bool TakesText { get; init; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            SecureString secure => secure,
            string text when TakesText => Secure(text),
            _ when TakesText => throw new ArgumentTransformationMetadataException("Give a text or a SecureString."),
            _ => throw new ArgumentTransformationMetadataException(
                "Give a SecureString, for example (Read-Host -AsSecureString). Text is not taken: it would stay in the history of the shell and in logs."),
        };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
