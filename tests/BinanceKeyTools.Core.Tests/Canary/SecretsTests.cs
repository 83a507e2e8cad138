namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>A search that finds nothing proves nothing unless it would have found something.</summary>
public sealed class SecretsTests
{
    private readonly Secrets _secrets = new();

    [Fact]
    public void Every_form_of_every_secret_is_found_whole_and_by_halves()
    {
        foreach (var secret in new[] { _secrets.ApiKey, _secrets.HmacSecret, _secrets.Passphrase, _secrets.ProxyPassword, _secrets.ParameterValue })
        {
            foreach (var part in new[] { secret, secret[..(secret.Length / 2)], secret[(secret.Length / 2)..] })
            {
                Assert.All(Secrets.Forms(part), form => Assert.NotEmpty(_secrets.FindIn($"before {form} after")));
                Assert.All(Secrets.Forms(part), form => Assert.NotEmpty(_secrets.FindIn(form.Insert(form.Length / 2, "\r\n  "))));
            }
        }

        Assert.NotEmpty(_secrets.FindIn(_secrets.RsaPem));
        Assert.NotEmpty(_secrets.FindIn(_secrets.EncryptedPem));
        Assert.NotEmpty(_secrets.FindIn(_secrets.Ed25519Pem));
    }

    [Fact]
    public void A_mask_is_no_find() => Assert.Empty(_secrets.FindIn(BinanceKeyTools.Keys.ApiKeyId.Mask(_secrets.ApiKey)));

    [Fact]
    public void The_graph_reaches_what_lies_deep_in_an_object()
    {
        var inner = new InvalidOperationException("b", new FormatException("c"));
        inner.Data["key"] = new[] { new KeyValuePair<string, object>("x", new { Deep = new { Bytes = System.Text.Encoding.UTF8.GetBytes(_secrets.HmacSecret) } }) };

        Assert.NotEmpty(_secrets.FindIn(PublicGraph.Of(new InvalidOperationException("a", inner))));
        Assert.NotEmpty(_secrets.FindIn(PublicGraph.Of(new { Text = (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(_secrets.HmacSecret) })));
    }
}
