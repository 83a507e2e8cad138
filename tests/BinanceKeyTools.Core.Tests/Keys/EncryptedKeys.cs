namespace BinanceKeyTools.Tests.Keys;

/// <summary>
/// The sample keys as encrypted with openssl 3.0, with the passphrase of this class:
/// <c>openssl pkcs8 -topk8 -v2 CIPHER -v2prf HASH</c> unless stated otherwise.
/// </summary>
internal static class EncryptedKeys
{
    public const string Passphrase = "correct horse \u00E9";

    /// <summary>aes-128-cbc, hmacWithSHA1 (left out of the file, being the default).</summary>
    public const string Ed25519Aes128Sha1 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGNMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAi0rew2EN0uuwICCAAw
        HQYJYIZIAWUDBAECBBAv+oLNy4zZHj2NkYYjUAHzBEB3UvphJMD/95tU0Imj2eFu
        4U1IFBNODF0oZGa45G6dUevz+pIUHyWm4gCOOTxNQj4+YcXecY62haDzncK6mazi
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>aes-192-cbc, hmacWithSHA384.</summary>
    public const string Ed25519Aes192Sha384 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjzYRg1ZOrNcgICCAAw
        DAYIKoZIhvcNAgoFADAdBglghkgBZQMEARYEECJrfCG9Oo1fCaegEREGf8sEQPew
        ioBMqlf/+wjVUO0obRjS/odpW2nd8QkzFSiISHAyddHGxbGNM27bMzyw153HpWU+
        plujwAQcXlxkakI7PfI=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>aes-256-cbc, hmacWithSHA256.</summary>
    public const string Ed25519Aes256Sha256 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg1/NGd8JtoJAICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEHUCF4ef7zbn1Hty6Z4f8fUEQCzv
        GKC16ysa+2es6VPRh5sySA0HwGEGX8AyUPrr6TWV4DiOFjvdDi+OO8fh/NyOg5v3
        hj1SAJtCYxzot4feMOs=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>aes-256-cbc, hmacWithSHA512.</summary>
    public const string Ed25519Aes256Sha512 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiPdrDrDrIWkwICCAAw
        DAYIKoZIhvcNAgsFADAdBglghkgBZQMEASoEEH4SQBMxKkPO9fy+msz/IroEQIM/
        C0QnUU+6G8Okhj1BZrWVGBMnuotwdHxTeWEEY1h34WjL6sYd8NgL51A9E0IlIbnK
        jk17vGmfW9UvI0Asme4=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>des3, hmacWithSHA1.</summary>
    public const string Ed25519TripleDes =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MHwwQAYJKoZIhvcNAQUNMDMwGwYJKoZIhvcNAQUMMA4ECCQNOnNt8xhLAgIIADAU
        BggqhkiG9w0DBwQInMkTikErrQ4EOAS8AK5Vi09qNmwoRPlO5wJePMUasz6jbV2c
        3LtzXDnVxhsbCriAL5wscqGFcqoXNGO7pL9HrFZ3
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>The RSA sample key; aes-256-cbc, hmacWithSHA256.</summary>
    public const string Rsa2048Aes256Sha256 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIlp0aRq/3YO8CAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBDxRs/q3itdrxx61HyIg/bZBIIE
        0KBPFCp6I0WPX3Hi3mWybOPZOY6UuvlxnMZTZ5wrwu/xZrnonWFqVV5/eTYslIhr
        LTQn9uMxcM/U44XnA5pbBXs1zMYOWom7HX1Qhphj6HH3OVpUvFoWj/uqmWmD5bIR
        UYBLzWgAzoSOSgFMjsnSmbaW2HrCijmJFBBuvx6+JSs3NzTfQCxaCmUbE0k4iQIU
        dy2LvuYSlZcewSmMLqG/HrIhdra1dwwuJkJuTlJcUxWGtZEjEARphj/euE39UwEV
        r7tjFiW8GDhnPGKGLMw9DDTLmKIpRU3D06bJDELJ2BNAKLzLthp8jA41SyxMScqO
        6h4/TxZIcqxFoBoKIfDFqhhLYjJvGAC7ilwrrvVlelHxwWqlF9tQSRj8TpRkh7QU
        H9CVCXyhDnnNGaefYZebdidKnfch4zJE/nlcfF1CwxFa/8vS8kZPzgyS9o1T2TuJ
        w8vNd1EPQxtTfeb7vQHvFcFqx+RKSdBY6NVqU73UStpE5kr4lVoS5+n/9kAXtY/S
        zA/29UZiewoFV+XHGUn0G9DAMDvCPV5Q8JWAGqugfuao/fhZsp3ZyOIWOIk/iizV
        Mial0ASI0v8kI1bhoh2M2vJhDxnNImqB67ilI2GokJHgy6+5kXe2EUCjIdDHkdLr
        /saTlqQ4nJECqhPm9iKhp/siEUHIdlCfgmsLzaTaUdZg3eBNsa2UvJzg5qxGuG4Y
        W/oFHZ4LGFECOsrR+k4MYetDcu/1JAmG0DuNL4UP+PUJY2YHquGUZW3rVg7SpKYw
        p77C2vCsQDFYnMJUS9hguxcBm7pCC6kYDP2B1h2uATWr6EujZvO/euS5U5PpeuBI
        o6zM/U/SiUEK4XGCLoHEpSJzntjfF002p9xP58h68VwIoDbqDecmSoDXonI9Md36
        sFF4t80X0xCFoVd49w/Z9b/TYvXvUWfgWEZbWLl8yrPE++99DmYN0C1iIgb+WrOj
        tsAwuhVzxoiuePMBCCdCCdqRQ2BlvbOJxgqI3g3qWLq4aGgkdeHnnin6vNurxzPg
        FxprlSXK95wC9Oln/DuY5z4iLa+183RKGAU3buuB+zLLIksA/x7coGlXi+p3A1//
        jk/ghnUaHuGZYpTAQcGC+PFBYe6eEgCbHvbXtlBk61VeFkjJp9gHNMOFSjED7zDn
        UmUqNfkEMkFLylSL7SWV+XWdoWqUdNdLEnvdyQJmAoW/QXgIUyQFU39RVGhDg60b
        5s6jjrj6cTAx1iwEOjHJ3Vpfe/BVSvAGxWknQtosx1Ld06kyKpXTurXpNUNQsdE2
        U3qpGYOjwboXj/ORVtRbXqo5Nn4KBvia6tkp/H8z2ExpAwvJ/7PsT0M/JNXdLaiz
        lYqNCh+3+shHRP6sZYgtOCapfC7La7yIFBVSEK4Tyg3aOFAr5heKT+LUXRGobPiP
        qBKgFOxyLnAkgqIrjgUc9WBDSxIBcS/Pkhv+SoSChvkDYApwKS8Mpj9ySuOdROEX
        K3v7Xwwv9vAwyyGS8Epyoz+QXoQWjbBpbqoR8AJY5eO9C/VkGNKKa5+YXcn7aP4R
        6c2TqdwszpDJuex/M2ilEFPq9MVwj/6/BLl4FOH2D3QHgZYMenGG95hbDLOoDYBM
        IPFKfHDJTwbSb0yEUdSukW2FB3pIMNmReGQf+RBodCb3
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>aes-256-cbc, hmacWithSHA224.</summary>
    public const string Ed25519Sha224 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgv/Ygk0eNXKgICCAAw
        DAYIKoZIhvcNAggFADAdBglghkgBZQMEASoEELPOjrPefjxW1/l6s5HZ+CsEQMRg
        FxbQ1HVn8dPSYJVQB+AgKG7YKL/e+8gjqInyoS0JX0J/asS+EAixBaaoVHsNcyNk
        s6Flbv2iCsppqyHfE20=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary>camellia-256-cbc, hmacWithSHA256.</summary>
    public const string Ed25519Camellia =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGdMFkGCSqGSIb3DQEFDTBMMCkGCSqGSIb3DQEFDDAcBAhiiuxPwiS01wICCAAw
        DAYIKoZIhvcNAgkFADAfBgsqgwiMmks9AQEBBAQQlgtVm124pc73axdnds+3CwRA
        1u8CgoSUkN1KY1D8bkx/3ExvpJBBsKgZssYLLIGBTbI9lTcF196C1y1RBySVU0Cw
        GZquiLyw/aOujT1RqXAA8g==
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary><c>-scrypt</c>.</summary>
    public const string Ed25519Scrypt =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGTME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAi64t4+9vchjgICQAAC
        AQgCAQEwHQYJYIZIAWUDBAEqBBBsrZRJCqAWbdYRQre3q31CBECLitNci/FSKzQH
        ZTUjsLU7pHEFzXpZcemD4RW9ugRzNTDgH9m9wZ8Wh38D2z2NS4e3193RcrQm5D/C
        sw30YOwO
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary><c>-v1 PBE-SHA1-3DES</c>.</summary>
    public const string Ed25519Pkcs12Pbe =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MFgwHAYKKoZIhvcNAQwBAzAOBAg6OUhinMz+yQICCAAEOHnENAX2p9CoOJz6b03r
        t+UBNLEd7p/qNx2rba2veSJWDH7qWnQHecFVSV5BxjTDX7ieuBBkQegP
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    /// <summary><c>-v1 PBE-MD5-DES</c>.</summary>
    public const string Ed25519Pbes1 =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MFcwGwYJKoZIhvcNAQUDMA4ECGl0JPiuaQ/yAgIIAAQ4jMkWeh6e3aUsggFKpNg5
        EP/I7JsYVc0rFQgZiDl5DWWD5qzoL3pa9nHUGhHMN1FnDl5NaAMJM5o=
        -----END ENCRYPTED PRIVATE KEY-----
        """;
}
