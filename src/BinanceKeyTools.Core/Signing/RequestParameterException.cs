using BinanceKeyTools.Keys;

namespace BinanceKeyTools.Signing;

/// <summary>A request parameter that cannot be sent. The message never contains the value, and no name that looks like a key.</summary>
public sealed class RequestParameterException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorId">The stable id, see <see cref="ErrorId"/>.</param>
    /// <param name="name">The name of the request parameter as given.</param>
    /// <param name="message">Cause and fix.</param>
    public RequestParameterException(string errorId, string name, string message)
        : base(KeyLikeText.Hide(message))
    {
        ErrorId = errorId;
        ParameterName = KeyLikeText.Hide(name);
    }

    /// <summary>
    /// The stable id of this error: <c>ParameterDuplicate</c>, <c>ParameterReserved</c>, <c>ParameterNested</c>,
    /// <c>ParameterName</c>, <c>ParameterValue</c>, <c>RequestPath</c>, <c>RequestFamily</c> or <c>RequestMethod</c>.
    /// </summary>
    public string ErrorId { get; }

    /// <summary>The name of the request parameter as given; masked where it looks like a key.</summary>
    public string ParameterName { get; }
}
