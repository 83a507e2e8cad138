using System.Globalization;
using System.Text;
using System.Xml;
using BinanceKeyTools.Audit.Findings;

namespace BinanceKeyTools.Reporting.JUnit;

/// <summary>
/// Writes JUnit XML for CI: a suite for each key, entry, vault, host and run, and every check as a test case. A failed check is a failure.
/// What is unknown is an error of the type <c>Unknown</c>, not skipped, which would hide it; checks of a key that could not be made for one
/// cause are one error. What is not applicable, and what is muted, is skipped with the reason. A report of a stopped run, or without a key,
/// has an error of its own, so that no build is green by it.
/// </summary>
public sealed class JUnitReportWriter : IReportWriter
{
    private const string ClassPrefix = "BinanceKeyAudit.";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    /// <inheritdoc/>
    public ReportFormat Format => ReportFormat.JUnit;

    /// <inheritdoc/>
    public string Extension => ".xml";

    /// <inheritdoc/>
    public void Write(AuditReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = XmlWriter.Create(output, Settings);
        writer.WriteStartDocument();
        writer.WriteStartElement("testsuites");
        Attribute(writer, "name", report.Title);
        var suites = report.Shown.GroupBy(finding => finding.Subject).Select(suite => (Subject: suite.Key, Cases: JUnitCase.Of([.. suite]))).ToList();
        var names = DistinctNames.Of(
            suites,
            (suite, number) => string.Create(CultureInfo.InvariantCulture, $"{NameOfKey(suite.Subject)} ({number})"),
            suite => SubjectName.Of(suite.Subject),
            suite => NameOfPlace(suite.Subject),
            suite => NameOfKey(suite.Subject));
        var gaps = JUnitCase.Of(ReportGaps.Of(report));
        WriteCounts(writer, [.. gaps, .. suites.SelectMany(suite => suite.Cases)]);
        if (gaps.Count > 0)
        {
            WriteSuite(writer, "report", gaps, subject: null);
        }

        for (var index = 0; index < suites.Count; index++)
        {
            WriteSuite(writer, names[index], suites[index].Cases, suites[index].Subject);
        }

        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void WriteSuite(XmlWriter writer, string name, IReadOnlyCollection<JUnitCase> cases, AuditedKey? subject)
    {
        writer.WriteStartElement("testsuite");
        Attribute(writer, "name", name);
        WriteCounts(writer, cases);
        if (subject is not null)
        {
            Attribute(writer, "hostname", subject.Host);
            Attribute(writer, "timestamp", subject.ObservedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        }

        foreach (var entry in cases)
        {
            WriteCase(writer, name, entry);
        }

        writer.WriteEndElement();
    }

    private static void WriteCase(XmlWriter writer, string suite, JUnitCase entry)
    {
        writer.WriteStartElement("testcase");
        Attribute(writer, "name", entry.Name);
        Attribute(writer, "classname", ClassPrefix + suite);
        Attribute(writer, "time", "0");
        if (entry.Outcome is { } outcome)
        {
            writer.WriteStartElement(outcome);
            Attribute(writer, "message", entry.Message);
            if (entry.Type is not null)
            {
                Attribute(writer, "type", entry.Type);
            }

            if (entry.Details is not null)
            {
                writer.WriteString(XmlText.Clean(entry.Details));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, IReadOnlyCollection<JUnitCase> cases)
    {
        Attribute(writer, "tests", Number(cases.Count));
        Attribute(writer, "failures", Number(cases.Count(entry => entry.Outcome == JUnitCase.Failure)));
        Attribute(writer, "errors", Number(cases.Count(entry => entry.Outcome == JUnitCase.Error)));
        Attribute(writer, "skipped", Number(cases.Count(entry => entry.Outcome == JUnitCase.Skipped)));
        Attribute(writer, "time", "0");
    }

    private static void Attribute(XmlWriter writer, string name, string value) => writer.WriteAttributeString(name, XmlText.Clean(value));

    private static string NameOfPlace(AuditedKey subject) => $"{SubjectName.Of(subject)} on {subject.Host}";

    private static string NameOfKey(AuditedKey subject) => $"{NameOfPlace(subject)}{(subject.Fingerprint is null ? "" : ", " + subject.Fingerprint)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
