# Registering keys: every form of input, every defect, what the exchange says, what has a name already, and many at once.

BeforeDiscovery {
    $names = 'space and/slash', 'bot[1]*?', "quote's Ümläut-名前"
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    Register-TestStore Store
    $sandbox = Start-BinanceSandbox
    $script:at = @{ BaseUri = $sandbox.BaseAddress }
    $folder = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME 'keys'
    $null = New-Item $folder -ItemType Directory -Force

    function Get-Key([string] $Name) { $sandbox.Keys | Where-Object Name -EQ $Name }

    function Get-Metadata([string] $Name) {
        $found = @{}
        (Get-SecretInfo -Vault Store | Where-Object Name -CEQ $Name).Metadata.GetEnumerator() | ForEach-Object { $found[$_.Key] = $_.Value }
        $found
    }

    # A value as it is in the vault: API key and secret.
    function Get-Stored([string] $Name) {
        $value = Get-Secret -Vault Store -Name ([WildcardPattern]::Escape($Name))
        [pscustomobject]@{ ApiKey = $value.UserName; Secret = $value.GetNetworkCredential().Password }
    }

    function Get-Names { @(Get-SecretInfo -Vault Store | ForEach-Object Name) }

    function Clear-Store { Get-SecretInfo -Vault Store | ForEach-Object { Remove-Secret -InputObject $_ } }

    function Assert-Error($Problem, [string] $Id, [string] $Target) {
        @($Problem).Count | Should -Be 1 -Because "$Problem"
        $Problem.FullyQualifiedErrorId -replace ',.*' | Should -Be $Id -Because "$Problem"
        if ($Target) { $Problem.TargetObject | Should -Be $Target }
        $Problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    # What logs make of an error: its text and its CliXml.
    function Assert-NoSecret($Problem, $Key) {
        $text = "$($Problem | Format-List * -Force | Out-String -Width 4096)$([System.Management.Automation.PSSerializer]::Serialize($Problem, 3))"
        foreach ($line in "$($Key.RevealApiKey())`n$($Key.RevealSecret())" -split "`n" | Where-Object { $_.Length -gt 15 -and $_ -notlike '--*' }) {
            $text.Contains($line) | Should -BeFalse
        }
    }

    function Save-Text([string] $Name, [string] $Text) {
        $path = Join-Path $folder $Name
        [IO.File]::WriteAllText($path, $Text)
        $path
    }

    $everything = Get-Key everything
    $dashboard = Get-Key dashboard
    $grid = Get-Key grid-bot
    $sample = Get-SampleKey
    $secret = ConvertTo-TestSecureString $everything.RevealSecret()
    $pem = $dashboard.RevealSecret()
    $rsa = [Security.Cryptography.RSA]::Create()
    $rsa.ImportFromPem((Get-Key market-maker).RevealSecret())
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'Forms of input' {
    AfterEach { Clear-Store }

    It 'takes a credential, and says and records what it learnt' {
        $result = Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at -Purpose spottrading -Label 'grid bot' -Owner ops `
            -Account 42 -RotateAfterDays 60 -AllowedIP 198.51.100.7, 192.0.2.9 -Tag a, b -WarningAction Ignore
        $result.Name | Should -Be bot
        $result.Vault | Should -Be Store
        "$($result.Outcome)" | Should -Be Registered
        $result.IsVerified | Should -BeTrue
        "$($result.Environment) $($result.Algorithm)" | Should -Be 'Sandbox Hmac'
        $result.ApiKey | Should -Be $everything.ApiKey
        $result.Fingerprint | Should -Be $everything.Fingerprint
        [math]::Abs(($result.CreatedAt - $everything.CreatedAt).TotalSeconds) | Should -BeLessThan 1
        "$($result.Permissions)" | Should -BeLike '*Withdrawals*'
        $result.IPRestricted | Should -BeTrue
        $result.PreviousName | Should -BeNullOrEmpty
        $result.Label, $result.Purpose | Should -Be 'grid bot', 'SpotTrading'

        $stored = Get-Stored bot
        $stored.ApiKey | Should -Be $everything.RevealApiKey()
        $stored.Secret | Should -Be $everything.RevealSecret()
        $metadata = Get-Metadata bot
        $metadata.'bkt.version' | Should -Be '1'
        $metadata.'bkt.apiKey' | Should -Be $everything.ApiKey
        $metadata.'bkt.fingerprint' | Should -Be $everything.Fingerprint
        $metadata.'bkt.environment', $metadata.'bkt.algorithm' | Should -Be 'Sandbox', 'Hmac'
        $metadata.'bkt.owner', $metadata.'bkt.account', $metadata.'bkt.rotateAfterDays' | Should -Be 'ops', '42', '60'
        $metadata.'bkt.allowedIp', $metadata.'bkt.tags' | Should -Be '198.51.100.7, 192.0.2.9', 'a, b'
        $metadata.'bkt.ipRestricted' | Should -Be 'true'
        $metadata.'bkt.permissions' | Should -BeLike 'Reading, *Withdrawals'
        'bkt.createdAt', 'bkt.registeredAt', 'bkt.verifiedAt' | ForEach-Object { $metadata.$_ | Should -Match '^\d{4}-\d\d-\d\dT.*Z$|^\d\d/' }
    }

    It 'pipes on into every other cmdlet' {
        (Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at | Get-BinanceKeyRestriction).EnableWithdrawals | Should -BeTrue
        (Get-BinanceKey bot).Fingerprint | Should -Be $everything.Fingerprint
    }

    It 'takes an API key as <what> and a SecureString' -ForEach @(@{ what = 'text' }, @{ what = 'a SecureString' }) {
        $apiKey = $what -eq 'text' ? $everything.RevealApiKey() : (ConvertTo-TestSecureString $everything.RevealApiKey())
        (Register-BinanceKey bot -ApiKey $apiKey -Secret $secret @at).IsVerified | Should -BeTrue
        (Get-Stored bot).Secret | Should -Be $everything.RevealSecret()
    }

    It 'takes the secret by the names <_>' -ForEach 'SecretKey', 'ApiSecret' {
        $by = @{ $_ = $secret }
        (Register-BinanceKey bot -ApiKey $everything.RevealApiKey() @by @at).IsVerified | Should -BeTrue
    }

    It 'refuses a secret as text, without quoting it' {
        $problem = Get-ErrorOf { Register-BinanceKey bot -ApiKey $everything.RevealApiKey() -Secret $everything.RevealSecret() @at }
        $problem.FullyQualifiedErrorId | Should -Be 'ParameterArgumentTransformationError,BinanceKeyTools.Commands.RegisterBinanceKeyCommand'
        "$($problem | Format-List * -Force | Out-String)" | Should -Not -Match $everything.RevealSecret()
        Get-Names | Should -BeNullOrEmpty
    }

    It 'takes <what> from a file' -ForEach @(
        @{ what = 'an Ed25519 key'; key = 'dashboard'; file = { $pem } }
        @{ what = 'a file with a byte order mark and CRLF'; key = 'dashboard'; file = { "$([char]0xFEFF)$($pem -replace "`r?`n", "`r`n")" } }
        @{ what = 'an RSA key'; key = 'market-maker'; file = { $rsa.ExportPkcs8PrivateKeyPem() } }
        @{ what = 'PKCS#1'; key = 'market-maker'; file = { $rsa.ExportRSAPrivateKeyPem() } }
    ) {
        $path = Save-Text 'private[1].pem' (& $file)
        $result = Register-BinanceKey bot -ApiKey (Get-Key $key).RevealApiKey() -LiteralPath $path @at
        $result.IsVerified | Should -BeTrue
        (Get-Stored bot).Secret | Should -Be (& $file).TrimStart([char]0xFEFF)
    }

    It 'takes the one file that fits a wildcard, and relative paths' {
        $null = Save-Text 'only.pem' $pem
        Push-Location $folder
        try {
            (Register-BinanceKey bot -ApiKey $dashboard.RevealApiKey() -PrivateKeyPath 'onl?.pem' @at).IsVerified | Should -BeTrue
        }
        finally {
            Pop-Location
        }
    }

    It 'takes a file through the pipeline by its path' {
        $path = Save-Text 'piped.pem' $pem
        $result = Get-Item $path | Select-Object PSPath, @{ Name = 'Name'; Expression = { 'bot' } } | Register-BinanceKey -ApiKey $dashboard.RevealApiKey() @at
        $result.Name | Should -Be bot
    }

    It 'takes the passphrase off an encrypted key, because the vault protects it' {
        $parameters = [Security.Cryptography.PbeParameters]::new('Aes256Cbc', 'SHA256', 1000)
        $path = Save-Text 'encrypted.pem' $rsa.ExportEncryptedPkcs8PrivateKeyPem('correct horse', $parameters)
        $apiKey = (Get-Key market-maker).RevealApiKey()
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -ApiKey $apiKey -PrivateKeyPath $path @at }) PemEncrypted
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -ApiKey $apiKey -PrivateKeyPath $path -Passphrase (ConvertTo-TestSecureString wrong) @at }) PemPassphraseWrong
        Get-Names | Should -BeNullOrEmpty
        (Register-BinanceKey bot -ApiKey $apiKey -PrivateKeyPath $path -Passphrase (ConvertTo-TestSecureString 'correct horse') @at).IsVerified | Should -BeTrue
        (Get-Stored bot).Secret.Trim() | Should -Be $rsa.ExportPkcs8PrivateKeyPem().Trim()
    }

    It 'says that <what>' -ForEach @(
        @{ what = 'there is no such file'; path = 'missing.pem'; id = 'PrivateKeyFileNotFound' }
        @{ what = 'several files fit'; path = 'double*.pem'; id = 'PrivateKeyFileNotFound' }
        @{ what = 'no file fits'; path = 'no*.pem'; id = 'PrivateKeyFileNotFound' }
        @{ what = 'a file is too long'; path = 'long.pem'; id = 'PrivateKeyFileUnreadable' }
    ) {
        $null = Save-Text 'double1.pem' $pem
        $null = Save-Text 'double2.pem' $pem
        $null = Save-Text 'long.pem' ('x' * 70000)
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -ApiKey $dashboard.RevealApiKey() -PrivateKeyPath (Join-Path $folder $path) @at }) $id
    }

    It 'asks for what is missing, hidden' {
        $answers = [Threading.ManualResetEventSlim]::new()
        $running = Start-Shell -Variables @{ address = $sandbox.BaseAddress; key = $everything; answers = $answers } '
            $answers.Wait()
            Register-BinanceKey bot -BaseUri $address
            Register-BinanceKey bot2 -ApiKey $key.RevealApiKey() -BaseUri $address -Force'
        $everything.RevealApiKey(), $everything.RevealSecret(), $everything.RevealSecret() | ForEach-Object { $running.Recorder.SecureAnswers.Enqueue($_) }
        $answers.Set()
        $null = $running.Shell.EndInvoke($running.Handle)
        $running.Shell.Streams.Error | Should -BeNullOrEmpty
        $running.Output.Name | Should -Be 'bot', 'bot2'
        $shown = $running.Recorder.Shown -join "`n"
        $shown | Should -Match "API key of 'bot': "
        $shown | Should -Match "Secret of 'bot2': "
        $shown | Should -Not -Match "$($everything.RevealApiKey())|$($everything.RevealSecret())"
        $running.Runspace.Dispose()
    }

    It 'says what to do where nobody can be asked' {
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot @at }) InputNotAvailable bot
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -ApiKey $everything.RevealApiKey() @at }) InputNotAvailable bot
    }
}

