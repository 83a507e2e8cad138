using BinanceKeyTools.Audit.Evidence;

namespace BinanceKeyTools.Audit.Checks;

/// <summary>
/// One question of an audit; a class each. What it is called, how bad a failure is and what to do about it is data
/// (<c>checks.json</c>). Ids are never reused.
/// </summary>
public abstract class AuditCheck
{
    private protected AuditCheck(string id)
    {
        Metadata = CheckMetadata.Of(id);
    }

    /// <summary>The id, for example <c>BKT1001</c>.</summary>
    public string Id => Metadata.Id;

    /// <summary>What there is to say about the check.</summary>
    public CheckMetadata Metadata { get; }

    /// <summary>What has to be asked for the check to say anything.</summary>
    public virtual EvidenceQuestion Needs => EvidenceQuestion.Restriction;

    /// <summary>The permissions whose switching alone can change what the check says; none when no permission can.</summary>
    internal virtual KeyPermission Concerns => KeyPermission.None;

    /// <summary>Whether switching the restriction to addresses alone can change what the check says.</summary>
    internal virtual bool ConcernsIPList => false;

    /// <summary>Id and name.</summary>
    public override string ToString() => $"{Id} {Metadata.Name}";
}
