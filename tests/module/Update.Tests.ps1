# What Binance tells about keys, recorded: Update-BinanceKey, and what Get-BinanceKey makes of it.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    $sandbox = Start-BinanceSandbox
    $grid = $sandbox.Keys | Where-Object Name -EQ grid-bot
    $dashboard = $sandbox.Keys | Where-Object Name -EQ dashboard
    $refused = $sandbox.Keys | Where-Object Name -EQ cloud-bot
    $at = @{ Environment = 'Sandbox' }

    function New-Entry($Key, [hashtable] $Metadata) {
        $Metadata ? @{ Value = (Get-SandboxCredential $Key); Metadata = $Metadata } : @{ Value = (Get-SandboxCredential $Key) }
    }

    # A key as Register-BinanceKey -SkipVerification leaves it: nothing of what only Binance knows.
    function New-Unverified($Key, [hashtable] $Metadata = @{}) {
        $recorded = @{
            'bkt.version' = '1'; 'bkt.apiKey' = $Key.ApiKey; 'bkt.fingerprint' = $Key.Fingerprint; 'bkt.algorithm' = "$($Key.Algorithm)"
            'bkt.registeredAt' = [datetime]::UtcNow.ToString('o')
        }
        $Metadata.Keys | ForEach-Object { $recorded[$_] = $Metadata[$_] }
        New-Entry $Key $recorded
    }

    function Get-MetadataOf([string] $Name) {
        (Get-VaultEntry $path | Where-Object Name -EQ $Name).Metadata
    }

    function Get-WarningOf([scriptblock] $Script) {
        @(& $Script 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
    }

    function Set-Answer([hashtable] $Fields) {
        Add-SandboxFault $sandbox @{ kind = 'FixedAnswer'; path = '/sapi/v1/account/apiRestrictions'; body = (ConvertTo-Json $Fields) }
    }

    # Fills the vault anew and forgets its calls.
    function Reset-Vault([hashtable] $Entries, [string] $Faults = '') {
        Set-VaultEntry $path $Entries
        Set-VaultFault $path $Faults
    }

    Unregister-AllVaults
    $path = Register-FaultyVault Bots
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'Update-BinanceKey' {
    AfterEach { Clear-SandboxFault $sandbox }

    It 'records what was not known, and returns the key' {
        Reset-Vault @{ bot = New-Unverified $grid @{ 'bkt.label' = 'grid'; 'mine' = 'kept' } }
        $key = Update-BinanceKey bot @at -ErrorAction Stop
        $key.GetType().FullName | Should -Be 'BinanceKeyTools.Keys.KeyRecord'
        "$key" | Should -Be 'Bots/bot'
        [math]::Abs(($key.CreatedAt - $grid.CreatedAt).TotalSeconds) | Should -BeLessThan 1
        $key.Age.Days | Should -Be 60
        $key.Label | Should -Be 'grid'

        $metadata = Get-MetadataOf bot
        $metadata.'bkt.createdAt' | Should -Be $key.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'")
        $metadata.'bkt.environment', $metadata.'bkt.ipRestricted' | Should -Be 'Sandbox', 'true'
        $metadata.'bkt.permissions' | Should -Be 'Reading, SpotAndMarginTrading'
        $metadata.'bkt.verifiedAt' | Should -Match '^\d{4}-\d\d-\d\dT.*Z$'
        $metadata.mine, $metadata.'bkt.label' | Should -Be 'kept', 'grid'
        (Get-VaultEntry $path).Secret | Should -Be $grid.RevealSecret()
        (Get-VaultCall $path -Change).Operation | Should -Be 'Note'

        $listed = Get-BinanceKey bot
        "$($listed.CreatedAt) $($listed.RecordedPermission) $($listed.Environment)" | Should -Be "$($key.CreatedAt) $($key.RecordedPermission) Sandbox"
    }

    It 'registers a key about which nothing is recorded, without a date on which it came into the vault' {
        Reset-Vault @{ plain = New-Entry $dashboard }
        Update-BinanceKey plain @at -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $metadata = Get-MetadataOf plain
        $metadata.'bkt.version', $metadata.'bkt.algorithm', $metadata.'bkt.fingerprint' | Should -Be '1', 'Ed25519', $dashboard.Fingerprint
        $metadata.'bkt.apiKey' | Should -Be $dashboard.ApiKey
        $metadata.ContainsKey('bkt.registeredAt') | Should -BeFalse
        Set-VaultFault $path 'Read:Throw'
        (Get-BinanceKey plain -ErrorAction Stop).Age.Days | Should -Be 25
    }

    It 'writes nothing where nothing is new, returns nothing, and says so' {
        Reset-Vault @{ bot = New-Unverified $grid }
        $null = Update-BinanceKey bot @at
        $before = Get-MetadataOf bot
        Set-VaultFault $path
        $said = Update-BinanceKey bot @at -Verbose 4>&1
        $said | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] } | Should -BeNullOrEmpty
        $said.Message | Should -Contain 'Bots/bot: unchanged, what Binance tells is recorded already'
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
        (Get-MetadataOf bot).'bkt.verifiedAt' | Should -Be $before.'bkt.verifiedAt'
    }

    It 'corrects what Binance contradicts, and says what was wrong' {
        Reset-Vault @{ bot = New-Unverified $grid @{ 'bkt.createdAt' = '2019-03-04'; 'bkt.algorithm' = 'Rsa'; 'bkt.fingerprint' = '000000000000'; 'bkt.environment' = 'Live'; 'bkt.permissions' = 'Reading, Withdrawals' } }
        $warnings = Get-WarningOf { Update-BinanceKey bot @at }
        $warnings | Should -Be @(
            "The record of Bots/bot was wrong and is corrected: bkt.fingerprint was '000000000000', and the key that Binance accepts has '$($grid.Fingerprint)'."
            "The record of Bots/bot was wrong and is corrected: bkt.algorithm was 'Rsa', and the key that Binance accepts has '$($grid.Algorithm)'."
            "The record of Bots/bot was wrong and is corrected: bkt.environment was 'Live', and 'Sandbox' accepts the key."
            "The record of Bots/bot was wrong and is corrected: bkt.createdAt was 2019-03-04, and Binance created the key on $($grid.CreatedAt.UtcDateTime.ToString('yyyy-MM-dd'))."
        )
        $metadata = Get-MetadataOf bot
        $metadata.'bkt.fingerprint', $metadata.'bkt.algorithm', $metadata.'bkt.permissions' | Should -Be $grid.Fingerprint, "$($grid.Algorithm)", 'Reading, SpotAndMarginTrading'
        Get-WarningOf { Update-BinanceKey bot @at } | Should -BeNullOrEmpty
    }

    It 'takes a day without its time for no mistake, and records the time' {
        Reset-Vault @{ bot = New-Unverified $grid @{ 'bkt.createdAt' = $grid.CreatedAt.UtcDateTime.ToString('yyyy-MM-dd') } }
        Get-WarningOf { Update-BinanceKey bot @at } | Should -BeNullOrEmpty
        (Get-MetadataOf bot).'bkt.createdAt' | Should -Match 'T'
    }

    It 'leaves what Binance does not tell as it is recorded' {
        Reset-Vault @{ bot = New-Unverified $grid @{ 'bkt.createdAt' = '2024-05-06T07:08:09Z'; 'bkt.permissions' = 'Reading, Futures, Withdrawals'; 'bkt.ipRestricted' = 'true' } }
        Set-Answer @{ enableReading = $true; enableFutures = $false }
        Get-WarningOf { Update-BinanceKey bot @at } | Should -BeNullOrEmpty
        $metadata = Get-MetadataOf bot
        $metadata.'bkt.createdAt', $metadata.'bkt.ipRestricted' | Should -Be '2024-05-06T07:08:09Z', 'true'
        $metadata.'bkt.permissions' | Should -Be 'Reading, Withdrawals'
    }

    It 'warns where Binance does not tell when a key was created, and records no date' {
        Reset-Vault @{ bot = New-Unverified $grid }
        Set-Answer @{ enableReading = $true }
        Get-WarningOf { Update-BinanceKey bot @at } | Should -BeLike 'Sandbox does not tell when Bots/bot was created, so its age stays unknown.*Set-BinanceKey -CreatedAt.'
        (Get-MetadataOf bot).ContainsKey('bkt.createdAt') | Should -BeFalse
    }

    It 'takes no date that is yet to come for an age, and says so' {
        Reset-Vault @{ bot = New-Unverified $grid }
        Set-Answer @{ enableReading = $true; createTime = [datetimeoffset]::UtcNow.AddYears(50).ToUnixTimeMilliseconds() }
        $warnings = $null
        $key = Update-BinanceKey bot @at -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*is yet to come by the clock of this machine*Test-BinanceClock.'
        $key.Age | Should -BeNullOrEmpty
        Get-WarningOf { Get-BinanceKey -Stale 30 } | Should -BeLike '*The recorded creation date is yet to come, and cannot be right: Bots/bot.*'
    }

    It 'asks and changes nothing with -WhatIf' {
        Reset-Vault @{ bot = New-Unverified $grid }
        Update-BinanceKey bot @at -WhatIf | Should -BeNullOrEmpty
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
    }

    It 'updates each key that a pattern fits, and keeps their order' {
        Reset-Vault @{ a = New-Unverified $grid; b = New-Unverified $dashboard; c = New-Unverified $grid; database = @{ Value = (ConvertTo-TestCredential 'sa' 'password') } }
        (Update-BinanceKey * @at -ErrorAction Stop).Name | Should -Be 'a', 'b', 'c'
    }

    It 'takes keys from Get-BinanceKey, and by name and vault' {
        Reset-Vault @{ a = New-Unverified $grid @{ 'bkt.environment' = 'Sandbox' }; b = New-Unverified $dashboard @{ 'bkt.environment' = 'Sandbox' } }
        (Get-BinanceKey a | Update-BinanceKey -ErrorAction Stop).Name | Should -Be 'a'
        ([pscustomobject]@{ Name = 'b'; Vault = 'Bots' } | Update-BinanceKey -ErrorAction Stop).Name | Should -Be 'b'
    }

    It 'records with the API key of a pair, and not with a secret of the same name' {
        Reset-Vault @{
            'pair-key' = @{ Value = (ConvertTo-TestSecureString $grid.RevealApiKey()) }; 'pair-secret' = @{ Value = (ConvertTo-TestSecureString $grid.RevealSecret()) }
            pair = New-Unverified $dashboard
        }
        $keys = Update-BinanceKey pai* @at -ErrorAction Stop
        $keys.Fingerprint | Sort-Object | Should -Be ($grid.Fingerprint, $dashboard.Fingerprint | Sort-Object)
        (Get-VaultCall $path -Change).Name | Sort-Object | Should -Be 'pair', 'pair-key'
    }

    It 'completes names of keys, and has no credential to record with' {
        (Get-Command Update-BinanceKey).Parameters.Keys | Should -Not -Contain 'Credential'
        $null = Get-BinanceKey
        (TabExpansion2 'Update-BinanceKey pai' 21).CompletionMatches.CompletionText | Should -Contain 'pair'
    }

    Context 'refusals' {
        BeforeAll {
            function Assert-Error($Record, [string] $Id, [string] $Target) {
                @($Record).Count | Should -Be 1 -Because "there is one error: $($Record | Out-String)"
                $Record.FullyQualifiedErrorId | Should -BeLike "$Id,BinanceKeyTools.Commands.UpdateBinanceKeyCommand"
                $Record.TargetObject | Should -Be $Target
                $Record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            }
        }

        It 'records nothing about a key that Binance refuses, and goes on with the next' {
            Reset-Vault @{ a = New-Unverified $refused; b = New-Unverified $grid }
            $problems = $null
            (Update-BinanceKey * @at -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'b'
            Assert-Error $problems 'BinanceApi.-2015' 'Bots/a'
            (Get-VaultCall $path -Change).Name | Should -Be 'b'
        }

        It 'records nothing of <Answer>' -ForEach @(
            @{ Answer = 'an answer that tells nothing'; Fault = @{ kind = 'FixedAnswer'; body = '{}' }; Id = 'BinanceResponseUnexpected' }
            @{ Answer = 'an answer of another form'; Fault = @{ kind = 'FixedAnswer'; body = '{"enableReading":"perhaps"}' }; Id = 'BinanceResponseUnexpected' }
            @{ Answer = 'an answer with half a character'; Fault = @{ kind = 'FixedAnswer'; body = '{"enableReading":true,"\ud800":1}' }; Id = 'BinanceResponseUnexpected' }
            @{ Answer = 'a page'; Fault = @{ kind = 'HtmlPage' }; Id = 'Binance*' }
        ) {
            Reset-Vault @{ bot = New-Unverified $grid }
            Add-SandboxFault $sandbox ($Fault + @{ path = '/sapi/v1/account/apiRestrictions' })
            Assert-Error (Get-ErrorOf { Update-BinanceKey bot @at }) $Id 'Bots/bot'
            Get-VaultCall $path -Change | Should -BeNullOrEmpty
        }

        It 'refuses the key of a sandbox, which has no record' {
            Assert-Error (Get-ErrorOf { $grid | Update-BinanceKey }) 'KeyNotInVault' 'grid-bot'
            Reset-Vault @{ bot = New-Unverified $grid }
            Assert-Error (Get-ErrorOf { Update-BinanceKey grid-bot -Environment Sandbox }) 'KeyNotFound' 'Bots/grid-bot'
        }

        It 'refuses a secret that is no key, a name that is none, and a vault that is none' {
            Reset-Vault @{ database = @{ Value = (ConvertTo-TestCredential 'sa' 'password') } }
            (Get-ErrorOf { Update-BinanceKey database @at }).TargetObject | Should -Be 'Bots/database'
            Assert-Error (Get-ErrorOf { Update-BinanceKey nothing -Vault Bots @at }) 'KeyNotFound' 'Bots/nothing'
            Assert-Error (Get-ErrorOf { Update-BinanceKey bot -Vault Nowhere @at }) 'VaultNotFound' 'Nowhere'
        }

        It 'says that a vault did not take it, and goes on with the next key' {
            Reset-Vault @{ a = New-Unverified $grid; b = New-Unverified $dashboard } 'Note:Throw@1'
            $problems = $null
            (Update-BinanceKey * @at -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'b'
            Assert-Error $problems 'KeyMetadataNotRecorded' 'Bots/a'
        }

        It 'records nothing about a key that was exchanged meanwhile' {
            Reset-Vault @{ bot = New-Unverified $grid }
            $problems = $null
            $exchanged = @{ bot = New-Unverified $dashboard }
            Update-BinanceKey bot @at -Verbose -ErrorVariable problems -ErrorAction SilentlyContinue 4>&1 |
                Where-Object { $_ -like '*apiRestrictions*' } | ForEach-Object { Set-VaultEntry $path $exchanged }
            Assert-Error $problems 'KeyChangedMeanwhile' 'Bots/bot'
            "$problems" | Should -BeLike "The secret 'bot' in the vault 'Bots' was given another key*Nothing was recorded."
            Get-VaultCall $path -Change | Should -BeNullOrEmpty
        }

        It 'says that a vault keeps nothing beside its secrets' {
            $bare = Register-FaultyVault Bare -Bare
            Set-VaultEntry $bare @{ bot = @{ Value = (Get-SandboxCredential $grid) } }
            try {
                Assert-Error (Get-ErrorOf { Update-BinanceKey bot -Vault Bare @at }) 'VaultWithoutMetadata' 'Bare/bot'
                (Get-VaultEntry $bare).Secret | Should -Be $grid.RevealSecret()
            }
            finally {
                Unregister-SecretVault Bare
            }
        }
    }
}

Describe 'Ages' {
    AfterEach { Clear-SandboxFault $sandbox }

    It 'are unknown for a key that was registered unverified, and not zero' {
        Reset-Vault @{}
        $registered = Register-BinanceKey bot -Vault Bots -Credential (Get-SandboxCredential $grid) @at -SkipVerification -Confirm:$false
        $registered.CreatedAt | Should -BeNullOrEmpty
        $key = Get-BinanceKey bot
        $key.Age | Should -BeNullOrEmpty
        $key.RegisteredAt | Should -Not -BeNullOrEmpty
        $key.TimeInVault.TotalMinutes | Should -BeLessThan 60
        ($key | Format-At80) -join "`n" | Should -Match '(?m)^bot .*\?\s*$'
        ($key | Format-At80 -View List) -join "`n" | Should -Match '(?m)^Age\s*: \?'

        (Get-BinanceKey -Stale 60 -WarningAction Ignore).Name | Should -Be 'bot'
        $null = Update-BinanceKey bot
        (Get-BinanceKey bot | Format-At80) -join "`n" | Should -Match '(?m)^bot .*60d\s*$'
        Get-BinanceKey -Stale 61 -WarningAction Stop | Should -BeNullOrEmpty
    }

    It 'of what Binance does not tell are shown as unknown' {
        Set-Answer @{ enableReading = $true; ipRestrict = $false }
        ($grid | Get-BinanceKeyRestriction | Format-At80) -join "`n" | Should -Match '(?m)^grid-bot\s+Reading\s+any\s+\?'
    }

    It 'can be recorded by hand where Binance does not tell' {
        Reset-Vault @{ bot = New-Unverified $grid }
        Set-BinanceKey bot -CreatedAt ([datetime]::UtcNow.AddDays(-12))
        (Get-BinanceKey bot).Age.Days | Should -Be 12
        Set-BinanceKey bot -CreatedAt $null
        (Get-BinanceKey bot).Age | Should -BeNullOrEmpty
        $problem = Get-ErrorOf { Set-BinanceKey bot -CreatedAt ([datetime]::UtcNow.AddDays(12)) }
        $problem.FullyQualifiedErrorId | Should -BeLike 'NoteInvalid,*'
        $problem.Exception.Message | Should -BeLike '*-CreatedAt is yet to come.'
    }
}
