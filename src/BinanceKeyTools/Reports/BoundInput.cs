using System.Management.Automation;
using BinanceKeyTools.Commands;

namespace BinanceKeyTools.Reports;

/// <summary>Takes the input out of the invocation, to which every error and warning leads: it may be anything, also a secret that somebody
/// piped in by mistake, and thousands of findings.</summary>
internal static class BoundInput
{
    private const string Stand = "objects";

    /// <summary>To be called whenever parameters have been bound.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="names">The parameters that take objects.</param>
    public static void Hide(PSCmdlet cmdlet, params string[] names)
    {
        var bound = cmdlet.MyInvocation.BoundParameters;
        foreach (var name in names.Where(bound.ContainsKey))
        {
            bound[name] = Stand;
        }

        BoundSecrets.Hide(bound);
    }
}
