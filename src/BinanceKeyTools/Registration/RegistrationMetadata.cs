using BinanceKeyTools.Inventory;
using BinanceKeyTools.Vaults;

namespace BinanceKeyTools.Registration;

/// <summary>What is recorded with a key when it is registered.</summary>
internal static class RegistrationMetadata
{
    /// <summary>The changes by full name; <see langword="null"/> for what is to be taken out.</summary>
    /// <param name="plan">The key.</param>
    /// <param name="proof">What the exchange told; <see langword="null"/> when it was not asked.</param>
    /// <param name="now">The time of registration.</param>
    public static Dictionary<string, string?> Changes(RegistrationPlan plan, KeyProof? proof, DateTimeOffset now)
    {
        var changes = plan.Notes.ToChanges();
        Set("version", "1");
        foreach (var (name, text) in KeyMetadata.Of(plan.Credential))
        {
            changes[name] = text;
        }

        Set("state", null);
        if (proof is not null || plan.IsEnvironmentNamed)
        {
            Set("environment", plan.Record.Environment.ToString());
        }

        if (plan.Outcome != RegistrationOutcome.Unchanged)
        {
            Set("registeredAt", KeyMetadata.Text(now));
        }

        // What is known of a key that goes says nothing about the one that comes.
        if (proof is not null || plan.Outcome != RegistrationOutcome.Unchanged)
        {
            Set("verifiedAt", Text(proof?.VerifiedAt));
            Set("createdAt", Text(proof?.CreatedAt));
            Set("permissions", proof?.Permissions?.ToString());
            Set("ipRestricted", proof?.IPRestricted is { } isRestricted ? KeyMetadata.Text(isRestricted) : null);
        }

        return changes;

        void Set(string field, string? text) => changes[KeyMetadata.Prefix + field] = text;
    }

    private static string? Text(DateTimeOffset? time) => time is { } known ? KeyMetadata.Text(known) : null;
}
