# Reading keys out of vaults: a real SecretStore, and script vaults that have no metadata, fail, are locked or slow.

BeforeDiscovery {
    $names = 'with space', 'brackets[1]', "quote's", 'slash/name', 'star*name', 'tick`name', 'Ümläut-名前', '-dash'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $sample = Get-SampleKey
    $credential = ConvertTo-TestCredential

    function Assert-Error($Record, [string] $Id, [string] $Target) {
        @($Record).Count | Should -Be 1 -Because "there is one error: $($Record | Out-String)"
        $Record.FullyQualifiedErrorId | Should -BeLike "$Id,BinanceKeyTools.Commands.*"
        $Record.TargetObject | Should -Be $Target
        $Record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $Record.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }
}

AfterAll { Unregister-AllVaults }

Describe 'SecretStore' {
    BeforeAll {
        Unregister-AllVaults
        Register-TestStore Store
    }

    Context 'shapes of a secret' {
        BeforeAll {
            $secure = { ConvertTo-TestSecureString $args[0] }
            Set-Secret -Vault Store credential $credential
            Set-Secret -Vault Store table @{ apikey = $sample.ApiKey; SECRETKEY = $sample.Secret }
            Set-Secret -Vault Store table-secure @{ Key = (& $secure $sample.ApiKey); ApiSecret = (& $secure $sample.Secret) }
            Set-Secret -Vault Store table-annotated @{
                ApiKey = $sample.ApiKey; Secret = $sample.Secret
                'bkt.version' = '1'; 'BKT.Environment' = 'SpotTestnet'; 'bkt.purpose' = 'SpotTrading'; 'bkt.createdAt' = '2026-01-02T03:04:05Z'
            }
            Set-Secret -Vault Store table-credential @{ Login = $credential; 'bkt.owner' = 'ops' }
            Set-Secret -Vault Store json (ConvertTo-Json @{ API_KEY = $sample.ApiKey; api_secret = $sample.Secret; note = 1 })
            Set-Secret -Vault Store pair-key $sample.ApiKey
            Set-Secret -Vault Store pair-secret $sample.Secret
            Set-Secret -Vault Store note 'only a note'
            Set-Secret -Vault Store database ([pscredential]::new('sa', (& $secure 'password')))
            Set-Secret -Vault Store bytes ([byte[]](1, 2, 3))
            Set-Secret -Vault Store described $credential
            Set-SecretInfo -Vault Store described -Metadata @{
                'bkt.version' = '1'; 'bkt.environment' = 'Us'; 'bkt.label' = 'the label'; 'bkt.owner' = 'ops'; 'bkt.rotateAfterDays' = 90
                'bkt.registeredAt' = [datetime]::SpecifyKind('2026-01-02T03:04:05', 'Utc'); 'bkt.allowedIp' = '198.51.100.1, 198.51.100.2'; 'bkt.proxy' = 'http://127.0.0.1:3128'
            }
        }

        It 'reads a key stored as <_>' -ForEach 'credential', 'table', 'table-secure', 'table-annotated', 'table-credential', 'json', 'pair', 'described' {
            $key = Get-BinanceKey $_ -Vault Store
            $key.Name | Should -Be $_
            $key.Vault | Should -Be 'Store'
            $key.Algorithm | Should -Be 'Hmac'
            $key.ApiKey | Should -Be 'vmPU…Eh8A'
            $key.Fingerprint | Should -Match '^[0-9a-f]{12}$'
            (New-BinanceSignature $_ -Vault Store @{ timestamp = 1578963600000 } -AllowReservedParameter).Signature |
                Should -Be 'd84e6641b1e328e7b418fff030caed655c266299c9355e36ce801ed14631eed4'
        }

        It 'lists the keys and nothing else' {
            (Get-BinanceKey).Name | Sort-Object |
                Should -Be 'credential', 'described', 'json', 'pair', 'table', 'table-annotated', 'table-credential', 'table-secure'
        }

        It 'says with -Verbose what it left out' {
            Get-BinanceKey -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } |
                ForEach-Object Message | Sort-Object | Should -Be '3 secrets hold no Binance key and were passed over', 'Store/bytes holds no Binance key; skipped', 'Store/database holds no Binance key; skipped', 'Store/note holds no Binance key; skipped'
        }

        It 'finds <Found> with the pattern <Pattern>' -ForEach @(
            @{ Pattern = 'table*'; Found = 'table', 'table-annotated', 'table-credential', 'table-secure' }
            @{ Pattern = '[cd]*'; Found = 'credential', 'described' }
            @{ Pattern = 'PAI?'; Found = 'pair' }
            @{ Pattern = 'none*'; Found = $null }
        ) {
            (Get-BinanceKey $Pattern -ErrorAction Stop).Name | Sort-Object | Should -Be $Found
        }

        It 'finds a pair by the name of each half' {
            (Get-BinanceKey pair-key).Name | Should -Be 'pair'
            (Get-BinanceKey pair-secret).Name | Should -Be 'pair'
        }

        It 'shows what is recorded in metadata' {
            $key = Get-BinanceKey described
            $key.Environment | Should -Be 'Us'
            $key.Label | Should -Be 'the label'
            $key.Owner | Should -Be 'ops'
            $key.RotateAfterDays | Should -Be 90
            $key.RegisteredAt | Should -Be ([datetimeoffset]'2026-01-02T03:04:05Z')
            $key.Age | Should -BeNullOrEmpty -Because 'when a key came to the vault says nothing of when it was created'
            $key.AllowedIP | Should -Be '198.51.100.1', '198.51.100.2'
            $key.Proxy | Should -Be 'http://127.0.0.1:3128/'
        }

        It 'shows what a table carries itself' {
            $key = Get-BinanceKey table-annotated
            $key.Environment | Should -Be 'SpotTestnet'
            $key.Purpose | Should -Be 'SpotTrading'
            $key.CreatedAt | Should -Be ([datetimeoffset]'2026-01-02T03:04:05Z')
            (Get-BinanceKey table-credential).Owner | Should -Be 'ops'
        }

        It 'has no property that holds a secret' {
            $text = Get-BinanceKey | ConvertTo-Json -Depth 5
            $text | Should -Not -Match $sample.Secret
            $text | Should -Not -Match $sample.ApiKey
        }

        It 'refuses the secret <Name> when it is named' -ForEach @(
            @{ Name = 'note' }, @{ Name = 'bytes' }
        ) {
            Assert-Error (Get-ErrorOf { Get-BinanceKey $Name -Vault Store }) 'SecretNotAKey' "Store/$Name"
        }

        It 'says what is wrong with an API key that cannot be one' {
            Assert-Error (Get-ErrorOf { Get-BinanceKey database }) 'ApiKeyFormat' 'Store/database'
        }
    }

    Context 'names' {
        BeforeAll {
            foreach ($name in 'with space', 'brackets[1]', 'brackets1', "quote's", 'slash/name', 'star*name', 'starry name', 'tick`name', 'Ümläut-名前', '-dash') {
                Set-Secret -Vault Store $name $credential
            }
        }

        It 'finds <_> by its name' -ForEach $names {
            (Get-BinanceKey -Name $_ -Vault Store).Name | Should -Be $_
        }

        It 'finds <_> through its own output' -ForEach $names {
            (Get-BinanceKey -Name $_ | New-BinanceSignature -Timestamp 1578963600000).Signature | Should -BeLike 'd84e6641*'
        }

        It 'finds <_> through Get-SecretInfo' -ForEach $names {
            $name = $_
            Get-SecretInfo -Vault Store | Where-Object Name -EQ $name | Get-BinanceKey | ForEach-Object Name | Should -Be $name
        }

        It 'takes an escaped name for the name' {
            (Get-BinanceKey 'brackets`[1`]').Name | Should -Be 'brackets[1]'
        }

        It 'takes a name that is a key for no pattern' {
            (Get-BinanceKey 'brackets[1]').Name | Should -Be 'brackets[1]'
            (Get-BinanceKey 'brackets[1]*').Name | Should -Be 'brackets1'
        }

        It 'finds vaults with awkward names' {
            Register-SecretVault -Name "Vault's x/y" -ModuleName Microsoft.PowerShell.SecretStore
            try {
                (Get-BinanceKey credential -Vault "Vault's x/y").Vault | Should -Be "Vault's x/y"
                (Get-BinanceKey credential -Vault 'V*y').Vault | Should -Be "Vault's x/y"
                (Get-BinanceKey credential -Vault "Vault's x/y" | New-BinanceSignature -Timestamp 1578963600000).Signature | Should -BeLike 'd84e6641*'
                $problem = Get-ErrorOf { Get-BinanceKey nothing -Vault "Vault's x/y" }
                Assert-Error $problem 'KeyNotFound' "Vault's x/y/nothing"
                $problem.ErrorDetails.RecommendedAction | Should -BeLike "*'Vault''s x/y'"
            }
            finally {
                Unregister-SecretVault "Vault's x/y"
            }
        }
    }

    Context 'what is missing' {
        It 'reports a missing key in one vault' {
            Assert-Error (Get-ErrorOf { Get-BinanceKey nothing -Vault Store }) 'KeyNotFound' 'Store/nothing'
        }

        It 'reports a missing key in several vaults' {
            Register-TestVault Other @{}
            try {
                $problem = Get-ErrorOf { Get-BinanceKey nothing }
                Assert-Error $problem 'KeyNotFound' 'nothing'
                $problem.Exception.Message | Should -BeLike "*'Store'*"
                $problem.Exception.Message | Should -BeLike "*'Other'*"
            }
            finally {
                Unregister-SecretVault Other
            }
        }

        It 'reports an unknown vault and names the known ones' {
            $problem = Get-ErrorOf { Get-BinanceKey credential -Vault Nowhere }
            Assert-Error $problem 'VaultNotFound' 'Nowhere'
            $problem.ErrorDetails.RecommendedAction | Should -BeLike "*'Store'*"
        }

        It 'goes on with the next name after an error' {
            $problems = $null
            (Get-BinanceKey nothing, credential -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'credential'
            $problems.Count | Should -Be 1
        }

        It 'leaves nothing of SecretManagement in $Error' {
            $global:Error.Clear()
            $null = Get-BinanceKey nothing -ErrorAction SilentlyContinue
            $null = Get-BinanceKey note -ErrorAction SilentlyContinue
            @($global:Error | ForEach-Object { $_.FullyQualifiedErrorId -split ',' | Select-Object -First 1 }) | Should -Be 'SecretNotAKey', 'KeyNotFound'
        }

        It 'leaves nothing of SecretManagement in a full $Error either' {
            1..300 | ForEach-Object { Write-Error "filler $_" -ErrorAction SilentlyContinue }
            Register-TestVault Broken @{} -Fails Listing
            try {
                $null = Get-BinanceKey -Vault Broken -ErrorAction SilentlyContinue
            }
            finally {
                Unregister-SecretVault Broken
            }

            @($global:Error | Where-Object { $_.FullyQualifiedErrorId -match 'SecretManagement' -or $_.TargetObject -is [System.Management.Automation.PSCmdlet] }) | Should -BeNullOrEmpty
            $global:Error.Clear()
        }
    }

    Context 'metadata that cannot be read' {
        It 'refuses a key whose <Field> is <Value>' -ForEach @(
            @{ Field = 'bkt.environment'; Value = 'SpotTestNte' }
            @{ Field = 'bkt.environment'; Value = '99' }
            @{ Field = 'bkt.proxy'; Value = 'proxy' }
        ) {
            Set-Secret -Vault Store odd $credential
            Set-SecretInfo -Vault Store odd -Metadata @{ $Field = $Value }
            $problem = Get-ErrorOf { Get-BinanceKey odd -Vault Store }
            Assert-Error $problem 'KeyMetadataInvalid' 'Store/odd'
            $problem.Exception.Message | Should -BeLike "*$Field*"
        }
    }

    Context 'keys that cannot be one' {
        It 'reports <Id> for <What>' -ForEach @(
            @{ What = 'an empty secret'; Secret = ''; Id = 'SecretEmpty' }
            @{ What = 'a secret in quotes'; Secret = '"NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"'; Id = 'SecretQuotes' }
            @{ What = 'a public key'; Secret = "-----BEGIN PUBLIC KEY-----`nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=`n-----END PUBLIC KEY-----"; Id = 'PublicKeyGiven' }
            @{ What = 'damaged PEM'; Secret = "-----BEGIN PRIVATE KEY-----`nMC4CAQ`n-----END PRIVATE KEY-----"; Id = 'PemMalformed' }
        ) {
            # Several vaults refuse an empty password, so the credential does not take the way through one.
            $bad = ConvertTo-TestCredential $sample.ApiKey $Secret
            $problem = Get-ErrorOf { New-BinanceSignature -Credential $bad }
            Assert-Error $problem $Id 'PSCredential'
            "$($problem | Out-String)" | Should -Not -Match 'NhqPtmdS'
        }

        It 'says that API key and secret are <What>' -ForEach @(
            @{ What = 'in each other''s place'; Key = 'pem'; Secret = 'key'; Message = '*other way round*' }
            @{ What = 'the same text'; Key = 'secret'; Secret = 'secret'; Message = '*same text*' }
        ) {
            $texts = @{
                key = $sample.ApiKey
                secret = $sample.Secret
                pem = "-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u`n-----END PRIVATE KEY-----"
            }
            $problem = Get-ErrorOf { New-BinanceSignature -Credential (ConvertTo-TestCredential $texts[$Key] $texts[$Secret]) }
            Assert-Error $problem 'ApiKeyFormat' 'PSCredential'
            $problem.Exception.Message | Should -BeLike $Message
            $problem.Exception.Findings[0].Kind | Should -BeIn 'SwappedWithSecret', 'SameAsSecret'
            "$($problem | Format-List * -Force | Out-String)" | Should -Not -Match "MC4CAQ|$($sample.ApiKey)|$($sample.Secret)"
        }

        It 'says so of a key in a vault as well, and reads the right way round' {
            Set-Secret -Vault Store swapped @{ ApiKey = $sample.Secret; Secret = $sample.Secret }
            try {
                (Get-ErrorOf { Get-BinanceKey swapped -Vault Store }).Exception.Findings.Kind | Should -Contain 'SameAsSecret'
            }
            finally {
                Remove-Secret -Vault Store swapped
            }

            New-BinanceSignature -Credential (ConvertTo-TestCredential $sample.ApiKey $sample.Secret) | Should -Not -BeNullOrEmpty
        }

        It 'reports the API key that a placeholder stands for' {
            Assert-Error (Get-ErrorOf { New-BinanceSignature -Credential (ConvertTo-TestCredential 'YOUR_API_KEY') }) 'ApiKeyFormat' 'PSCredential'
        }
    }
}

