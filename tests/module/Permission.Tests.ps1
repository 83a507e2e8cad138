# What a key may do, and whether that is what it should be able to do: each story of the sample fleet.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox

    function Get-Key([string] $Name) { $sandbox.Keys | Where-Object Name -EQ $Name }

    # Changes what the exchange tells about keys while a script block runs.
    function Set-Restriction([hashtable] $Fields, [scriptblock] $Script) {
        Add-SandboxFault $sandbox @{ kind = 'FixedAnswer'; path = '/sapi/v1/account/apiRestrictions'; body = (ConvertTo-Json $Fields) }
        try {
            & $Script
        }
        finally {
            Clear-SandboxFault $sandbox
        }
    }
}

AfterAll {
    Stop-BinanceSandbox
}

Describe 'Get-BinanceKeyRestriction' {
    It 'is a typed object with every documented field' {
        $restriction = Get-Key everything | Get-BinanceKeyRestriction
        $restriction.GetType().FullName | Should -Be 'BinanceKeyTools.Audit.KeyRestriction'
        foreach ($field in 'EnableReading', 'EnableSpotAndMarginTrading', 'EnableMargin', 'EnableFutures', 'EnableVanillaOptions',
            'EnableInternalTransfer', 'PermitsUniversalTransfer', 'EnableWithdrawals') {
            $restriction.$field | Should -BeTrue -Because $field
        }

        foreach ($field in 'EnablePortfolioMarginTrading', 'EnableFixApiTrade', 'EnableFixReadOnly') {
            $restriction.$field | Should -BeFalse -Because $field
        }

        $restriction.IPRestricted | Should -BeTrue
        $restriction.Age.Days | Should -Be 400
        $restriction.CreatedAt.Offset | Should -Be ([timespan]::Zero)
        $restriction.TradingExpiresAt | Should -BeNullOrEmpty
    }

    It 'can be asked for a right by name' {
        $restriction = Get-Key backup-script | Get-BinanceKeyRestriction
        $restriction.Permission.HasFlag([Enum]::Parse($restriction.Permission.GetType(), 'Withdrawals')) | Should -BeTrue
        $restriction.Permission -band 'Withdrawals' | Should -Be 'Withdrawals'
        "$($restriction.Permission)" | Should -Be 'Reading, Withdrawals'
    }

    It 'tells when the trading permission runs out' {
        $restriction = Get-Key expiring-bot | Get-BinanceKeyRestriction
        ($restriction.TradingExpiresAt - $restriction.ObservedAt).TotalDays | Should -BeGreaterThan 1
        ($restriction.TradingExpiresAt - $restriction.ObservedAt).TotalDays | Should -BeLessOrEqual 2
    }

    It 'refuses <name> with <id>' -ForEach @(
        @{ name = 'cloud-bot'; id = 'BinanceApi.-2015'; category = 'AuthenticationError' }
        @{ name = 'ghost'; id = 'BinanceApi.-2008'; category = 'AuthenticationError' }
        @{ name = 'testnet-bot'; id = 'BinanceApi.-2008'; category = 'AuthenticationError' }
    ) {
        $errors = @(Get-ErrorOf { Get-Key $name | Get-BinanceKeyRestriction })
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        "$($errors[0].CategoryInfo.Category)" | Should -Be $category
        $errors[0].TargetObject | Should -Be $name
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $errors[0].Exception.Error.Path | Should -Be '/sapi/v1/account/apiRestrictions'
    }

    It 'goes on after a key that is refused' {
        $found = 'ghost', 'tax-export' | ForEach-Object { Get-Key $_ } | Get-BinanceKeyRestriction -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'tax-export'
    }

    It 'says that a testnet has no such question' {
        $key = Get-Key testnet-bot
        $errors = @(Get-ErrorOf { Get-BinanceKeyRestriction -Credential (Get-SandboxCredential $key) -Environment SpotTestnet })
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'EnvironmentUnsupported,*'
        $errors[0].Exception.Message | Should -BeLike '*SpotTestnet*/sapi*'
    }

    It 'keeps fields that it does not know, and calls missing ones unknown' {
        Set-Restriction @{ enableReading = $true; enableTeleport = $true; ipRestrict = $false } {
            $restriction = Get-Key grid-bot | Get-BinanceKeyRestriction
            $restriction.AdditionalField['enableTeleport'] | Should -Be 'true'
            $restriction.EnableWithdrawals | Should -BeNullOrEmpty
            "$($restriction.UnknownPermission)" | Should -BeLike '*Withdrawals*'
            $restriction.CreatedAt | Should -BeNullOrEmpty
            $restriction.Age | Should -BeNullOrEmpty
        }
    }

    It 'reports an answer of another form and goes on' {
        Set-Restriction @{ enableReading = 'perhaps' } {
            $problem = Get-ErrorOf { Get-Key grid-bot | Get-BinanceKeyRestriction }
            $problem.FullyQualifiedErrorId | Should -BeLike 'BinanceResponseUnexpected,*'
            $problem.CategoryInfo.Category | Should -Be 'InvalidResult'
        }
    }

    It 'says with -Verbose what was sent, and no value' {
        $text = Get-Key grid-bot | Get-BinanceKeyRestriction -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | Out-String
        $text | Should -BeLike '*GET /sapi/v1/account/apiRestrictions*'
        $text | Should -Not -Match 'signature|timestamp='
    }
}

