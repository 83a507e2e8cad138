namespace BinanceKeyTools.Tests.Keys;

/// <summary>Published sample keys of the exchange, and keys made for these tests with openssl 3.0. None opens anything.</summary>
internal static class SampleKeys
{
    /// <summary>The API key printed in Binance's rest-api.md.</summary>
    public const string ApiKey = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

    /// <summary>The secret printed in Binance's rest-api.md.</summary>
    public const string SpotSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    /// <summary>The API key printed in the USDS-M futures documentation.</summary>
    public const string FuturesApiKey = "dbefbc809e3e83c283a984c3a1459732ea7db1360ca80c5c2c8867408d28cc83";

    /// <summary>The secret printed in the USDS-M futures documentation.</summary>
    public const string FuturesSecret = "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9";

    /// <summary>The secret printed in the options documentation.</summary>
    public const string OptionsSecret = "YtP1BudNOWZE1ag5uzCkh4hIC7qSmQOu797r5EJBFGhxBYivjj8HIX0iiiPof5yG";

    /// <summary>The base64 body of <see cref="Ed25519"/>.</summary>
    public const string Ed25519Body = "MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u";

    /// <summary>The body of the public key that belongs to <see cref="Ed25519"/>, as printed beside it.</summary>
    public const string Ed25519PublicBody = "MCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=";

    /// <summary>The private key printed in Binance's fix-api.md.</summary>
    public const string Ed25519 = $"-----BEGIN PRIVATE KEY-----\n{Ed25519Body}\n-----END PRIVATE KEY-----\n";

    /// <summary>The file python/private_key.pem of binance-signature-examples.</summary>
    public const string Rsa2048 =
        """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDPrfWMr2yqxJgJ
        cIyA5TDFpZBlB9E3RMbbEcPZijmPDiciZjuRiD1Q6oQzi1MFGTZ523HwSXe9XG3R
        NQaLCjxi+VkLsvCoxzgurkWXoQr0VHJyEDxnyRaCzTyvvHQgt0LKCWfqalYNz0ue
        doxnYnde3DH/tFFXX0/rTkJyK6LpOyKOAqE0G7OhuQWkLvlUO8mqwtGNqdrtOgzv
        kTN5rhb5VeWB4JGWDcAYFb9CQI9wD7/JJU1XQGIOJEY3L/PjGLcjDEiROt57/RS3
        i6OVTiAgDcgA405tNLgS326hfbEchI5tKeOxqrFYVfvOK8+4o+rrUBnMhrBg0tJv
        1feQKeAnAgMBAAECggEAUdB8PZIWQyfzpTRbhaPElPhmbAaqWxWTKVZUS2zyw/KV
        ZC3WJb0AOtJIhm3KpOWL2nGi70BiFY1GDfbPvxKnO25zr/IscLEa5vjsnZFp2Vsz
        QtA2m8RSQ/FKiQi6zvCjNSiDcYu2nvYdGi4lnczirdIdOFj2+m6n81D/SC78nNhj
        P/JLbSPFw+XOfVqOVelXHw7XGtMH9dgFjWDdB317HcJjZyPDahpQQ7s6PcecDwuv
        Qucs+Hi4sAWiHOiwKusx3sT/NL5Og/jAvC5aMy1QswWFnPr90T3qFE4MN1GZszzX
        DmDkWaGaRwuwdpi/ocIZF3R9XX3m+WOVdEZRfzzcEQKBgQDt11achN666/j1kgQM
        xPdzo06eUUZb/JUtEXz8hU+AzRsN/eso/47pjaPq7nrXFYE4aEx7Je2I9S52Y+b/
        SLrctuza25VOxvqIpDynlvM/Iatg9WuTEIuOk7gkBFanDNjDjZDKFuDYSEfN+sX+
        UakFT7cm+xu12PWR8HlZmFZL5QKBgQDfiRrC8zADSIE74uFBJ5K88t6cwrktqdPH
        9QT69j+VpRXssyUoCfR4/zchKbEyTwSASvL1saJR14Opmvn6Le+0DKq+EV7Z1UM6
        svVIzd9pWWMhRh9G83CC5Krx9Ie+34QHNRxBf+rya5if/aBCDtBFedRGbR6Le8MB
        yvrpT5hzGwKBgQCU2+QPjnHA2BQ3zq3OODEQJTP9jqzUwd+0F2/8tIsv+C9osHXQ
        cTLHJqljTuN/XqxD27OSmAh1Yc80tg5L1P9vSOYxjKGEbrE7eF+mHKod5zrWMoSj
        xQUztWzYzgZWA4pfymjGs08Czypx1vS42e9JrbzaHuwXArWgI7wvwVKxqQKBgQCS
        ByIZav7Zljr+oUdf5fdBQjPVGowYXZJBVTpMrCN7od4BxEIotuAjTy53lqHwaJhb
        KxsvED0m0/BqExjsq6ek6oV8JyLckSobJZ+BUSR60O8mZIW4Nv4wNCvMZl9rfN7m
        SnbL/0G/3jRViD1yCfVa/ayD2XMT0eThvfVOBzZjMwKBgB5jasP9TcDAyaEKta+g
        6glTM0MKUWfhZzYRbvDXdnatjjMEdixWm9aXwc0Nw+aN0KkdLBwvnDiVMtX+Xl2n
        BU2Gxxe3H8qrvkoi8zmzh3VWpqzfB+L3sXAq+6VNNYLEFLBR6D2u4DD86FvY+DsU
        miJlY6JEKpSxvkrS04XrbvHk
        -----END PRIVATE KEY-----
        """;

