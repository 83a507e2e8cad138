using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Audit.Folding;

/// <summary>Where something was found. Vaults, secrets and machines are named without regard to case.</summary>
/// <param name="Scope">What kind of subject.</param>
/// <param name="Host">The machine, or the machines of a row that was folded before.</param>
/// <param name="Vault">The vault.</param>
/// <param name="Name">The name.</param>
/// <param name="Identity">The fingerprint of a key, or the run.</param>
internal readonly record struct SubjectPlace(FindingScope Scope, string Host, string? Vault, string Name, string? Identity)
{
    public static SubjectPlace Of(Finding finding) => new(
        finding.Scope,
        finding.Host.ToUpperInvariant(),
        finding.Vault?.ToUpperInvariant(),
        finding.Name.ToUpperInvariant(),
        finding.Scope == FindingScope.Run ? finding.RunId : finding.Fingerprint);
}
