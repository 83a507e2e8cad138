using System.Management.Automation;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Audit.Findings;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Reports;

/// <summary>
/// Takes findings as they come down a pipeline: as they are, or as what is left of them after another process sent or stored them
/// (Invoke-Command, Start-Job, Import-Clixml): property bags in which enumerations are numbers with a text, and times are bags again.
/// </summary>
internal sealed class FindingReader
{
    // What findings of one key say about it is one object, as it was before it was sent: reports count on it for speed.
    private readonly Dictionary<AuditedKey, AuditedKey> _subjects = [];

    /// <summary>Reads one finding.</summary>
    /// <exception cref="CommandException">The object is something else.</exception>
    public Finding Read(object? value)
    {
        if (value is PSObject { BaseObject: Finding live })
        {
            return live;
        }

        if (value is Finding finding)
        {
            return finding;
        }

        var wrapped = value is null ? null : PSObject.AsPSObject(value);
        if (wrapped?.Properties["CheckId"] is null || wrapped.Properties["RunId"] is null)
        {
            throw NotAFinding(wrapped, problem: null);
        }

        try
        {
            return Read(new PropertyBag(wrapped));
        }
        catch (FormatException exception)
        {
            throw NotAFinding(wrapped, exception.Message);
        }
    }

    private Finding Read(PropertyBag bag)
    {
        var subject = ReadSubject(bag);
        if (_subjects.TryGetValue(subject, out var known))
        {
            subject = known;
        }
        else
        {
            _subjects.Add(subject, subject);
        }

        return new Finding(subject)
        {
            Id = bag.Text("Id"),
            CheckId = bag.Text("CheckId"),
            CheckName = bag.Text("CheckName"),
            Title = bag.Text("Title"),
            Severity = bag.Choice<FindingSeverity>("Severity"),
            Status = bag.Choice<FindingStatus>("Status"),
            Reason = bag.Choice<FindingReason>("Reason"),
            Message = bag.Text("Message"),
            Evidence = bag.Texts("Evidence"),
            Risk = bag.OptionalText("Risk"),
            Remediation = bag.OptionalText("Remediation"),
            Command = bag.OptionalText("Command"),
            Reference = bag.OptionalText("Reference"),
            Muted = bag.OptionalFlag("Muted") ?? false,
            MuteReason = bag.OptionalText("MuteReason"),
            MuteOwner = bag.OptionalText("MuteOwner"),
            MuteExpires = bag.OptionalDate("MuteExpires"),
            Change = bag.OptionalChoice<FindingChange>("Change"),
            Checks = bag.Texts("Checks"),
            LastStatus = bag.OptionalChoice<FindingStatus>("LastStatus"),
            LastKnownAt = bag.OptionalTime("LastKnownAt"),
            RunId = bag.Text("RunId"),
            Policy = bag.Text("Policy"),
        };
    }

    private static AuditedKey ReadSubject(PropertyBag bag) => new()
    {
        Scope = bag.Choice<FindingScope>("Scope"),
        Name = bag.Text("Name"),
        Vault = bag.OptionalText("Vault"),
        Environment = bag.Choice<BinanceEnvironment>("Environment"),
        ApiKey = bag.OptionalText("ApiKey"),
        Fingerprint = bag.OptionalText("Fingerprint"),
        Algorithm = bag.OptionalChoice<KeyAlgorithm>("Algorithm"),
        Label = bag.OptionalText("Label"),
        Purpose = bag.OptionalText("Purpose"),
        Owner = bag.OptionalText("Owner"),
        Account = bag.OptionalText("Account"),
        Host = bag.Text("Host"),
        CreatedAt = bag.OptionalTime("CreatedAt"),
        TradingExpiresAt = bag.OptionalTime("TradingExpiresAt"),
        IPRestricted = bag.OptionalFlag("IPRestricted"),
        Permission = bag.Choice<KeyPermission>("Permission"),
        UnknownPermission = bag.Choice<KeyPermission>("UnknownPermission"),
        ObservedAt = bag.Time("ObservedAt"),
    };

    private static CommandException NotAFinding(PSObject? value, string? problem)
    {
        var type = value is null ? "null" : value.TypeNames.FirstOrDefault() ?? value.BaseObject.GetType().FullName!;
        var isRow = type.EndsWith("KeyAudit", StringComparison.Ordinal);
        return new CommandException(
            "InputNotAFinding",
            ErrorCategory.InvalidType,
            $"An object of the type {type} is not a finding{(problem is null ? "" : ": " + problem)}.",
            isRow
                ? "Rows a key carry no findings. Leave -View Key out of Invoke-BinanceKeyAudit."
                : "Pass on what Invoke-BinanceKeyAudit gives out, as it is.",
            type);
    }
}
