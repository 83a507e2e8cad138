# Why a key is refused: keys of every kind, errors, log lines, and what the diagnosis looks like.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox
    $script:address = $sandbox.BaseAddress

    function Get-Key([string] $Name) { $sandbox.Keys | Where-Object Name -EQ $Name }

    $everything = Get-Key everything
    $cloud = Get-Key cloud-bot
    Register-TestVault -Name Work -Secrets @{
        good = Get-SandboxCredential $everything
        cloud = Get-SandboxCredential $cloud
        'with-space' = ConvertTo-TestCredential "$($everything.RevealApiKey()) " $everything.RevealSecret()
        'pem-as-key' = ConvertTo-TestCredential (Get-Key testnet-bot).RevealSecret() $everything.RevealApiKey()
        swapped = ConvertTo-TestCredential $everything.RevealSecret() $everything.RevealApiKey()
        'wrong-secret' = ConvertTo-TestCredential $everything.RevealApiKey() $cloud.RevealSecret()
        'public-key' = ConvertTo-TestCredential $everything.RevealApiKey() "-----BEGIN PUBLIC KEY-----`nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=`n-----END PUBLIC KEY-----"
    }
    $script:at = @{ BaseUri = $address; Environment = 'Live' }
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'Debug-BinanceKey' {
    It 'names <cause> for the sandbox key <name>' -ForEach @(
        @{ name = 'everything'; for = $null; cause = 'NothingWrong'; confidence = 'Certain'; class = 'None' }
        @{ name = 'cloud-bot'; for = $null; cause = 'AddressNotListed'; confidence = 'Likely'; class = 'Address' }
        @{ name = 'ghost'; for = $null; cause = 'KeyUnknown'; confidence = 'Likely'; class = 'KeyUnknown' }
        @{ name = 'testnet-bot'; for = $null; cause = 'KeyOfOtherEnvironment'; confidence = 'Certain'; class = 'Environment' }
        @{ name = 'dashboard'; for = 'POST /api/v3/order'; cause = 'SpotTradingOff'; confidence = 'Certain'; class = 'Permission' }
        @{ name = 'grid-bot'; for = 'POST /fapi/v1/order'; cause = 'FuturesOff'; confidence = 'Certain'; class = 'Permission' }
        @{ name = 'tax-export'; for = 'POST /sapi/v1/capital/withdraw/apply'; cause = 'WithdrawalsOff'; confidence = 'Certain'; class = 'Permission' }
        @{ name = 'pm-hedger'; for = 'GET /fapi/v3/account'; cause = 'PortfolioMarginActive'; confidence = 'Certain'; class = 'Account' }
    ) {
        $options = $for ? @{ For = $for } : @{}
        $diagnosis = Get-Key $name | Debug-BinanceKey @options
        $diagnosis.Cause | Should -Be $cause
        "$($diagnosis.Confidence)" | Should -Be $confidence
        "$($diagnosis.CauseClass)" | Should -Be $class
        $diagnosis.Name | Should -Be $name
        $diagnosis.Verdict | Should -Match '\.$'
        $diagnosis.Fix.Count | Should -BeGreaterThan 0
        $diagnosis.Evidence.Probe | Should -Contain $diagnosis.DecidingProbe
        $diagnosis.RequestCount | Should -BeLessOrEqual 15
        $diagnosis.AskedHost | Should -Be localhost
        $diagnosis.For | Should -Be $for
    }

    It 'says of <name> in a vault: <cause>' -ForEach @(
        @{ name = 'good'; cause = 'NothingWrong' }
        @{ name = 'cloud'; cause = 'AddressNotListed' }
        @{ name = 'with-space'; cause = 'KeyHasWhitespace' }
        @{ name = 'pem-as-key'; cause = 'KeyAndSecretSwapped' }
        @{ name = 'wrong-secret'; cause = 'SecretWrong' }
        @{ name = 'public-key'; cause = 'SecretUnusable' }
    ) {
        $errors = $null
        $diagnosis = Debug-BinanceKey $name -Vault Work @at -ErrorVariable errors
        $diagnosis.Cause | Should -Be $cause
        $diagnosis.Vault | Should -Be Work
        $diagnosis.Name | Should -Be $name
        $errors | Should -BeNullOrEmpty
    }

    It 'sends nothing for a text that cannot be a key' {
        (Debug-BinanceKey with-space -Vault Work @at).RequestCount | Should -Be 0
    }

    It 'diagnoses a credential with <what>' -ForEach @(
        @{ what = 'a placeholder'; key = 'YOUR_API_KEY'; cause = 'KeyIsPlaceholder' }
        @{ what = 'quotes'; key = '"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ012345678901"'; cause = 'KeyHasQuotes' }
    ) {
        $diagnosis = Debug-BinanceKey -Credential (ConvertTo-TestCredential $key) @at
        $diagnosis.Cause | Should -Be $cause
        "$($diagnosis.Confidence)" | Should -Be Certain
    }

    It 'finds a swapped pair when asked to, and only then sends the secret as a key' {
        $without = Debug-BinanceKey swapped -Vault Work @at
        $without.Cause | Should -Be KeyUnknown
        $without.NotTested -join ' ' | Should -Match '-TrySwapped'
        $with = Debug-BinanceKey swapped -Vault Work @at -TrySwapped
        $with.Cause | Should -Be KeyAndSecretSwapped
        "$($with.Confidence)" | Should -Be Certain
    }

    It 'works on many keys at once, in their order' {
        $keys = $sandbox.Keys | Where-Object Name -In everything, cloud-bot, ghost, dashboard, grid-bot
        $found = $keys | Debug-BinanceKey -ThrottleLimit 4
        $found.Name | Should -Be $keys.Name
    }

    It 'takes names with wildcards, of a sandbox as well' {
        (Debug-BinanceKey 'g*' -Environment Sandbox).Name | Should -Be ($sandbox.Keys.Name -like 'g*')
        (Debug-BinanceKey 'c*' -Vault Work @at).Name | Should -Be cloud
    }

    It 'sends one wrong signature a run, and none with -Passive' {
        $cloudTwice = $cloud, $cloud | Debug-BinanceKey
        @($cloudTwice.Evidence | Where-Object { $_.Probe -eq 'WrongSignature' -and $_.Status -ne 'Skipped' }).Count | Should -Be 1
        $passive = $cloud | Debug-BinanceKey -Passive
        $passive.Evidence.Probe | Should -Not -Contain WrongSignature
        $passive.Evidence.Probe | Should -Not -Contain OtherEnvironments
        $passive.NotTested -join ' ' | Should -Match '-Passive'
    }

    It 'runs every probe with -All, within the limit' {
        $all = $everything | Debug-BinanceKey -All
        $all.Evidence.Probe | Should -Contain TradingStatus
        $all.Evidence.Probe | Should -Contain SystemStatus
        $all.RequestCount | Should -BeGreaterThan ($everything | Debug-BinanceKey).RequestCount
        $all.RequestCount | Should -BeLessOrEqual 15
    }

    It 'excludes the address where the exchange says that there is no IP list' {
        $diagnosis = Get-Key home-trader | Debug-BinanceKey -For 'POST /fapi/v1/order'
        $diagnosis.Excluded -join ' ' | Should -Match 'no IP list'
        $diagnosis.Cause | Should -Not -Be AddressNotListed
        $diagnosis.Alternative.Cause | Should -Not -Contain AddressNotListed
    }

    It 'looks for an unknown key only where it is told to' {
        $diagnosis = Get-Key testnet-bot | Debug-BinanceKey -TryEnvironment FuturesDemo
        $diagnosis.Cause | Should -Not -Be KeyOfOtherEnvironment
        ($diagnosis.Evidence | Where-Object Probe -EQ OtherEnvironments).Saw | Should -Match '^FuturesDemo'
    }

    It 'keeps a key that is used on loopback there, whatever its environment is called' {
        $key = Get-Key testnet-bot
        $diagnosis = Debug-BinanceKey -Credential (Get-SandboxCredential $key) @at
        $diagnosis.Cause | Should -Be KeyOfOtherEnvironment
        $diagnosis.AskedHost | Should -Be localhost
    }

    It 'sends a key to no other environment when its address was named' {
        $diagnosis = Debug-BinanceKey -Credential (Get-SandboxCredential $everything) -BaseUri https://exchange.invalid -Environment Live
        $diagnosis.AskedHost | Should -Not -Match 'binance'
        $diagnosis.Cause | Should -Be NameNotResolved
    }

    It 'names the ground of a verdict' {
        $diagnosis = $cloud | Debug-BinanceKey
        $diagnosis.Fact.Count | Should -BeGreaterThan 0
        foreach ($fact in $diagnosis.Fact) {
            "$($fact.Standing)" | Should -BeIn Official, Observed, Unverified, Computed
            $fact.Source | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'An error by the pipeline' {
    It 'leads to the key of the vault that it is about' {
        $errors = Get-ErrorOf { Get-BinanceKeyRestriction cloud -Vault Work @at }
        $diagnosis = $errors[0] | Debug-BinanceKey @at
        $diagnosis.Name | Should -Be cloud
        $diagnosis.Vault | Should -Be Work
        $diagnosis.Cause | Should -Be AddressNotListed
        $diagnosis.ReportedError | Should -Match '-2015'
        $diagnosis.For | Should -Be 'GET /sapi/v1/account/apiRestrictions'
    }

    It 'leads to the key of the sandbox that it is about' {
        $errors = Get-ErrorOf { Get-Key ghost | Get-BinanceKeyRestriction }
        ($errors[0] | Debug-BinanceKey).Name | Should -Be ghost
    }

    It 'leads to a key that could not be read' {
        $errors = Get-ErrorOf { Get-BinanceKeyRestriction with-space -Vault Work @at }
        $diagnosis = $errors[0] | Debug-BinanceKey
        $diagnosis.Cause | Should -Be KeyHasWhitespace
        $diagnosis.Name | Should -Be with-space
    }

    It 'may be of another command, with the key by name' {
        $errors = Get-ErrorOf {
            Invoke-RestMethod "$($address)api/v3/account?timestamp=1&signature=00" -Headers @{ 'X-MBX-APIKEY' = $everything.RevealApiKey() } -ErrorAction Stop
        }
        $diagnosis = $errors[0] | Debug-BinanceKey good @at
        $diagnosis.ReportedError | Should -Match '-1021|-1022'
        $diagnosis.Name | Should -Be good
        $diagnosis.For | Should -Be 'GET /api/v3/account'
    }

    It 'is judged by itself when it is about no key that can be looked up' {
        $errors = Get-ErrorOf { Get-BinanceKeyRestriction -Credential (Get-SandboxCredential $cloud) @at }
        $diagnosis = $errors[0] | Debug-BinanceKey
        $diagnosis.Name | Should -BeNullOrEmpty
        $diagnosis.ReportedError | Should -Match '-2015'
        $diagnosis.RequestCount | Should -Be 0
        "$($diagnosis.Confidence)" | Should -Not -Be Certain
    }

    It 'may be one of several, each with its key' {
        $errors = Get-ErrorOf { 'cloud-bot', 'ghost' | ForEach-Object { Get-Key $_ } | Get-BinanceKeyRestriction -ErrorAction Continue }
        ($errors | Debug-BinanceKey).Name | Should -Be cloud-bot, ghost
    }
}

Describe '-ErrorText' {
    It 'is enough by itself: <cause>' -ForEach @(
        @{ text = 'APIError(code=-1021): Timestamp for this request was 1000ms ahead of the server''s time.'; cause = 'ClockAhead' }
        @{ text = '{"code":-2014,"msg":"API-key format invalid."}'; cause = $null }
        @{ text = 'getaddrinfo ENOTFOUND api.binance.com'; cause = 'NameNotResolved' }
    ) {
        $diagnosis = Debug-BinanceKey -ErrorText $text
        $diagnosis.RequestCount | Should -Be 0
        "$($diagnosis.Confidence)" | Should -Not -Be Certain
        if ($cause) {
            $diagnosis.Cause | Should -Be $cause
        }
        else {
            $diagnosis.Fix | Should -Not -BeNullOrEmpty
        }
    }

    It 'recomputes the signature of the logged request with the key' {
        $signature = New-BinanceSignature -Credential (Get-SandboxCredential $everything) -Parameter ([ordered]@{ email = 'user@example.com'; timestamp = '1578963600000' }) -AllowReservedParameter
        $signed = "$($signature.Signature)"
        $text = "GET https://api.binance.com/sapi/v1/sub-account/list?email=user@example.com&timestamp=1578963600000&signature=$signed failed: {`"code`":-1022,`"msg`":`"Signature for this request is not valid.`"}"
        $diagnosis = Debug-BinanceKey good -Vault Work @at -ErrorText $text
        $diagnosis.Cause | Should -Be SignedTextUnencoded
        $diagnosis | Format-List * | Out-String | Should -Not -Match $signed
    }

    It 'belongs to every key that is piped' {
        $found = 'good', 'cloud' | Debug-BinanceKey -Vault Work @at -ErrorText '-2015'
        $found.Name | Should -Be good, cloud
        $found.ReportedError | Should -Be '-2015', '-2015'
    }
}

Describe 'What a person can get wrong' {
    It 'is told that there is nothing to diagnose' {
        { Debug-BinanceKey } | Should -Throw -ErrorId 'NothingToDiagnose,*'
    }

    It 'is told that -For names no request: <for>' -ForEach @(
        @{ for = 'POST'; id = 'RequestPath' }
        @{ for = '/nope/v1/order'; id = 'RequestFamily' }
        @{ for = 'FETCH /api/v3/order'; id = 'RequestMethod' }
    ) {
        { $everything | Debug-BinanceKey -For $for } | Should -Throw -ErrorId "$id,*"
    }

    It 'is told that a key is missing, and the others go on' {
        $found = Debug-BinanceKey good, nowhere -Vault Work @at -ErrorVariable errors -ErrorAction SilentlyContinue
        $found.Name | Should -Be good
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'KeyNotFound,*'
    }
}

Describe 'The letter' {
    It 'begins with the verdict, is wrapped between words and shows no key' {
        $lines = @(($cloud | Debug-BinanceKey | Format-At80) -replace "`e\[[0-9;]*m" | Where-Object { $_.Trim() })
        $lines[0] | Should -Match '^The address 127\.0\.0\.1 is not on the key''s IP list\.'
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 -Because $_ }
        $text = $lines -join ' '
        foreach ($part in 'What to do', 'Other explanations', 'Evidence', 'SignedRead on localhost', 'of at most 15 requests sent') {
            $text | Should -Match ([regex]::Escape($part))
        }

        $text | Should -Not -Match ([regex]::Escape($cloud.RevealApiKey()))
        $text | Should -Not -Match ([regex]::Escape($cloud.RevealSecret()))
    }

    It 'has a table with a line a key, on demand' {
        $lines = @($cloud, $everything | Debug-BinanceKey | Format-Table | Out-String -Width 80) -split "`n"
        @($lines -match 'cloud-bot\s+Likely\s+AddressNotListed').Count | Should -Be 1
    }
}

Describe 'Tab' {
    It 'completes -For by any part' {
        $line = 'Debug-BinanceKey x -For fapi/v1/order'
        $texts = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $texts | Should -Contain "'POST /fapi/v1/order'"
    }

    It 'completes -TryEnvironment' {
        $line = 'Debug-BinanceKey x -TryEnvironment Spot'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain SpotTestnet
    }
}