Describe 'Texts that cannot be a key' {
    AfterAll { Clear-Store }

    It 'names <what>, sends nothing and stores nothing' -ForEach @(
        @{ what = 'a blank before the API key'; key = { ' ' + $sample.ApiKey }; id = 'ApiKeyFormat'; says = '*white space*position 1*' }
        @{ what = 'a line break after the API key'; key = { $sample.ApiKey + "`n" }; id = 'ApiKeyFormat'; says = '*white space*' }
        @{ what = 'quotes'; key = { "'$($sample.ApiKey)'" }; id = 'ApiKeyFormat'; says = '*quotation mark*' }
        @{ what = 'a byte order mark'; key = { [char]0xFEFF + $sample.ApiKey }; id = 'ApiKeyFormat'; says = '*byte order mark*' }
        @{ what = 'a zero-width character'; key = { $sample.ApiKey.Insert(9, [char]0x200B) }; id = 'ApiKeyFormat'; says = '*invisible character*' }
        @{ what = 'a placeholder'; key = { 'YOUR_API_KEY' }; id = 'ApiKeyFormat'; says = '*placeholder*' }
        @{ what = 'a variable that was not expanded'; key = { '$env:BINANCE_KEY' }; id = 'ApiKeyFormat'; says = '*not expanded*' }
        @{ what = 'half an API key'; key = { $sample.ApiKey.Substring(50) }; id = 'ApiKeyFormat'; says = '*14 characters*' }
        @{ what = 'a private key as API key'; key = { $pem }; text = { $rsa.ExportPkcs8PrivateKeyPem() }; id = 'ApiKeyFormat'; says = '*PEM*' }
        @{ what = 'both in each other''s place'; key = { $pem }; text = { $sample.ApiKey }; id = 'ApiKeyFormat'; says = '*other way round*' }
        @{ what = 'the same text twice'; text = { $sample.ApiKey }; id = 'ApiKeyFormat'; says = '*same text*' }
        @{ what = 'a blank after the secret'; text = { $sample.Secret + ' ' }; id = 'SecretWhitespace'; says = '*white space*' }
        @{ what = 'quotes around the secret'; text = { "`"$($sample.Secret)`"" }; id = 'SecretQuotes'; says = '*quotation*' }
        @{ what = 'a byte order mark before the secret'; text = { [char]0xFEFF + $sample.Secret }; id = 'SecretByteOrderMark'; says = '*byte order*' }
        @{ what = 'a zero-width character in the secret'; text = { $sample.Secret.Insert(9, [char]0x200B) }; id = 'SecretZeroWidth'; says = '*invisible*' }
        @{ what = 'a placeholder as secret'; text = { '<your secret>' }; id = 'SecretPlaceholder'; says = '*placeholder*' }
        @{ what = 'an empty secret'; text = { '' }; id = 'SecretEmpty'; says = '*empty*' }
        @{ what = 'a public key'; text = { $rsa.ExportSubjectPublicKeyInfoPem() }; id = 'PublicKeyGiven'; says = '*public key*' }
        @{ what = 'an OpenSSH key'; text = { "-----BEGIN OPENSSH PRIVATE KEY-----`nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=`n-----END OPENSSH PRIVATE KEY-----" }; id = 'OpenSshKeyGiven'; says = '*OpenSSH*' }
        @{ what = 'PEM that was cut off'; text = { $pem.Substring(0, 60) }; id = 'PemMalformed'; says = '*cut off*' }
        @{ what = 'the inside of a PEM file'; text = { 'MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u' }; id = 'PemMalformed'; says = '*first and last line*' }
    ) {
        $apiKey = $key ? (& $key) : $sample.ApiKey
        $private = $text ? (& $text) : $sample.Secret
        $requests = $sandbox.Statistics.Requests
        $problem = Get-ErrorOf { Register-BinanceKey bot -ApiKey $apiKey -Secret (ConvertTo-TestSecureString $private) @at }
        Assert-Error $problem $id bot
        $problem.Exception.Message | Should -BeLike $says
        "$($problem | Format-List * -Force | Out-String)" | Should -Not -Match "$($sample.ApiKey)|$($sample.Secret)|MC4CAQAwBQ"
        $sandbox.Statistics.Requests | Should -Be $requests
        Get-Names | Should -BeNullOrEmpty
    }

    It 'refuses a name that is a key itself' {
        Assert-Error (Get-ErrorOf { Register-BinanceKey $sample.ApiKey -Credential (ConvertTo-TestCredential) @at }) KeyNameInvalid '***'
    }

    It 'refuses notes that cannot be: <id>' -ForEach @(
        @{ with = @{ AllowedIP = '10.0.0.0/8' }; id = 'AllowedIPInvalid' }
        @{ with = @{ Proxy = 'localhost:3128' }; id = 'ProxyMalformed' }
        @{ with = @{ Label = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A' }; id = 'NoteInvalid' }
    ) {
        { Register-BinanceKey bot -Credential (ConvertTo-TestCredential) @with @at } | Should -Throw -ErrorId "$id,*"
    }
}

Describe 'What the exchange says' {
    AfterEach { Clear-Store }

    It 'names the environment where a key lives, and registers it there' {
        $key = Get-Key testnet-bot
        $problem = Get-ErrorOf { Register-BinanceKey bot -Credential (Get-SandboxCredential $key) -Environment Live @at }
        Assert-Error $problem KeyOfOtherEnvironment Store/bot
        $problem.Exception.Message | Should -BeLike '*nothing was stored*spot testnet*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Environment SpotTestnet*'
        Get-Names | Should -BeNullOrEmpty
        $result = Register-BinanceKey bot -Credential (Get-SandboxCredential $key) -Environment SpotTestnet @at
        "$($result.Environment) $($result.IsVerified) $($result.Permissions)" | Should -Be 'SpotTestnet True '
        (Get-BinanceKey bot).Environment | Should -Be SpotTestnet
    }

    It 'says <id> of <what>' -ForEach @(
        @{ what = 'a wrong secret'; key = 'everything'; other = 'grid-bot'; id = 'SecretWrong'; says = '*does not belong*' }
        @{ what = 'a secret of another algorithm'; key = 'dashboard'; other = 'grid-bot'; id = 'SecretWrong'; says = '*another algorithm*' }
        @{ what = 'an address that is not listed'; key = 'cloud-bot'; other = 'cloud-bot'; id = 'KeyNotProven'; says = '*not on the key''s IP list*' }
        @{ what = 'a key that is gone'; key = 'ghost'; other = 'ghost'; id = 'KeyNotProven'; says = '*does not have this API key*' }
    ) {
        $problem = Get-ErrorOf { Register-BinanceKey bot -Credential (ConvertTo-TestCredential (Get-Key $key).RevealApiKey() (Get-Key $other).RevealSecret()) @at }
        Assert-Error $problem $id Store/bot
        $problem.Exception.Message | Should -BeLike '*nothing was stored*'
        $problem.Exception.Message | Should -BeLike $says
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-SkipVerification*'
        $problem.Exception.Diagnosis.Evidence.Count | Should -BeGreaterThan 0
        Assert-NoSecret $problem (Get-Key $key)
        Assert-NoSecret $problem (Get-Key $other)
        Get-Names | Should -BeNullOrEmpty
    }

    It 'finds a swapped pair only when it is asked to, because the secret then travels' {
        $swapped = ConvertTo-TestCredential $grid.RevealSecret() $grid.RevealApiKey()
        $problem = Get-ErrorOf { Register-BinanceKey bot -Credential $swapped @at }
        Assert-Error $problem KeyNotProven
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-TrySwapped*'
        Assert-NoSecret $problem $grid
        $problem = Get-ErrorOf { Register-BinanceKey bot -Credential $swapped -TrySwapped @at }
        Assert-Error $problem KeyAndSecretSwapped
        Assert-NoSecret $problem $grid
        Get-Names | Should -BeNullOrEmpty
    }

    It 'stores nothing when the exchange cannot be asked, unless it is not to be' {
        $problem = Get-ErrorOf { Register-BinanceKey bot -Credential (ConvertTo-TestCredential) -BaseUri http://127.0.0.1:9 -TimeoutSec 5 }
        Assert-Error $problem BinanceConnection Store/bot
        "$($problem.ErrorDetails)" | Should -BeLike '*not verified*nothing was stored*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-SkipVerification*'
        Get-Names | Should -BeNullOrEmpty
        $result = Register-BinanceKey bot -Credential (ConvertTo-TestCredential) -SkipVerification
        "$($result.Outcome) $($result.IsVerified) $($result.Environment)" | Should -Be 'Registered False Live'
        (Get-Metadata bot).Keys | Should -Not -Contain 'bkt.verifiedAt'
        (Get-Metadata bot).Keys | Should -Not -Contain 'bkt.environment'
    }
}

Describe 'What has the name already' {
    AfterEach { Clear-Store }

    It 'changes nothing and sends nothing with -WhatIf' {
        $requests = $sandbox.Statistics.Requests
        Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at -WhatIf | Should -BeNullOrEmpty
        $sandbox.Statistics.Requests | Should -Be $requests
        Get-Names | Should -BeNullOrEmpty
    }

    It 'is unchanged the second time, and keeps what is recorded' {
        $null = Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) -Owner ops @at
        $before = Get-Metadata bot
        $again = Register-BinanceKey BOT -ApiKey $dashboard.RevealApiKey() -Secret (ConvertTo-TestSecureString ($pem -replace "`n", "`r`n")) -Tag new @at
        "$($again.Outcome) $($again.IsVerified) $($again.PreviousName)" | Should -Be 'Unchanged True '
        (Get-Stored bot).Secret | Should -Be $pem
        $after = Get-Metadata bot
        $after.'bkt.owner', $after.'bkt.tags' | Should -Be 'ops', 'new'
        $after.'bkt.registeredAt' | Should -Be $before.'bkt.registeredAt'
        Get-Names | Should -Be bot
    }

    It 'refuses another key without -Force, before anything is sent' {
        $null = Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at
        $requests = $sandbox.Statistics.Requests
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) @at }) KeyExists Store/bot
        $sandbox.Statistics.Requests | Should -Be $requests
        (Get-Stored bot).ApiKey | Should -Be $everything.RevealApiKey()
    }

    It 'refuses what is no key without -Force as well' {
        Set-Secret -Vault Store bot 'a note'
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) @at }) KeyExists Store/bot
        "$((Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) @at -Force).Outcome)" | Should -Be Replaced
    }

    It 'replaces with -Force: the old value is <where>' -ForEach @(
        @{ where = 'gone when the new one is proven'; with = @{}; kept = $false }
        @{ where = 'kept with -KeepPrevious'; with = @{ KeepPrevious = $true }; kept = $true }
        @{ where = 'kept when the new one is not proven'; with = @{ SkipVerification = $true }; kept = $true }
    ) {
        $null = Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) -Owner ops @at
        $result = Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) @at -Force @with
        "$($result.Outcome)" | Should -Be Replaced
        (Get-Stored bot).ApiKey | Should -Be $dashboard.RevealApiKey()
        $metadata = Get-Metadata bot
        $metadata.'bkt.owner', $metadata.'bkt.algorithm' | Should -Be 'ops', 'Ed25519'
        $metadata.ContainsKey('bkt.verifiedAt') | Should -Be (-not $with.SkipVerification)
        if ($kept) {
            $result.PreviousName | Should -Match '^bot-replaced-\d{8}-\d{6}$'
            (Get-Stored $result.PreviousName).Secret | Should -Be $everything.RevealSecret()
            (Get-Metadata $result.PreviousName).'bkt.state' | Should -Be Replaced
        }
        else {
            $result.PreviousName | Should -BeNullOrEmpty
            Get-Names | Should -Be bot
        }
    }

    It 'leaves the old value alone when the new one is refused' {
        $null = Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -Credential (Get-SandboxCredential (Get-Key ghost)) @at -Force }) KeyNotProven Store/bot
        (Get-Stored bot).ApiKey | Should -Be $everything.RevealApiKey()
        Get-Names | Should -Be bot
    }

    It 'completes a pending private key with its API key' {
        Set-Secret -Vault Store bot ([pscredential]::new('pending', (ConvertTo-TestSecureString $pem)))
        Set-SecretInfo -Vault Store bot -Metadata @{ 'bkt.version' = '1'; 'bkt.state' = 'Pending'; 'bkt.label' = 'made here'; 'bkt.algorithm' = 'Ed25519' }
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -ApiKey $everything.RevealApiKey() @at }) SecretWrong Store/bot
        (Get-Stored bot).ApiKey | Should -Be pending
        $result = Register-BinanceKey bot -ApiKey $dashboard.RevealApiKey() @at
        "$($result.Outcome) $($result.IsVerified) $($result.PreviousName) $($result.Label)" | Should -Be 'Completed True  made here'
        (Get-Stored bot).ApiKey | Should -Be $dashboard.RevealApiKey()
        (Get-Stored bot).Secret | Should -Be $pem
        (Get-Metadata bot).Keys | Should -Not -Contain 'bkt.state'
        Get-Names | Should -Be bot
    }

    It 'guards a pending private key against every other one' {
        Set-Secret -Vault Store bot ([pscredential]::new('pending', (ConvertTo-TestSecureString $pem)))
        Assert-Error (Get-ErrorOf { Register-BinanceKey bot -Credential (Get-SandboxCredential $everything) @at }) KeyExists Store/bot
        "$((Register-BinanceKey bot -Credential (Get-SandboxCredential $dashboard) @at).Outcome)" | Should -Be Completed
    }

    It 'registers, finds and replaces <_>' -ForEach $names {
        $name = $_
        (Register-BinanceKey -Name $name -Credential (Get-SandboxCredential $everything) @at).Name | Should -Be $name
        "$((Register-BinanceKey -Name $name -Credential (Get-SandboxCredential $everything) @at).Outcome)" | Should -Be Unchanged
        $replaced = Register-BinanceKey -Name $name -Credential (Get-SandboxCredential $dashboard) @at -Force -KeepPrevious
        "$($replaced.Outcome)" | Should -Be Replaced
        Get-Names | Sort-Object | Should -Be (@($name, $replaced.PreviousName) | Sort-Object)
    }
}

