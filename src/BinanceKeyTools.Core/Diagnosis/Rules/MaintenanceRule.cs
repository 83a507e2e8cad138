using BinanceKeyTools.Diagnosis.Probes;

namespace BinanceKeyTools.Diagnosis.Rules;

/// <summary>The exchange says that it is under maintenance.</summary>
internal sealed class MaintenanceRule : DiagnosticRule
{
    public override string CauseId => "Maintenance";

    public override Suspicion? Judge(CaseFile file) => file.IsUnderMaintenance == true ? Conclusion.Proven(ProbeNames.SystemStatus) : null;
}
