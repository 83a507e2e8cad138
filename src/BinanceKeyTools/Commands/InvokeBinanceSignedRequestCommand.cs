using System.Management.Automation;
using System.Text;
using System.Text.Json;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Pipeline;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Commands;

/// <summary>Sends any signed request and returns the answer as objects.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BinanceSignedRequest", DefaultParameterSetName = NameSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeBinanceSignedRequestCommand : ExchangeCommand
{
    private BinanceRequest? _request;

    /// <summary>The path, for example /api/v3/account. The family and the host follow from it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The parameters: a hashtable, an ordered one, or an object. Timestamp and signature are added.</summary>
    [Parameter(Position = 2)]
    public PSObject? Parameter { get; set; }

    /// <summary>Where the parameters travel. Query for GET and DELETE, Body for POST and PUT, when omitted.</summary>
    [Parameter]
    public ParameterPlace In { get; set; }

    /// <summary>Parameters for the body, beside those that travel in the query.</summary>
    [Parameter]
    public PSObject? BodyParameter { get; set; }

    /// <summary>Accept timestamp and signature among the parameters and send them as they are.</summary>
    [Parameter]
    public SwitchParameter AllowReservedParameter { get; set; }

    /// <summary>Allow a request that withdraws, transfers, converts or borrows.</summary>
    [Parameter]
    public SwitchParameter AllowFundMovement { get; set; }

    /// <summary>Return the answer as the JSON text that came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>The name of a variable that receives the headers of the answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>The name of a variable that receives the HTTP status code, also of an error.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusCodeVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _request = CreateRequest();
        }
        catch (RequestParameterException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, target: null));
        }
    }

    private protected override bool Confirm(KeyRecord key, BinanceClient client)
    {
        var request = _request!;
        var host = client.Hosts.AddressOf(request.Family).Authority;
        if (EndpointCatalogue.MovesFunds(request.Method, request.Path) && !AllowFundMovement)
        {
            throw new CommandException(
                "FundMovementRefused",
                ErrorCategory.PermissionDenied,
                $"{request} can move funds. It was not sent.",
                "If that is what you want, add -AllowFundMovement.",
                key.ToString());
        }

        // Reading asks nothing of its own accord, but -WhatIf still shows what would be sent.
        if (request.IsRead && !IsOn("WhatIf", SessionState.PSVariable.GetValue("WhatIfPreference")) && !IsOn("Confirm", false))
        {
            return true;
        }

        var names = KeyLikeText.Hide(string.Join(", ", request.Query.Concat(request.Body).Select(parameter => parameter.Key)));
        return ShouldProcess(
            $"{request.Method} {host}{request.Path} with the key '{key}'",
            names.Length == 0 ? "Send without parameters" : $"Send with the parameters {names}");
    }

    private protected override async Task ProcessKeyAsync(KeyUse use, PumpItem output, CancellationToken cancellationToken)
    {
        try
        {
            var response = await use.Client.SendAsync(_request!, use.Credential, cancellationToken).ConfigureAwait(false);
            SetVariables(output, response);
            if (Raw)
            {
                output.WriteObject(Encoding.UTF8.GetString(response.Content.Span));
                return;
            }

            using var document = response.Parse();
            var root = document.RootElement;
            foreach (var element in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root])
            {
                if (JsonObjects.Read(element) is { } value)
                {
                    output.WriteObject(value);
                }
            }
        }
        catch (BinanceException exception)
        {
            if (exception.Response is { } response)
            {
                SetVariables(output, response);
            }

            throw;
        }
    }

    private bool IsOn(string commonParameter, object? preference) =>
        LanguagePrimitives.IsTrue(MyInvocation.BoundParameters.TryGetValue(commonParameter, out var given) ? given : preference);

    private BinanceRequest CreateRequest()
    {
        var method = new HttpMethod(Method);
        var isQuery = MyInvocation.BoundParameters.ContainsKey(nameof(In))
            ? In == ParameterPlace.Query
            : method == HttpMethod.Get || method == HttpMethod.Delete || BodyParameter is not null;
        var parameters = RequestValues.Read(Parameter, AllowReservedParameter);
        var body = RequestValues.Read(BodyParameter, AllowReservedParameter);
        if (!isQuery)
        {
            foreach (var (name, value) in body)
            {
                parameters.Add(name, value);
            }
        }

        return (isQuery ? body : parameters).Count > 0 && method == HttpMethod.Get
            ? throw new RequestParameterException("ParameterPlace", nameof(In), "A GET request has no body: its parameters travel in the query.")
            : new BinanceRequest(method, Path)
            {
                Query = isQuery ? parameters : RequestParameters.Empty,
                Body = isQuery ? body : parameters,
                RecvWindow = RecvWindowOption,
            };
    }

    private void SetVariables(PumpItem output, BinanceResponse response)
    {
        if (StatusCodeVariable is { } statusVariable)
        {
            output.Run(_ => SessionState.PSVariable.Set(statusVariable, (int)response.Status));
        }

        if (ResponseHeadersVariable is { } headersVariable)
        {
            var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
            output.Run(_ => SessionState.PSVariable.Set(headersVariable, headers));
        }
    }
}
