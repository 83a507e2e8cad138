using System.Management.Automation;
using BinanceKeyTools.Diagnosis.Egress;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Pipeline;

namespace BinanceKeyTools.Commands;

/// <summary>
/// Asks for the addresses of one invocation. What has been asked on a way once is not asked again, however many keys use it: the
/// exchange is bothered with one throw-away key a host and way.
/// </summary>
/// <param name="connections">The clients.</param>
/// <param name="service">The echo service to ask instead of the exchange; <see langword="null"/> for the exchange.</param>
/// <param name="limit">How long an answer of the service may take.</param>
internal sealed class EgressQuestions(ExchangeConnections connections, Uri? service, TimeSpan limit)
{
    private readonly Dictionary<object, Lazy<Task<EgressAddress?>>> _asked = [];

    /// <summary>Prepares the question for an address on one way, on the pipeline thread. It is asked when its value is first wanted.</summary>
    /// <exception cref="UntrustedAddressException">The address may not be asked.</exception>
    public Lazy<Task<EgressAddress?>> Prepare(BinanceEnvironment environment, Uri? baseUri, ConnectionRoute way, string target, CancellationToken cancellationToken)
    {
        // Also with a service: the client says whether the proxy can be one.
        var client = connections.For(environment, baseUri, way, target);
        object identity = service is null ? client : way;
        if (!_asked.TryGetValue(identity, out var question))
        {
            question = new Lazy<Task<EgressAddress?>>(
                () => service is null ? new EgressSurvey().AskAsync(client, cancellationToken) : AskServiceAsync(way, cancellationToken));
            _asked.Add(identity, question);
        }

        return question;
    }

    /// <summary>
    /// Gets the addresses of a route. Of several ways one suffices: where there is no route by IPv6, IPv4 says enough.
    /// </summary>
    /// <exception cref="BinanceException">No way led to an answer.</exception>
    /// <exception cref="CommandException">The answers named no address, or the service failed.</exception>
    public static async Task<IReadOnlyList<EgressAddress>> AskAsync(EgressRoute route, IReadOnlyList<Lazy<Task<EgressAddress?>>> questions, PumpItem item)
    {
        List<EgressAddress> addresses = [];
        Exception? failure = null;
        var isAnswered = false;

        // At once: where IPv6 leads nowhere it may take its time to say so.
        Task<EgressAddress?>[] answers = [.. questions.Select(question => question.Value)];
        foreach (var answer in answers)
        {
            try
            {
                var address = await answer.ConfigureAwait(false);
                isAnswered = true;
                if (address is not null && addresses.TrueForAll(known => !known.IPAddress.Equals(address.IPAddress)))
                {
                    addresses.Add(address with { Route = route.Name });
                }
            }
            catch (Exception exception) when (answers.Length > 1 && IsRouteMissing(exception))
            {
                item.WriteVerbose($"{route.Name}: {exception.Message} There may be no route by this kind of address.");
                failure ??= exception;
            }
            catch (EgressServiceException exception)
            {
                throw Explain(exception, route);
            }
        }

        return addresses.Count > 0 ? addresses : throw failure switch
        {
            null => NotTold(route),
            _ when isAnswered => NotTold(route),
            EgressServiceException exception => Explain(exception, route),
            _ => failure,
        };
    }

    private static bool IsRouteMissing(Exception exception) => exception is EgressServiceException { IsRouteMissing: true }
        or BinanceException { Error.Kind: BinanceErrorKind.NameResolution or BinanceErrorKind.Connection or BinanceErrorKind.Timeout };

    private static CommandException NotTold(EgressRoute route) => new(
        "EgressAddressNotTold",
        ErrorCategory.InvalidResult,
        $"Binance did not tell which address it sees by the route {route.Name}. Only its futures hosts do, and not in every answer.",
        "Name a service that tells it with -Service, for example one of your own. Test systems without futures never tell it: ask -Environment Live.",
        route.Name);

    private static CommandException Explain(EgressServiceException exception, EgressRoute route) => new(
        "EgressServiceFailed",
        ErrorCategory.InvalidResult,
        $"The service did not tell the address of the route {route.Name}. {exception.Message}",
        "Look whether the address of -Service returns an address as text, or JSON with the member ip.",
        route.Name);

    private async Task<EgressAddress?> AskServiceAsync(ConnectionRoute way, CancellationToken cancellationToken)
    {
        var handler = way.IsDirect
            ? NetworkHandler.CreateDirect(way.AddressFamily)
            : NetworkHandler.Create(way.Proxy is null ? null : ProxyAddress.CreateProxy(way.Proxy), mayUseSystemProxy: true);
        using var echo = new EchoService(service!, handler, limit, TimeProvider.System);
        return await echo.AskAsync(cancellationToken).ConfigureAwait(false);
    }
}