    /// <summary>What openssl prints for <c>openssl pkey -pubout</c> of <see cref="Rsa2048"/>.</summary>
    public const string Rsa2048Public =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAz631jK9sqsSYCXCMgOUw
        xaWQZQfRN0TG2xHD2Yo5jw4nImY7kYg9UOqEM4tTBRk2edtx8El3vVxt0TUGiwo8
        YvlZC7LwqMc4Lq5Fl6EK9FRychA8Z8kWgs08r7x0ILdCygln6mpWDc9LnnaMZ2J3
        Xtwx/7RRV19P605Cciui6TsijgKhNBuzobkFpC75VDvJqsLRjana7ToM75Ezea4W
        +VXlgeCRlg3AGBW/QkCPcA+/ySVNV0BiDiRGNy/z4xi3IwxIkTree/0Ut4ujlU4g
        IA3IAONObTS4Et9uoX2xHISObSnjsaqxWFX7zivPuKPq61AZzIawYNLSb9X3kCng
        JwIDAQAB
        -----END PUBLIC KEY-----
        """;

    /// <summary>A 4096-bit RSA key.</summary>
    public const string Rsa4096 =
        """
        -----BEGIN PRIVATE KEY-----
        MIIJQgIBADANBgkqhkiG9w0BAQEFAASCCSwwggkoAgEAAoICAQDRH9nkqb+KjeZW
        VB5mgLkhLD0GTI/Njqg3+MuQsmSEH51thV4Ib8VIDHX9UJPHU31nazPxD4LX6BIt
        VquA8ycD76iwMeTlo9COg+107UgVFxlrsOGKCow3EVWdow9c+wxF8HgPFrFAaM+p
        UJNoMquhr74ift1UeVVSfLzgCvwFlGTVyCfLLgeZxVJ6wVdwrLD+f8916xq8QeD4
        w195cFG0aKtywu2MAkFuIcxTbo/4Fnw/1ShS7kFDuw4Ndc7lUHhKXbmY8XQhJMFC
        nchQhFhkvmpzxjI14V0ptRSQIdBnj7DRlZviORiRyOW55yhk352zWKxK7sqgXHJ5
        FdB/pcdOIoRxS+bP3CBFVXP9/zX1j2dUWZXcq+E4H8CG2uHV3chPLqjLXc0ENqJ+
        LoogbNTa1C5PHMotpggNVEGM2h0kqz/3KekseOfet4xod9BpjFTXQMaQJlEM7bvm
        aYobZhCAGzuh06oPS2sqIwhiaOKnzcDD3ONj5lCPr7Yaq/8OUR6mUQ9sVO2LgpKg
        GVGFBujhNNPkHhieN26Fv5lQKEQNHBCg63SrOcGiHGx3DySmvnxxSYOdrfeJTPWI
        kYJY5g9HTKMIQQIyXUMHYpoHRTfaIRLw714RLzcwSTAcjqxWwFTJv1D9gowPS9Rw
        YDCWtsfg7+fQwH7KW+2Gw0rxNZYfZQIDAQABAoICADH+32TfgD9rtUmmSq5Oz/Oy
        U9SRsT9/f5ACFwi83XMI6+YnIFf8ALo84GhzPyFEQJLc+koDX1Cm1tGoCtCFUSqL
        vVSCWSrdgxrPR5HQuI7yOs2YOBN8ehEgP8u0FBQyoLiHyOwyjKXNaPgdn2Al3QqG
        rXopwlhTuaZC1BTsC1x6IbFKbNkSZBbLKfDXEESLxLTTcZHLZ1Timxpd+xFZXO84
        puSE3a2/TE08H1FC+YBiP8oy97T76PZ8Xdux8oi4OEnvJlP+Rbk2xE1c02sMeOV8
        8I5FL/PZsSArfoMG0oAvxiIVFnN7Gvifguxy6yFSpK0f4fD4LdEwyN1R7crWo1MH
        nfjVw+/K8FEbiUQAKJDOtverbBvPRK1qBd78kCSxvbmokAKEHKlY/TBcCRYPBlk8
        aXZiMiB/u6mL3eFhe2YYgN3jLcmxQI8Tafka+vfFajXg/LtWSzuaKz2Fd5d125oT
        i0vQBXLhPeJfbNib7qj/dDwIw/2O+/Yvs6rJX2f4HORgNc/47TKE2OoqLoLvCEx2
        oFx+e/xraJ05GKP8MS0drKBvFQbJsp+zrk2LB/hY/8CYAOVNF10vI2fwO26pAvr/
        9hD+SST+w46tXM7NzpntggAURTZZozaAUVAU8SC9ghED2cJX0Exbm9GQScvH24MY
        0Ohj6r65AOqgSXG2gB2BAoIBAQD+9GmSOyb+emH4uNwd6JZG+UQyBv3cHhq/u7GK
        cskh8kbgNrW0X7M0w1UDqYb7+xjuhRn97o3LdjeKF/CHpLgnp1Rp9yjf46o3w98r
        Nzf2Zno4KGquJ1qMTLdNKegQ7R3qmbP8+gHGskEH2RFcTlFGHbV+9uqjH1aLJg/g
        9bkpROqWDBU3Y9h22AgaRbSyxx1DH0ek3TPwvclngT1bB0pK8XYu059wv9tGIfUQ
        V9Y3H5OQseXkJMWVNcJX9HMb3Tq8hq6Fa/7Wc0kZXVLOXlaQFPzfrxEPcEoDb+DA
        liH+y44n8P4weKxUnbefQ8Qurkedq9K6CMnoVSppA4SmQKE9AoIBAQDR+1ZrGZAt
        +ApAZJu++yNtr8W9fRslPXNGNwKhr4kkGty96nxVlqm75jJ+UEJBANYMC9l/Lzx7
        aJMRmy3hdPeHNTCjIOzvUKqZH9f48PzFixlWesiMgxKxUYR0U7PMjygq7JOHEDWr
        I6S45ubEcC5NH4Coj15aPPfbh5IQNnjIWeODr524empFYdsyeGre5UD87uxbjXR7
        SQFVDqT9YsbjQyTLT3N1+0iYwhbrj4VJuvPycGGd0+dcgJcLKWXhb3vQ/fG+0dFc
        +Xt6IcaGcmLi8yTHo9jdJ0wrnIrqGtGiDcyV05OWhptN34R3imUZM8Ip2Bu/scJu
        w8NmTapjQQlJAoIBAAmS6gf4uq0hsV4iqvlgi4wcvifWxV+nrb93b+JQDyd8Lpcq
        1sXwNg2MLDwX+J6rvjLuwpwbgi2awdkorvqY/+VVTkEwa9OEfBbd/xpjV3GkRYCo
        W+EwTyEnnFaEdVd1YAM4RF8CkGCCvxhpWVKLClhEs1USNptriNdu1XfQImTfVqPN
        zlonILDNyfgal/+CpKGpogoZ2GJ47gA6BTDO5EZOLO7zOXCFc9l9WvODKOMnB2aO
        l6BqlRTWUPb2kgAA3bzInfMarBYnfB48t+hR+JQuhZRswYo/4Dei0uDIgnxL7omn
        bhQp4+bFiWispchO+Rd9pUshG1vjHtWUsT2A/c0CggEAU20eWpLfe8QOnqLaVjiF
        TPEHCVAJVvRhNkZo30BUpmmdxj7Bg2fGrAa7jP/qMtVYNZUHpsZnq0hTFi2nPuov
        5iI13roYKMTN4uSJ9Dga1Yl8WaWSxHDXHmgazfTrfJxsAxHXU1QXXpVcvrHOgcFo
        Q+/+N/ouLIAIocntOE/MER3VjN5bNY49Zq+IXTcGjuRau6NZeM5stwa8ZsTYvGtg
        Ra7JkZVRdFCP+VEztgdhl3eVsH8B6ajlRRU57Y9XEQgwE0qxn3TRT7U3X8DHlWcg
        7rZXqJHqeYNBehpJ/tUE8PO2kthqzOVSEtB5Wt07aZXs0J8x9yly7HsOyTiWN7UB
        MQKCAQEAp0HnnJA1kVJmVVo2QefQ9QEYRX1yFtEN4gFT1T2IPmaACM1JyLgKCVAc
        v3Faj8A4hYQ4TJyATdn6BS8M9c+E57IoEzkWCZfMRRbA2qpHFkoGVItjHmLlauAw
        hNtTXORKY+fg0yb/5unV130gq4lZvfs+Jvjb1OlTHi2kr72GS65TraRPzuSd4sF/
        baFlEI0WFnhZJ2JtskbXhZfUQgcIYmNuhtmzJvFTAdaG3ZjhlAKfsET/gIocmJkm
        oOvHjmK0L1bTGqvZG2zzDh0Nz7eJdTS0hGK7qBX001KsMbN7TlHNJaoctdpa3lDq
        zjvRE5kWV4isNU4TNlM9BjJln5wkpw==
        -----END PRIVATE KEY-----
        """;

    /// <summary>The signature that openssl makes of <c>timestamp=1578963600000</c> with <see cref="Rsa4096"/>.</summary>
    public const string Rsa4096Signature =
        "BhEgN2GUFDf3to7oCAx2lXr8xepqQ2vV6EvBdWbleojt8gdEQ+6pjTX/gwhmZGzCAj/T4h7FMeYLspnzvcEpLP1RpEZPSgckSHA04pLl7K8GHI"
        + "TuDEiuDxJygCeRKKJ5Snl5QGVt9+AI00DMWFJHz4T++csx/ngxUkojYKnHyj3Vk9b/MDSqsFVCESTyiPSVIhItOGDAQra4iwTUvBooFqwgyvv2"
        + "6r8bpj5fU2OXSeTNewEaBmSdwtQr7rC5dlz0o+E3dXCm8l+zGYM1U8k2UEuCf3A+899RFeO2OgqHHGlkDkndu2V9Sh4p8LZF0lRt4EjLRxqAys"
        + "JaheLCSwq5RPFpR05Mr98oIx27379wYJP7GCWizMhPuOWUXys7JsWerLilbnEcZYCJJAuq3DF1RNI+184pAiBsbHpvb6Zd+87Z20E+1NMT6vfJ"
        + "8kI5UsI5bXWNyStLZWUzpMWkN7VjzsHGCj3G7HjEgOPaYnAM5XyBDwdCnr1GGS4ukTBVZ756A4niv8UY2zexSvyliHfxQe0c6ZDiqS1gIH5tsJ"
        + "afroMqcdhzZTCvjT/e//0CDB3QfUR//H8YQdEQH6Q7NRlztKeDKyR7cWuSBLKNmlS7eK3PHL+aB1wTboofH+hH28GOD+hWsddsSj7n25aBbiwR"
        + "f79RN4VaofcXubBJCC+eIQU=";
}
