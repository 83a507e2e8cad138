using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Audit.Checks.Answers;

/// <summary>The exchange answers that it has no such key, but it is still in a vault. What the codes mean is observed, not
/// documented.</summary>
public sealed class KeyUnknownToExchangeCheck() : ExchangeCheck(CheckId)
{
    /// <summary>The id.</summary>
    internal const string CheckId = "BKT1701";

    /// <summary>Whether an error says that there is no such key: -2008, and -1099 of the wallet family, which answers so for deleted
    /// keys on paths that do exist. Both observed in published reports; -2008 is in no official table.</summary>
    internal static bool SaysUnknown(BinanceError error) => error is { Code: -2008 } or { Code: -1099, Family: ApiFamily.Sapi };

    private protected override CheckResult JudgeReadable(CheckContext context)
    {
        var restriction = context.Evidence.Restriction;
        if (restriction.IsKnown)
        {
            return CheckResult.Pass("The exchange knows the key.");
        }

        return restriction.Obstacle?.Error switch
        {
            { } error when SaysUnknown(error) => CheckResult.Fail(
                $"The answer indicates that the exchange has no such key in the environment {context.Evidence.Environment}: it was deleted, or belongs to another environment.",
                ErrorFacts.Of(error)),

            // The server looks for the key before it verifies a signature (observed).
            { Code: -1022 } error => CheckResult.Pass("The answer indicates that the exchange knows the key.", ErrorFacts.Of(error)),
            _ => CheckResult.Unanswered(restriction),
        };
    }
}
