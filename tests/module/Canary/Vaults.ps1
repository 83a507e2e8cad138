# What the cases work with: credentials, vaults with secrets in every shape and state of damage, and a fleet that knows the keys.

function New-TestCredential([hashtable] $Secret) {
    $make = { param($name, $text) [pscredential]::new($name, (ConvertTo-SecureString $text -AsPlainText -Force)) }
    @{
        Hmac        = & $make $Secret.HmacApiKey $Secret.HmacSecret
        Rsa         = & $make $Secret.RsaApiKey $Secret.RsaPem
        Ed25519     = & $make $Secret.Ed25519ApiKey $Secret.Ed25519Pem
        Unknown     = & $make $Secret.UnknownApiKey $Secret.UnknownSecret
        Short       = & $make $Secret.UnknownApiKey.Substring(0, 60) $Secret.UnknownSecret
        WrongSecret = & $make $Secret.HmacApiKey $Secret.UnknownSecret
        WrongPem    = & $make $Secret.Ed25519ApiKey $Secret.RsaPem
        Elsewhere   = & $make $Secret.ElsewhereApiKey $Secret.UnknownSecret
    }
}

function New-TestFleet([hashtable] $Secret) {
    $rights = @{ enableReading = $true; enableSpotAndMarginTrading = $true }
    @{
        accounts = @(
            @{ name = 'main'; email = 'main@example.com' }
            @{ name = 'sub'; email = 'sub@example.com'; master = 'main' }
        )
        keys = @(
            @{ name = 'hmac'; apiKey = $Secret.HmacApiKey; secret = $Secret.HmacSecret; permissions = $rights }
            @{ name = 'rsa'; apiKey = $Secret.RsaApiKey; publicKey = $Secret.RsaPublicPem; permissions = $rights }
            @{ name = 'ed25519'; apiKey = $Secret.Ed25519ApiKey; publicKey = $Secret.Ed25519PublicPem; permissions = $rights }
            @{ name = 'elsewhere'; apiKey = $Secret.ElsewhereApiKey; secret = $Secret.UnknownSecret; ipList = @('203.0.113.9') }
            @{ name = 'sub-bound'; account = 'sub'; apiKey = $Secret.SubApiKey; ipList = @('203.0.113.9', '10.0.0.1') }
            @{ name = 'sub-free'; account = 'sub'; apiKey = $Secret.UnknownApiKey.Substring(0, 40) + $Secret.SubApiKey.Substring(0, 24) }
            @{ name = 'generated' }
        )
    } | ConvertTo-Json -Depth 5
}

# A vault whose every answer is an error that repeats a secret, as careless extensions do.
function New-TalkativeVault([hashtable] $Secret) {
    $root = Join-Path $HOME 'Talkative'
    $extension = New-Item (Join-Path $root 'Talkative.Extension') -ItemType Directory -Force
    New-ModuleManifest (Join-Path $root 'Talkative.psd1') -NestedModules './Talkative.Extension' -FunctionsToExport @()
    New-ModuleManifest (Join-Path $extension 'Talkative.Extension.psd1') -RootModule 'Talkative.Extension.psm1' -FunctionsToExport 'Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault'
    Set-Content (Join-Path $extension 'Talkative.Extension.psm1') @'
function Get-Secret { param($Name, $VaultName, $AdditionalParameters) throw "cannot convert '$($env:TALKATIVE)' to a secret" }
function Get-SecretInfo { param($Filter, $VaultName, $AdditionalParameters) throw "cannot convert '$($env:TALKATIVE)' to an entry" }
function Set-Secret { param($Name, $Secret, $VaultName, $AdditionalParameters) throw 'read-only' }
function Remove-Secret { param($Name, $VaultName, $AdditionalParameters) throw 'read-only' }
function Test-SecretVault { param($VaultName, $AdditionalParameters) $true }
'@
    # The extension runs in a runspace of its own and must not hold the secret in its file.
    $env:TALKATIVE = $Secret.UnknownSecret
    Register-SecretVault -Name Talkative -ModuleName $root
}

