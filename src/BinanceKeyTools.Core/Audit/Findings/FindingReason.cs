namespace BinanceKeyTools.Audit.Findings;

/// <summary>Why a check came to its status: a closed list that scripts can rely on.</summary>
public enum FindingReason
{
    /// <summary>Pass: the evidence meets the policy.</summary>
    Compliant,

    /// <summary>Fail: the evidence breaks the policy.</summary>
    Violation,

    /// <summary>Not applicable: the condition that the check is about is absent, for example no right to trade.</summary>
    ConditionAbsent,

    /// <summary>Not applicable: the key's environment does not have what the check asks about.</summary>
    EnvironmentLacks,

    /// <summary>Not applicable: another check of the same run says it.</summary>
    CoveredElsewhere,

    /// <summary>Unknown: nothing is recorded that the check could compare with.</summary>
    NotRecorded,

    /// <summary>Unknown: the vault is locked, failed or is missing.</summary>
    VaultUnavailable,

    /// <summary>Unknown: what the vault holds cannot be read as a key.</summary>
    KeyUnreadable,

    /// <summary>Unknown: the exchange refused the key, for example -2015.</summary>
    KeyRefused,

    /// <summary>Unknown: the exchange refused the time of the request (-1021), also after the clock was measured again.</summary>
    ClockWrong,

    /// <summary>Unknown: no connection, time-out, ban, rate limit, a failing server, or an answer that is not the exchange's API.</summary>
    ExchangeUnavailable,

    /// <summary>Unknown: the exchange accepted the key and refused this question with another error.</summary>
    QuestionRefused,

    /// <summary>Unknown: the exchange's answer lacks what the check needs, or has an unexpected form.</summary>
    AnswerIncomplete,

    /// <summary>Unknown: the run ended before the question was asked.</summary>
    Interrupted,

    /// <summary>Unknown: the run found no key about which it could ask.</summary>
    NothingAudited,
}
