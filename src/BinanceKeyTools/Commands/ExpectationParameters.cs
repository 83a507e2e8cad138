using BinanceKeyTools.Audit;

namespace BinanceKeyTools.Commands;

/// <summary>The values of the expectation parameters; see <see cref="ConnectionParameters"/> for why they stand apart.</summary>
internal sealed class ExpectationParameters
{
    public KeyPermission Require { get; set; }

    public KeyPermission Forbid { get; set; }

    public KeyPurpose? Purpose { get; set; }
}
