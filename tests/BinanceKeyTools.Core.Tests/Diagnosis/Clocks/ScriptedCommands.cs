using BinanceKeyTools.Diagnosis.Clocks;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Clocks;

/// <summary>Stands for the programs of an operating system; those without a script are not installed.</summary>
internal sealed class ScriptedCommands : ILocalCommandRunner
{
    private readonly Dictionary<string, LocalCommandResult> _results = [];
    private readonly List<string> _run = [];

    public IReadOnlyList<string> Run => _run;

    public ScriptedCommands Answer(string command, string output)
    {
        _results[command] = new LocalCommandResult(output);
        return this;
    }

    public ScriptedCommands Fail(string command, string failure)
    {
        _results[command] = new LocalCommandResult("", failure);
        return this;
    }

    public Task<LocalCommandResult> RunAsync(LocalCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _run.Add(command.ToString());
        return Task.FromResult(_results.GetValueOrDefault(command.ToString()) ?? new LocalCommandResult("", $"{command.Name} is not installed"));
    }
}
