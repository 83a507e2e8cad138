using System.Management.Automation;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Sandbox;

namespace BinanceKeyTools.Commands;

/// <summary>Makes a credential of a sandbox key, which needs no vault: it protects nothing.</summary>
internal static class SandboxCredential
{
    public static BinanceCredential Of(SandboxKey key) => new(
        ApiKeyId.Parse(key.RevealApiKey()),
        KeyMaterial.Parse(key.RevealSecret() ?? throw new CommandException(
            "SandboxKeyHasNoSecret",
            ErrorCategory.InvalidData,
            $"The sandbox key '{key.Name}' was described with a public key only, so nothing can be signed with it here.",
            "Give its private key as -Credential, or leave the public key out of the fleet file to have a pair generated.",
            key.Name)));
}