Describe 'No vault' {
    It 'is an error, because a task that runs under another account would see no keys and call that clean' {
        Unregister-AllVaults
        Assert-Error (Get-ErrorOf { Get-BinanceKey }) 'VaultNotFound' ''
        { Get-BinanceKeyRestriction bot } | Should -Throw -ErrorId 'VaultNotFound,*'
    }
}

Describe 'Script vaults' {
    BeforeAll {
        Unregister-AllVaults
        Register-TestVault Plain @{
            bot = $credential
            table = @{ ApiKey = $sample.ApiKey; SecretKey = $sample.Secret; 'bkt.version' = '1'; 'bkt.environment' = 'SpotTestnet' }
            'pair-key' = (ConvertTo-TestSecureString $sample.ApiKey)
            'pair-secret' = (ConvertTo-TestSecureString $sample.Secret)
            'odd-key' = $credential
            'odd-secret' = (ConvertTo-TestSecureString 'unrelated')
        }
        Register-TestVault Unlisted @{ hidden = $credential } -Fails Listing
        Register-TestVault Unreadable @{ bot = $credential } -Fails Reading
        Register-TestVault Sealed @{ bot = $credential } -Fails Locked
    }

    It 'reads keys from a vault without metadata' {
        (Get-BinanceKey -Vault Plain).Name | Sort-Object | Should -Be 'bot', 'odd-key', 'pair', 'table'
        (Get-BinanceKey table -Vault Plain).Environment | Should -Be 'SpotTestnet'
    }

    It 'does not let failing vaults stop the others' {
        $problems = $null
        (Get-BinanceKey -ErrorVariable problems -ErrorAction SilentlyContinue).Vault | Select-Object -Unique | Should -Be 'Plain'
        $problems | ForEach-Object { "$($_.FullyQualifiedErrorId -replace ',.*') $($_.TargetObject)" } | Sort-Object |
            Should -Be 'VaultFailed Unlisted', 'VaultFailed Unreadable/bot', 'VaultLocked Sealed'
    }

    It 'reports a vault that fails once, however many names are piped' {
        $problems = $null
        $null = 'a*', 'b*', 'c*' | Get-BinanceKey -Vault Unlisted -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-Error $problems 'VaultFailed' 'Unlisted'
        $problems.Exception.Message | Should -BeLike '*fails at Listing on purpose*'
    }

    It 'reads a named key from a named vault that cannot list' {
        $problems = $null
        (Get-BinanceKey hidden -Vault Unlisted -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'hidden'
        Assert-Error $problems 'VaultFailed' 'Unlisted'
    }

    It 'says that a locked vault is locked, once, and how to unlock it' {
        $problem = Get-ErrorOf { Get-BinanceKey bot -Vault Sealed }
        Assert-Error $problem 'VaultLocked' 'Sealed'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*Unlock-SecretVault -Name 'Sealed' *"
    }

    It 'stops at the first error where that is wanted' {
        { Get-BinanceKey -Vault Sealed -ErrorAction Stop } | Should -Throw -ErrorId 'VaultLocked,*'
    }

    It 'never tests a vault, because that writes' {
        $null = Get-BinanceKey -ErrorAction SilentlyContinue
        $null = Get-BinanceKey bot -Vault Plain | New-BinanceSignature
        "$((Get-SecretVault Plain).VaultParameters.Path).tested" | Should -Not -Exist
    }

    It 'finds a name that is no valid pattern' {
        Register-TestVault Odd @{ 'open[bracket' = $credential }
        try {
            (Get-BinanceKey 'open[bracket' -Vault Odd).Name | Should -Be 'open[bracket'
            (Get-BinanceKey 'open[bracket' -Vault Odd | New-BinanceSignature -Timestamp 1578963600000).Signature | Should -BeLike 'd84e6641*'
            Assert-Error (Get-ErrorOf { Get-BinanceKey 'shut[bracket' -Vault Odd }) 'KeyNotFound' 'Odd/shut[bracket'
        }
        finally {
            Unregister-SecretVault Odd
        }
    }

    It 'reports a vault that lists a name twice, which SecretManagement refuses' {
        Register-TestVault Twice @{}
        try {
            $table = [System.Collections.Generic.Dictionary[string, object]]::new([StringComparer]::Ordinal)
            $table['bot'] = $credential
            $table['BOT'] = $credential
            Export-Clixml -InputObject $table -LiteralPath (Get-SecretVault Twice).VaultParameters.Path
            Assert-Error (Get-ErrorOf { Get-BinanceKey -Vault Twice }) 'VaultFailed' 'Twice'
        }
        finally {
            Unregister-SecretVault Twice
        }
    }
}

Describe 'A locked SecretStore' {
    BeforeAll {
        $savedHome = $env:HOME
        $env:HOME = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME "locked-$([guid]::NewGuid().ToString('n'))"
        $null = New-Item $env:HOME -ItemType Directory -Force
        $support = Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1'
    }

    AfterAll { $env:HOME = $savedHome }

    # SecretStore finds its files by the home directory everywhere but on Windows.
    It 'is one clear error and asks for nothing' -Skip:$IsWindows {
        Invoke-Pwsh @"
            Import-Module '$support'
            Register-SecretVault -Name Locked -ModuleName Microsoft.PowerShell.SecretStore
            Reset-SecretStore -Scope CurrentUser -Authentication Password -Password (ConvertTo-TestSecureString 'correct horse') -Interaction None -Force -WarningAction Ignore
            Unlock-SecretStore -Password (ConvertTo-TestSecureString 'correct horse')
            Set-Secret -Vault Locked bot (ConvertTo-TestCredential)
            Import-ModuleUnderTest
            (Get-BinanceKey bot -Vault Locked).ApiKey
"@ | Should -Be 'vmPU…Eh8A'
        Invoke-Pwsh @"
            Import-Module '$support'
            Import-ModuleUnderTest
            Get-BinanceKey bot -Vault Locked -ErrorVariable problems -ErrorAction SilentlyContinue
            `$problems | ForEach-Object { "`$(`$_.FullyQualifiedErrorId -replace ',.*') `$(`$_.TargetObject)" }
            "errors: `$(`$Error.Count)"
            (TabExpansion2 'Get-BinanceKey -Name ').CompletionMatches.CompletionText -join ' '
            (TabExpansion2 'Get-BinanceKey -Vault L').CompletionMatches.CompletionText
"@ | Should -Be 'VaultLocked Locked', 'errors: 1', '', 'Locked'
    }
}

Describe 'Vault calls in parallel' {
    It 'survives 8 runspaces that read 24 keys' {
        Unregister-AllVaults
        $secrets = @{}
        1..24 | ForEach-Object { $secrets["key$_"] = $credential }
        Register-TestVault Many $secrets
        $path = Get-ModulePath
        $signatures = 1..24 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:path
            New-BinanceSignature "key$_" -Vault Many -Timestamp 1578963600000
        }
        $signatures.Count | Should -Be 24
        $signatures.Signature | Select-Object -Unique | Should -BeLike 'd84e6641*'
    }
}
