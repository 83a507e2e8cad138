using System.Globalization;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Core.Tests.Exchange;

public sealed class BinanceErrorIdTests
{
    [Fact]
    public void Error_id_is_the_same_where_the_minus_sign_is_another()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // As in Swedish and other cultures.
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "\u2212" } };
            var error = new BinanceError
            {
                Kind = BinanceErrorKind.Api,
                Family = ApiFamily.Spot,
                Method = HttpMethod.Get,
                Host = "api.example.com",
                Path = "/api/v3/account",
                Message = "Refused.",
                Code = -2015,
            };
            Assert.Equal("BinanceApi.-2015", error.ErrorId);
            Assert.Contains("code -2015", new BinanceException(error).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
