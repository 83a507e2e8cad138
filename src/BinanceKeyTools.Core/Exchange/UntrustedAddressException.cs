namespace BinanceKeyTools.Exchange;

/// <summary>A request was refused before it left, because its address is not one that may see an API key.</summary>
public sealed class UntrustedAddressException : InvalidOperationException
{
    internal UntrustedAddressException(string errorId, string message)
        : base(message)
    {
        ErrorId = errorId;
    }

    /// <summary>A stable identifier: <c>BaseUriRequired</c>, <c>BaseUriMalformed</c>, <c>BaseUriNotHttps</c>,
    /// <c>BaseUriNotLoopback</c> or <c>EnvironmentUnsupported</c>.</summary>
    public string ErrorId { get; }
}
