using System.Globalization;
using System.Text;
using BinanceKeyTools.Diagnosis.Causes;

namespace BinanceKeyTools.Core.Tests.Diagnosis.Causes;

/// <summary>Writes the help topic <c>about_BinanceErrors</c> from the data of the causes.</summary>
internal static class ErrorsTopic
{
    private const int Width = 80;

    private const string Head = """
        TOPIC
            about_BinanceErrors

        SHORT DESCRIPTION
            From an error of Binance to what is behind it.

        LONG DESCRIPTION
            An error code names what was refused, not why. -2015 alone names three
            suspects: key, IP address and permission. Let evidence choose:

                Debug-BinanceKey NAME
                Debug-BinanceKey NAME -For 'POST /fapi/v1/order'
                $Error[0] | Debug-BinanceKey
                Debug-BinanceKey -ErrorText 'a line from the log of a program'

            Each verdict says how sure it is. Certain: measured, computed, or said by
            the exchange in documented words, with nothing else to explain it. Likely:
            published reports are part of the reasoning. Possible: others fit as well.

            What a code means, without asking anybody:

                Resolve-BinanceError -2015
                Resolve-BinanceError signature

            The same number can mean different things on /api, /sapi, /fapi, /dapi,
            /eapi and /papi. Always look at the host that was really asked.

        DECISION CHART
            Start at the top and take the first answer that fits.

            Did an answer come?
            |
            +- no ------------ name, TLS, proxy, connection, time-out: NETWORK
            |
            +- yes, no JSON -- 403 firewall, 404 host or path, 451 location,
            |                  418 ban, 429 limit, 5xx exchange
            |
            +- yes, a code:
               |
               +- -2014 ------ the text is no key: KEY TEXT
               |
               +- -1021 ------ clock or recvWindow: Test-BinanceClock
               |
               +- -1022 ------ the key was found, the signature is wrong:
               |               secret, algorithm, or other bytes signed
               |
               +- -2008 ------ no such key here: first the environment and the
               |               host, then a deleted key
               |
               +- -1002 ------ on /sapi: the right for this call is off, or the
               |               request is not signed
               |
               +- -2010 ------ read the message: symbol whitelist, account
               |
               +- -2015
                  |
                  +- Is the key one of this host's environment?
                  |     no ---- KeyOfOtherEnvironment
                  |
                  +- Does any signed read work from here?
                  |  |
                  |  +- no ---- wrong signature on purpose (one a run):
                  |  |            -1022 ... ReadingOff
                  |  |            -2015 ... AddressNotListed, EgressIsIPv6,
                  |  |                      EgressChanges, ProxyInBetween
                  |  |            -2008 ... KeyUnknown
                  |  |
                  |  +- yes --- the address is in order; what is refused?
                  |               orders ........ SpotTradingOff,
                  |                               TradingExpired,
                  |                               HmacWithoutIPListReadOnly
                  |               /fapi, /dapi .. PortfolioMarginActive,
                  |                               FuturesNotOpened, FuturesOff,
                  |                               KeyOlderThanFuturesAccount
                  |               /eapi ......... OptionsNotOpened, OptionsOff
                  |               /papi ......... PortfolioMarginNotActive,
                  |                               PortfolioMarginOff
                  |
                  +- "request ip: x" in the message?
                        It names the address that Binance saw. It is no proof
                        that the address is the problem.

        """;

    private const string Foot = """
        SEE ALSO
            Debug-BinanceKey
            Resolve-BinanceError
            Test-BinanceClock
            Get-BinanceEgressAddress
            Get-BinanceEnvironment
            Get-BinanceRateLimit
            about_BinanceKeyTools
            docs/causes/README.md has a page for each cause.

        """;

    /// <summary>The whole topic.</summary>
    public static string Text()
    {
        var topic = new StringBuilder(Head).Append("\nCODES AND CAUSES\n    For each code the causes that can be behind it, the one to look at first in\n    front. Codes that say nothing about keys, time and rights are left out.\n\n");
        foreach (var code in CauseCatalogue.All.SelectMany(cause => cause.Codes).Distinct().OrderDescending())
        {
            var causes = CauseCatalogue.All.Where(cause => cause.Codes.Contains(code)).Select(cause => cause.Id);
            Wrap(topic, $"    {code.ToString(CultureInfo.InvariantCulture),-8}", new string(' ', 12), string.Join(", ", causes));
        }

        topic.Append("\nCAUSES\n");
        foreach (var (group, title) in CausePage.Groups)
        {
            topic.Append(CultureInfo.InvariantCulture, $"    {title}\n");
            foreach (var cause in CauseCatalogue.All.Where(cause => cause.Class == group))
            {
                topic.Append(CultureInfo.InvariantCulture, $"        {cause.Id}\n");
                Wrap(topic, new string(' ', 12), new string(' ', 12), CausePage.Show(cause.Verdict, name => $"<{name}>"));
            }

            topic.Append('\n');
        }

        return topic.Append(Foot).ToString();
    }

    private static void Wrap(StringBuilder topic, string first, string next, string text)
    {
        var line = first;
        var isBare = true;
        foreach (var word in text.Split(' '))
        {
            if (!isBare && line.Length + 1 + word.Length > Width)
            {
                topic.Append(line).Append('\n');
                (line, isBare) = (next, true);
            }

            line += isBare ? word : $" {word}";
            isBare = false;
        }

        topic.Append(line).Append('\n');
    }
}
