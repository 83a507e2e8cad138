using System.Globalization;
using System.Management.Automation.Language;
using System.Text.Json;
using BinanceKeyTools.Json;

namespace BinanceKeyTools.Policies;

/// <summary>Reads the literals of a parsed PowerShell data file; reports everything else and never runs it.</summary>
internal sealed class DataFileLiterals(Action<LocatedFault> report)
{
    public static TextPlace PlaceOf(IScriptExtent extent) => new(extent.StartLineNumber, extent.StartColumnNumber);

    public LocatedValue Read(Ast ast, string path)
    {
        var place = PlaceOf(ast.Extent);
        switch (ast)
        {
            case HashtableAst table:
                return ReadTable(table, path);
            case ArrayExpressionAst array:
                return ReadArray(place, Elements(array), path);
            case ArrayLiteralAst list:
                return ReadArray(place, list.Elements, path);
            case StringConstantExpressionAst text:
                return new LocatedValue(JsonValueKind.String, path, place, text.Value);
            case ConstantExpressionAst { Value: IFormattable number }:
                return new LocatedValue(JsonValueKind.Number, path, place, number.ToString(null, CultureInfo.InvariantCulture));
            case UnaryExpressionAst { TokenKind: TokenKind.Minus, Child: ConstantExpressionAst { Value: IFormattable positive } }:
                return new LocatedValue(JsonValueKind.Number, path, place, $"-{positive.ToString(null, CultureInfo.InvariantCulture)}");
            case VariableExpressionAst variable when Constant(variable) is { } kind:
                return new LocatedValue(kind, path, place, null);
            case PipelineAst pipeline when pipeline.GetPureExpression() is { } expression:
                return Read(expression, path);
            default:
                report(new LocatedFault(place, path, $"{Describe(ast)} is no literal, and a policy is never run")
                {
                    Remedy = "Use texts in single quotes, whole numbers, $true, $false, @( ) and @{ } only.",
                });
                return new LocatedValue(JsonValueKind.Undefined, path, place, null);
        }
    }

    private static JsonValueKind? Constant(VariableExpressionAst variable) => variable.VariablePath.UserPath.ToUpperInvariant() switch
    {
        "TRUE" => JsonValueKind.True,
        "FALSE" => JsonValueKind.False,
        "NULL" => JsonValueKind.Null,
        _ => null,
    };

    // @( 1, 2 ) is one statement with a list; @( 1 ) and statements on lines of their own are elements themselves.
    private static IEnumerable<Ast> Elements(ArrayExpressionAst array) => array.SubExpression.Statements.SelectMany(statement =>
        statement is PipelineAst pipeline && pipeline.GetPureExpression() is ArrayLiteralAst list ? list.Elements.AsEnumerable<Ast>() : [statement]);

    private static string Describe(Ast ast) => ast switch
    {
        VariableExpressionAst => "a variable",
        ExpandableStringExpressionAst => "a text in double quotes with something to expand",
        ScriptBlockExpressionAst => "a script block",
        ConvertExpressionAst or TypeExpressionAst => "a type or conversion",
        InvokeMemberExpressionAst or MemberExpressionAst => "a member of an object",
        PipelineBaseAst or CommandBaseAst or StatementAst => "a command",
        _ => "an expression",
    };

    private LocatedValue ReadTable(HashtableAst table, string path)
    {
        var value = new LocatedValue(JsonValueKind.Object, path, PlaceOf(table.Extent), null);
        foreach (var (key, statement) in table.KeyValuePairs)
        {
            if (key is StringConstantExpressionAst name)
            {
                value.Members.Add(new LocatedMember(name.Value, PlaceOf(key.Extent), Read(statement, $"{path}.{name.Value}")));
            }
            else
            {
                report(new LocatedFault(PlaceOf(key.Extent), path, "the name of a property must be a plain text"));
            }
        }

        return value;
    }

    private LocatedValue ReadArray(TextPlace place, IEnumerable<Ast> elements, string path)
    {
        var value = new LocatedValue(JsonValueKind.Array, path, place, null);
        foreach (var element in elements)
        {
            value.Items.Add(Read(element, $"{path}[{value.Items.Count}]"));
        }

        return value;
    }
}
