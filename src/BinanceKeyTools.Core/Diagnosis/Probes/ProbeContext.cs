using System.Text.Json;
using BinanceKeyTools.Audit;
using BinanceKeyTools.Exchange;
using BinanceKeyTools.Signing;

namespace BinanceKeyTools.Diagnosis.Probes;

/// <summary>What probes work with: the subject, the case file, and the one way to send.</summary>
internal sealed class ProbeContext(DiagnosisSubject subject, DiagnosisOptions options, CaseFile file, WrongSignatureLedger ledger)
{
    private readonly RequestAllowance _allowance = new(Diagnostician.MaxRequests);

    public DiagnosisSubject Subject => subject;

    public DiagnosisOptions Options => options;

    public CaseFile File => file;

    public WrongSignatureLedger Ledger => ledger;

    /// <summary>How many requests were sent, repetitions included.</summary>
    public int Requests => _allowance.Used;

    /// <summary>Whether the exchange asked to be left alone, so that nothing more may be sent.</summary>
    public bool IsHeld => file.Answers.Exists(answer => answer.Error is { Kind: BinanceErrorKind.Banned or BinanceErrorKind.RateLimited });

    /// <summary>The read of the environment's main family; <see langword="null"/> when nothing can be asked.</summary>
    public Endpoint? MainEndpoint => subject.Client is { } client ? PermissionProbe.MainRead(client.Hosts) : null;

    /// <summary>The address of the environment's main family.</summary>
    public Uri MainHost => subject.Client!.Hosts.AddressOf(MainEndpoint!.Family);

    /// <summary>Whether there is a key to ask with, and somebody to ask.</summary>
    public bool CanUseKey => subject is { Client: not null, Credential: not null };

    /// <summary>The environment whose hosts are asked: a sandbox plays the live ones unless it is told otherwise.</summary>
    public BinanceEnvironment PlayedEnvironment =>
        file.Environment is BinanceEnvironment.Sandbox or BinanceEnvironment.Custom ? BinanceEnvironment.Live : file.Environment;

    /// <summary>Whether questions about the account can be asked: the wallet family is served, and the key reads.</summary>
    public bool CanAskWallet => CanUseKey && Serves(ApiFamily.Sapi) && file.HasWorked;

    /// <summary>Whether the request in question meets a refusal, here or in the report.</summary>
    public bool HasTargetTrouble => file.Report is { Code: not null } || file.TargetRead is { Succeeded: false } || file.TestOrder is { Succeeded: false }
        || (file.Target is { } target && file.Restriction?.State(target.Permission) == false);

    /// <summary>Whether the exchange itself seems to fail.</summary>
    public bool HasServerTrouble => file.Answers.Exists(answer => answer.Error is { } error && IsServerTrouble(error.Kind, error.Code, (int?)error.Status))
        || (file.Report is { } report && IsServerTrouble(report.Kind, report.Code, (int?)report.Status));

    /// <summary>Whether the environment serves a family.</summary>
    public bool Serves(ApiFamily family) => subject.Client?.Hosts.Addresses.ContainsKey(family) == true;

    private static bool IsServerTrouble(BinanceErrorKind? kind, int? code, int? status) =>
        kind == BinanceErrorKind.Server || status >= 500 || code is -1000 or -1001 or -1006 or -1007 or -1008 or -1016 or -10001;

    /// <summary>Sends a read with the key's signature.</summary>
    public Task<ProbeAnswer> ReadAsync(Endpoint endpoint, CancellationToken cancellationToken) => ReadAsync(endpoint, read: null, cancellationToken);

    /// <summary>Sends a read with the key's signature and reads the answer. An answer of another form is a failure of the exchange.</summary>
    public Task<ProbeAnswer> ReadAsync(Endpoint endpoint, Action<BinanceResponse>? read, CancellationToken cancellationToken) =>
        SendAsync(subject.Client!, endpoint, RequestParameters.Empty, subject.Credential, read, cancellationToken);

    /// <summary>Reads the server's time.</summary>
    /// <exception cref="RequestAllowanceException">The allowance is used up.</exception>
    public async Task<ProbeAnswer> ReadTimeAsync(ApiFamily family, CancellationToken cancellationToken)
    {
        var host = subject.Client!.Hosts.AddressOf(family == ApiFamily.PortfolioMargin ? ApiFamily.Spot : family);
        try
        {
            file.Clock = await subject.Client.MeasureClockAsync(family, _allowance, cancellationToken).ConfigureAwait(false);
            return Remember(new ProbeAnswer("GET time", host.Host, System.Net.HttpStatusCode.OK, Error: null));
        }
        catch (BinanceException exception)
        {
            return Remember(new ProbeAnswer("GET time", host.Host, exception.Error.Status, exception.Error));
        }
    }

    /// <summary>Sends one request. A refusal is an answer, not an exception.</summary>
    /// <exception cref="RequestAllowanceException">The allowance is used up.</exception>
    public async Task<ProbeAnswer> SendAsync(
        BinanceClient client, Endpoint endpoint, RequestParameters parameters, BinanceCredential? credential, Action<BinanceResponse>? read, CancellationToken cancellationToken)
    {
        var answer = await SendOnceAsync(client, endpoint, parameters, credential, read, cancellationToken).ConfigureAwait(false);

        // The client repeats no POST. A test order changes nothing, so that it may be repeated like a read.
        var isLost = answer.Error is { Kind: BinanceErrorKind.Connection or BinanceErrorKind.ResponseTruncated or BinanceErrorKind.Server } or { Kind: BinanceErrorKind.Api, Status: >= System.Net.HttpStatusCode.InternalServerError };
        return Remember(isLost && endpoint.Method != HttpMethod.Get
            ? await SendOnceAsync(client, endpoint, parameters, credential, read, cancellationToken).ConfigureAwait(false)
            : answer);
    }

    private async Task<ProbeAnswer> SendOnceAsync(
        BinanceClient client, Endpoint endpoint, RequestParameters parameters, BinanceCredential? credential, Action<BinanceResponse>? read, CancellationToken cancellationToken)
    {
        var request = new BinanceRequest(endpoint.Method, endpoint.Path)
        {
            Query = parameters,
            Security = endpoint.Security,
            RecvWindow = options.RecvWindow,
            Allowance = _allowance,

            // Measured by a probe of its own; once more for each host would use up the allowance.
            Clock = file.Clock,

            // A deliberately wrong signature that got no answer may have been counted all the same.
            IsSentOnce = parameters.Contains(RequestParameters.SignatureName),
        };
        try
        {
            var response = await client.SendAsync(request, credential, cancellationToken).ConfigureAwait(false);
            read?.Invoke(response);
            return new ProbeAnswer(request.ToString(), response.Host, response.Status, Error: null);
        }
        catch (BinanceException exception)
        {
            return new ProbeAnswer(request.ToString(), exception.Error.Host, exception.Error.Status, exception.Error);
        }
        catch (JsonException exception)
        {
            var error = new BinanceError
            {
                Kind = BinanceErrorKind.ResponseNotJson,
                Family = endpoint.Family,
                Method = endpoint.Method,
                Host = client.Hosts.AddressOf(endpoint.Family).Host,
                Path = endpoint.Path,
                Message = exception.Message,
            };
            return new ProbeAnswer(request.ToString(), error.Host, Status: null, error);
        }
    }

    private ProbeAnswer Remember(ProbeAnswer answer)
    {
        file.Answers.Add(answer);
        if (answer.RequestAddress is { } address)
        {
            file.SeenAddresses.Add(address);
        }

        return answer;
    }
}
