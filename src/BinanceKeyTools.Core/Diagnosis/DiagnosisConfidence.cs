namespace BinanceKeyTools.Diagnosis;

/// <summary>How sure a diagnosis is.</summary>
public enum DiagnosisConfidence
{
    /// <summary>Nothing speaks for it.</summary>
    None,

    /// <summary>It would explain what was seen, and so would others.</summary>
    Possible,

    /// <summary>What was seen points to it; published reports or unproven behaviour of the exchange are part of the reasoning.</summary>
    Likely,

    /// <summary>It was measured, computed, or said by the exchange in documented words, and nothing else explains it.</summary>
    Certain,
}