Describe 'Doubles' {
    BeforeAll {
        $null = Register-BinanceKey first -Credential (Get-SandboxCredential $everything) @at
        Register-TestVault Sealed @{ bot = ConvertTo-TestCredential } -Fails Locked
    }

    AfterAll {
        Unregister-SecretVault Sealed
        Clear-Store
    }

    It 'says under which name a key is registered, and passes over a locked vault' {
        $problem = Get-ErrorOf { Register-BinanceKey second -Vault Store -Credential (Get-SandboxCredential $everything) @at }
        Assert-Error $problem KeyAlreadyRegistered Store/second
        $problem.Exception.Message | Should -BeLike "*'first'*'Store'*"
        $verbose = Register-BinanceKey second -Vault Store -Credential (Get-SandboxCredential $everything) @at -Verbose -ErrorAction SilentlyContinue 4>&1
        "$verbose" | Should -BeLike '*Not compared*Sealed*'
    }

    It 'says which key has the same secret' {
        $problem = Get-ErrorOf { Register-BinanceKey second -Vault Store -ApiKey $grid.RevealApiKey() -Secret $secret @at }
        Assert-Error $problem SecretAlreadyUsed Store/second
        $problem.Exception.Message | Should -BeLike "*'first'*'Store'*"
    }

    It 'accepts them with -Force, with a warning' {
        $result = Register-BinanceKey second -Vault Store -Credential (Get-SandboxCredential $everything) @at -Force -WarningVariable warned -WarningAction SilentlyContinue
        "$($result.Outcome)" | Should -Be Registered
        "$warned" | Should -BeLike "*'first'*"
        "$((Register-BinanceKey second -Vault Store -Credential (Get-SandboxCredential $everything) @at).Outcome)" | Should -Be Unchanged
    }

    It 'lists the vaults where none is the default, and refuses one that is locked or unknown' {
        $store = Get-SecretVault Store
        Set-SecretVaultDefault -ClearDefault
        $problem = Get-ErrorOf { Register-BinanceKey third -Credential (Get-SandboxCredential $grid) @at }
        Assert-Error $problem VaultNotChosen
        $problem.Exception.Message | Should -BeLike '*Sealed, Store*'
        Assert-Error (Get-ErrorOf { Register-BinanceKey third -Vault Sealed -Credential (Get-SandboxCredential $grid) @at }) VaultLocked Sealed
        Assert-Error (Get-ErrorOf { Register-BinanceKey third -Vault Nowhere -Credential (Get-SandboxCredential $grid) @at }) VaultNotFound Nowhere
    }
}

