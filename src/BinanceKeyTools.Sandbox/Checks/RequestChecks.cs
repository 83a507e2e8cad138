namespace BinanceKeyTools.Sandbox.Checks;

/// <summary>
/// The checks in the order in which published reports show them; it is in no documentation, so that the two most disputed places are
/// switches of <see cref="SandboxOptions"/>.
/// </summary>
internal static class RequestChecks
{
    /// <summary>The checks that find the key; the account's request weight is charged after them.</summary>
    public static IReadOnlyList<IRequestCheck> Identification { get; } = [new TimeUnitCheck(), new KeyFormatCheck(), new KnownKeyCheck()];

    /// <summary>The checks that decide whether the key may make this request.</summary>
    public static IReadOnlyList<IRequestCheck> Authorisation(SandboxOptions options)
    {
        var checks = new List<IRequestCheck> { new MandatoryParametersCheck(), new SignatureCheck() };
        checks.Insert(options.CheckTimestampBeforeSignature ? 1 : 2, new TimestampCheck());
        checks.Insert(options.CheckAddressBeforeSignature ? 0 : checks.Count, new AddressCheck());
        checks.Add(new PermissionCheck());
        return checks;
    }
}
