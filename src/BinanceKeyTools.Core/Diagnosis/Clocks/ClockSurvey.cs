using BinanceKeyTools.Exchange;

namespace BinanceKeyTools.Diagnosis.Clocks;

/// <summary>Compares this machine's clock with the servers', several times over, without any key.</summary>
/// <param name="client">Asks the servers.</param>
/// <param name="timeProvider">Waits between two questions; the system's when <see langword="null"/>.</param>
public sealed class ClockSurvey(BinanceClient client, TimeProvider? timeProvider = null)
{
    private static readonly ApiFamily[] FamiliesWithTime = [ApiFamily.Spot, ApiFamily.UsdMargined, ApiFamily.CoinMargined, ApiFamily.Options];

    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;

    /// <summary>The families of an environment that have a time endpoint of their own. The wallet shares the spot clock.</summary>
    /// <param name="hosts">The hosts of the environment.</param>
    public static ApiFamily[] FamiliesOf(ExchangeHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        return [.. FamiliesWithTime.Where(hosts.Addresses.ContainsKey)];
    }

    /// <summary>Takes the samples of one family and judges them. A failure after the first sample ends the survey early.</summary>
    /// <param name="family">The family; portfolio margin is measured on the spot host.</param>
    /// <param name="options">How often, how far apart, and for which recvWindow.</param>
    /// <param name="localClock">How this machine keeps its time, which the fix depends on.</param>
    /// <param name="cancellationToken">Stops at once, also between two samples.</param>
    /// <exception cref="BinanceException">No sample could be taken.</exception>
    /// <exception cref="UntrustedAddressException">The environment does not serve the family.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public Task<ClockReport> MeasureAsync(
        ApiFamily family, ClockSurveyOptions options, LocalClockState localClock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(localClock);
        return MeasureAsync(family, options, Task.FromResult(localClock), cancellationToken);
    }

    /// <summary>Like <see cref="MeasureAsync(ApiFamily, ClockSurveyOptions, LocalClockState, CancellationToken)"/>, while this machine's
    /// time service is still being asked.</summary>
    internal async Task<ClockReport> MeasureAsync(
        ApiFamily family, ClockSurveyOptions options, Task<LocalClockState> localClockReading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Samples, 30);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RecvWindow, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RecvWindow, 60000);
        var address = client.Hosts.AddressOf(family);
        if (family == ApiFamily.PortfolioMargin)
        {
            address = client.Hosts.AddressOf(ApiFamily.Spot);
        }

        var samples = await TakeSamplesAsync(family, options, cancellationToken).ConfigureAwait(false);
        var judge = new ClockJudge(samples, options.RecvWindow);
        var localClock = await localClockReading.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new ClockReport
        {
            Family = family,
            Environment = client.Hosts.Environment,
            Host = address.Host,
            Verdict = judge.Verdict,
            Offset = judge.Best.Offset,
            Uncertainty = judge.Best.Uncertainty,
            MinimumOffset = samples.Min(sample => sample.Offset),
            MaximumOffset = samples.Max(sample => sample.Offset),
            Drift = judge.Drift,
            RecvWindow = options.RecvWindow,
            AheadMargin = judge.AheadMargin,
            BehindMargin = judge.BehindMargin,
            Samples = [.. samples],
            LocalClock = localClock,
            Explanation = judge.Explain(address.Host),
            Fix = ClockFix.For(judge.Verdict, judge.IsMostlyTravel, localClock),
            MeasuredAt = judge.Best.MeasuredAt,
        };
    }

    private async Task<List<ClockOffset>> TakeSamplesAsync(ApiFamily family, ClockSurveyOptions options, CancellationToken cancellationToken)
    {
        var samples = new List<ClockOffset>(options.Samples);
        while (samples.Count < options.Samples)
        {
            if (samples.Count > 0 && options.Spacing > TimeSpan.Zero)
            {
                await Task.Delay(options.Spacing, _time, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                samples.Add(await client.MeasureClockAsync(family, cancellationToken).ConfigureAwait(false));
            }
            catch (BinanceException) when (samples.Count > 0)
            {
                // What was measured stands; asking on could prolong a limit.
                break;
            }
        }

        return samples;
    }
}
