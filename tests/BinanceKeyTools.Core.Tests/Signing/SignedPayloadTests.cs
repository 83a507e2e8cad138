using System.Text;
using BinanceKeyTools.Keys;
using BinanceKeyTools.Signing;
using BinanceKeyTools.Tests.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Tests.Signing;

public sealed class SignedPayloadTests : IDisposable
{
    private readonly KeyMaterial _material = KeyMaterial.Parse(SampleKeys.SpotSecret);
    private readonly IRequestSigner _signer;

    public SignedPayloadTests() => _signer = _material.CreateSigner();

    [Fact]
    public void SignatureIsLastInTheQueryWithoutABody()
    {
        using var payload = SignedPayload.Create(Parameters("a", 1, "b", "x y"), RequestParameters.Empty, _signer);

        Assert.Equal("a=1&b=x%20y", Text(payload.Payload));
        Assert.Equal("a=1&b=x%20y&signature=" + payload.Signature, Text(payload.Query));
        Assert.True(payload.Body.IsEmpty);
    }

    [Fact]
    public void SignatureIsLastInTheBodyWithoutAQuery()
    {
        using var payload = SignedPayload.Create(RequestParameters.Empty, Parameters("a", 1), _signer);

        Assert.Equal("a=1", Text(payload.Payload));
        Assert.True(payload.Query.IsEmpty);
        Assert.Equal("a=1&signature=" + payload.Signature, Text(payload.Body));
    }

    [Fact]
    public void QueryAndBodyAreSignedWithNothingBetweenThem()
    {
        using var payload = SignedPayload.Create(Parameters("a", 1), Parameters("b", 2), _signer);

        Assert.Equal("a=1b=2", Text(payload.Payload));
        Assert.Equal("a=1", Text(payload.Query));
        Assert.Equal("b=2&signature=" + payload.Signature, Text(payload.Body));
    }

    [Fact]
    public void NoParametersAtAll()
    {
        using var payload = SignedPayload.Create(RequestParameters.Empty, RequestParameters.Empty, _signer);

        Assert.True(payload.Payload.IsEmpty);
        Assert.Equal("signature=" + payload.Signature, Text(payload.Query));
    }

    [Fact]
    public void WithoutASignerNothingIsSigned()
    {
        using var payload = SignedPayload.Create(Parameters("a", "@"), Parameters("b", 2), signer: null);

        Assert.Equal("a=%40", Text(payload.Query));
        Assert.Equal("b=2", Text(payload.Body));
        Assert.Equal("a=%40b=2", Text(payload.Payload));
        Assert.Equal(string.Empty, payload.Signature);
        Assert.Equal("8 bytes of parameters, not signed", payload.ToString());
    }

    [Fact]
    public void Base64SignaturesArePercentEncoded()
    {
        using var material = KeyMaterial.Parse(SampleKeys.Rsa2048);
        using IRequestSigner signer = material.CreateSigner();
        using var payload = SignedPayload.Create(Parameters("symbol", "LTCBTC"), RequestParameters.Empty, signer);

        string sent = Text(payload.Query)["symbol=LTCBTC&signature=".Length..];

        Assert.Contains('+', payload.Signature);
        Assert.Contains('/', payload.Signature);
        Assert.EndsWith("=", payload.Signature, StringComparison.Ordinal);
        Assert.Equal(Uri.EscapeDataString(payload.Signature), sent);
    }

    [Fact]
    public void RefusesAParameterInBothPlaces()
    {
        RequestParameterException refusal =
            Assert.Throws<RequestParameterException>(() => SignedPayload.Create(Parameters("a", 1), Parameters("a", 1), _signer));

        Assert.Equal("ParameterDuplicate", refusal.ErrorId);
        Assert.Equal("a", refusal.ParameterName);
    }

    [Fact]
    public void RefusesASecondSignature()
    {
        RequestParameters signed = new RequestParameters(allowReserved: true).Add("signature", "00");

        Assert.Equal(
            "ParameterReserved",
            Assert.Throws<RequestParameterException>(() => SignedPayload.Create(signed, RequestParameters.Empty, _signer)).ErrorId);
        Assert.Equal(
            "ParameterReserved",
            Assert.Throws<RequestParameterException>(() => SignedPayload.Create(RequestParameters.Empty, signed, _signer)).ErrorId);
        using var payload = SignedPayload.Create(signed, RequestParameters.Empty, signer: null);
        Assert.Equal("signature=00", Text(payload.Query));
    }

