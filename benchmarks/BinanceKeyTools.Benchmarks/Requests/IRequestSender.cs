namespace BinanceKeyTools.Benchmarks.Requests;

/// <summary>One way to send the request that is measured.</summary>
internal interface IRequestSender : IDisposable
{
    /// <summary>Sends one signed request and reads the whole answer.</summary>
    /// <returns>The length of the body in bytes.</returns>
    Task<int> SendAsync();
}
