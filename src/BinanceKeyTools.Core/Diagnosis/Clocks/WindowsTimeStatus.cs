using System.Text.RegularExpressions;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>
/// Reads what <c>w32tm /query /status</c> writes. It writes in the language of Windows, so lines are told by their place and by what
/// no language changes: numbers and error codes. Times are in the format of the user and are left out.
/// </summary>
internal static partial class WindowsTimeStatus
{
    private const int NotSynchronized = 3;
    private const string ServiceNotRunning = "80070426";
    private const string AccessDenied = "80070005";

    /// <summary>Reads the lines: leap indicator, stratum, precision, delay, dispersion, reference, last time, source, interval.</summary>
    public static LocalClockState? Parse(string output)
    {
        if (ErrorCode().Match(output) is { Success: true } error)
        {
            return error.Groups[1].Value.ToUpperInvariant() switch
            {
                ServiceNotRunning => new LocalClockState { IsServiceOn = false, IsSynchronized = false, Reason = "the service W32Time is not running" },
                AccessDenied => new LocalClockState { Reason = "w32tm needs an administrator" },
                var code => new LocalClockState { Reason = $"w32tm failed with 0x{code}" },
            };
        }

        var lines = ServiceText.Pairs(output, ':').ToArray();
        if (lines is not [{ Value: var leap }, { Value: var stratum }, _, _, _, { Value: var reference }, _, { Value: var source }, ..]
            || ServiceText.LeadingNumber(leap) is not { } indicator || ServiceText.LeadingNumber(stratum) is null)
        {
            return null;
        }

        // LOCL: the machine's own hardware clock.
        var isOwnClock = reference.StartsWith("0x4C4F434C", StringComparison.OrdinalIgnoreCase) || reference.StartsWith("0x00000000", StringComparison.Ordinal);
        var isSynchronized = indicator != NotSynchronized && !isOwnClock && ServiceText.Stratum(stratum) is not null;
        return new LocalClockState
        {
            IsServiceOn = true,
            IsSynchronized = isSynchronized,
            Stratum = ServiceText.Stratum(stratum),
            Server = isSynchronized ? ServiceText.Server(WithoutFlags(source)) : null,
        };
    }

    // "time.windows.com,0x8": the name and how it is asked.
    private static string WithoutFlags(string source) => source.Split(',')[0].Trim();

    [GeneratedRegex(@"\(0x(8[0-9A-Fa-f]{7})\)", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
