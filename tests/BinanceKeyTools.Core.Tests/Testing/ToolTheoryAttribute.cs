namespace BinanceKeyTools.Core.Tests.Testing;

/// <summary>A theory that needs programs of others. Where one is missing it is skipped with the reason, never passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools)
    {
        if (Array.FindAll(tools, tool => !ExternalTool.Exists(tool)) is { Length: > 0 } missing)
        {
            Skip = $"{string.Join(" and ", missing)} not found on the PATH: not compared with the keys it makes and reads.";
        }
    }
}