Describe 'Test-BinanceKeyPermission' {
    It 'finds <name> as it should be' -ForEach @(
        @{ name = 'tax-export' }, @{ name = 'dashboard' }, @{ name = 'grid-bot' }, @{ name = 'market-maker' }, @{ name = 'margin-bot' }
        @{ name = 'futures-hedger' }, @{ name = 'treasury' }, @{ name = 'pair-bot' }, @{ name = 'desk-eu' }
    ) {
        $results = Get-Key $name | Test-BinanceKeyPermission -Active
        $results.Count | Should -BeGreaterThan 5
        @($results | Where-Object Status -NE Pass) | Should -BeNullOrEmpty
        Get-Key $name | Test-BinanceKeyPermission -Active -Quiet | Should -BeTrue
    }

    It 'finds what is wrong with <name>: <wrong>' -ForEach @(
        @{ name = 'backup-script'; wrong = 'Withdrawals' }
        @{ name = 'home-trader'; wrong = 'IPRestriction' }
        @{ name = 'everything'; wrong = 'Margin', 'Futures', 'VanillaOptions', 'InternalTransfer', 'UniversalTransfer', 'Withdrawals' }
        @{ name = 'expired-bot'; wrong = 'SpotAndMarginTrading', 'IPRestriction' }
        @{ name = 'perp-bot'; wrong = 'SpotAndMarginTrading', 'Futures' }
        @{ name = 'pm-hedger'; wrong = 'SpotAndMarginTrading', 'Futures', 'PortfolioMarginTrading' }
    ) {
        $failed = Get-Key $name | Test-BinanceKeyPermission | Where-Object Status -EQ Fail
        $failed.Expectation | Should -Be $wrong
        $failed | ForEach-Object { $_.Remedy | Should -Not -BeNullOrEmpty }
        Get-Key $name | Test-BinanceKeyPermission -Quiet | Should -BeFalse
    }

    It 'shows a flag that is on and refused all the same: <name>' -ForEach @(
        @{ name = 'scalper' }, @{ name = 'frozen-ops' }, @{ name = 'guarded-bot' }
    ) {
        $passive = Get-Key $name | Test-BinanceKeyPermission -Require SpotAndMarginTrading
        $passive.Status | Should -Be 'Pass'
        $active = Get-Key $name | Test-BinanceKeyPermission -Require SpotAndMarginTrading -Active
        $active.Status | Should -Be 'Fail'
        $active.Actual | Should -Be 'On, refused'
        $active.Evidence | Should -BeLike 'POST /api/v3/order/test: -20*'
    }

    It 'knows nothing about a key that is refused as a whole, and never says yes: <name>' -ForEach @(
        @{ name = 'cloud-bot' }, @{ name = 'ghost' }, @{ name = 'testnet-bot' }
    ) {
        $results = Get-Key $name | Test-BinanceKeyPermission -Active -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.Status | Sort-Object -Unique | Should -Be 'Unknown'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'BinanceApi.-20*'
        Get-Key $name | Test-BinanceKeyPermission -Forbid Withdrawals -Quiet -ErrorAction SilentlyContinue | Should -BeFalse
    }

    It 'takes explicit rights over the purpose' {
        $results = Get-Key backup-script | Test-BinanceKeyPermission -Purpose ReadOnly -Require Withdrawals
        ($results | Where-Object Expectation -EQ Withdrawals).Status | Should -Be 'Pass'
    }

    It 'names the checkbox' {
        $result = Get-Key backup-script | Test-BinanceKeyPermission -Forbid Withdrawals
        $result.Remedy | Should -BeLike '*clear "Enable Withdrawals"*'
        $result.Reason | Should -Be '"Enable Withdrawals" is on.'
    }

    It 'sends only reads and test orders' {
        $fresh = Start-BinanceSandbox
        try {
            $null = $fresh.Keys | Test-BinanceKeyPermission -Active -ErrorAction SilentlyContinue
            $calls = (Invoke-RestMethod "$($fresh.BaseAddress)_sandbox/keys").calls | Where-Object { $_ } | ForEach-Object { "$($_.method) $($_.path)" } | Sort-Object -Unique
            $calls | Should -Not -BeNullOrEmpty
            $calls | Where-Object { $_ -notmatch '^GET |^POST /(api/v3|fapi/v1)/order/test$' } | Should -BeNullOrEmpty
        }
        finally {
            $fresh | Stop-BinanceSandbox
        }
    }

    It 'refuses a contradiction' {
        { Get-Key tax-export | Test-BinanceKeyPermission -Require Reading -Forbid Reading } | Should -Throw -ErrorId 'ExpectationContradiction,*'
    }

    It 'refuses to test nothing' {
        $errors = @(Get-ErrorOf { Test-BinanceKeyPermission -Credential (ConvertTo-TestCredential) })
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ExpectationMissing,*'
    }

    It 'lists the rights that exist when one is misspelt' {
        { Get-Key tax-export | Test-BinanceKeyPermission -Require Withdrawl } | Should -Throw '*Withdrawals*'
    }

    It 'is never quietly true about a right that the answer does not mention' {
        Set-Restriction @{ enableReading = $true; ipRestrict = $true } {
            Get-Key grid-bot | Test-BinanceKeyPermission -Forbid Withdrawals -Quiet | Should -BeFalse
            (Get-Key grid-bot | Test-BinanceKeyPermission -Forbid Withdrawals).Status | Should -Be 'Unknown'
            Get-Key grid-bot | Test-BinanceKeyPermission -Require Reading -Quiet | Should -BeTrue
        }
    }

    It 'proves with -Active what works' {
        $results = Get-Key grid-bot | Test-BinanceKeyPermission -Require Reading, SpotAndMarginTrading -Active
        $results.Status | Should -Be 'Pass', 'Pass'
        $results.Evidence | Should -Be 'GET /api/v3/account: HTTP 200', 'POST /api/v3/order/test: HTTP 200'
    }

    It 'requires an IP restriction' {
        (Get-Key home-trader | Test-BinanceKeyPermission -RequireIPRestriction).Status | Should -Be 'Fail'
        (Get-Key grid-bot | Test-BinanceKeyPermission -RequireIPRestriction).Status | Should -Be 'Pass'
    }

    It 'knows the purpose <_>' -ForEach 'ReadOnly', 'TaxReporting', 'SpotTrading', 'MarginTrading', 'FuturesTrading', 'Treasury' {
        $results = Get-Key everything | Test-BinanceKeyPermission -Purpose $_
        $results.Count | Should -BeGreaterThan 3
        ($results | Where-Object Expectation -EQ Reading).Status | Should -Be 'Pass'
    }

    It 'writes one Boolean a key with -Quiet' {
        $verdicts = $sandbox.Keys | Test-BinanceKeyPermission -Forbid Withdrawals -Quiet -ErrorAction SilentlyContinue
        @($verdicts).Count | Should -Be $sandbox.Keys.Count
        $verdicts | Should -BeOfType [bool]
    }
}

