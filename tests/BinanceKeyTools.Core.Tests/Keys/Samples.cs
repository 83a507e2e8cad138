using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Keys;

/// <summary>Generators for the property tests, and a configuration that repeats the same samples on every run.</summary>
internal static class Samples
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Texts of any Unicode characters, plain ASCII among them as often as everything else.</summary>
    public static Arbitrary<string> AnyText { get; } =
        Gen.OneOf(Gen.Choose(0x20, 0x7E), Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF))
            .ArrayOf()
            .Select(scalars => string.Concat(scalars.Select(scalar => new Rune(scalar).ToString())))
            .ToArbitrary();

    public static Arbitrary<byte[]> AnyBytes { get; } =
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary();

    public static Arbitrary<string> Alphanumeric(int shortest, int longest) =>
        (from length in Gen.Choose(shortest, longest)
         from letters in Gen.Elements(LettersAndDigits.ToCharArray()).ArrayOf(length)
         select new string(letters)).ToArbitrary();

    public static Config Config(int samples) =>
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(samples).WithReplay(20_240_627, 17).WithQuietOnSuccess(true);
}
