namespace BinanceKeyTools.Diagnosis.Egress;

/// <summary>An echo service did not tell the address. The message holds nothing that the service sent.</summary>
internal sealed class EgressServiceException(string message, bool isRouteMissing = false, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether no connection came about, so that another kind of address may do better.</summary>
    public bool IsRouteMissing => isRouteMissing;
}
