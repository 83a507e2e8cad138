using System.Management.Automation;
using BinanceKeyTools.Diagnosis.Clocks;
using BinanceKeyTools.Errors;
using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Commands;

/// <summary>Compares this machine's clock with Binance's, and says whether timestamps are accepted. Needs no key.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BinanceClock")]
[OutputType(typeof(ClockReport), typeof(bool))]
public sealed class TestBinanceClockCommand : HostCommand
{
    private readonly ClockParameters _clock = new();

    /// <summary>The families whose servers are asked. Every one with a clock of its own when omitted.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public ApiFamily[]? Family
    {
        get => _clock.Family;
        set => _clock.Family = value;
    }

    /// <summary>Another address than the environment's own. A sandbox binds by its BaseAddress.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BaseAddress")]
    public override Uri? BaseUri
    {
        get => base.BaseUri;
        set => base.BaseUri = value;
    }

    /// <summary>How many milliseconds late a request may arrive, 1 to 60000.</summary>
    [Parameter]
    [ValidateRange(1, 60000)]
    public int RecvWindow { get; set; } = 5000;

    /// <summary>How many times each server is asked, 1 to 30.</summary>
    [Parameter]
    [ValidateRange(1, 30)]
    public int Samples { get; set; } = 5;

    /// <summary>The proxy to use; the system's when omitted.</summary>
    [Parameter]
    public Uri? Proxy
    {
        get => Connection.Proxy;
        set => Connection.Proxy = value;
    }

    /// <summary>Return one Boolean: true when the clock is accurate for every server.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override string ProgressNoun => "clocks";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var stopping = StopToken;
        _clock.LocalClock = Task.Run(() => LocalClockReader.Create().ReadAsync(stopping), stopping);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Quiet)
        {
            WriteObject(_clock is { Failed: 0, Asked.Count: > 0 } && _clock.Accurate == _clock.Asked.Count);
        }
    }

    private protected override void Ask()
    {
        var environment = NamedEnvironment;
        try
        {
            var client = Connections.For(environment, Connection.BaseUri, Connection.Proxy);
            var families = Family?.Distinct().ToArray() ?? ClockSurvey.FamiliesOf(client.Hosts);
            Expect(families.Length);
            foreach (var family in families.Where(family => _clock.Asked.Add((client, family))))
            {
                Ask(client, family);
            }
        }
        catch (Exception exception) when (ErrorRecords.IsExpected(exception))
        {
            _clock.Failed++;
            WriteError(ErrorRecords.From(exception, environment.ToString()));
        }
    }

    private void Ask(BinanceClient client, ApiFamily family)
    {
        var options = new ClockSurveyOptions { Samples = Samples, RecvWindow = RecvWindow };
        var localClock = _clock.LocalClock!;
        Post($"{client.Hosts.Environment} {family}", async (item, cancellationToken) =>
        {
            var report = await new ClockSurvey(client).MeasureAsync(family, options, localClock, cancellationToken).ConfigureAwait(false);
            if (report.Verdict == ClockVerdict.Accurate)
            {
                _clock.CountAccurate();
            }

            if (!Quiet)
            {
                item.WriteObject(report);
            }
        });
    }
}
