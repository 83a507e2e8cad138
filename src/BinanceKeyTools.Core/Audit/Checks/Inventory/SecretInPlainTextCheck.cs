using BinanceKeyTools.Audit.Evidence;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Audit.Checks.Inventory;

/// <summary>The secret is stored as a plain string, which can be shown by mistake.</summary>
public sealed class SecretInPlainTextCheck() : RecordCheck("BKT1611")
{
    private protected override CheckResult Judge(CheckContext context, KeyRecord key) => WhenMissing(context) ?? context.Evidence.Storage?.Form switch
    {
        null => CheckResult.NotApplicable("The key is in no vault."),
        SecretForm.TableWithPlainText or SecretForm.JsonAsPlainText or SecretForm.PairWithPlainText or SecretForm.TextAsPlainText => CheckResult.Fail(
            "The secret is stored as a plain string.", $"form: {context.Evidence.Storage.Form}"),
        _ => CheckResult.Pass("The secret is not stored as a plain string.", $"form: {context.Evidence.Storage.Form}"),
    };
}