Describe 'A vault that keeps nothing beside its secrets' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
        $path = Register-FaultyVault Bare -Bare
    }

    AfterAll { Unregister-SecretVault Bare }

    It 'gets a table with what is known, and the same key is unchanged' {
        "$((Register-BinanceKey bot -Vault Bare -Credential (Get-SandboxCredential $everything) -Owner ops @at).Outcome)" | Should -Be Registered
        $entry = Get-VaultEntry $path
        $entry.Name, $entry.ApiKey, $entry.Secret | Should -Be 'bot', $everything.RevealApiKey(), $everything.RevealSecret()
        $entry.Metadata.'bkt.owner', $entry.Metadata.'bkt.fingerprint' | Should -Be 'ops', $everything.Fingerprint
        "$((Register-BinanceKey bot -Vault Bare -Credential (Get-SandboxCredential $everything) @at).Outcome)" | Should -Be Unchanged
        "$((Register-BinanceKey bot -Vault Bare -Credential (Get-SandboxCredential $dashboard) @at -Force).Outcome)" | Should -Be Replaced
        (Get-VaultEntry $path).Metadata.'bkt.algorithm' | Should -Be Ed25519
    }

    It 'says what is where when the vault does not keep the key' {
        Set-VaultFault $path 'Write:Throw'
        $problem = Get-ErrorOf { Register-BinanceKey other -Vault Bare -Credential (Get-SandboxCredential $grid) @at }
        Set-VaultFault $path
        Assert-Error $problem VaultWriteFailed Bare/other
    }
}