    [Fact]
    public void DisposeZeroesTheBuffer()
    {
        var payload = SignedPayload.Create(Parameters("email", "user@example.com"), RequestParameters.Empty, _signer);
        ReadOnlyMemory<byte> query = payload.Query;
        Assert.Contains((byte)'%', query.ToArray());

        payload.Dispose();
        payload.Dispose();

        Assert.All(query.ToArray(), value => Assert.Equal(0, value));
        Assert.Throws<ObjectDisposedException>(() => payload.Query);
        Assert.Throws<ObjectDisposedException>(() => payload.Payload);
        Assert.Throws<ObjectDisposedException>(() => payload.Signature);
    }

    [Fact]
    public void NothingButTheObjectItselfIsAllocated()
    {
        RequestParameters query = Parameters("symbol", "LTCBTC", "email", "user@example.com");
        for (int i = 0; i < 100; i++)
        {
            SignedPayload.Create(query, RequestParameters.Empty, _signer).Dispose();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            SignedPayload.Create(query, RequestParameters.Empty, _signer).Dispose();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 0, 80);
    }

    [Fact]
    public void DescriptionShowsNoValueAndNoSignature()
    {
        using var payload = SignedPayload.Create(Parameters("a", "Qx7vZ"), RequestParameters.Empty, _signer);

        Assert.Equal("7 bytes of parameters, signed", payload.ToString());
    }

    [Fact]
    public void BufferIsReturnedWhenSigningFails()
    {
        _signer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => SignedPayload.Create(Parameters("a", 1), RequestParameters.Empty, _signer));
    }

    [Fact]
    public void WhatIsSentParsesBackToWhatWasGiven()
    {
        Prop.ForAll(
                Samples.AnyText.Generator.ArrayOf().ToArbitrary(),
                Samples.AnyText.Generator.ArrayOf().ToArbitrary(),
                (queryValues, bodyValues) =>
                {
                    RequestParameters query = Numbered("q", queryValues);
                    RequestParameters body = Numbered("b", bodyValues);
                    using var payload = SignedPayload.Create(query, body, _signer);
                    KeyValuePair<string, string> signature = new("signature", payload.Signature);
                    bool hasBody = bodyValues.Length > 0;
                    return PercentEncoding.Parse(Text(payload.Query)).SequenceEqual(hasBody ? query : query.Append(signature))
                        && PercentEncoding.Parse(Text(payload.Body)).SequenceEqual(hasBody ? body.Append(signature) : body);
                })
            .Check(Samples.Config(200));
    }

    [Fact]
    public void WhatIsSignedIsWhatIsSent()
    {
        Prop.ForAll(
                Samples.AnyText.Generator.ArrayOf().ToArbitrary(),
                Samples.AnyText.Generator.ArrayOf().ToArbitrary(),
                (queryValues, bodyValues) =>
                {
                    using var payload = SignedPayload.Create(Numbered("q", queryValues), Numbered("b", bodyValues), _signer);
                    string sent = Text(payload.Query) + Text(payload.Body);
                    string withoutSignature = sent[..sent.LastIndexOf("signature=", StringComparison.Ordinal)].TrimEnd('&');
                    return withoutSignature == Text(payload.Payload);
                })
            .Check(Samples.Config(200));
    }

    public void Dispose()
    {
        _signer.Dispose();
        _material.Dispose();
    }

    private static RequestParameters Parameters(params object[] namesAndValues)
    {
        var parameters = new RequestParameters();
        for (int i = 0; i < namesAndValues.Length; i += 2)
        {
            parameters.Add((string)namesAndValues[i], namesAndValues[i + 1]);
        }

        return parameters;
    }

    private static RequestParameters Numbered(string prefix, string[] values)
    {
        var parameters = new RequestParameters();
        for (int i = 0; i < values.Length; i++)
        {
            parameters.Add($"{prefix}{i}", values[i]);
        }

        return parameters;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.ASCII.GetString(bytes.Span);
}
