using System.Management.Automation;

namespace BinanceKeyTools.Commands;

/// <summary>Refuses a text of nothing but blanks.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotBlankAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (string.IsNullOrWhiteSpace(arguments as string))
        {
            throw new ValidationMetadataException("The text must not be blank.");
        }
    }
}
