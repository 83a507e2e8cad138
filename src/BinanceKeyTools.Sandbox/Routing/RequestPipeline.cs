using BinanceKeyTools.Exchange;
using BinanceKeyTools.Sandbox.Accounts;
using BinanceKeyTools.Sandbox.Checks;
using BinanceKeyTools.Sandbox.Endpoints;
using BinanceKeyTools.Sandbox.Http;
using BinanceKeyTools.Sandbox.Markets;
using BinanceKeyTools.Sandbox.RateLimits;

namespace BinanceKeyTools.Sandbox.Routing;

/// <summary>Turns a request into a response: route, budgets, checks, endpoint, headers. Does no I/O and waits for nothing.</summary>
internal sealed class RequestPipeline(SandboxOptions options, ExchangeState state, RateLimiter limiter, bool isMaintenance)
{
    private readonly MarketCatalogue _markets = new();
    private readonly IReadOnlyList<IRequestCheck> _authorisation = RequestChecks.Authorisation(options);

    public Response Handle(ReceivedRequest request, DateTimeOffset now)
    {
        ApiFamily? family = ApiPath.TryGetFamily(request.Path, out var found) ? found : null;
        var route = RouteTable.Find(request.Method, request.Path);
        if (family is null || route is null || !EnvironmentPaths.Serves(request.Environment, family.Value, request.Path))
        {
            return FamilyDialect.NotFound(family);
        }

        var context = new RequestContext
        {
            Request = request,
            Parameters = ReceivedParameters.Read(request),
            Route = route,
            Now = now,
            Options = options,
            State = state,
            Markets = _markets,
            IsMaintenance = isMaintenance,
        };
        var response = Handle(context);
        context.FoundKey?.Record(new KeyCall(now, request.Method, request.Path, request.ClientAddress.ToString(), response.StatusCode));
        return response;
    }

    private Response Handle(RequestContext context)
    {
        var route = context.Route;
        var weight = route.WeightFor(context.Parameters);
        var verdict = default(RateVerdict);
        if (route.Scope == WeightScope.Address)
        {
            verdict = limiter.ChargeAddress(route, weight, context.Request.ClientAddress, context.Now);
        }

        var error = verdict.Refusal ?? Maintenance(context) ?? FirstRefusal(RequestChecks.Identification, context);
        if (error is null && route.Scope == WeightScope.Account)
        {
            verdict = limiter.ChargeAccount(route, weight, context.Account.Definition.Uid, context.Now);
            error = verdict.Refusal;
        }

        error ??= FirstRefusal(_authorisation, context);
        var response = error is null ? Answer(context) : FamilyDialect.Refuse(error);
        return FamilyDialect.Complete(response, route, verdict);
    }

    private static ApiError? FirstRefusal(IReadOnlyList<IRequestCheck> checks, RequestContext context)
    {
        foreach (var check in checks)
        {
            if (check.Check(context) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static Response Answer(RequestContext context)
    {
        try
        {
            return context.Route.Handle(context);
        }
        catch (RequestRefusedException refusal)
        {
            return FamilyDialect.Refuse(refusal.Error);
        }
    }

    private ApiError? Maintenance(RequestContext context) => (isMaintenance, context.Route) switch
    {
        (false, _) or (_, { Security: RouteSecurity.None }) => null,
        (_, { Family: ApiFamily.Sapi }) => ApiErrors.WalletMaintenance,
        _ => ApiErrors.Disconnected,
    };
}
