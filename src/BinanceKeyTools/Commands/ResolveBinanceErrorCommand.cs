using System.Globalization;
using System.Management.Automation;
using BinanceKeyTools.Completion;
using BinanceKeyTools.Diagnosis.Reports;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Exchange.Errors;

namespace BinanceKeyTools.Commands;

/// <summary>Explains an error of the exchange: a code, an error record, a line of a log, or a word to look for.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "BinanceError", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(ErrorExplanation))]
public sealed class ResolveBinanceErrorCommand : PSCmdlet
{
    private const string InputObjectSet = "InputObject";
    private const string CodeSet = "Code";
    private const string TextSet = "Text";

    private readonly FamilyParameter _families = new();
    private bool _isAnyFound;
    private int _missed;

    /// <summary>A code, an error record, a line or a page of a log, or a word to look for.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ErrorCodeCompleter))]
    public object[] InputObject { get; set; } = [];

    /// <summary>Codes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CodeSet)]
    [ArgumentCompleter(typeof(ErrorCodeCompleter))]
    public int[] Code { get; set; } = [];

    /// <summary>Texts to look for in names, meanings, causes and remedies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    [ValidateNotNullOrEmpty]
    public string[] Text { get; set; } = [];

    /// <summary>The families to look in. What the log line or the error tells when omitted, otherwise all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ApiFamily[] Family
    {
        get => _families.Families;
        set => _families.Families = value;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HideBound();
        switch (ParameterSetName)
        {
            case CodeSet:
                Array.ForEach(Code, ExplainCode);
                break;
            case TextSet:
                Array.ForEach(Text, Search);
                break;
            default:
                Array.ForEach(InputObject, Interpret);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Most lines of a log are no errors; nothing in any of them is worth one.
        if (_missed > 0 && !_isAnyFound)
        {
            WriteFailure(NotFound(_missed == 1 ? "The text tells of no error that is known here" : $"None of the {_missed} lines tells of an error that is known here"));
        }
    }

    // A log line may hold a key or a signature in pieces that are too short to look like one.
    private void HideBound()
    {
        BoundSecrets.Hide(MyInvocation.BoundParameters);
        BoundSecrets.HideWhole(MyInvocation.BoundParameters, nameof(InputObject), nameof(Text));
    }

    private void Interpret(object? input)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case null:
                break;
            case ErrorReport report:
                Explain(report);
                break;
            case BinanceException { Error: var error }:
                Explain(ErrorReportReader.From(error));
                break;
            case ErrorRecord record:
                InterpretRecord(record);
                break;
            case Exception exception:
                InterpretText(ErrorRecordText.Of(exception));
                break;
            case string text:
                InterpretText(text);
                break;
            case IConvertible number and not (bool or char or DateTime) when TryReadCode(number, out var code):
                ExplainCode(code);
                break;
            case var other:
                InterpretText(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    private void InterpretRecord(ErrorRecord record)
    {
        if (ErrorRecordText.FindBinanceError(record.Exception) is { } error)
        {
            Explain(ErrorReportReader.From(error));
        }
        else if (ErrorRecordText.ExplainOwn(record) is { } own)
        {
            Write([own]);
        }
        else
        {
            InterpretText(ErrorRecordText.Of(record));
        }
    }

    private void InterpretText(string text)
    {
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && !(MyInvocation.ExpectingInput && number >= 0))
        {
            ExplainCode(number);
            return;
        }

        var report = ErrorReportReader.Read(text);
        if (report.Code is not null || report.Kind is not null)
        {
            Explain(report);
        }
        else if (MyInvocation.ExpectingInput)
        {
            // A word that is piped is looked for; a line that happens to have a word of the catalogue in it is not.
            if (!(IsWord(text) && Write(ErrorExplainer.Default.Search(text, Family))) && text.Trim().Length > 0)
            {
                _missed++;
            }
        }
        else
        {
            Search(text);
        }
    }

    private void Explain(ErrorReport report)
    {
        if (!Write(ErrorExplainer.Default.Explain(report, Family)) && report.Code is { } code)
        {
            WriteFailure(Unknown(code));
        }
    }

    private void ExplainCode(int code) => Explain(new ErrorReport { Code = code });

    private void Search(string text)
    {
        if (!Write(ErrorExplainer.Default.Search(text, Family)))
        {
            // Anything but a word may be half a key.
            WriteFailure(NotFound(IsWord(text) ? $"No error that is known here mentions '{text}'" : "The text tells of no error that is known here"));
        }
    }

    private bool Write(IReadOnlyList<ErrorExplanation> explanations)
    {
        foreach (var explanation in explanations)
        {
            WriteObject(explanation);
        }

        _isAnyFound |= explanations.Count > 0;
        return explanations.Count > 0;
    }

    private void WriteFailure(CommandException exception) => WriteError(ErrorRecords.From(exception, target: null));

    private CommandException NotFound(string what) => new(
        "ErrorTextNotFound",
        ErrorCategory.ObjectNotFound,
        Family.Length == 0 ? $"{what}." : $"{what}, in {string.Join(", ", Family)}.",
        "Give the code, a word such as 'signature', or the line of the log that has the exchange's answer. Pressing Tab offers the codes.",
        "");

    private CommandException Unknown(int code)
    {
        var elsewhere = ErrorExplainer.Default.Explain(code, []);
        var near = string.Join(", ", ErrorExplainer.Default.FindNear(code, 5).Select(known => known.ToString(CultureInfo.InvariantCulture)));
        return elsewhere.Count > 0
            ? new("ErrorCodeUnknown", ErrorCategory.ObjectNotFound,
                $"The code {code} is not known in {string.Join(", ", Family)}. It is in {string.Join(", ", elsewhere.SelectMany(meaning => meaning.Families).Distinct().Order())}.",
                "Leave -Family out, or name the family whose host was asked.", $"{code}")
            : new("ErrorCodeUnknown", ErrorCategory.ObjectNotFound, $"The code {code} is in no error table that is known here.",
                $"The nearest codes are {near}. Read the message that came with it; the exchange adds codes without notice.", $"{code}");
    }

    private static bool IsWord(string text) => text.Length is >= 4 and <= 20 && text.All(char.IsLetter);

    private static bool TryReadCode(IConvertible number, out int code)
    {
        try
        {
            code = number.ToInt32(CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception exception) when (exception is OverflowException or FormatException or InvalidCastException)
        {
            code = 0;
            return false;
        }
    }
}
