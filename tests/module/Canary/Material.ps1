# The secrets that must appear nowhere. Made from labels, so that every run has the same ones; none opens anything.

function New-CanaryText([string] $Label) {
    $alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    $hash = [Security.Cryptography.SHA512]::HashData([Text.Encoding]::UTF8.GetBytes("canary of $Label"))
    -join ($hash | ForEach-Object { $alphabet[$_ % $alphabet.Length] })
}

# One text as it lies in a vault for every kind of key and damage.
function New-CanaryMaterial {
    $pbe = [Security.Cryptography.PbeParameters]::new('Aes256Cbc', 'SHA256', 2000)
    $rsa = [Security.Cryptography.RSA]::Create(2048)
    $small = [Security.Cryptography.RSA]::Create(1024)
    $curve = [Security.Cryptography.ECDsa]::Create([Security.Cryptography.ECCurve+NamedCurves]::nistP256)

    # The key pair printed in the exchange's fix-api.md.
    $ed25519 = 'MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u'
    $ed25519Public = 'MCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0='
    $passphrase = New-CanaryText 'the passphrase'
    $rsaPem = $rsa.ExportPkcs8PrivateKeyPem()
    @{
        HmacApiKey       = New-CanaryText 'the HMAC API key'
        HmacSecret       = New-CanaryText 'the HMAC secret'
        RsaApiKey        = New-CanaryText 'the RSA API key'
        RsaPem           = $rsaPem
        RsaPublicPem     = $rsa.ExportSubjectPublicKeyInfoPem()
        Ed25519ApiKey    = New-CanaryText 'the Ed25519 API key'
        Ed25519Pem       = "-----BEGIN PRIVATE KEY-----`n$ed25519`n-----END PRIVATE KEY-----`n"
        Ed25519PublicPem = "-----BEGIN PUBLIC KEY-----`n$ed25519Public`n-----END PUBLIC KEY-----`n"
        EncryptedPem     = $rsa.ExportEncryptedPkcs8PrivateKeyPem($passphrase, $pbe)
        Passphrase       = $passphrase
        WrongPassphrase  = New-CanaryText 'the wrong passphrase'
        SmallRsaPem      = $small.ExportPkcs8PrivateKeyPem()
        CurvePem         = $curve.ExportPkcs8PrivateKeyPem()
        UnknownApiKey    = New-CanaryText 'an API key that the exchange does not know'
        ElsewhereApiKey  = New-CanaryText 'an API key bound to another address'
        UnknownSecret    = New-CanaryText 'the secret of an unknown key'
        ProxyPassword    = New-CanaryText 'the password of a proxy'
        SubApiKey        = New-CanaryText 'the API key of a sub-account'
        KeyName          = New-CanaryText 'an API key that a secret is named by'
        Note             = New-CanaryText 'a secret in the place of a note'
        RsaPrivateNumber = [Convert]::ToHexString($rsa.ExportParameters($true).D)
        RsaPrime         = [Convert]::ToHexString($rsa.ExportParameters($true).P)
        Ed25519Seed      = [Convert]::ToHexString([Convert]::FromBase64String($ed25519)[16..47])
    }
}

# A search for all of it. The first line of an RSA file, the first two of an encrypted one and the first 22 characters of an Ed25519 one
# are the same in every key.
function New-CanarySearch([hashtable] $Material, [string[]] $Signature = @(), [string[]] $Query = @()) {
    $search = [BinanceKeyTools.CanaryTests.CanarySearch]::new()
    foreach ($name in 'HmacApiKey', 'HmacSecret', 'RsaApiKey', 'Ed25519ApiKey', 'Passphrase', 'WrongPassphrase', 'UnknownApiKey', 'ElsewhereApiKey', 'UnknownSecret', 'ProxyPassword', 'SubApiKey', 'KeyName', 'Note') {
        $search.Add($name, $Material[$name])
    }

    foreach ($name in 'RsaPem', 'EncryptedPem', 'SmallRsaPem', 'CurvePem') {
        $search.Add($name, -join ($Material[$name] -split '\r?\n' | Where-Object { $_ -notmatch '-----' } | Select-Object -Skip ($name -eq 'EncryptedPem' ? 2 : 1)))
    }

    $search.Add('Ed25519Pem', ($Material.Ed25519Pem -split '\r?\n')[1].Substring(22))
    foreach ($name in 'RsaPrivateNumber', 'RsaPrime', 'Ed25519Seed') {
        $search.AddBytes($name, [Convert]::FromHexString($Material[$name]))
    }

    $number = 0
    foreach ($text in $Signature | Sort-Object -Unique) {
        $search.Add("signature $((++$number))", $text)
    }

    foreach ($text in $Query | Sort-Object -Unique) {
        $search.AddWhole("query $((++$number))", $text)
    }

    $search
}
