using BinanceKeyTools.Audit.Checks;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>Compares an observed address with what is recorded for a key.</summary>
internal static class EgressComparison
{
    /// <summary>The observation with the key beside it. Recorded ranges count for every address in them.</summary>
    public static EgressAddress With(EgressAddress observed, KeyRecord key)
    {
        TrustedAddress[] recorded = [.. key.AllowedIP.Select(TrustedAddress.Read)];
        return observed with
        {
            Key = KeyLikeText.Hide(key.ToString()),
            RecordedIP = [.. recorded.Select(entry => entry.Text)],
            IsListed = recorded.Length == 0 ? null : Array.Exists(recorded, entry => entry.Admits(observed.IPAddress)),
        };
    }
}