# A vault of somebody who writes keys and secrets where names and notes belong.
function New-CarelessVault([hashtable] $Secret) {
    $root = Join-Path $HOME 'Careless'
    $extension = New-Item (Join-Path $root 'Careless.Extension') -ItemType Directory -Force
    New-ModuleManifest (Join-Path $root 'Careless.psd1') -NestedModules './Careless.Extension' -FunctionsToExport @()
    New-ModuleManifest (Join-Path $extension 'Careless.Extension.psd1') -RootModule 'Careless.Extension.psm1' -RequiredAssemblies Microsoft.PowerShell.SecretManagement -FunctionsToExport 'Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault'
    Set-Content (Join-Path $extension 'Careless.Extension.psm1') @'
$entries = $env:CARELESS | ConvertFrom-Json -AsHashtable
function Get-Secret {
    param($Name, $VaultName, $AdditionalParameters)
    $entry = $entries | Where-Object Name -EQ $Name
    [pscredential]::new($entry.ApiKey, (ConvertTo-SecureString $entry.Secret -AsPlainText -Force))
}
function Get-SecretInfo {
    param($Filter, $VaultName, $AdditionalParameters)
    foreach ($entry in $entries | Where-Object Name -Like $Filter) {
        $metadata = [System.Collections.Generic.Dictionary[string, object]]::new()
        $entry.Metadata.Keys | ForEach-Object { $metadata[$_] = $entry.Metadata[$_] }
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($entry.Name, 'PSCredential', $VaultName, [System.Collections.ObjectModel.ReadOnlyDictionary[string, object]]::new($metadata))
    }
}
function Set-Secret { param($Name, $Secret, $VaultName, $AdditionalParameters) throw 'read-only' }
function Remove-Secret { param($Name, $VaultName, $AdditionalParameters) throw 'read-only' }
function Test-SecretVault { param($VaultName, $AdditionalParameters) $true }
'@
    $note = $Secret.Note
    # As with the other one: the extension must not hold the secrets in its file.
    $env:CARELESS = ConvertTo-Json -Depth 4 @(
        @{ Name = $Secret.KeyName; ApiKey = $Secret.HmacApiKey; Secret = $Secret.HmacSecret; Metadata = @{ 'bkt.version' = '1'; 'bkt.purpose' = 'ReadOnly' } }
        @{ Name = "$($Secret.KeyName)-bad"; ApiKey = ' '; Secret = $Secret.HmacSecret; Metadata = @{ 'bkt.version' = '1' } }
        @{
            Name = 'noted'; ApiKey = $Secret.HmacApiKey; Secret = $Secret.HmacSecret
            Metadata = @{
                'bkt.version' = '1'; 'bkt.label' = $note; 'bkt.owner' = "me $note"; 'bkt.purpose' = $note; 'bkt.account' = $note
                'bkt.state' = "rotating $note"; 'bkt.tags' = "a,$note"; 'bkt.allowedIp' = $note; 'bkt.rotateAfterDays' = $note; 'bkt.createdAt' = $note
            }
        }
        @{ Name = "$($Secret.KeyName)-other"; ApiKey = 'somebody'; Secret = 'password'; Metadata = @{} }
        @{ Name = 'misnoted'; ApiKey = $Secret.HmacApiKey; Secret = $Secret.HmacSecret; Metadata = @{ 'bkt.version' = '1'; 'bkt.environment' = $note } }
    )
    Register-SecretVault -Name Careless -ModuleName $root
}

