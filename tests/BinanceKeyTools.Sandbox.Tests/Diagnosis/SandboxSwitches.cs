namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>What no documentation settles; <see langword="null"/> for the sandbox's default.</summary>
internal sealed record SandboxSwitches
{
    public bool? CheckAddressBeforeSignature { get; init; }

    public bool? CheckTimestampBeforeSignature { get; init; }

    public bool? ShowAddressInRefusals { get; init; }

    public bool? RefuseImplausibleTimestampsAsBadParameter { get; init; }

    public bool? AnswerUnsignedSapiWithUnauthorized { get; init; }

    public SandboxOptions Apply(SandboxOptions options) => options with
    {
        CheckAddressBeforeSignature = CheckAddressBeforeSignature ?? options.CheckAddressBeforeSignature,
        CheckTimestampBeforeSignature = CheckTimestampBeforeSignature ?? options.CheckTimestampBeforeSignature,
        ShowAddressInRefusals = ShowAddressInRefusals ?? options.ShowAddressInRefusals,
        RefuseImplausibleTimestampsAsBadParameter =
            RefuseImplausibleTimestampsAsBadParameter ?? options.RefuseImplausibleTimestampsAsBadParameter,
        AnswerUnsignedSapiWithUnauthorized = AnswerUnsignedSapiWithUnauthorized ?? options.AnswerUnsignedSapiWithUnauthorized,
    };
}
