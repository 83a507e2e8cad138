namespace BinanceKeyTools.VaultChecks;

/// <summary>What a process of its own came to when it listed a vault.</summary>
internal enum FreshProcessAnswer
{
    /// <summary>The vault listed what it holds.</summary>
    Opened,

    /// <summary>The vault is locked and says so.</summary>
    Locked,

    /// <summary>The vault asks somebody for something.</summary>
    Prompts,

    /// <summary>The account has no such vault.</summary>
    NotRegistered,

    /// <summary>SecretManagement is not installed where a new process looks for modules.</summary>
    ModuleMissing,

    /// <summary>The vault failed.</summary>
    Failed,

    /// <summary>The process did not end in time.</summary>
    TimedOut,

    /// <summary>No process could be started.</summary>
    NotStarted,
}
