using System.Globalization;
using System.Management.Automation;

namespace BinanceKeyTools.Commands;

/// <summary>Accepts a timestamp as Unix milliseconds or as a date.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimestampTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        ToMilliseconds(inputData is PSObject wrapped ? wrapped.BaseObject : inputData);

    private static long ToMilliseconds(object data) => data switch
    {
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        DateTime { Kind: not DateTimeKind.Unspecified } time => new DateTimeOffset(time).ToUnixTimeMilliseconds(),
        int or long => Convert.ToInt64(data, CultureInfo.InvariantCulture),
        string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) => milliseconds,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.ToUnixTimeMilliseconds(),
        _ => throw new ArgumentTransformationMetadataException(
            "Give the timestamp as Unix milliseconds (1499827319559), as a DateTimeOffset, or as a date with its zone (2017-07-12T02:41:59.559Z)."),
    };
}