Describe 'Test-BinanceKeyPermission -Quiet, where something is not known' {
    BeforeAll {
        Unregister-AllVaults
        function ConvertTo-Table([string] $Name) { $key = Get-Key $Name; @{ ApiKey = $key.RevealApiKey(); Secret = $key.RevealSecret(); 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox' } }

        # What is given out, and the ids of the errors.
        function Get-Answer([scriptblock] $Script) {
            $ErrorActionPreference = 'Continue'
            $said = @(& $Script 2>&1)
            [pscustomobject]@{
                Answers = @($said | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
                Ids = @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
            }
        }

        Register-TestVault Open @{ 'tax-export' = (ConvertTo-Table tax-export); dashboard = (ConvertTo-Table dashboard); broken = @{ ApiKey = (Get-Key dashboard).RevealApiKey(); Secret = 'with "quotes"'; 'bkt.version' = '1' } }
        Register-TestVault Closed @{ 'grid-bot' = (ConvertTo-Table grid-bot) } -Fails Locked
        Register-TestVault Nothing @{}
    }

    AfterAll {
        Unregister-AllVaults
    }

    It 'says False for <What>' -ForEach @(
        @{ What = 'a locked vault'; Name = 'grid-bot'; Vault = 'Closed'; Answers = @($false); Id = 'VaultLocked' }
        @{ What = 'each name in a locked vault'; Name = 'grid-bot', 'dashboard'; Vault = 'Closed'; Answers = @($false, $false); Id = 'VaultLocked' }
        @{ What = 'a pattern in a locked vault'; Name = '*'; Vault = 'Closed'; Answers = @($false); Id = 'VaultLocked' }
        @{ What = 'a vault that is not registered'; Name = '*'; Vault = 'Else'; Answers = @($false); Id = 'VaultNotFound' }
        @{ What = 'a name that no vault holds'; Name = 'nobody'; Vault = 'Open'; Answers = @($false); Id = 'KeyNotFound' }
        @{ What = 'a key that cannot be read'; Name = 'broken'; Vault = 'Open'; Answers = @($false); Id = 'SecretQuotes' }
        @{ What = 'the one in three that cannot be read, in its place'; Name = 'tax-export', 'broken', 'dashboard'; Vault = 'Open'; Answers = @($true, $false, $true); Id = 'SecretQuotes' }
        @{ What = 'the one in three that is not there, in its place'; Name = 'tax-export', 'nobody', 'dashboard'; Vault = 'Open'; Answers = @($true, $false, $true); Id = 'KeyNotFound' }
    ) {
        $found = Get-Answer { Test-BinanceKeyPermission $Name -Vault $Vault -Forbid Withdrawals -Quiet -BaseUri $sandbox.BaseAddress }
        $found.Answers | Should -Be $Answers
        $found.Ids | Should -Be $Id
    }

    It 'says False for an empty vault and a pattern that nothing fits' {
        (Get-Answer { Test-BinanceKeyPermission '*' -Vault Nothing -Forbid Withdrawals -Quiet }).Answers | Should -Be $false
        (Get-Answer { Test-BinanceKeyPermission 'nobody-*' -Vault Open -Forbid Withdrawals -Quiet }).Answers | Should -Be $false
    }

    It 'says False for a locked vault beside keys that are in order' {
        $found = Get-Answer { Test-BinanceKeyPermission 'tax-export', 'grid-bot' -Forbid Withdrawals -Quiet -BaseUri $sandbox.BaseAddress }
        $found.Answers | Should -Contain $false
        $found.Answers | Should -Contain $true
        $found.Ids | Should -Be 'VaultLocked'
    }

    It 'says False of keys that are piped from a vault that is locked by now, each for itself' {
        $keys = 'grid-bot', 'dashboard' | ForEach-Object { [pscustomobject]@{ Name = $_; Vault = 'Closed' } }
        $found = Get-Answer { $keys | Test-BinanceKeyPermission -Forbid Withdrawals -Quiet }
        $found.Answers | Should -Be $false, $false
    }

    It 'says False when the exchange cannot be reached, for each key' {
        $found = Get-Answer { Test-BinanceKeyPermission tax-export, dashboard -Vault Open -Forbid Withdrawals -Quiet -BaseUri http://localhost:1 }
        $found.Answers | Should -Be $false, $false
        $found.Ids | Should -Be 'BinanceConnection', 'BinanceConnection'
    }

    It 'says False when nothing is expected of a key' {
        $found = Get-Answer { Test-BinanceKeyPermission tax-export -Vault Open -Quiet }
        $found.Answers | Should -Be $false
        $found.Ids | Should -Be 'ExpectationMissing'
    }

    It 'says False, and that nothing was tested, when no key arrives' {
        $found = Get-Answer { @() | Test-BinanceKeyPermission -Forbid Withdrawals -Quiet }
        $found.Answers | Should -Be $false
        $found.Ids | Should -Be 'NothingTested'
        $problem = Get-ErrorOf { @() | Test-BinanceKeyPermission -Forbid Withdrawals }
        $problem.FullyQualifiedErrorId | Should -BeLike 'NothingTested,*'
        $problem.Exception.Message | Should -Be 'No key was given, so nothing was tested.'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Get-BinanceKey*'
    }

    It 'says False before the error that no vault is registered' {
        $saved = @(Get-SecretVault)
        Unregister-AllVaults
        try {
            $answers = [System.Collections.Generic.List[object]]::new()
            { Test-BinanceKeyPermission * -Forbid Withdrawals -Quiet | ForEach-Object { $answers.Add($_) } } | Should -Throw -ErrorId 'VaultNotFound,*'
            $answers | Should -Be $false
        }
        finally {
            $saved | ForEach-Object { Register-SecretVault -Name $_.Name -ModuleName $_.ModulePath -VaultParameters ([hashtable] $_.VaultParameters) }
        }
    }

    It 'takes a refused call for no proof that a right is off' {
        Set-Restriction @{ enableReading = $true; ipRestrict = $true } {
            $result = Get-Key dashboard | Test-BinanceKeyPermission -Forbid SpotAndMarginTrading -Active
            $result.Status | Should -Be 'Unknown'
            $result.Evidence | Should -BeLike 'POST /api/v3/order/test: -2015*'
            Get-Key dashboard | Test-BinanceKeyPermission -Forbid SpotAndMarginTrading -Active -Quiet | Should -BeFalse
        }
    }
}