Describe 'Many at once' {
    AfterEach { Clear-Store }

    It 'registers the rows of a CSV file, each on its own' {
        $path = Save-Text 'dash.pem' $pem
        $file = Join-Path $folder 'keys.csv'
        @(
            [pscustomobject]@{ Name = 'csv one'; Vault = ''; ApiKey = $everything.RevealApiKey(); Secret = $everything.RevealSecret(); PrivateKeyPath = ''; Owner = 'row'; AllowedIP = '203.0.113.7;203.0.113.8'; Tag = 'a b'; RotateAfterDays = '90'; Colour = 'red' }
            [pscustomobject]@{ Name = 'bad'; Vault = 'Store'; ApiKey = $grid.RevealApiKey(); Secret = "$($grid.RevealSecret()) "; PrivateKeyPath = ''; Owner = ''; AllowedIP = ''; Tag = ''; RotateAfterDays = ''; Colour = '' }
            [pscustomobject]@{ Name = 'from-file'; Vault = 'Store'; ApiKey = $dashboard.RevealApiKey(); Secret = ''; PrivateKeyPath = $path; Owner = ''; AllowedIP = ''; Tag = ''; RotateAfterDays = ''; Colour = '' }
        ) | Export-Csv $file
        $results = Import-Csv $file | Register-BinanceKey -Owner all -Environment Sandbox @at -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warned -WarningAction SilentlyContinue
        $results.Name | Should -Be 'csv one', 'from-file'
        $results.IsVerified | Should -Be $true, $true
        Assert-Error $problems SecretWhitespace 'row 2 (bad)'
        "$warned" | Should -BeLike "*'Colour'*"
        $one = Get-Metadata 'csv one'
        $one.'bkt.owner', $one.'bkt.allowedIp', $one.'bkt.tags', $one.'bkt.rotateAfterDays' | Should -Be 'row', '203.0.113.7, 203.0.113.8', 'a, b', '90'
        (Get-Metadata 'from-file').'bkt.owner' | Should -Be all
        Get-Names | Sort-Object | Should -Be 'csv one', 'from-file'
    }

    It 'says what is wrong with a row: <id> for <what>' -ForEach @(
        @{ what = 'no name'; row = @{ ApiKey = 'a' }; id = 'InputRowInvalid'; target = 'row 1' }
        @{ what = 'a name alone, which may be a line of a private key'; row = @{ Name = 'x' }; id = 'InputRowInvalid'; target = 'row 1' }
        @{ what = 'no API key'; row = @{ Name = 'x'; Secret = 'b' }; id = 'InputRowInvalid'; target = 'row 1 (x)' }
        @{ what = 'no secret'; row = @{ Name = 'x'; Key = 'a' }; id = 'InputRowInvalid'; target = 'row 1 (x)' }
        @{ what = 'an unknown environment'; row = @{ Name = 'x'; Key = 'a'; Secret = 'b'; Environment = 'Mars' }; id = 'InputRowInvalid'; target = 'row 1 (x)' }
        @{ what = 'a period that is no number'; row = @{ Name = 'x'; Key = 'a'; Secret = 'b'; RotateAfterDays = 'soon' }; id = 'InputRowInvalid'; target = 'row 1 (x)' }
        @{ what = 'a network'; row = @{ Name = 'x'; Key = 'a'; Secret = 'b'; AllowedIP = '10.0.0.0/8' }; id = 'AllowedIPInvalid'; target = 'row 1 (x)' }
    ) {
        Assert-Error (Get-ErrorOf { $row | Register-BinanceKey @at }) $id $target
    }

    It 'takes keys of a sandbox, tables, and credentials by the pipeline' {
        ($sandbox.Keys | Where-Object Name -In grid-bot, dashboard | Register-BinanceKey).Name | Sort-Object | Should -Be 'dashboard', 'grid-bot'
        (@{ name = 'table'; apikey = $everything.RevealApiKey(); secretkey = $secret } | Register-BinanceKey @at).Name | Should -Be table
        (Get-SandboxCredential (Get-Key tax-export) | Register-BinanceKey -Name credential @at).Name | Should -Be credential
    }

    It 'finds doubles among the rows themselves' {
        $rows = 'a', 'b' | ForEach-Object { [pscustomobject]@{ Name = $_; ApiKey = $everything.RevealApiKey(); Secret = $everything.RevealSecret() } }
        $results = $rows | Register-BinanceKey @at -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Name | Should -Be a
        Assert-Error $problems KeyAlreadyRegistered 'row 2 (b)'
        $same = $rows[0], $rows[0] | Register-BinanceKey @at
        "$($same.Outcome)" | Should -Be 'Unchanged Unchanged'
    }

    It 'leaves nothing of the secrets in what it writes' {
        $rows = @{ Name = 'v'; ApiKey = $everything.RevealApiKey(); Secret = $everything.RevealSecret() }
        $all = $rows | Register-BinanceKey @at -Verbose -Debug *>&1
        $text = ($all | Format-List * -Force | Out-String -Width 4096) + ($all | ForEach-Object { [System.Management.Automation.PSSerializer]::Serialize($_, 4) })
        $text | Should -Match 'Writing the secret'
        $text | Should -Not -Match "$($everything.RevealApiKey())|$($everything.RevealSecret())"
    }
}

Describe 'Ctrl+C' {
    AfterEach {
        Clear-SandboxFault $sandbox
        Clear-Store
    }

    It 'stops a proof at once, and nothing is stored' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; path = '/sapi/v1/account/apiRestrictions'; delayMs = 20000 }
        $requests = $sandbox.Statistics.Requests
        $running = Start-Shell -Variables @{ address = $sandbox.BaseAddress; credential = Get-SandboxCredential $everything } 'Register-BinanceKey bot -Credential $credential -BaseUri $address'
        Wait-Until { $sandbox.Statistics.Requests -gt $requests } 'the request'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 5
        Get-Names | Should -BeNullOrEmpty
    }
}
