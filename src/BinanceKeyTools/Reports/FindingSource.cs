using System.Management.Automation;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Reporting.Json;
using BinanceKeyTools.Reporting.Ocsf;

namespace BinanceKeyTools.Reports;

/// <summary>Gathers the findings that a cmdlet is given: as objects, or as files that hold saved audits.</summary>
internal sealed class FindingSource(PSCmdlet cmdlet)
{
    private readonly FindingReader _reader = new();
    private readonly List<Finding> _findings = [];

    /// <summary>The findings.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether no file says that its run was stopped. Whether runs that came as objects were, their findings tell.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Takes an object.</summary>
    /// <exception cref="Errors.CommandException">It is no finding.</exception>
    public Finding Add(object? value)
    {
        var finding = _reader.Read(value);
        _findings.Add(finding);
        return finding;
    }

    /// <summary>Takes the findings of a saved audit.</summary>
    public void Add(AuditResult result)
    {
        _findings.AddRange(result.Findings);
        IsComplete &= result.IsComplete;
    }

    /// <summary>Takes a finding, a file as <see cref="AddFindingOrFile"/> does, or the path of files.</summary>
    /// <exception cref="Errors.CommandException">It is neither a finding nor a saved audit.</exception>
    public void AddFindingOrPath(object? value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is string path)
        {
            AddFiles(path);
        }
        else
        {
            AddFindingOrFile(value);
        }
    }

    /// <summary>Takes a finding, or a file that Get-Item or Get-ChildItem gave out.</summary>
    /// <exception cref="Errors.CommandException">It is neither a finding nor a saved audit.</exception>
    public void AddFindingOrFile(object? value)
    {
        if (PathOf(value) is { } path)
        {
            Add(ResultFile.Read(ReportPath.Full(path, cmdlet, ResultFile.AuditResultNotFound)));
        }
        else
        {
            Add(value);
        }
    }

    /// <summary>Takes the findings of the files that a path stands for.</summary>
    /// <exception cref="Errors.CommandException">There is none, or it is no saved audit.</exception>
    public void AddFiles(string path)
    {
        // *.json is also the end of the ending of another format.
        var files = ReportPath.Existing(path, cmdlet, ResultFile.AuditResultNotFound);
        var results = files.Where(file => !file.EndsWith(OcsfReportWriter.FileEnding, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var file in results.Count > 0 ? results : files)
        {
            Add(ResultFile.Read(file));
        }
    }

    // Every character of such a path stands for itself, as with -LiteralPath elsewhere.
    private static string? PathOf(object? value) => value switch
    {
        FileSystemInfo file => file.FullName,
        PSObject { BaseObject: FileSystemInfo file } => file.FullName,
        PSObject item when item.Properties["CheckId"] is null => item.Properties["PSPath"]?.Value as string ?? item.Properties["LiteralPath"]?.Value as string,
        _ => null,
    };
}
