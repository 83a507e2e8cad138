# What vaults hold: the forms of a key that are read, and everything that looks like a key and is not, which is never passed over silently.

BeforeDiscovery {
    $read = @(
        @{ Form = 'a PSCredential'; Secrets = { @{ bot = ConvertTo-TestCredential } } }
        @{ Form = 'a table with ApiKey and SecretKey'; Secrets = { @{ bot = @{ ApiKey = $key; SecretKey = $secret } } } }
        @{ Form = 'a table with Key and Secret'; Secrets = { @{ bot = @{ Key = $key; Secret = $secret } } } }
        @{ Form = 'a table with api_key and api_secret'; Secrets = { @{ bot = @{ api_key = $key; api_secret = $secret } } } }
        @{ Form = 'a table with API-KEY and API-SECRET-KEY'; Secrets = { @{ bot = @{ 'API-KEY' = $key; 'API-SECRET-KEY' = $secret } } } }
        @{ Form = 'a table with BINANCE_API_KEY and BINANCE_API_SECRET'; Secrets = { @{ bot = @{ BINANCE_API_KEY = $key; BINANCE_API_SECRET = $secret } } } }
        @{ Form = 'a table with "api key" and "secret.key"'; Secrets = { @{ bot = @{ 'api key' = $key; 'secret.key' = $secret } } } }
        @{ Form = 'a table with BinanceKey and binance-secret'; Secrets = { @{ bot = @{ BinanceKey = $key; 'binance-secret' = $secret } } } }
        @{ Form = 'a table of SecureStrings'; Secrets = { @{ bot = @{ apiKey = ConvertTo-TestSecureString $key; 'secret-key' = ConvertTo-TestSecureString $secret } } } }
        @{ Form = 'a table with the same key under two names'; Secrets = { @{ bot = @{ ApiKey = $key; api_key = $key; Key = $key; Secret = $secret; SecretKey = $secret } } } }
        @{ Form = 'a table with a label under Key'; Secrets = { @{ bot = @{ Key = 'production'; ApiKey = $key; Secret = $secret } } } }
        @{ Form = 'a table with an empty field'; Secrets = { @{ bot = @{ ApiKey = $key; Secret = $secret; PrivateKey = '' } } } }
        @{ Form = 'a table with a credential'; Secrets = { @{ bot = @{ Login = ConvertTo-TestCredential; note = 'x' } } } }
        @{ Form = 'a table with a key and a credential for something else'; Secrets = { @{ bot = @{ ApiKey = $key; Secret = $secret; Database = ConvertTo-TestCredential sa password } } } }
        @{ Form = 'JSON text'; Secrets = { @{ bot = "{`"apiKey`":`"$key`",`"secret`":`"$secret`"}" } } }
        @{ Form = 'JSON text with comments and trailing commas'; Secrets = { @{ bot = "// mine`n{ /* the key */ `"API_KEY`": `"$key`",`n `"API_SECRET`": `"$secret`", // the secret`n}" } } }
        @{ Form = 'JSON text with a byte order mark'; Secrets = { @{ bot = "$([char] 0xFEFF){`"binance_api_key`":`"$key`",`"binance_secret_key`":`"$secret`"}" } } }
        @{ Form = 'JSON text with an empty secret of another name'; Secrets = { @{ bot = "{`"apiKey`":`"$key`",`"secret`":`"$secret`",`"pem`":null}" } } }
        @{ Form = 'one text'; Secrets = { @{ bot = "${key}:$secret" } } }
        @{ Form = 'one text with spaces'; Secrets = { @{ bot = " ${key} : $secret`n" } } }
        @{ Form = 'bot-key and bot-secret'; Secrets = { @{ 'bot-key' = $key; 'bot-secret' = $secret } } }
        @{ Form = 'bot_api_key and bot_api_secret'; Secrets = { @{ bot_api_key = $key; bot_api_secret = $secret } } }
        @{ Form = 'bot-api-key and bot-secret'; Secrets = { @{ 'bot-api-key' = $key; 'bot-secret' = $secret } } }
        @{ Form = 'bot.ApiKey and bot.SecretKey'; Secrets = { @{ 'bot.ApiKey' = $key; 'bot.SecretKey' = $secret } } }
        @{ Form = 'bot key and bot secret key'; Secrets = { @{ 'bot key' = $key; 'bot secret key' = $secret } } }
        @{ Form = 'botApiKey and botApiSecret'; Secrets = { @{ botApiKey = $key; botApiSecret = $secret } } }
        @{ Form = 'BINANCE_API_KEY and BINANCE_API_SECRET'; Secrets = { @{ BINANCE_API_KEY = $key; BINANCE_API_SECRET = $secret } }; Name = 'BINANCE' }
        @{ Form = 'BINANCE_API_KEY and api-secret'; Secrets = { @{ BINANCE_API_KEY = $key; 'api-secret' = $secret } }; Name = 'BINANCE' }
        @{ Form = 'ApiKey and SecretKey'; Secrets = { @{ ApiKey = $key; SecretKey = $secret } }; Name = 'ApiKey' }
    )
    $privateKeys = @(
        @{ Form = 'a table with PrivateKey'; Secrets = { @{ bot = @{ ApiKey = $key; PrivateKey = $pem } } } }
        @{ Form = 'a table with Pem'; Secrets = { @{ bot = @{ 'api-key' = $key; PEM = $pem } } } }
        @{ Form = 'JSON text with private_key'; Secrets = { @{ bot = ConvertTo-Json @{ apiKey = $key; private_key = $pem } } } }
        @{ Form = 'one text'; Secrets = { @{ bot = "${key}:$pem" } } }
        @{ Form = 'bot.ApiKey and bot.PrivateKey'; Secrets = { @{ 'bot.ApiKey' = $key; 'bot.PrivateKey' = $pem } } }
        @{ Form = 'bot-key and bot.pem'; Secrets = { @{ 'bot-key' = $key; 'bot.pem' = $pem } } }
    )
    $halves = @(
        @{ What = 'a text like a key'; Secrets = { @{ thing = $key } }; Message = 'nothing tells which'; Advice = "Register-BinanceKey -Name 'thing' -Vault 'Forms' -Force" }
        @{ What = 'a text like a key in quotes'; Secrets = { @{ thing = "`"$key`"" } } }
        @{ What = 'an API key by its name'; Secrets = { @{ 'bot-key' = $key } }; Message = 'the secret that belongs to it is missing'; Advice = "'bot-secret'" }
        @{ What = 'a secret by its name'; Secrets = { @{ 'BOT_API_SECRET' = $secret } }; Message = 'the API key that it belongs to is missing'; Advice = "'BOT_KEY'" }
        @{ What = 'an API key whose secret has another name'; Secrets = { @{ 'bot-key' = $key; 'trader-secret' = 'no key' } }; Advice = "'bot-secret'" }
        @{ What = 'a private key'; Secrets = { @{ thing = $pem } }; Message = 'its API key is missing' }
        @{ What = 'a private key without its BEGIN line'; Secrets = { @{ thing = ($pem -split "`n")[1] } } }
        @{ What = 'an RSA private key'; Secrets = { $rsa = [Security.Cryptography.RSA]::Create(2048); @{ thing = $rsa.ExportRSAPrivateKeyPem() } } }
        @{ What = 'a table with the API key only'; Secrets = { @{ thing = @{ ApiKey = $key; note = 'x' } } }; Message = "in the field 'ApiKey', and no field with the secret" }
        @{ What = 'a table with the secret only'; Secrets = { @{ thing = @{ binance_secret = $secret } } }; Message = 'no field with the API key' }
        @{ What = 'a table with the private key only'; Secrets = { @{ thing = @{ Pem = ConvertTo-TestSecureString $pem } } } }
        @{ What = 'a table with an API key beside a credential'; Secrets = { @{ thing = @{ ApiKey = $key; Database = ConvertTo-TestCredential sa password } } } }
        @{ What = 'JSON text with the API key only'; Secrets = { @{ thing = "{ `"api_key`": `"$key`", `"secret`": null }" } } }
        @{ What = 'a credential whose user is no API key'; Secrets = { @{ thing = ConvertTo-TestCredential bot $secret } }; Message = 'The API key has 3 characters'; Named = 'ApiKeyFormat' }
        @{ What = 'a credential whose parts are swapped'; Secrets = { @{ thing = ConvertTo-TestCredential $pem $key } }; Message = "in each other's place"; Named = 'ApiKeyFormat' }
        @{ What = 'a pair whose API key is damaged'; Secrets = { @{ 'bot-key' = $key.Insert(30, '!'); 'bot-secret' = $secret } }; Advice = "as 'bot-key'"; Named = 'SecretHalfAKey'; Name = 'bot'; Skip = $true }
        @{ What = 'bytes like a key'; Secrets = { @{ thing = [Text.Encoding]::UTF8.GetBytes($secret) } } }
        @{ What = 'the file of a private key'; Secrets = { @{ thing = [byte[]] ([Text.Encoding]::Unicode.GetPreamble() + [Text.Encoding]::Unicode.GetBytes($pem)) } } }
        @{ What = 'what Binance''s name says to be half a key'; Secrets = { @{ BINANCE_API_KEY = 'a short text' } } }
    )
    $unknown = @(
        @{ What = 'a table with other names'; Secrets = { @{ thing = @{ User = $key; Password = $secret } } } }
        @{ What = 'a table that speaks of Binance'; Secrets = { @{ thing = @{ binance_token = 'abc'; binance_user = 'def' } } } }
        @{ What = 'a table that is named after Binance'; Secrets = { @{ 'binance-bot' = @{ token = 'abc'; user = 'def' } } } }
        @{ What = 'a table of a table'; Secrets = { @{ thing = @{ exchange = @{ key = $key; secret = $secret } } } } }
        @{ What = 'a table of credentials by environment'; Secrets = { @{ thing = @{ list = @((ConvertTo-TestCredential), 1) } } } }
        @{ What = 'a table of key and secret'; Secrets = { @{ thing = @{ $key = $secret } } } }
        @{ What = 'JSON text with other names'; Secrets = { @{ thing = "{ `"id`": `"$key`", `"password`": `"$secret`" }" } } }
        @{ What = 'JSON text in levels'; Secrets = { @{ thing = "{ `"exchange`": { `"name`": `"binance`", `"key`": `"$key`", `"secret`": `"$secret`" } }" } } }
        @{ What = 'JSON text with several keys'; Secrets = { @{ thing = "[ { `"apiKey`": `"$key`", `"secret`": `"$secret`" } ]" } } }
        @{ What = 'JSON text that is cut off'; Secrets = { @{ thing = "{ `"apiKey`": `"$key`", `"secret`": `"$secret" } } }
        @{ What = 'JSON text that is cut off early'; Secrets = { @{ thing = '{ "binance": { "apiKey": "abc' } } }
        @{ What = 'lines of an environment file'; Secrets = { @{ thing = "BINANCE_KEY=$key`nBINANCE_SECRET=$secret" } } }
        @{ What = 'two lines'; Secrets = { @{ thing = "$key`n$secret" } } }
        @{ What = 'an API key above its private key'; Secrets = { @{ thing = "$key`n$pem" } } }
        @{ What = 'a password with both'; Secrets = { @{ thing = ConvertTo-TestCredential binance "${key};$secret" } }; Named = 'ApiKeyFormat' }
        @{ What = 'the file of a JSON text'; Secrets = { @{ thing = [Text.Encoding]::UTF8.GetBytes("{`"apiKey`":`"$key`",`"secret`":`"$secret`"}") } } }
    )
    $ambiguous = @(
        @{ What = 'a table with two API keys of one name'; Secrets = { @{ thing = @{ ApiKey = $key; api_key = $secret; Secret = $secret } } }; Message = "'api_key'" }
        @{ What = 'a table with two API keys'; Secrets = { @{ thing = @{ ApiKey = $key; Key = $secret; Secret = $secret } } }; Message = "'Key'" }
        @{ What = 'a table with a secret and a private key'; Secrets = { @{ thing = @{ ApiKey = $key; Secret = $secret; PrivateKey = $pem } } }; Message = "'PrivateKey'" }
        @{ What = 'a table with two credentials'; Secrets = { @{ thing = @{ one = ConvertTo-TestCredential; two = ConvertTo-TestCredential $secret $key } } }; Message = 'more than one pair' }
        @{ What = 'JSON text with one name twice'; Secrets = { @{ thing = "{`"apiKey`":`"$key`",`"apiKey`":`"$secret`",`"secret`":`"$secret`"}" } }; Message = "'apiKey'" }
        @{ What = 'a pair with two API keys'; Secrets = { @{ 'bot-key' = $key; 'bot-api-key' = $secret; 'bot-secret' = $secret } }; Name = 'bot'; Message = "'bot-api-key'" }
        @{ What = 'a pair with a secret and a private key'; Secrets = { @{ 'bot-key' = $key; 'bot-secret' = $secret; 'bot-private-key' = $pem } }; Name = 'bot'; Message = "'bot-private-key'" }
    )
    $other = @(
        @{ What = 'a password'; Secrets = { @{ thing = 'correct horse battery staple' } } }
        @{ What = 'a credential'; Secrets = { @{ thing = ConvertTo-TestCredential sa password } } }
        @{ What = 'a credential for Binance''s web page'; Secrets = { @{ 'binance-login' = ConvertTo-TestCredential someone@example.com 'a password' } } }
        @{ What = 'a JSON web token'; Secrets = { @{ thing = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c' } } }
        @{ What = 'a token of a code host'; Secrets = { @{ 'github-key' = "ghp_$('a1B2' * 9)" } } }
        @{ What = 'an access key of a cloud'; Secrets = { @{ thing = @{ AccessKeyId = "AKIA$('X7' * 8)"; SecretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz' } } } }
        @{ What = 'a pair of another service'; Secrets = { @{ 'mail-key' = 'SG.abc-def'; 'mail-secret' = 'short' } }; Count = 2 }
        @{ What = 'three secrets of another service'; Secrets = { @{ 'mail-key' = 'SG.abc-def'; 'mail-secret' = 'short'; 'mail-api-key' = 'other' } }; Count = 3 }
        @{ What = 'a table of another service'; Secrets = { @{ thing = @{ ApiKey = 'SG.abc-def'; Secret = 'short'; Uri = 'https://mail.example.com/v3' } } } }
        @{ What = 'half a table of another service'; Secrets = { @{ thing = @{ ApiKey = 'SG.abc-def' } } } }
        @{ What = 'JSON text of something else'; Secrets = { @{ thing = '{ "server": "db", "password": "x" }' } } }
        @{ What = 'text with braces'; Secrets = { @{ thing = '{curly}' } } }
        @{ What = 'a certificate'; Secrets = { @{ thing = "-----BEGIN CERTIFICATE-----`n$key`n$key`n-----END CERTIFICATE-----" } } }
        @{ What = 'a certificate with its key'; Secrets = { @{ thing = "-----BEGIN CERTIFICATE-----`n$key`n-----END CERTIFICATE-----`n$pem" } } }
        @{ What = 'an SSH key'; Secrets = { @{ thing = "-----BEGIN OPENSSH PRIVATE KEY-----`n$key`n-----END OPENSSH PRIVATE KEY-----" } } }
        @{ What = 'a public key'; Secrets = { @{ thing = "-----BEGIN PUBLIC KEY-----`nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=`n-----END PUBLIC KEY-----" } } }
        @{ What = 'an address with a long path'; Secrets = { @{ thing = "https://hooks.example.com/services/$key/x" } } }
        @{ What = 'bytes'; Secrets = { @{ thing = [byte[]] (1, 2, 255, 254) } } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    $key, $secret = (Get-SampleKey).ApiKey, (Get-SampleKey).Secret
    $pem = "-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u`n-----END PRIVATE KEY-----"
    $fingerprint = '5ba1ed8425ba'
    $closed = @{ BaseUri = 'http://127.0.0.1:9'; TimeoutSec = 1 }

    function Register-Form([hashtable] $Secrets, [string[]] $Fails = @()) {
        Unregister-AllVaults
        Register-TestVault Forms $Secrets -Fails $Fails
    }

    # Everything that a command says: Output, Errors, Warnings, Verbose.
    function Get-Said([scriptblock] $Script) {
        $ErrorActionPreference = 'Continue'
        $all = @(try { & $Script *>&1 } catch { $_ })
        [pscustomobject]@{
            Output   = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.InformationalRecord] -and $_ -isnot [Management.Automation.InformationRecord] })
            Errors   = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            Warnings = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] } | ForEach-Object Message)
            Verbose  = @($all | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)
            Text     = ($all | Format-List * -Force | Out-String -Width 4096) + ($all | Out-String -Width 4096)
        }
    }

    function Get-ErrorId($Errors) { @($Errors | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' }) }

    # None of what the secrets hold is said.
    function Assert-Silent([string] $Text) {
        foreach ($part in $key, $secret, ($pem -split "`n")[1]) {
            $Text | Should -Not -Match ([regex]::Escape($part.Substring(0, 24)))
            $Text | Should -Not -Match ([regex]::Escape($part.Substring($part.Length - 24)))
        }
    }

    # What an audit says of the vault and of what could not be read.
    function Get-AuditSaid {
        $said = Get-Said { Invoke-BinanceKeyAudit @closed -Check VaultUnavailable, KeyUnreadable }
        [pscustomobject]@{
            Said       = $said
            Vault      = @($said.Output | Where-Object CheckName -EQ VaultUnavailable)
            Unreadable = @($said.Output | Where-Object { $_.CheckName -eq 'KeyUnreadable' -and $_.Status -ne 'Pass' })
        }
    }
}

AfterAll { Unregister-AllVaults }

Describe 'A key that is kept as <Form>' -ForEach $read {
    It 'is listed, and signs' {
        Register-Form (& $Secrets)
        $said = Get-Said { Get-BinanceKey }
        $said.Errors | Should -BeNullOrEmpty
        $said.Warnings | Should -BeNullOrEmpty
        $said.Output.Count | Should -Be 1
        $said.Output.Name | Should -Be ($Name ? $Name : 'bot')
        $said.Output.Fingerprint | Should -Be $fingerprint
        ($said.Output | New-BinanceSignature -Timestamp 1578963600000).Signature | Should -BeLike 'd84e6641*'
    }

    It 'is found by the name of each secret that it is' {
        $names = (& $Secrets).Keys
        foreach ($one in $names) {
            (Get-BinanceKey $one -Vault Forms -ErrorAction Stop).Fingerprint | Should -Be $fingerprint
        }
    }

    It 'is known to Register-BinanceKey as the same key' {
        $problem = Get-ErrorOf { Register-BinanceKey other -Vault Forms -Credential (ConvertTo-TestCredential) -SkipVerification -Confirm:$false }
        Get-ErrorId $problem | Should -Be 'KeyAlreadyRegistered'
    }
}

Describe 'A private key that is kept as <Form>' -ForEach $privateKeys {
    It 'is listed' {
        Register-Form (& $Secrets)
        $key = Get-BinanceKey -ErrorAction Stop
        $key.Name | Should -Be 'bot'
        $key.Algorithm | Should -Be 'Ed25519'
    }
}

Describe 'How keys are kept' {
    It 'says so of a plain text with both parts, and of a secure one' {
        foreach ($case in @{ Value = "${key}:$secret"; Status = 'Fail' }, @{ Value = ConvertTo-TestSecureString "${key}:$secret"; Status = 'Pass' }) {
            Register-Form @{ bot = $case.Value }
            (Invoke-BinanceKeyAudit @closed -Check SecretInPlainText).Where{ $_.Scope -eq 'Key' }.Status | Should -Be $case.Status
        }
    }

    It 'takes two pairs for two keys when the names of each are written alike' {
        Register-Form @{ 'bot-key' = $key; 'bot-secret' = $secret; bot_api_key = $secret; bot_api_secret = $key; 'bot.ApiKey' = $key; 'bot.PrivateKey' = $pem }
        (Get-BinanceKey -ErrorAction Stop).Name | Sort-Object | Should -Be 'bot_api_key', 'bot-key', 'bot.ApiKey'
        Register-Form @{ 'bot-key' = $key; 'bot-secret' = $secret; 'bot-api-key' = $secret; 'bot-api-secret' = $key }
        (Get-BinanceKey -ErrorAction Stop).Name | Sort-Object | Should -Be 'bot-api-key', 'bot-key'
    }

    It 'joins nothing that only ends in the letters of such a word' {
        Register-Form @{ monkey = $key; monsecret = $secret; 'bot-key' = $key; 'robot-secret' = $secret }
        $said = Get-Said { Get-BinanceKey }
        $said.Output | Should -BeNullOrEmpty
        $said.Warnings.Count | Should -Be 4
    }

    It 'reads secrets of a pair on their own where they do not belong together' {
        Register-Form @{ 'odd-key' = ConvertTo-TestCredential; 'odd-secret' = 'unrelated'; 'json-key' = "{`"apiKey`":`"$key`",`"secret`":`"$secret`"}"; 'json-secret' = 'unrelated' } -Fails Types
        $said = Get-Said { Get-BinanceKey -Verbose }
        $said.Output.Name | Should -Be 'json-key', 'odd-key'
        $said.Errors | Should -BeNullOrEmpty
        $said.Verbose | Should -Contain 'Forms/odd-secret holds no Binance key; skipped'
        $said.Verbose | Should -Contain '2 secrets hold no Binance key and were passed over'
        $piped = Get-Said { Get-BinanceKey | New-BinanceSignature }
        $piped.Output.Count | Should -Be 2
        $piped.Errors | Should -BeNullOrEmpty
        Get-ErrorId (Get-Said { Get-BinanceKey odd-secret }).Errors | Should -Be 'SecretNotAKey'
    }

    It 'takes out such a secret, and leaves the other alone' {
        Unregister-AllVaults
        $path = Register-FaultyVault Forms
        Set-VaultEntry $path @{
            'json-key'    = @{ Value = ConvertTo-TestSecureString "{`"apiKey`":`"$key`",`"secret`":`"$secret`"}" }
            'json-secret' = @{ Value = ConvertTo-TestSecureString 'unrelated' }
            'pair-key'    = @{ Value = ConvertTo-TestSecureString $secret }
            'pair-secret' = @{ Value = ConvertTo-TestSecureString $key }
        }
        Set-BinanceKey json-key -Vault Forms -Label x
        $noted = Import-Clixml -LiteralPath $path
        $noted['json-key'].Metadata['bkt.label'] | Should -Be 'x'
        $noted['json-secret'].Metadata | Should -BeNullOrEmpty
        Unregister-BinanceKey json-key -Vault Forms -Force -Confirm:$false -WarningAction Ignore
        (Get-VaultEntry $path).Name | Should -Be 'json-secret', 'pair-key', 'pair-secret'
        Unregister-BinanceKey pair-secret -Vault Forms -Force -Confirm:$false -WarningAction Ignore
        (Get-VaultEntry $path).Name | Should -Be 'json-secret'
    }

    It 'does not overwrite half of a pair' {
        Register-Form @{ 'bot-key' = $key; 'bot-secret' = $secret }
        $problem = Get-ErrorOf { Register-BinanceKey bot-secret -Vault Forms -Credential (ConvertTo-TestCredential $secret $key) -SkipVerification -Force -Confirm:$false }
        Get-ErrorId $problem | Should -Be 'KeyStoredAsPair'
    }
}

Describe 'Half a key: <What>' -ForEach $halves {
    BeforeAll {
        Register-Form (& $Secrets)
        $all = & $Secrets
        $subject = $Name ? $Name : @($all.Keys | Where-Object { $_ -ne 'trader-secret' })[0]
    }

    It 'is a warning to a list, that names it and says what to do' {
        $said = Get-Said { Get-BinanceKey; Get-BinanceKey * }
        $said.Output | Should -BeNullOrEmpty
        $said.Errors | Should -BeNullOrEmpty
        $said.Warnings.Count | Should -Be 2 -Because 'each command says it once'
        $said.Warnings[0] | Should -BeLike "*'$subject' in the vault 'Forms' looks like half a Binance key: *"
        if ($Message) { $said.Warnings[0] | Should -BeLike "*$Message*" }
        if ($Advice) { $said.Warnings[0] | Should -BeLike "*$Advice*" }
        Assert-Silent $said.Text
    }

    It 'is an error of its own when it is named' {
        $said = Get-Said { Get-BinanceKeyRestriction $subject -Vault Forms @closed }
        Get-ErrorId $said.Errors | Should -Be ($Named ? ($Skip ? 'ApiKeyFormat' : $Named) : 'SecretHalfAKey')
        "$($said.Errors[0])" | Should -Match "'$subject' in the vault 'Forms'|^Forms/${subject}: "
        $said.Errors[0].TargetObject | Should -Be "Forms/$subject"
        $said.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Assert-Silent $said.Text
    }

    It 'is a finding of an audit, which counts it neither as a key nor as passed over' {
        $audit = Get-AuditSaid
        @($audit.Unreadable).Count | Should -Be 1
        $audit.Unreadable.Name | Should -Be $subject
        "$($audit.Unreadable.Evidence)" | Should -Match "\bSecretHalfAKey\b"
        $audit.Vault.Evidence | Should -Contain 'keys: 0'
        $audit.Vault.Evidence | Should -Contain "other secrets: $($all.Count - ($Skip ? 2 : 1))"
        Assert-Silent $audit.Said.Text
    }
}

Describe 'A key of no known form: <What>' -ForEach $unknown {
    BeforeAll {
        Register-Form (& $Secrets)
        $subject = @((& $Secrets).Keys)[0]
    }

    It 'is a warning to a list, that names it and the forms that are read' {
        $said = Get-Said { Get-BinanceKey }
        $said.Output | Should -BeNullOrEmpty
        $said.Errors | Should -BeNullOrEmpty
        $said.Warnings.Count | Should -Be 1
        $said.Warnings[0] | Should -BeLike "*'$subject' in the vault 'Forms' looks like a Binance key in a form that is not read: *PSCredential*key:secret*"
        Assert-Silent $said.Text
    }

    It 'is an error of its own when it is named, and a finding of an audit' {
        $said = Get-Said { New-BinanceSignature $subject }
        Get-ErrorId $said.Errors | Should -Be ($Named ? $Named : 'SecretFormUnknown')
        $said.Errors[0].TargetObject | Should -Be "Forms/$subject"
        $audit = Get-AuditSaid
        "$($audit.Unreadable.Evidence)" | Should -Match "\bSecretFormUnknown\b"
        $audit.Vault.Evidence | Should -Contain 'other secrets: 0'
        Assert-Silent ($said.Text + $audit.Said.Text)
    }
}

Describe 'A secret that cannot be told: <What>' -ForEach $ambiguous {
    BeforeAll {
        Register-Form (& $Secrets)
        $subject = $Name ? $Name : 'thing'
    }

    It 'is an error, by name and by pattern, and a finding' {
        foreach ($said in (Get-Said { Get-BinanceKey }), (Get-Said { Get-BinanceKeyRestriction $subject @closed })) {
            $said.Output | Should -BeNullOrEmpty
            Get-ErrorId $said.Errors | Should -Be 'SecretAmbiguous'
            $said.Errors[0].TargetObject | Should -Be "Forms/$subject"
            "$($said.Errors[0])" | Should -BeLike "*'$subject' in the vault 'Forms' is ambiguous*$Message*"
            $said.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Keep one value*'
            Assert-Silent $said.Text
        }

        "$((Get-AuditSaid).Unreadable.Evidence)" | Should -Match "\bSecretAmbiguous\b"
    }

    It 'is not removed by a guess' -Skip:(-not $Name) {
        Get-ErrorId (Get-ErrorOf { Unregister-BinanceKey $subject -Vault Forms -Force -Confirm:$false }) | Should -Be 'SecretAmbiguous'
    }
}

Describe 'A secret for something else: <What>' -ForEach $other {
    It 'is passed over, and counted' {
        Register-Form (& $Secrets)
        $count = $Count ? $Count : 1
        $said = Get-Said { Get-BinanceKey -Verbose }
        $said.Output | Should -BeNullOrEmpty
        $said.Errors | Should -BeNullOrEmpty
        $said.Warnings | Should -BeNullOrEmpty
        $said.Verbose | Should -Contain ($count -eq 1 ? '1 secret holds no Binance key and was passed over' : "$count secrets hold no Binance key and were passed over")
        $audit = Get-AuditSaid
        $audit.Unreadable | Should -BeNullOrEmpty
        $audit.Vault.Message | Should -Be "The vault was read: 0 keys; $($count -eq 1 ? '1 other secret was' : "$count other secrets were") passed over."
        $audit.Vault.Evidence | Should -Contain "other secrets: $count"
    }
}

Describe 'What an audit says of a vault' {
    It 'counts keys and other secrets, each once however often it is met' {
        Register-Form @{ one = ConvertTo-TestCredential; two = @{ ApiKey = $key; Secret = $secret }; 'p-key' = $key; 'p-secret' = $secret; note = 'x'; login = ConvertTo-TestCredential sa password; 'm-key' = 'a'; 'm-secret' = 'b'; half = $key }
        $said = Get-Said { Invoke-BinanceKeyAudit *, o*, * @closed -Check VaultUnavailable }
        $vault = $said.Output | Where-Object CheckName -EQ VaultUnavailable
        $vault.Message | Should -Be 'The vault was read: 3 keys; 4 other secrets were passed over.'
        $vault.Evidence | Should -Be 'keys: 3', 'other secrets: 4'
    }

    It 'says nothing of others where there are none' {
        Register-Form @{ one = ConvertTo-TestCredential }
        (Get-AuditSaid).Vault.Message | Should -Be 'The vault was read: 1 key.'
    }
}

Describe 'A secret that is no key and was named' {
    It 'is an error that lists the names and forms that are read' {
        Register-Form @{ note = 'only a note' }
        $problem = Get-ErrorOf { Get-BinanceKeyRestriction note -Vault Forms @closed }
        Get-ErrorId $problem | Should -Be 'SecretNotAKey'
        foreach ($word in 'PSCredential', 'ApiKey', 'Key', 'SecretKey', 'Secret', 'ApiSecret', 'PrivateKey', 'Pem', 'JSON', "'key:secret'", "'bot-key' and 'bot-secret'", 'BINANCE') {
            $problem.ErrorDetails.RecommendedAction | Should -BeLike "*$word*"
        }
    }
}

Describe 'A secret that a vault lists and gives nothing for' {
    BeforeAll {
        Unregister-AllVaults
        $path = Register-FaultyVault Forms
        Set-VaultEntry $path @{ bot = @{ Value = ConvertTo-TestCredential }; blank = @{ Value = ConvertTo-TestSecureString 'x' }; table = @{ Value = @{} } }
    }

    It 'is an error that says so: <Name>' -ForEach @(
        @{ Name = 'bot'; Faults = 'Read:Ignore'; What = 'nothing' }
        @{ Name = 'blank'; Faults = 'Read:Truncate=0'; What = 'an empty text' }
        @{ Name = 'table'; Faults = ''; What = 'an empty table' }
    ) {
        Set-VaultFault $path $Faults
        foreach ($script in { Get-BinanceKey $Name }, { Get-BinanceKey "$Name*" }, { Get-BinanceKeyRestriction $Name @closed }, { Get-BinanceKeyRestriction "$Name*" @closed }, { Register-BinanceKey $Name -Vault Forms -Credential (ConvertTo-TestCredential) -SkipVerification -Confirm:$false }) {
            $problem = (Get-Said $script).Errors
            if ("$script" -like '*Register*' -and $Faults -ne 'Read:Ignore') { continue }
            Get-ErrorId $problem | Should -Be 'SecretValueMissing' -Because "$script"
            @($problem).Count | Should -Be 1
            "$problem" | Should -Be "The vault 'Forms' lists the secret '$Name' but gave $What for it."
            $problem.TargetObject | Should -Be "Forms/$Name"
        }
    }

    It 'is a finding of an audit, and no key' {
        Set-VaultFault $path 'Read:Ignore'
        $audit = Get-AuditSaid
        $audit.Unreadable.Count | Should -Be 3
        "$($audit.Unreadable.Evidence)" | Should -Match "\bSecretValueMissing\b"
        $audit.Unreadable.Status | Sort-Object -Unique | Should -Be 'Unknown'
        $audit.Vault.Evidence | Should -Contain 'keys: 0'
    }

    It 'is none of a name that the vault does not list' {
        Set-VaultFault $path 'List:Throw'
        Get-ErrorId (Get-Said { Get-BinanceKey nothing -Vault Forms }).Errors | Should -Be 'VaultFailed', 'KeyNotFound'
    }
}

Describe 'A secret that is recorded as a key and holds none' {
    It 'is said, by name and by pattern, and can be taken out' {
        Unregister-AllVaults
        $path = Register-FaultyVault Forms
        Set-VaultEntry $path @{ bot = @{ Value = ConvertTo-TestSecureString 'no key'; Metadata = @{ 'bkt.version' = '1' } } }
        (Get-Said { Get-BinanceKey }).Warnings | Should -BeLike "*'bot'*recorded as a key*"
        Get-ErrorId (Get-ErrorOf { Get-BinanceKey bot }) | Should -Be 'SecretFormUnknown'
        "$((Get-AuditSaid).Unreadable.Evidence)" | Should -Match "\bSecretFormUnknown\b"
        Unregister-BinanceKey b* -Vault Forms -Force -Confirm:$false -WarningAction Ignore
        Get-VaultEntry $path | Should -BeNullOrEmpty
    }
}

Describe 'Names and patterns without a key' {
    BeforeDiscovery {
        $asking = @(
            @{ Command = 'Get-BinanceKeyRestriction' }
            @{ Command = 'Test-BinanceKeyPermission'; With = @{ Purpose = 'ReadOnly' } }
            @{ Command = 'Test-BinanceKeyPermission'; With = @{ Purpose = 'ReadOnly'; Quiet = $true } }
            @{ Command = 'Invoke-BinanceSignedRequest'; With = @{ Path = '/api/v3/account' } }
            @{ Command = 'Get-BinanceRateLimit' }
            @{ Command = 'Debug-BinanceKey' }
            @{ Command = 'Invoke-BinanceKeyAudit' }
            @{ Command = 'Get-BinanceEgressAddress' }
        )
    }

    BeforeAll {
        Register-Form @{ bot = ConvertTo-TestCredential; note = 'x'; login = ConvertTo-TestCredential sa password; half = $key }
    }

    It '<Command> says that no key has a name like that' -ForEach $asking {
        $more = $With ? $With : @{}
        $said = Get-Said { & $Command zzz* @closed @more }
        Get-ErrorId $said.Errors | Should -Be 'KeyPatternUnmatched'
        "$($said.Errors[0])" | Should -Be "No Binance key in the vault 'Forms' has a name like 'zzz*'."
        $said.Errors[0].TargetObject | Should -Be 'zzz*'
        $said.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        "$((Get-Said { & $Command [nl]o* @closed @more }).Errors)" | Should -BeLike '*2 secrets of such a name are for something else.'
        $said.Output | Should -Not -Contain $true
    }

    It '<Command> says that a pattern fits only what looks like a key' -ForEach $asking {
        $more = $With ? $With : @{}
        $said = Get-Said { & $Command hal* @closed @more }
        Get-ErrorId $said.Errors | Should -Be 'KeyPatternUnmatched'
        "$($said.Errors[0])" | Should -BeLike '*1 secret looks like a key and cannot be used as one.'
    }

    It '<Command> goes on with the next pattern' -ForEach ($asking | Where-Object { $_.Command -in 'Debug-BinanceKey', 'Invoke-BinanceKeyAudit' }) {
        $more = $With ? $With : @{}
        $said = Get-Said { & $Command zzz*, b* @closed @more }
        @(Get-ErrorId $said.Errors) | Should -Be 'KeyPatternUnmatched'
        @($said.Output | Where-Object Name -EQ bot).Count | Should -BeGreaterThan 0
    }

    It 'New-BinanceSignature says so too' {
        Get-ErrorId (Get-ErrorOf { New-BinanceSignature zzz* }) | Should -Be 'KeyPatternUnmatched'
    }

    It 'Get-BinanceKey lists nothing, as commands that list do' {
        (Get-Said { Get-BinanceKey zzz* }).Errors | Should -BeNullOrEmpty
        (Get-Said { Get-BinanceKey zzz* | Get-BinanceKeyRestriction @closed }).Errors | Should -BeNullOrEmpty
    }

    It 'is no claim where a vault did not tell' {
        Register-TestVault Sealed @{} -Fails Locked
        try {
            Get-ErrorId (Get-Said { Get-BinanceKeyRestriction zzz* @closed }).Errors | Should -Be 'VaultLocked'
            Get-ErrorId (Get-Said { Get-BinanceKeyRestriction zzz* -Vault Forms @closed }).Errors | Should -Be 'KeyPatternUnmatched'
        }
        finally {
            Unregister-SecretVault Sealed
        }
    }

    It 'is one error only when the vault is not there' {
        Get-ErrorId (Get-Said { Get-BinanceKeyRestriction zzz* -Vault Nowhere @closed }).Errors | Should -Be 'VaultNotFound'
    }

    It 'says of an audit that finds no key at all what there is and what is read' {
        Register-Form @{ note = 'x'; login = ConvertTo-TestCredential sa password; half = $key }
        $said = Get-Said { Invoke-BinanceKeyAudit @closed }
        Get-ErrorId $said.Errors | Should -Be 'NoKeysFound'
        "$($said.Errors[0])" | Should -Be "There is no Binance key in the vault 'Forms'. 2 other secrets were passed over. 1 secret looks like a key and cannot be used as one."
        $said.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Register-BinanceKey*PSCredential*key:secret*'
        $said.Errors[0].TargetObject | Should -Be 'Forms'
        @($said.Output | Where-Object CheckName -EQ AuditCompleted).Count | Should -Be 1 -Because 'the rest is still said'
    }

    It 'says so of several vaults, and of patterns that stand for everything: <_>' -ForEach '*', '**' {
        Unregister-AllVaults
        Register-TestVault One @{}
        Register-TestVault Two @{ note = 'x' }
        $problem = Get-ErrorOf { Get-BinanceKeyRestriction $_ @closed }
        Get-ErrorId $problem | Should -Be 'NoKeysFound'
        "$problem" | Should -Be "There is no Binance key in any of the vaults 'One', 'Two'. 1 other secret was passed over."
    }

    It 'is none where a key was found and cannot be used' {
        Register-Form @{ bot = ConvertTo-TestCredential "$key " }
        Get-ErrorId (Get-Said { Get-BinanceKeyRestriction b* @closed }).Errors | Should -Be 'ApiKeyFormat'
        (Get-Said { Invoke-BinanceKeyAudit @closed }).Errors | Should -BeNullOrEmpty
    }
}

Describe 'Errors about a key' {
    BeforeDiscovery {
        $broken = @(
            @{ What = 'white space in the API key'; Value = { ConvertTo-TestCredential "$key " }; Id = 'ApiKeyFormat' }
            @{ What = 'an API key that is too short'; Value = { @{ BINANCE_API_KEY = 'short'; BINANCE_API_SECRET = $secret } }; Id = 'ApiKeyFormat' }
            @{ What = 'quotes in the secret'; Value = { ConvertTo-TestCredential $key "'$secret'" }; Id = 'SecretQuotes' }
            @{ What = 'an empty secret'; Value = { "{`"apiKey`":`"$key`",`"secret`":`"`"}" }; Id = 'SecretEmpty' }
            @{ What = 'a damaged private key'; Value = { "${key}:$($pem.Substring(0, 60))" }; Id = 'PemMalformed' }
            @{ What = 'two candidates'; Value = { @{ ApiKey = $key; api_key = $secret; Secret = $secret } }; Id = 'SecretAmbiguous' }
            @{ What = 'an unknown environment'; Value = { @{ ApiKey = $key; Secret = $secret; 'bkt.environment' = 'Lvie' } }; Id = 'KeyMetadataInvalid' }
        )
    }

    It 'name the key: <What>' -ForEach $broken {
        Register-Form @{ 'brk-1' = (& $Value); 'slash/name' = (& $Value) }
        foreach ($script in { Get-BinanceKey brk-* }, { Get-BinanceKey 'slash/name' }, { New-BinanceSignature brk-* }, { Get-BinanceKeyRestriction * @closed }) {
            foreach ($problem in (Get-Said $script).Errors) {
                Get-ErrorId $problem | Should -Be $Id
                $name = "$($problem.TargetObject)" -replace '^Forms/'
                $name | Should -BeIn 'brk-1', 'slash/name'
                "$problem" | Should -Match "Forms/$name|'$name' in the vault 'Forms'"
                ([regex]::Matches("$problem", [regex]::Escape($name))).Count | Should -Be 1 -Because "the name is said once: $problem"
            }
        }
    }

    It 'name the key that the exchange did not answer about, or refused' {
        Register-Form @{ one = ConvertTo-TestCredential; two = ConvertTo-TestCredential $secret $key }
        $problems = (Get-Said { Get-BinanceKeyRestriction * @closed }).Errors
        $problems.Count | Should -Be 2
        foreach ($problem in $problems) {
            "$problem" | Should -BeLike "$($problem.TargetObject): *"
            $problem.Exception.Message | Should -Not -BeLike "*$($problem.TargetObject)*" -Because 'that is what the exchange said'
        }

        "$(Get-ErrorOf { Test-BinanceKeyPermission one @closed })" | Should -BeLike "*'Forms/one'*"
        "$(Get-ErrorOf { Get-BinanceRateLimit one @closed })" | Should -BeLike 'Forms/one: *'
        "$(Get-ErrorOf { Register-BinanceKey new -Vault Forms -Credential (ConvertTo-TestCredential "$key ") -SkipVerification })" | Should -BeLike 'Forms/new: The API key *'
    }

    It 'name a credential as such' {
        "$(Get-ErrorOf { New-BinanceSignature -Credential (ConvertTo-TestCredential "$key ") })" | Should -BeLike 'PSCredential: The API key *'
    }

    It 'mask a name that is a key itself' {
        Register-Form @{ $secret = ConvertTo-TestCredential "$key " }
        $said = Get-Said { Get-BinanceKey }
        "$($said.Errors[0])" | Should -BeLike '[*][*][*]: The API key *'
        Assert-Silent "$($said.Errors[0]) $($said.Errors[0].ErrorDetails.RecommendedAction)"
    }

    It 'are not taken for another code because of the name: <_>' -ForEach 'bot-2015', 'x-1021' {
        Register-Form @{ $_ = ConvertTo-TestCredential "$key " }
        $null = Get-BinanceKey -ErrorVariable problems -ErrorAction SilentlyContinue
        ($problems | Resolve-BinanceError).Name | Should -Be 'ApiKeyFormat'
        ($problems | Debug-BinanceKey).Cause | Should -BeLike 'Key*'
    }
}
