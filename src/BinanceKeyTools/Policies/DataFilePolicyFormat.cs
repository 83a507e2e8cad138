using System.Management.Automation.Language;
using System.Text;
using BinanceKeyTools.Audit.Policies;
using BinanceKeyTools.Json;

namespace BinanceKeyTools.Policies;

/// <summary>Policies as PowerShell data files. The file is parsed and its literals are read; nothing of it is ever run.</summary>
internal sealed class DataFilePolicyFormat : PolicyFormat
{
    public override string Extension => ".psd1";

    /// <summary>As PowerShell has it: case does not matter, and one value stands for a list of one.</summary>
    public override LocatedRules Rules { get; } = new() { Names = StringComparer.OrdinalIgnoreCase, SingleIsArray = true };

    public override LocatedValue? Parse(ReadOnlyMemory<byte> utf8, Action<LocatedFault> report)
    {
        var text = Encoding.UTF8.GetString(utf8.Span).TrimStart('\uFEFF');
        var file = Parser.ParseInput(text, out _, out var errors);
        foreach (var error in errors)
        {
            report(new LocatedFault(DataFileLiterals.PlaceOf(error.Extent), LocatedValue.RootPath, error.Message));
        }

        if (errors.Length > 0)
        {
            return null;
        }

        if (Table(file) is not { } table)
        {
            report(new LocatedFault(DataFileLiterals.PlaceOf(file.Extent), LocatedValue.RootPath, "a policy is one hashtable, @{ … }, and nothing else"));
            return null;
        }

        return new DataFileLiterals(report).Read(table, LocatedValue.RootPath);
    }

    private static HashtableAst? Table(ScriptBlockAst file) =>
        file is { ParamBlock: null, BeginBlock: null, ProcessBlock: null, DynamicParamBlock: null, EndBlock: { Traps: null, Statements: [PipelineAst pipeline] } }
            ? pipeline.GetPureExpression() as HashtableAst
            : null;
}
