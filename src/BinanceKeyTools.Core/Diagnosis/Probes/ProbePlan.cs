namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>The probes in the order in which they run: what costs nothing first, then by how much an answer rules out.</summary>
internal static class ProbePlan
{
    public static IReadOnlyList<Probe> All { get; } =
    [
        new CredentialTextProbe(),
        new ReportedErrorProbe(),
        new NetworkRouteProbe(),
        new NameResolutionProbe(),
        new PingProbe(),
        new ServerTimeProbe(),
        new RequestTextProbe(),
        new SignedReadProbe(),
        new SystemStatusProbe(),
        new RestrictionsProbe(),
        new TargetReadProbe(),
        new TestOrderProbe(),
        new WrongSignatureProbe(),
        new SwappedPairProbe(),
        new OtherEnvironmentsProbe(),
        new CallerAddressProbe(),
        new AccountInfoProbe(),
        new PortfolioMarginProbe(),
        new AccountStatusProbe(),
        new TradingStatusProbe(),
    ];
}
