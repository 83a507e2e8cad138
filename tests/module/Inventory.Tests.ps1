# What vaults list, what is recorded about keys, and how keys are taken out: Get-, Set- and Unregister-BinanceKey.

BeforeDiscovery {
    $names = 'with space', 'brackets[1]', "quote's", 'slash/name', 'star*name', 'tick`name', 'Ümläut-名前', '-dash'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    $sample = Get-SampleKey
    $credential = ConvertTo-TestCredential
    $fingerprint = '5ba1ed8425ba'
    $ed25519 = "-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u`n-----END PRIVATE KEY-----"

    # A key as Register-BinanceKey leaves it.
    function New-Entry([hashtable] $Metadata = @{}, $Value = $credential) {
        $recorded = @{
            'bkt.version' = '1'; 'bkt.apiKey' = 'vmPU…Eh8A'; 'bkt.fingerprint' = $fingerprint; 'bkt.algorithm' = 'Hmac'
        }
        $Metadata.Keys | ForEach-Object { $recorded[$_] = $Metadata[$_] }
        @{ Value = $Value; Metadata = $recorded }
    }

    function Get-DaysAgo([int] $Days) {
        [datetime]::UtcNow.AddDays(-$Days).ToString('o')
    }

    function Get-WarningOf([scriptblock] $Script) {
        @(& $Script 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
    }

    function Assert-Error($Record, [string] $Id, [string] $Target) {
        @($Record).Count | Should -Be 1 -Because "there is one error: $($Record | Out-String)"
        $Record.FullyQualifiedErrorId | Should -BeLike "$Id,BinanceKeyTools.Commands.*"
        $Record.TargetObject | Should -Be $Target
        $Record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $Record.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }

    # Fills the vault anew and forgets its calls.
    function Reset-Vault([hashtable] $Entries, [string] $Faults = '') {
        Set-VaultEntry $path $Entries
        Set-VaultFault $path $Faults
    }

    Unregister-AllVaults
    $path = Register-FaultyVault Bots
}

AfterAll { Unregister-AllVaults }

Describe 'Get-BinanceKey' {
    Context 'what is read' {
        BeforeAll {
            Reset-Vault @{
                registered = New-Entry @{ 'bkt.purpose' = 'SpotTrading' }
                pending = @{ Value = (ConvertTo-TestCredential 'pending' $ed25519); Metadata = @{ 'bkt.version' = '1'; 'bkt.state' = 'Pending'; 'bkt.algorithm' = 'Ed25519' } }
                noted = @{ Value = $credential; Metadata = @{ 'bkt.version' = '1'; 'bkt.owner' = 'ops' } }
                found = @{ Value = $credential }
                database = @{ Value = (ConvertTo-TestCredential 'sa' 'password') }
            }
        }

        It 'reads no secret that is registered, and lists a vault once' {
            Set-VaultFault $path 'Read:Throw'
            $keys = Get-BinanceKey registered, pend*, registered -ErrorAction Stop
            $keys.Name | Should -Be 'registered', 'pending', 'registered'
            (Get-VaultCall $path).Operation | Should -Be 'List'
            $keys[0].ApiKey | Should -Be 'vmPU…Eh8A'
            $keys[0].Fingerprint | Should -Be $fingerprint
            $keys[0].Algorithm | Should -Be 'Hmac'
            $keys[0].Purpose | Should -Be 'SpotTrading'
        }

        It 'shows a private key without its API key as pending, read or not' {
            Set-VaultFault $path
            foreach ($key in (Get-BinanceKey pending -ErrorAction Stop), (Get-BinanceKey pending -ReadSecret -ErrorAction Stop)) {
                $key.State | Should -Be 'Pending'
                $key.Algorithm | Should -Be 'Ed25519'
                $key.ApiKey | Should -BeNullOrEmpty
            }
        }

        It 'reads what is not registered, to find out whether it is a key' {
            Set-VaultFault $path
            (Get-BinanceKey).Name | Should -Be 'found', 'noted', 'pending', 'registered'
            (Get-VaultCall $path | Where-Object Operation -EQ Read).Name | Sort-Object | Should -Be 'database', 'found', 'noted'
        }

        It 'reads nothing with -Registered, and lists what something was recorded about' {
            Set-VaultFault $path 'Read:Throw'
            (Get-BinanceKey -Registered -ErrorAction Stop).Name | Should -Be 'noted', 'pending', 'registered'
            (Get-VaultCall $path).Operation | Should -Be 'List'
        }

        It 'shows with -ReadSecret what is there and not what is recorded' {
            Reset-Vault @{ moved = New-Entry @{ 'bkt.apiKey' = 'AAAA…ZZZZ'; 'bkt.fingerprint' = '000000000000'; 'bkt.algorithm' = 'Rsa' } }
            (Get-BinanceKey moved).Fingerprint | Should -Be '000000000000'
            $key = Get-BinanceKey moved -ReadSecret
            $key.Fingerprint | Should -Be $fingerprint
            $key.ApiKey | Should -Be 'vmPU…Eh8A'
            $key.Algorithm | Should -Be 'Hmac'
            $key.RecordedAlgorithm | Should -Be 'Rsa'
        }

        It 'does not take -Registered and -ReadSecret together' {
            { Get-BinanceKey -Registered -ReadSecret } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'what is recorded' {
        It 'shows when the key was verified, and what the exchange said of it then' {
            Reset-Vault @{ bot = New-Entry @{ 'bkt.verifiedAt' = '2026-05-06T07:08:09Z'; 'bkt.permissions' = 'Reading, SpotAndMarginTrading'; 'bkt.ipRestricted' = 'True' } }
            $key = Get-BinanceKey bot
            $key.VerifiedAt | Should -Be ([datetimeoffset]'2026-05-06T07:08:09Z')
            "$($key.RecordedPermission)" | Should -Be 'Reading, SpotAndMarginTrading'
            $key.RecordedIPRestricted | Should -BeTrue
        }

        It 'reports what cannot be understood, and says who can correct it' {
            Reset-Vault @{ bot = New-Entry @{ 'bkt.environment' = 'Lvie' } }
            $problem = Get-ErrorOf { Get-BinanceKey bot }
            Assert-Error $problem 'KeyMetadataInvalid' 'Bots/bot'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Set-BinanceKey*'
            Set-BinanceKey bot -Environment SpotTestnet
            (Get-BinanceKey bot).Environment | Should -Be 'SpotTestnet'
        }
    }

    Context 'order' {
        It 'counts as people do, whatever the culture' {
            Reset-Vault @{ 'bot10' = New-Entry; 'bot2' = New-Entry; 'Bot1' = New-Entry; 'bot2a' = New-Entry; 'bot02' = New-Entry; 'ä' = New-Entry; 'z' = New-Entry }
            $culture = [Threading.Thread]::CurrentThread.CurrentCulture
            try {
                foreach ($name in 'sv-SE', 'tr-TR', '') {
                    [Threading.Thread]::CurrentThread.CurrentCulture = $name
                    (Get-BinanceKey).Name | Should -Be 'Bot1', 'bot02', 'bot2', 'bot2a', 'bot10', 'z', 'ä'
                }
            }
            finally {
                [Threading.Thread]::CurrentThread.CurrentCulture = $culture
            }
        }

        It 'goes by the order of the vaults first' {
            Reset-Vault @{ a = New-Entry; c = New-Entry }
            $other = Register-FaultyVault Another
            Set-VaultEntry $other @{ b = New-Entry }
            try {
                $vaults = (Get-SecretVault).Name
                (Get-BinanceKey).Vault | Select-Object -Unique | Should -Be $vaults
            }
            finally {
                Unregister-SecretVault Another
            }
        }
    }

    Context 'filters' {
        BeforeAll {
            Reset-Vault @{
                live = New-Entry @{ 'bkt.purpose' = 'SpotTrading'; 'bkt.owner' = 'ops@example.com'; 'bkt.tags' = 'grid, eu'; 'bkt.createdAt' = (Get-DaysAgo 100) }
                tax = New-Entry @{ 'bkt.purpose' = 'TaxReporting'; 'bkt.owner' = 'finance@example.com'; 'bkt.createdAt' = (Get-DaysAgo 60); 'bkt.algorithm' = 'Rsa' }
                test = New-Entry @{ 'bkt.environment' = 'SpotTestnet'; 'bkt.tags' = 'eu'; 'bkt.registeredAt' = (Get-DaysAgo 20); 'bkt.rotateAfterDays' = '14' }
                ageless = New-Entry
                kept = New-Entry @{ 'bkt.registeredAt' = (Get-DaysAgo 70) }
                future = New-Entry @{ 'bkt.createdAt' = (Get-DaysAgo -400) }
                pending = @{ Value = (ConvertTo-TestCredential 'pending' $ed25519); Metadata = @{ 'bkt.version' = '1'; 'bkt.state' = 'Pending'; 'bkt.registeredAt' = (Get-DaysAgo 1) } }
            }
        }

        It 'finds <Found> by <Filter>' -ForEach @(
            @{ Filter = @{ Environment = 'SpotTestnet' }; Found = 'test' }
            @{ Filter = @{ Environment = 'SpotTestnet', 'Us' }; Found = 'test' }
            @{ Filter = @{ Algorithm = 'Rsa' }; Found = 'tax' }
            @{ Filter = @{ Purpose = '*Trading' }; Found = 'live' }
            @{ Filter = @{ Purpose = 'spottrading', 'TaxReporting' }; Found = 'live', 'tax' }
            @{ Filter = @{ Purpose = '' }; Found = 'ageless', 'future', 'kept', 'pending', 'test' }
            @{ Filter = @{ Tag = 'grid' }; Found = 'live' }
            @{ Filter = @{ Tag = 'eu', 'nothing' }; Found = 'live', 'test' }
            @{ Filter = @{ Owner = '*@example.com' }; Found = 'live', 'tax' }
            @{ Filter = @{ Owner = 'ops@example.com' }; Found = 'live' }
            @{ Filter = @{ State = 'Pending' }; Found = 'pending' }
            @{ Filter = @{ State = '' }; Found = 'ageless', 'future', 'kept', 'live', 'tax', 'test' }
            @{ Filter = @{ OlderThan = 60 }; Found = 'ageless', 'future', 'kept', 'live', 'tax', 'test' }
            @{ Filter = @{ OlderThan = 61 }; Found = 'ageless', 'future', 'kept', 'live', 'test' }
            @{ Filter = @{ Stale = 60 }; Found = 'ageless', 'future', 'kept', 'live', 'tax', 'test' }
            @{ Filter = @{ Stale = 90 }; Found = 'ageless', 'future', 'kept', 'live', 'test' }
            @{ Filter = @{ Stale = 1 }; Found = 'ageless', 'future', 'kept', 'live', 'pending', 'tax', 'test' }
            @{ Filter = @{ OlderThan = 61; Stale = 101 }; Found = 'ageless', 'future', 'kept', 'test' }
            @{ Filter = @{ Stale = 60; Owner = 'f*' }; Found = 'tax' }
            @{ Filter = @{ Name = 't*'; Vault = 'B*'; Stale = 60 }; Found = 'tax', 'test' }
            @{ Filter = @{ Environment = 'Us' }; Found = $null }
        ) {
            (Get-BinanceKey @Filter -WarningAction Ignore -ErrorAction Stop).Name | Should -Be $Found
        }

        It 'says which keys have no age to judge by' {
            $warning = Get-WarningOf { Get-BinanceKey -Stale 60 }
            $warning.Count | Should -Be 1
            $warning | Should -BeLike 'The age of 2 keys is not known, so they are listed too: Bots/ageless, Bots/future.*yet to come, and cannot be right: Bots/future. Update-BinanceKey *'
            Get-WarningOf { Get-BinanceKey ageless, ageless -OlderThan 60 } | Should -BeLike 'The age of 1 key is not known, so it is listed too: Bots/ageless. Update-BinanceKey *'
            Get-WarningOf { Get-BinanceKey -Stale 80 } | Should -BeLike 'The age of 3 keys is not known*'
            Get-WarningOf { Get-BinanceKey -Owner nobody -OlderThan 1 } | Should -BeNullOrEmpty
            Get-WarningOf { Get-BinanceKey } | Should -BeNullOrEmpty
        }

        It 'shows no age that is not known, and never a negative one' {
            foreach ($key in Get-BinanceKey ageless, kept, future) {
                $key.Age | Should -BeNullOrEmpty -Because "$key"
                ($key | Format-At80) -join "`n" | Should -Match '(?m)\?\s*$' -Because "$key"
            }

            (Get-BinanceKey kept).TimeInVault.Days | Should -Be 70
            (Get-BinanceKey live).TimeInVault | Should -BeNullOrEmpty
        }

        It 'completes purposes, states and environments' {
            foreach ($case in @{ Line = 'Get-BinanceKey -Purpose Spot'; Expected = 'SpotTrading' }, @{ Line = 'Get-BinanceKey -State P'; Expected = 'Pending' },
                @{ Line = 'Get-BinanceKey -Environment SpotT'; Expected = 'SpotTestnet' }, @{ Line = 'Set-BinanceKey x -Purpose Tre'; Expected = 'Treasury' },
                @{ Line = 'Unregister-BinanceKey x -Policy Stri'; Expected = 'Strict' }) {
                (TabExpansion2 $case.Line $case.Line.Length).CompletionMatches.CompletionText | Should -Be $case.Expected
            }
        }
    }

    Context 'copies that a replacement left' {
        BeforeAll {
            Reset-Vault @{
                "it's" = New-Entry
                "it's-replaced-20261101-080000" = New-Entry @{ 'bkt.state' = 'Replaced' }
                'bot-replaced-20261101-080000-2' = @{ Value = $credential }
            }
        }

        It 'shows them as such, also where nothing could be recorded' {
            $keys = Get-BinanceKey -WarningAction Ignore
            ($keys | Where-Object State -EQ Replaced).Name | Should -Be 'bot-replaced-20261101-080000-2', "it's-replaced-20261101-080000"
        }

        It 'warns once of each, how to look and how to remove it' {
            $warnings = Get-WarningOf { Get-BinanceKey *, * }
            $warnings.Count | Should -Be 2
            $warnings[1] | Should -BeLike "'it's-replaced-20261101-080000' in the vault 'Bots' is a copy of what 'it's' held*"
            $warnings[1] | Should -BeLike "*Get-BinanceKey 'it''s[*]' -Vault 'Bots' -ReadSecret.*"
            $warnings[1] | Should -BeLike "*Unregister-BinanceKey 'it''s-replaced-20261101-080000' -Vault 'Bots'."
            Get-WarningOf { Get-BinanceKey "it's" } | Should -BeNullOrEmpty
        }
    }
}

Describe 'Set-BinanceKey' {
    BeforeEach {
        Reset-Vault @{
            bot = New-Entry @{ 'bkt.label' = 'old label'; 'bkt.owner' = 'ops'; 'mine' = 'kept' }
            bot2 = New-Entry
            plain = @{ Value = $credential }
            database = @{ Value = (ConvertTo-TestCredential 'sa' 'password') }
        }
    }

    It 'changes what is given, keeps the rest, and writes no value' {
        Set-BinanceKey bot -Label 'new label' -Purpose spottrading -Account main -Environment Us -RotateAfterDays 90 -AllowedIP 8.8.8.8, ' 9.9.9.9' -Tag grid, eu, GRID
        (Get-VaultCall $path -Change).Operation | Should -Be 'Note'
        $entry = Get-VaultEntry $path | Where-Object Name -EQ bot
        $entry.Secret | Should -Be $sample.Secret
        $entry.Metadata.mine | Should -Be 'kept'
        $key = Get-BinanceKey bot
        $key.Label | Should -Be 'new label'
        $key.Owner | Should -Be 'ops'
        $key.Purpose | Should -BeExactly 'SpotTrading'
        $key.Account | Should -Be 'main'
        $key.Environment | Should -Be 'Us'
        $key.RotateAfterDays | Should -Be 90
        $key.AllowedIP | Should -Be '8.8.8.8', '9.9.9.9'
        $key.Tag | Should -Be 'grid', 'eu'
        $key.Fingerprint | Should -Be $fingerprint
    }

    It 'takes entries out that are given empty' {
        Set-BinanceKey bot -Label x -Purpose Convert -Account x -RotateAfterDays 9 -AllowedIP 8.8.8.8 -Proxy http://proxy.example:1 -Tag x
        (Get-BinanceKey bot).Purpose | Should -Be 'Convert'
        Set-BinanceKey bot -Label '' -Purpose ' ' -Owner '' -Account '' -RotateAfterDays 0 -AllowedIP @() -Proxy $null -Tag @()
        (Get-VaultEntry $path | Where-Object Name -EQ bot).Metadata.Keys | Sort-Object |
            Should -Be 'bkt.algorithm', 'bkt.apiKey', 'bkt.fingerprint', 'bkt.version', 'mine'
    }

    It 'shows the proxy without its password, everywhere' {
        $said = Set-BinanceKey bot -Proxy 'http://user:geheim@proxy.example:3128' -PassThru -Verbose *>&1
        ($said | Format-List * -Force | Out-String) | Should -Not -Match 'geheim'
        $said[-1].Proxy | Should -Be 'http://proxy.example:3128/'
        (Get-VaultEntry $path | Where-Object Name -EQ bot).Metadata['bkt.proxy'] | Should -Be 'http://user:geheim@proxy.example:3128'
        (Set-BinanceKey bot -Proxy '' -WhatIf *>&1 | Out-String) | Should -Not -Match 'geheim'
    }

    It 'returns the key after the change with -PassThru, and nothing without' {
        Set-BinanceKey bot -Owner me | Should -BeNullOrEmpty
        $key = Set-BinanceKey bot -Label it -PassThru
        "$key $($key.Label) $($key.Owner)" | Should -Be 'Bots/bot it me'
        (Set-BinanceKey bot -Label it -PassThru).Label | Should -Be 'it'
    }

    It 'changes nothing where all is recorded already, and says so' {
        Set-BinanceKey bot -Owner ops -Verbose 4>&1 | ForEach-Object Message | Should -Be 'Bots/bot: all of this is recorded already'
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
    }

    It 'registers a key that nothing was recorded about, so that it need not be read again' {
        Set-BinanceKey plain -Owner me
        Set-VaultFault $path 'Read:Throw'
        $key = Get-BinanceKey plain -ErrorAction Stop
        "$($key.Owner) $($key.Fingerprint) $($key.ApiKey) $($key.Algorithm)" | Should -Be "me $fingerprint vmPU…Eh8A Hmac"
    }

    It 'brings along what a table carries itself' {
        Reset-Vault @{ table = @{ Value = @{ ApiKey = $sample.ApiKey; SecretKey = $sample.Secret; 'bkt.version' = '1'; 'bkt.environment' = 'Us'; 'bkt.label' = 'in it' } } }
        Set-BinanceKey table -Label beside
        $key = Get-BinanceKey table
        "$($key.Label) $($key.Environment)" | Should -Be 'beside Us'
        (Get-BinanceKey table -ReadSecret).Label | Should -Be 'beside'
    }

    It 'changes each key that a pattern fits, asks about each, and passes over what is no key' {
        Set-BinanceKey * -Owner me -WhatIf
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
        Set-BinanceKey * -Owner me -ErrorAction Stop
        (Get-VaultCall $path -Change).Name | Should -Be 'bot', 'bot2', 'plain'
        (Get-BinanceKey).Owner | Should -Be 'me', 'me', 'me'
    }

    It 'takes keys from Get-BinanceKey, by name, and nothing else of them' {
        Get-BinanceKey bot | Set-BinanceKey -Label it
        [pscustomobject]@{ Name = 'bot2'; Vault = 'Bots'; Label = 'no'; Owner = 'no' } | Set-BinanceKey -Tag t
        'bot', 'bot2' | Set-BinanceKey -Account a -Vault Bots
        $keys = Get-BinanceKey bot*
        $keys.Label | Should -Be 'it', $null
        $keys.Owner | Should -Be 'ops', $null
        $keys.Account | Should -Be 'a', 'a'
    }

    It 'finds <_> by its name' -ForEach $names {
        Reset-Vault @{ $_ = New-Entry; other = New-Entry }
        Set-BinanceKey -Name $_ -Label it
        (Get-VaultCall $path -Change).Name | Should -Be $_
        Get-BinanceKey -Name $_ | Set-BinanceKey -Label that
        (Get-BinanceKey -Name $_).Label | Should -Be 'that'
    }

    It 'records the same with the API key of a pair' {
        Reset-Vault @{
            'pair-key' = @{ Value = (ConvertTo-TestSecureString $sample.ApiKey) }; 'pair-secret' = @{ Value = (ConvertTo-TestSecureString $sample.Secret) }; pair = New-Entry
        }
        Set-BinanceKey pair-key -Label it
        (Get-VaultCall $path -Change).Name | Should -Be 'pair-key'
        Set-BinanceKey pair -Label that
        (Get-VaultCall $path -Change)[-1].Name | Should -Be 'pair'
    }

    Context 'refusals' {
        It 'refuses <Id>' -ForEach @(
            @{ Id = 'NothingToChange'; Target = 'Set-BinanceKey'; Notes = @{} }
            @{ Id = 'AllowedIPInvalid'; Target = '8.8.8.0/24'; Notes = @{ AllowedIP = '8.8.8.0/24' } }
            @{ Id = 'AllowedIPInvalid'; Target = '8.8.8.8'; Notes = @{ AllowedIP = '8.8.8.8', '8.8.8.8' } }
            @{ Id = 'AllowedIPInvalid'; Target = 'Set-BinanceKey'; Notes = @{ AllowedIP = 1..31 | ForEach-Object { "8.8.8.$_" } } }
            @{ Id = 'ProxyMalformed'; Target = 'Set-BinanceKey'; Notes = @{ Proxy = 'localhost:3128' } }
            @{ Id = 'ProxyMalformed'; Target = 'Set-BinanceKey'; Notes = @{ Proxy = 'ftp://proxy.example' } }
            @{ Id = 'ProxyMalformed'; Target = 'Set-BinanceKey'; Notes = @{ Proxy = 'proxy' } }
            @{ Id = 'NoteInvalid'; Target = 'Set-BinanceKey'; Notes = @{ Tag = 'two words' } }
            @{ Id = 'NoteInvalid'; Target = 'Set-BinanceKey'; Notes = @{ Label = "two`nlines" } }
            @{ Id = 'NoteInvalid'; Target = 'Set-BinanceKey'; Notes = @{ Owner = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j' } }
        ) {
            $problem = Get-ErrorOf { Set-BinanceKey bot @Notes }
            Assert-Error $problem $Id $Target
            ($problem | Format-List * -Force | Out-String) | Should -Not -Match 'NhqPtmdS'
            Get-VaultCall $path | Should -BeNullOrEmpty
        }

        It 'questions addresses that Binance cannot see, and takes them with -Force' {
            $problem = Get-ErrorOf { Set-BinanceKey bot -AllowedIP 8.8.8.8, 192.168.1.5 }
            Assert-Error $problem 'AllowedIPQuestionable' '192.168.1.5'
            $problem.Exception.Message | Should -BeLike "*Get-BinanceEgressAddress*"
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
            Get-VaultCall $path | Should -BeNullOrEmpty
            Get-WarningOf { Set-BinanceKey bot -AllowedIP 192.168.1.5 -WhatIf } | Should -BeLike '*private address*'
            Set-BinanceKey bot -AllowedIP 8.8.8.8, 192.168.1.5 -Force
            (Get-BinanceKey bot).AllowedIP | Should -Be '8.8.8.8', '192.168.1.5'
        }

        It 'refuses a secret that is no key, and a name that is none' {
            Assert-Error (Get-ErrorOf { Set-BinanceKey database -Label x }) 'SecretNotAKey' 'Bots/database'
            Assert-Error (Get-ErrorOf { Set-BinanceKey nothing -Vault Bots -Label x }) 'KeyNotFound' 'Bots/nothing'
            Assert-Error (Get-ErrorOf { Set-BinanceKey bot -Vault Nowhere -Label x }) 'VaultNotFound' 'Nowhere'
            Assert-Error (Get-ErrorOf { [pscustomobject]@{ Name = 'bot'; Vault = 'Nowhere' } | Set-BinanceKey -Label x }) 'VaultNotFound' 'Nowhere'
            Get-VaultCall $path -Change | Should -BeNullOrEmpty
        }

        It 'refuses the key of a sandbox' {
            $sandbox = Start-BinanceSandbox
            try {
                Assert-Error (Get-ErrorOf { Set-BinanceKey -InputObject $sandbox.Keys[0] -Label x }) 'KeyNotInVault' $sandbox.Keys[0].Name
            }
            finally {
                $sandbox | Stop-BinanceSandbox
            }
        }

        It 'says that a vault did not take it, and goes on with the next key' {
            Set-VaultFault $path 'Note:Throw@1'
            $problems = $null
            Set-BinanceKey bot* -Owner me -ErrorVariable problems -ErrorAction SilentlyContinue
            Assert-Error $problems 'KeyMetadataNotRecorded' 'Bots/bot'
            (Get-VaultEntry $path | Where-Object Name -EQ bot).Secret | Should -Be $sample.Secret
            (Get-BinanceKey bot2).Owner | Should -Be 'me'
        }

        It 'says that a vault keeps nothing beside its secrets' {
            $bare = Register-FaultyVault Bare -Bare
            Set-VaultEntry $bare @{ bot = @{ Value = $credential } }
            try {
                Assert-Error (Get-ErrorOf { Set-BinanceKey bot -Vault Bare -Label x }) 'VaultWithoutMetadata' 'Bare/bot'
                (Get-VaultEntry $bare).Secret | Should -Be $sample.Secret
            }
            finally {
                Unregister-SecretVault Bare
            }
        }
    }
}

Describe 'Unregister-BinanceKey' {
    BeforeEach {
        Reset-Vault @{
            bot = New-Entry @{ 'bkt.label' = 'grid' }
            'bot-replaced-20261101-080000' = New-Entry @{ 'bkt.state' = 'Replaced' }
            same = @{ Value = $credential }
            alone = New-Entry @{ 'bkt.fingerprint' = 'aaaaaaaaaaaa'; 'bkt.environment' = 'SpotTestnet' }
            database = @{ Value = (ConvertTo-TestCredential 'sa' 'password') }
        }
    }

    It 'removes the key, and nothing else' {
        Unregister-BinanceKey bot -Confirm:$false -WarningAction Ignore | Should -BeNullOrEmpty
        (Get-VaultCall $path -Change).Operation | Should -Be 'Remove'
        (Get-VaultEntry $path).Name | Should -Be 'alone', 'bot-replaced-20261101-080000', 'database', 'same'
    }

    It 'tells before it asks what still points at the key' {
        $said = Unregister-BinanceKey bot -WhatIf 3>&1 | ForEach-Object Message
        $said[0] | Should -Be "Bots/bot: A replacement left copies of what it held before, which stay: 'Bots/bot-replaced-20261101-080000'."
        $said[1] | Should -Be "Bots/bot: The same API key is also stored as 'Bots/bot-replaced-20261101-080000', 'Bots/same'."
        $said[2] | Should -Be "Bots/bot: The key vmPU…Eh8A stays valid at the exchange until it is deleted there: binance.com, API Management, label 'grid'."
        $said.Count | Should -Be 3
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
    }

    It 'tells that a key is the only one, or the copy of another' {
        $said = Get-WarningOf { Unregister-BinanceKey alone -WhatIf }
        $said[0] | Should -BeLike 'Bots/alone: No other secret holds this API key*'
        $said[1] | Should -BeLike '*testnet.binance.vision.'
        Get-WarningOf { Unregister-BinanceKey bot-* -WhatIf } | Should -Contain "Bots/bot-replaced-20261101-080000: It is the copy of what 'bot' held before it was replaced."
    }

    It 'does not count names that went before as other names' {
        $said = Get-WarningOf { Unregister-BinanceKey bot, bot-*, same -Confirm:$false }
        $said | Should -Contain 'Bots/same: No other secret holds this API key: its secret goes with it, and the exchange shows a secret once only.'
    }

    It 'names the places in policies that speak of the key' {
        $policy = Join-Path $TestDrive 'policy.json'
        Set-Content $policy '{ "version": 1, "keys": [ { "match": { "name": "bot" }, "purpose": "SpotTrading" }, { "match": { "name": "*" }, "thresholds": { "maxAgeDays": 9 } }, { "match": { "name": "other" } } ],
            "mutes": [ { "check": "LabelMissing", "name": "bo*", "owner": "ops", "reason": "known", "expires": "2099-01-01" }, { "check": "*", "name": "*", "owner": "ops", "reason": "known", "expires": "2099-01-01" } ] }'
        $said = Get-WarningOf { Unregister-BinanceKey bot -Policy $policy, Strict -WhatIf }
        @($said -like '*audit policy*').Count | Should -Be 2
        $said | Should -Contain "Bots/bot: The audit policy 'policy' ($policy) has an entry for name 'bot' with the purpose 'SpotTrading'."
        @($said -like "*has a mute of BKT1602 for 'bo[*]' at policy.json:*").Count | Should -Be 1
        (Get-ErrorOf { Unregister-BinanceKey bot -Policy (Join-Path $TestDrive 'none.json') -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
    }

    It 'tells which vaults it could not look in, and removes all the same' {
        $shut = Register-FaultyVault Shut
        Set-VaultFault $shut 'Any:Lock'
        try {
            $problems = $null
            $said = Get-WarningOf { Unregister-BinanceKey alone -Vault Bots -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue }
            $said[0] | Should -BeLike '*Not searched, because they did not answer: Shut (VaultLocked).'
            (Get-VaultEntry $path).Name | Should -Not -Contain 'alone'
        }
        finally {
            Unregister-SecretVault Shut
        }
    }

    It 'asks, and where nobody can be asked it removes nothing and says so' {
        $problem = Get-ErrorOf { Unregister-BinanceKey bot -WarningAction Ignore }
        Assert-Error $problem 'ConfirmationUnavailable' 'Bots/bot'
        $problem.Exception.Message | Should -BeLike "*secret 'bot' in vault 'Bots'*Nothing was changed."
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Confirm:$false*'
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
    }

    It 'asks nothing with -Force, but lets -WhatIf and -Confirm count' {
        Unregister-BinanceKey bot -Force -WhatIf -WarningAction Ignore
        & { $WhatIfPreference = $true; Unregister-BinanceKey bot -Force -WarningAction Ignore }
        Assert-Error (Get-ErrorOf { Unregister-BinanceKey bot -Force -Confirm -WarningAction Ignore }) 'ConfirmationUnavailable' 'Bots/bot'
        Get-VaultCall $path -Change | Should -BeNullOrEmpty
        (Unregister-BinanceKey bot -Force -PassThru -WarningAction Ignore).Name | Should -Be 'bot'
        (Get-VaultEntry $path).Name | Should -Not -Contain 'bot'
    }

    It 'leaves alone what is no key, by name and by pattern' {
        $problem = Get-ErrorOf { Unregister-BinanceKey database -Force }
        Assert-Error $problem 'SecretNotAKey' 'Bots/database'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*left alone*'
        Unregister-BinanceKey * -Force -WarningAction Ignore
        (Get-VaultEntry $path).Name | Should -Be 'database'
    }

    It 'removes a key that can be used for nothing any more' {
        Reset-Vault @{
            noted = New-Entry @{ 'bkt.environment' = 'Lvie' }
            empty = @{ Value = (ConvertTo-TestCredential $sample.ApiKey '"quoted"') }
            pending = @{ Value = (ConvertTo-TestCredential 'pending' $ed25519); Metadata = @{ 'bkt.version' = '1'; 'bkt.state' = 'Pending' } }
        }
        $said = Get-WarningOf { Unregister-BinanceKey noted, empty, pending -Force }
        @($said -like 'Bots/pending: If its public key was uploaded already*').Count | Should -Be 1
        Get-VaultEntry $path | Should -BeNullOrEmpty
    }

    It 'removes both parts of a pair, the API key first' {
        Reset-Vault @{ 'pair-key' = @{ Value = (ConvertTo-TestSecureString $sample.ApiKey) }; 'pair-secret' = @{ Value = (ConvertTo-TestSecureString $sample.Secret) }; pair = New-Entry }
        Get-BinanceKey pair | Select-Object -First 1 | Unregister-BinanceKey -Force -WarningAction Ignore
        (Get-VaultEntry $path).Name | Should -Be 'pair-key', 'pair-secret'
        Unregister-BinanceKey pair -Force -WarningAction Ignore
        (Get-VaultCall $path -Change).Name | Should -Be 'pair', 'pair-key', 'pair-secret'
    }

    It 'removes <_> and not what its name would fit as a pattern' -ForEach $names {
        Reset-Vault @{ $_ = New-Entry; 'brackets1' = New-Entry; 'starry name' = New-Entry }
        Unregister-BinanceKey -Name $_ -Force -WarningAction Ignore
        (Get-VaultEntry $path).Name | Should -Be 'brackets1', 'starry name'
    }

    It 'says what is where when the vault fails, and goes on with the next key' {
        Set-VaultFault $path 'Remove:Throw@1'
        $problem = $null
        Unregister-BinanceKey bot, same -Force -WarningAction Ignore -ErrorVariable problem -ErrorAction SilentlyContinue
        Assert-Error $problem 'KeyNotRemoved' 'Bots/bot'
        $problem.Exception.Message | Should -BeLike "The secret 'bot' is still in the vault 'Bots'*"
        (Get-VaultEntry $path | Where-Object Name -EQ bot).Secret | Should -Be $sample.Secret
        (Get-VaultEntry $path).Name | Should -Not -Contain 'same'
    }

    It 'does not take the name of a key that is gone for a pattern' {
        Reset-Vault @{ 'star*name' = New-Entry; 'starry name' = New-Entry }
        $key = Get-BinanceKey -Name 'star*name'
        Unregister-BinanceKey 'star*name' -Force -WarningAction Ignore
        Assert-Error (Get-ErrorOf { $key | Unregister-BinanceKey -Force -WarningAction Ignore }) 'KeyNotFound' 'Bots/star*name'
        (Get-VaultEntry $path).Name | Should -Be 'starry name'
    }

    It 'reports a name that is none' {
        Assert-Error (Get-ErrorOf { Unregister-BinanceKey nothing -Vault Bots -Force }) 'KeyNotFound' 'Bots/nothing'
    }
}
