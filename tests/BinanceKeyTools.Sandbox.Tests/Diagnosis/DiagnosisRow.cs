using System.Text.Json;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Sandbox.Tests.Diagnosis;

/// <summary>One row of <c>scenarios.json</c>: a state of key, machine and exchange, and what must be said about it.</summary>
internal sealed record DiagnosisRow
{
    public required string Name { get; init; }

    /// <summary>Why the expectation is what it is, where that is not plain.</summary>
    public string? Note { get; init; }

    /// <summary>The name of a fleet of the table, or a fleet of the row's own.</summary>
    public JsonElement? Fleet { get; init; }

    /// <summary>The prepared situation that the sandbox starts in.</summary>
    public string? Scenario { get; init; }

    /// <summary>How far the server's clock is ahead, in milliseconds.</summary>
    public int TimeOffset { get; init; }

    /// <summary>Fault rules, in the form of fleet files.</summary>
    public JsonElement? Faults { get; init; }

    public SandboxSwitches Switches { get; init; } = new();

    /// <summary>The key of the fleet; <see langword="null"/> when there is only a text to go by.</summary>
    public string? Key { get; init; }

    /// <summary>The text that is stored as the API key; see <see cref="CredentialTexts"/>.</summary>
    public string ApiKey { get; init; } = "{key}";

    /// <summary>The text that is stored as the secret; see <see cref="CredentialTexts"/>.</summary>
    public string Secret { get; init; } = "{secret}";

    public RecordedKey Recorded { get; init; } = new();

    /// <summary>The addresses that the exchange sees, taken in turn from request to request.</summary>
    public IReadOnlyList<string> ClientAddress { get; init; } = [];

    /// <summary>The proxies that are set up; nothing goes through them.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    public BinanceEnvironment Environment { get; init; }

    /// <summary>Where requests are sent in place of the environment's own hosts.</summary>
    public Uri? BaseAddress { get; init; }

    public RowNetwork Network { get; init; } = new();

    /// <summary>The request to judge the key by.</summary>
    public string? For { get; init; }

    /// <summary>The error that somebody pasted; see <see cref="CredentialTexts"/>.</summary>
    public string? ErrorText { get; init; }

    public RowOptions Options { get; init; } = new();

    public required ExpectedDiagnosis Expected { get; init; }

    public override string ToString() => Name;
}
