using System.Security.Cryptography;
using System.Text;
using BinanceKeyTools.Sandbox.Tests.Hosting;
using BinanceKeyTools.Sandbox.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace BinanceKeyTools.Sandbox.Tests.Verification;

public class Ed25519PublicKeyTests
{
    private const int SpkiPrefix = 12;

    /// <summary>RFC 8032, section 7.1, tests 1, 2, 3 and SHA(abc): seed, public key, message, signature.</summary>
    public static TheoryData<string, string, string, string> Rfc8032 { get; } = new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
        {
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void Accepts_the_vectors_of_the_standard(string seed, string publicKey, string message, string signature)
    {
        var key = Ed25519PublicKey.TryDecode(Convert.FromHexString(publicKey))!;
        Assert.True(key.Verify(Convert.FromHexString(message), Convert.FromHexString(signature)));
        Assert.Equal(publicKey, Convert.ToHexString(Ed25519PublicKey.FromSeed(Convert.FromHexString(seed)).Encoded).ToLowerInvariant());
    }

    [Theory]
    [MemberData(nameof(PublishedSamples.Ed25519Signatures), MemberType = typeof(PublishedSamples))]
    public void Accepts_the_published_samples(string payload, string signature)
    {
        var key = SampleKey();
        Assert.True(key.Verify(Encoding.ASCII.GetBytes(payload), Convert.FromBase64String(signature)));
        Assert.False(key.Verify(Encoding.ASCII.GetBytes(payload + " "), Convert.FromBase64String(signature)));
    }

    [Fact]
    public void Refuses_every_signature_with_one_bit_changed()
    {
        var (key, message, signature) = Signed();
        for (var bit = 0; bit < 8 * signature.Length; bit += 5)
        {
            var changed = signature.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(key.Verify(message, changed), $"bit {bit}");
        }
    }

    [Fact]
    public void Refuses_a_response_that_is_not_below_the_group_order()
    {
        // The same signature with S + L satisfies the equation; accepting it would make signatures malleable.
        var (key, message, signature) = Signed();
        var response = Ed25519TestSigner.Number(signature[32..]) + Ed25519TestSigner.L;
        Assert.False(key.Verify(message, [.. signature[..32], .. Ed25519TestSigner.Bytes(response)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(256)]
    public void Refuses_signatures_of_another_length(int length) => Assert.False(SampleKey().Verify("x"u8, new byte[length]));

    [Fact]
    public void Refuses_public_keys_that_are_no_points_of_the_curve()
    {
        // y = 2 has no x; y = p is y = 0 in a form that is not canonical; x = 0 cannot be odd.
        var noPoint = Ed25519TestSigner.Bytes(2);
        var notCanonical = Ed25519TestSigner.Bytes(Ed25519TestSigner.P);
        var oddZero = Ed25519TestSigner.Bytes(1);
        oddZero[31] |= 128;
        Assert.Null(Ed25519PublicKey.TryDecode(noPoint));
        Assert.Null(Ed25519PublicKey.TryDecode(notCanonical));
        Assert.Null(Ed25519PublicKey.TryDecode(oddZero));
        Assert.Null(Ed25519PublicKey.TryDecode(new byte[31]));
    }

    [Fact]
    public void Accepts_what_an_independent_signer_signs_and_nothing_else()
    {
        Prop.ForAll<NonNull<byte[]>, byte>((message, seedByte) =>
        {
            var seed = SHA256.HashData([seedByte]);
            var key = Ed25519PublicKey.FromSeed(seed);
            var signature = Ed25519TestSigner.Sign(seed, message.Get);
            return key.Encoded.SequenceEqual(Ed25519TestSigner.PublicKey(seed))
                && key.Verify(message.Get, signature)
                && !key.Verify([.. message.Get, 0], signature);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private static Ed25519PublicKey SampleKey() =>
        Ed25519PublicKey.TryDecode(Convert.FromBase64String(PublishedSamples.Ed25519PublicKey).AsSpan(SpkiPrefix))!;

    private static (Ed25519PublicKey Key, byte[] Message, byte[] Signature) Signed()
    {
        var message = "timestamp=1578963600000"u8.ToArray();
        var seed = Convert.FromBase64String(PublishedSamples.Ed25519PrivateKey)[16..];
        return (SampleKey(), message, Ed25519TestSigner.Sign(seed, message));
    }
}
