using System.Globalization;
using System.Text;
using BinanceKeyTools.Diagnosis.Probes;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Diagnosis;

/// <summary>Writes a diagnosis the way a doctor writes: the verdict first, then what to do, then how it is known.</summary>
internal sealed class DiagnosisLetter
{
    private const int Narrowest = 40;
    private const string Reset = "\u001b[0m";
    private const string Dim = "\u001b[2m";

    private readonly StringBuilder _text = new();
    private readonly int _width;
    private readonly bool _isColored;

    private DiagnosisLetter(int width, bool isColored)
    {
        _width = Math.Max(width, Narrowest);
        _isColored = isColored;
    }

    /// <summary>Writes the letter.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    /// <param name="width">The columns of a line.</param>
    /// <param name="isColored">Whether colours mark what matters.</param>
    public static string Write(KeyDiagnosis diagnosis, int width, bool isColored)
    {
        var letter = new DiagnosisLetter(width, isColored);
        letter.WriteHead(diagnosis);
        letter.WriteList("What to do", diagnosis.Fix, index => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. "));
        letter.WriteList("Also found", diagnosis.AlsoFound.Select(other => $"{other.Verdict} ({other.Confidence})"));
        letter.WriteList("Other explanations", diagnosis.Alternative.Select(other => $"{other.Verdict} ({other.Confidence}) To tell: {other.Test}"));
        letter.WriteEvidence(diagnosis.Evidence);
        letter.WriteList("Out of the question", diagnosis.Excluded);
        letter.WriteList("Not tested", diagnosis.NotTested);
        letter.WriteFoot(diagnosis);
        return letter._text.ToString();
    }

    private void WriteHead(KeyDiagnosis diagnosis)
    {
        var color = diagnosis switch
        {
            { Confidence: DiagnosisConfidence.Certain, CauseClass: CauseClass.None } => "\u001b[1;32m",
            { Confidence: DiagnosisConfidence.Certain } => "\u001b[1;31m",
            { Confidence: DiagnosisConfidence.Likely } => "\u001b[1;33m",
            _ => "\u001b[1;36m",
        };
        Wrap(diagnosis.Verdict, "", "", color);
        var confidence = diagnosis.Confidence == DiagnosisConfidence.None ? "Undecided" : diagnosis.Confidence.ToString();
        var key = diagnosis.Name is null ? "" : $"Key {(diagnosis.Vault is null ? "" : $"{KeyLikeText.Hide(diagnosis.Vault)}/")}{KeyLikeText.Hide(diagnosis.Name)}"
            + (diagnosis.ApiKey is null ? "" : $" ({diagnosis.ApiKey})");
        Wrap(key.Length == 0 ? $"{confidence}: {diagnosis.Cause}" : $"{confidence}: {diagnosis.Cause}. {key}", "", "", Dim);
        _text.AppendLine();
        Wrap(diagnosis.Explanation, "", "");
        if (diagnosis.ReportedError is { } reported)
        {
            Wrap($"Reported: {reported}", "", "");
        }
    }

    private void WriteEvidence(IReadOnlyList<ProbeResult> evidence)
    {
        WriteTitle("Evidence", evidence.Count);
        foreach (var result in evidence)
        {
            var (mark, color) = result.Status switch
            {
                ProbeStatus.Passed => ("+ ", "\u001b[32m"),
                ProbeStatus.Failed => ("x ", "\u001b[31m"),
                _ => ("? ", "\u001b[33m"),
            };
            Wrap(result.ToString(), $"  {(_isColored ? $"{color}{mark}{Reset}" : mark)}", "    ", color: null, indentLength: 4);
        }
    }

    private void WriteFoot(KeyDiagnosis diagnosis)
    {
        _text.AppendLine();
        var asked = diagnosis.AskedHost.Count == 0 ? "" : $"; asked: {string.Join(", ", diagnosis.AskedHost)}";
        var judged = diagnosis.For is null ? "" : $"; judged for {diagnosis.For}";
        Wrap(
            string.Create(CultureInfo.InvariantCulture, $"{diagnosis.RequestCount} of at most {Diagnostician.MaxRequests} requests sent{asked}{judged}"),
            "",
            "",
            Dim);
    }

    private void WriteList(string title, IEnumerable<string> items, Func<int, string>? bullet = null)
    {
        var texts = items.ToArray();
        WriteTitle(title, texts.Length);
        for (var index = 0; index < texts.Length; index++)
        {
            var mark = $"  {bullet?.Invoke(index) ?? "- "}";
            Wrap(texts[index], mark, new string(' ', mark.Length));
        }
    }

    private void WriteTitle(string title, int count)
    {
        if (count > 0)
        {
            _text.AppendLine();
            _text.AppendLine(_isColored ? $"\u001b[1m{title}{Reset}" : title);
        }
    }

    // Breaks between words only: the addresses and commands in a letter are copied.
    private void Wrap(string text, string first, string indent, string? color = null, int? indentLength = null)
    {
        var isColored = _isColored && color is not null;
        _text.Append(first).Append(isColored ? color : "");
        var column = indentLength ?? first.Length;
        var isLineStart = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isLineStart && column + 1 + word.Length > _width)
            {
                _text.AppendLine().Append(indent);
                column = indent.Length;
                isLineStart = true;
            }

            _text.Append(isLineStart ? "" : " ").Append(word);
            column += word.Length + (isLineStart ? 0 : 1);
            isLineStart = false;
        }

        _text.AppendLine(isColored ? Reset : "");
    }
}