function Initialize-TestVault([hashtable] $Secret) {
    Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
    $null = Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -Confirm:$false -WarningAction Ignore
    $credential = New-TestCredential $Secret
    $pair = { param($name, $text) [pscredential]::new($name, (ConvertTo-SecureString $text -AsPlainText -Force)) }
    $pem = $Secret.RsaPem
    $lines = $pem -split '\r?\n' | Where-Object { $_ }
    $body = $lines | Where-Object { $_ -notmatch '-----' }
    $values = [ordered]@{
        'cred-hmac'             = $credential.Hmac
        'cred-rsa'              = $credential.Rsa
        'cred-ed25519'          = $credential.Ed25519
        'hash-hmac'             = @{ ApiKey = $Secret.HmacApiKey; SecretKey = $Secret.HmacSecret; 'bkt.label' = 'bot' }
        'hash-encrypted'        = @{ Key = $Secret.RsaApiKey; Pem = $Secret.EncryptedPem; Passphrase = $Secret.Passphrase }
        'hash-credential'       = @{ Credential = $credential.Hmac; Note = 'n' }
        'json-hmac'             = @{ api_key = $Secret.HmacApiKey; api_secret = $Secret.HmacSecret } | ConvertTo-Json
        'json-rsa'              = @{ apiKey = $Secret.RsaApiKey; privateKey = $pem } | ConvertTo-Json
        'pair-key'              = $Secret.HmacApiKey
        'pair-secret'           = $Secret.HmacSecret
        'json-loose'            = "$([char] 0xFEFF)// mine`n{ `"BINANCE_API_KEY`": `"$($Secret.HmacApiKey)`", /* and */ `"binance.secret`": `"$($Secret.HmacSecret)`", }"
        'text-hmac'             = "$($Secret.HmacApiKey):$($Secret.HmacSecret)"
        'text-rsa'              = "$($Secret.RsaApiKey):$pem"
        'other.ApiKey'          = $Secret.RsaApiKey
        'other.PrivateKey'      = $pem
        'with-proxy'            = @{ ApiKey = $Secret.HmacApiKey; SecretKey = $Secret.HmacSecret; 'bkt.version' = '1'; 'bkt.proxy' = "http://user:$($Secret.ProxyPassword)@proxy.invalid:3128" }
        'bad-swapped'           = & $pair $Secret.HmacSecret $Secret.HmacApiKey
        'bad-pem-swapped'       = & $pair $pem $Secret.RsaApiKey
        'bad-key-whitespace'    = & $pair " $($Secret.HmacApiKey)" $Secret.HmacSecret
        'bad-key-quotes'        = & $pair "`"$($Secret.HmacApiKey)`"" $Secret.HmacSecret
        'bad-secret-whitespace' = & $pair $Secret.HmacApiKey ($Secret.HmacSecret.Insert(40, ' '))
        'bad-secret-quotes'     = & $pair $Secret.HmacApiKey "'$($Secret.HmacSecret)'"
        'bad-secret-newline'    = & $pair $Secret.HmacApiKey "$($Secret.HmacSecret)`r`n"
        'bad-secret-character'  = & $pair $Secret.HmacApiKey ($Secret.HmacSecret.Insert(40, [string] [char] 0xE9))
        'bad-pem-cut'           = & $pair $Secret.RsaApiKey ($lines[0..12] -join "`n")
        'bad-pem-damaged'       = & $pair $Secret.RsaApiKey ($pem.Replace($lines[5], $lines[5].Substring(3)))
        'bad-pem-body'          = & $pair $Secret.RsaApiKey (-join $body)
        'bad-pem-one-line'      = & $pair $Secret.RsaApiKey ($pem.Replace("`n", '\n'))
        'bad-public'            = & $pair $Secret.RsaApiKey $Secret.RsaPublicPem
        'bad-two-keys'          = & $pair $Secret.RsaApiKey "$pem`n$($Secret.Ed25519Pem)"
        'bad-small-rsa'         = & $pair $Secret.RsaApiKey $Secret.SmallRsaPem
        'bad-curve'             = & $pair $Secret.RsaApiKey $Secret.CurvePem
        'bad-openssh'           = & $pair $Secret.RsaApiKey ($pem.Replace('PRIVATE KEY', 'OPENSSH PRIVATE KEY'))
        'bad-encrypted'         = & $pair $Secret.RsaApiKey $Secret.EncryptedPem
        'bad-passphrase'        = @{ Key = $Secret.RsaApiKey; Pem = $Secret.EncryptedPem; Passphrase = $Secret.WrongPassphrase }
        'bad-hash'              = @{ User = $Secret.HmacApiKey; Password = $Secret.HmacSecret }
        'bad-json'              = @{ user = $Secret.HmacApiKey; password = $Secret.HmacSecret } | ConvertTo-Json
        'bad-json-cut'          = "{`"apiKey`":`"$($Secret.HmacApiKey)`",`"secret`":`"$($Secret.HmacSecret)"
        'bad-text'              = $Secret.HmacSecret
        'bad-bytes'             = [Text.Encoding]::UTF8.GetBytes($Secret.HmacSecret)
        'bad-bytes-json'        = [Text.Encoding]::UTF8.GetBytes((@{ apiKey = $Secret.HmacApiKey; secret = $Secret.HmacSecret } | ConvertTo-Json))
        'bad-half-table'        = @{ SecretKey = $Secret.HmacSecret }
        'bad-half-json'         = "{ `"apiKey`": `"$($Secret.HmacApiKey)`" }"
        'bad-half-pem'          = $pem
        'bad-two-names'         = @{ ApiKey = $Secret.HmacApiKey; api_key = $Secret.UnknownApiKey; Secret = $Secret.HmacSecret }
        'bad-levels'            = @{ exchange = @{ $Secret.HmacApiKey = $Secret.HmacSecret } } | ConvertTo-Json
        'bad-lines'             = "KEY=$($Secret.HmacApiKey)`nSECRET=$($Secret.HmacSecret)"
        'bad-key-of-table'      = @{ $Secret.HmacApiKey = $Secret.HmacSecret }
        'bad-text-of-both'      = "$($Secret.HmacApiKey):$($Secret.HmacSecret):$($Secret.UnknownSecret)"
        'lone-key'              = $Secret.HmacApiKey
        'many-key'              = $Secret.HmacApiKey
        'many-api-key'          = $Secret.UnknownApiKey
        'many-secret'           = $Secret.HmacSecret
    }
    foreach ($name in $values.Keys) {
        Set-Secret -Name $name -Secret $values[$name] -Vault Store
    }

    New-TalkativeVault $Secret
    New-CarelessVault $Secret
}

# A store whose password only this process knows: it is locked for every later one.
function Initialize-LockedVault([hashtable] $Secret) {
    $password = ConvertTo-SecureString $Secret.Passphrase -AsPlainText -Force
    Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
    $null = Reset-SecretStore -Scope CurrentUser -Authentication Password -Password $password -Interaction None -Force -Confirm:$false -WarningAction Ignore
    Set-Secret -Name cred-hmac -Secret (New-TestCredential $Secret).Hmac -Vault Store
}
