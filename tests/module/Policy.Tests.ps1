# Policies: listed, loaded, tested, made from the present state.

BeforeDiscovery {
    $script:purposes = 'FuturesTrading', 'MarginTrading', 'ReadOnly', 'SpotTrading', 'TaxReporting', 'Treasury'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $sandbox = Start-TestSandbox -Keys @(
        @{ name = 'reader'; permissions = @{ enableReading = $true }; ipList = @('127.0.0.1'); purpose = 'ReadOnly' }
        @{ name = 'bot [1]'; permissions = @{ enableReading = $true; enableFutures = $true }; purpose = 'FuturesTrading' }
        @{ name = 'gone'; deleted = $true }
    )

    function Write-Policy([string] $Text, [string] $Name = 'policy.json') {
        $path = Join-Path $TestDrive $Name
        Set-Content -LiteralPath $path -Value $Text
        $path
    }

    function Get-Failure([scriptblock] $Script) {
        try { & $Script }
        catch { return $_ }
        throw 'There was no error.'
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
}

Describe 'Get-BinanceAuditPolicy' {
    It 'lists the built-in policies, the default first' {
        (Get-BinanceAuditPolicy).Name | Should -Be (@('Strict') + ($purposes + 'Relaxed' | Sort-Object))
    }

    It 'finds by name, in any case, and by pattern' {
        (Get-BinanceAuditPolicy relaxed).Thresholds.MaxAge.Days | Should -Be 180
        (Get-BinanceAuditPolicy *trading, tr*).Name | Should -Be 'FuturesTrading', 'MarginTrading', 'SpotTrading', 'Treasury'
        ('strict', 'readonly' | Get-BinanceAuditPolicy).Name | Should -Be 'Strict', 'ReadOnly'
        Get-BinanceAuditPolicy no* | Should -BeNullOrEmpty
    }

    It 'says of an unknown name which there are' {
        $failure = Get-Failure { Get-BinanceAuditPolicy nope -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Strict, FuturesTrading*'
    }

    It 'has the files of the module folder' {
        $folder = Join-Path (Split-Path (Get-ModulePath)) 'policies'
        (Get-ChildItem $folder -Filter *.json).BaseName | Should -Be ((Get-BinanceAuditPolicy).Name | Sort-Object)
        Get-ChildItem $folder -Filter *.json | Test-BinanceAuditPolicy | Should -BeNullOrEmpty
    }

    It 'judges by the purpose <_> in the policy of that name' -ForEach $purposes {
        $policy = Get-BinanceAuditPolicy $_
        $policy.Keys[0].Purpose | Should -Be $_
        "$($policy.Keys[0].Match)" | Should -Be "name '*'"
    }

    It 'loads files by path, pattern, and from the pipeline' {
        $json = Write-Policy '{ "version": 1, "name": "from json", "thresholds": { "maxAgeDays": 77 } }' one.json
        $data = Write-Policy "@{ Version = 1; Name = 'from psd1' }" two.psd1
        (Get-BinanceAuditPolicy -Path $json).Thresholds.MaxAge.Days | Should -Be 77
        (Get-BinanceAuditPolicy -Path (Join-Path $TestDrive '[ot]*.*s*')).Name | Sort-Object | Should -Be 'from json', 'from psd1'
        (Get-Item $data | Get-BinanceAuditPolicy).Name | Should -Be 'from psd1'
        (Get-BinanceAuditPolicy -LiteralPath $json).Source | Should -Be $json
        Push-Location $TestDrive
        (Get-BinanceAuditPolicy -Path ./one.json).Name | Should -Be 'from json'
        Pop-Location
        Remove-Item $json, $data
    }

    It 'refuses a faulty file with file, line, path and count' {
        $path = Write-Policy "{ `"version`": 1,`n  `"nmae`": 1, `"keys`": 2 }"
        $failure = Get-Failure { Get-BinanceAuditPolicy -Path $path -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInvalid,*'
        $failure.CategoryInfo.Category | Should -Be 'InvalidData'
        "$failure" | Should -BeLike "'$path' cannot be used: line 2, column 3, nmae: Unknown property; *. There is 1 more error."
        $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Test-BinanceAuditPolicy shows every problem.*name*'
    }

    It 'warns of what leaves the policy usable' {
        $path = Write-Policy '{ "version": 1, "thresholds": { "maxAgeDays": 7 } }'
        Get-BinanceAuditPolicy -Path $path -WarningVariable warnings -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        $warnings | Should -BeLike '*maxAgeDays: The warning before*'
    }

    It 'reports <case>' -ForEach @(
        @{ case = 'a missing file'; path = '/no/such.json' }
        @{ case = 'a pattern without files'; path = '/no/such*.json' }
        @{ case = 'a path of another provider'; path = 'Env:HOME' }
        @{ case = 'a path of an unknown drive'; path = 'Nowhere:\x.json' }
    ) {
        Get-BinanceAuditPolicy -Path $path -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        if ($failures) { $failures[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*' }
        $case | Should -Match ($failures ? '.' : 'pattern')
    }
}

Describe 'Test-BinanceAuditPolicy' {
    It 'says nothing about a good policy, and true with -Quiet' {
        $path = Write-Policy '{ "version": 1 } // with a comment'
        Test-BinanceAuditPolicy $path | Should -BeNullOrEmpty
        Test-BinanceAuditPolicy $path -Quiet | Should -BeTrue
        Test-BinanceAuditPolicy -Name Strict, Relaxed -Quiet | Should -Be $true, $true
    }

    It 'tells every problem with its place' {
        $path = Write-Policy "{`n`"version`": 1,`n`"thresholds`": { `"maxAgeDays`": `"x`" },`n`"mutes`": [ { } ] }"
        $problems = Test-BinanceAuditPolicy $path
        $problems.Path | Select-Object -Unique | Should -Be 'thresholds.maxAgeDays', 'mutes[0]'
        $problems[0].Line, $problems[0].Column, $problems[0].Severity | Should -Be 3, 31, 'Error'
        $problems[0].Source | Should -Be $path
        $problems[1].Message | Should -Be "'check' is missing."
        Test-BinanceAuditPolicy $path -Quiet | Should -BeFalse
    }

    It 'tells warnings, which -Quiet lets pass' {
        $path = Write-Policy '{ "version": 1, "mutes": [ { "check": "*", "name": "a", "reason": "r", "owner": "o", "expires": "2001-01-01" } ] }'
        (Test-BinanceAuditPolicy $path).Severity | Should -Be 'Warning'
        Test-BinanceAuditPolicy $path -Quiet | Should -BeTrue
    }

    It 'tells patterns that no key fits, with keys' {
        $path = Write-Policy '{ "version": 1, "keys": [ { "match": { "name": "bot*" }, "allow": [] }, { "match": { "owner": "me" }, "allow": [] } ] }'
        Test-BinanceAuditPolicy $path | Should -BeNullOrEmpty
        ($sandbox.Keys | Test-BinanceAuditPolicy $path).Path | Should -Be 'keys[1].match'
        (Test-BinanceAuditPolicy $path -Key $sandbox.Keys[0]).Path | Should -Be 'keys[0].match', 'keys[1].match'
        (Test-BinanceAuditPolicy $path -Key @()).Count | Should -Be 2
    }

    It 'tests several files from the pipeline' {
        $good = Write-Policy '{ "version": 1 }' good.json
        $bad = Write-Policy '[]' bad.json
        (Get-Item $good, $bad | Test-BinanceAuditPolicy).Source | Should -Be $bad
        Test-BinanceAuditPolicy -LiteralPath $good, $bad -Quiet | Should -Be $true, $false
        Remove-Item $good, $bad
    }

    It 'tests mute files' {
        $path = Write-Policy '{ "version": 1, "mutes": [ { "check": "*", "name": "a", "reason": "", "owner": "o", "expires": "2030-01-01" } ], "keys": [] }'
        (Test-BinanceAuditPolicy $path -MuteFile).Path | Should -Be 'mutes[0].reason', 'keys'
        (Test-BinanceAuditPolicy $path).Path | Should -Be 'mutes[0].reason'
    }

    It 'reports an unknown name and a missing file' {
        Test-BinanceAuditPolicy -Name nope -ErrorVariable one -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Test-BinanceAuditPolicy /no/such.json -Quiet -ErrorVariable two -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $one[0], $two[0] | ForEach-Object FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
    }
}

Describe 'A policy as a PowerShell data file' {
    It 'is read with any case, and one value as a list of one' {
        $path = Write-Policy @'
# As PowerShell has it.
@{
    VERSION    = 1
    Questions  = 'account'
    Thresholds = @{ MaxAgeDays = 45 }
    Purposes   = @{ Convert = @{ Required = 'reading', 'SpotAndMarginTrading'; RequiresIPRestriction = $false } }
    Checks     = @{ WithdrawalsEnabled = @{ Severity = 'high'; Enabled = $true } }
    Keys       = @{ Match = @{ Name = 'a*' }; Purpose = 'convert'; Allow = 'Futures' }
    Mutes      = @(
        @{ Check = '*'; Name = 'x'; Reason = 'r'; Owner = 'o'; Expires = '2099-01-01' }
        @{ Check = 'BKT1001'; Name = 'y'; Reason = 'r'; Owner = 'o'; Expires = '2099-01-01' }
    )
}
'@ policy.psd1
        Test-BinanceAuditPolicy $path | Should -BeNullOrEmpty
        $policy = Get-BinanceAuditPolicy -Path $path
        $policy.Questions | Should -Be 'Restriction, Account'
        $policy.Thresholds.MaxAge.Days | Should -Be 45
        $policy.Keys[0].Purpose, $policy.Keys[0].Allow | Should -Be 'Convert', 'Futures'
        $policy.Purposes['convert'].Required | Should -Be 'Reading, SpotAndMarginTrading'
        $policy.Mutes.Name | Should -Be 'x', 'y'
        $policy.Mutes[1].Origin | Should -Be 'policy.psd1:11'
    }

    It 'is never run: <text>' -ForEach @(
        @{ text = '@{ Version = 1; Name = $(Set-Content $env:BKT_MARK x; "a") }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = "a$(Set-Content $env:BKT_MARK x)" }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = Set-Content $env:BKT_MARK x }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = (Set-Content $env:BKT_MARK x) }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = [IO.File]::WriteAllText($env:BKT_MARK, "x") }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = { Set-Content $env:BKT_MARK x } }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = $env:BKT_MARK }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Name = if ($true) { 1 } }'; column = 24; path = 'Name' }
        @{ text = '@{ Version = 1; Questions = @(Set-Content $env:BKT_MARK x) }'; column = 31; path = 'Questions`[0`]' }
        @{ text = '@{ Version = 1; $env:BKT_MARK = 1 }'; column = 17; path = '$' }
        @{ text = '@{ Version = [int] 1 }'; column = 14; path = 'Version' }
        @{ text = '@{ Version = 1 + 0 }'; column = 14; path = 'Version' }
        @{ text = 'Set-Content $env:BKT_MARK x; @{ Version = 1 }'; column = 1; path = '$' }
        @{ text = '@{ Version = 1 } | Set-Content $env:BKT_MARK'; column = 1; path = '$' }
        @{ text = 'param($x = (Set-Content $env:BKT_MARK x)) @{ Version = 1 }'; column = 1; path = '$' }
        @{ text = 'trap { } @{ Version = 1 }'; column = 1; path = '$' }
        @{ text = '"text"'; column = 1; path = '$' }
        @{ text = ''; column = 1; path = '$' }
    ) {
        $env:BKT_MARK = Join-Path $TestDrive 'mark'
        try {
            $problems = @(Test-BinanceAuditPolicy (Write-Policy $text policy.psd1))
            $problems[0].Severity, $problems[0].Line, $problems[0].Column | Should -Be 'Error', 1, $column
            $problems[0].Path | Should -BeLike $path
            Test-Path $env:BKT_MARK | Should -BeFalse
        }
        finally {
            $env:BKT_MARK = $null
        }
    }

    It 'tells what PowerShell says of broken text, by line' {
        $problems = Test-BinanceAuditPolicy (Write-Policy "@{`n Version = 1`n Name = 'x" policy.psd1)
        $problems.Line | Should -Be 1, 3
        $problems[1].Message | Should -BeLike '*terminator*'
    }

    It 'tells what is no literal and what is wrong beside it' {
        (Test-BinanceAuditPolicy (Write-Policy '@{ Version = 1; Name = $x; Nmae = 1 }' policy.psd1)).Path | Should -Be 'Name', 'Nmae'
    }
}

Describe 'New-BinanceAuditPolicy' {
    BeforeEach {
        $path = Join-Path $TestDrive 'state.json'
        Remove-Item $path -ErrorAction Ignore
        $restrictions = $sandbox.Keys | Get-BinanceKeyRestriction -ErrorAction SilentlyContinue
    }

    It 'makes the present state the expectation, which the state then passes' {
        $file = $sandbox.Keys | Invoke-BinanceKeyAudit | New-BinanceAuditPolicy $path -WarningAction SilentlyContinue
        $file.FullName | Should -Be $path
        $file | Test-BinanceAuditPolicy | Should -BeNullOrEmpty
        $policy = $file | Get-BinanceAuditPolicy
        $policy.Extends | Should -Be 'Strict'
        $policy.Name | Should -Be 'state'
        $policy.Keys.Count | Should -Be 2
        $policy.Keys[0].Match.Name.Literal | Should -Be 'bot [1]'
        $policy.Keys[0].Purpose | Should -Be 'FuturesTrading'
        $policy.Keys[0].Expect.Permission | Should -Be 'Reading, Futures'
        $policy.Keys[1].Expect.IPRestricted | Should -BeTrue
        $policy.Keys[1].Expect.Fingerprint | Should -Be $sandbox.Keys[0].Fingerprint

        $findings = $sandbox.Keys | Where-Object Name -NE gone | Invoke-BinanceKeyAudit -Policy $path |
            Where-Object CheckName -In PermissionUnexpected, IPRestrictionUnexpected, KeyUnexpected
        $findings.Count | Should -Be 6
        $findings.Status | Select-Object -Unique | Should -Be 'Pass'
    }

    It 'reports what is different later' {
        $null = $restrictions | New-BinanceAuditPolicy $path
        (Get-Content $path -Raw).Replace('"Futures"', '"Futures", "Margin"') | Set-Content $path
        $finding = $sandbox.Keys | Where-Object Name -Like bot* | Invoke-BinanceKeyAudit -Policy $path | Where-Object CheckName -EQ PermissionUnexpected
        $finding.Status | Should -Be 'Fail'
    }

    It 'leaves out keys of which nothing is known, with a warning' {
        $null = $sandbox.Keys | Invoke-BinanceKeyAudit | New-BinanceAuditPolicy $path -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Be "The key 'gone' is left out: nothing is known about its rights."
    }

    It 'leaves out a purpose that the extended policy does not know, with a warning' {
        $null = [pscustomobject]@{ Name = 'a'; Permission = 'Reading'; Purpose = 'mining' } | New-BinanceAuditPolicy $path -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "*'mining'*"
        Test-BinanceAuditPolicy $path -Quiet | Should -BeTrue
    }

    It 'takes <form>' -ForEach @(
        @{ form = 'restrictions'; get = { $restrictions } }
        @{ form = 'rows'; get = { $sandbox.Keys | Invoke-BinanceKeyAudit -View Key } }
        @{ form = 'stored findings'; get = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($sandbox.Keys | Invoke-BinanceKeyAudit), 2)) } }
        @{ form = 'stored rows'; get = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($sandbox.Keys | Invoke-BinanceKeyAudit -View Key))) } }
        @{ form = 'restrictions as JSON'; get = { $restrictions | Select-Object Name, Permission, UnknownPermission, IPRestricted, Fingerprint, ObservedAt | ConvertTo-Json | ConvertFrom-Json } }
        @{ form = 'restrictions as JSON with words'; get = { $restrictions | Select-Object Name, Permission, UnknownPermission, IPRestricted, Fingerprint | ConvertTo-Json -EnumsAsStrings | ConvertFrom-Json } }
        @{ form = 'restrictions as CSV'; get = { $restrictions | Select-Object Name, Permission, UnknownPermission, IPRestricted, Fingerprint, ObservedAt | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        & $get | New-BinanceAuditPolicy $path -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        $policy = Get-BinanceAuditPolicy -Path $path
        $policy.Keys.ForEach{ "$($_.Match.Name.Literal): $($_.Expect.Permission), $($_.Expect.IPRestricted), $($_.Expect.Fingerprint)" } |
            Should -Be "bot [1]: Reading, Futures, False, $($sandbox.Keys[1].Fingerprint)", "reader: Reading, True, $($sandbox.Keys[0].Fingerprint)"
    }

    It 'refuses other objects and goes on' {
        $null = @(1; Get-Date; $restrictions[0]) | New-BinanceAuditPolicy $path -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInput,*'
        (Get-BinanceAuditPolicy -Path $path).Keys.Count | Should -Be 1
    }

    It 'makes a beginning when nothing is piped' {
        $null = New-BinanceAuditPolicy $path -Extends relaxed -Name Mine
        $policy = Get-BinanceAuditPolicy -Path $path
        $policy.Name, $policy.Extends, $policy.Keys.Count | Should -Be 'Mine', 'Relaxed', 0
    }

    It 'extends a file by its path from there' {
        $null = New-Item -ItemType Directory (Join-Path $TestDrive base) -Force
        $base = Write-Policy '{ "version": 1, "thresholds": { "maxAgeDays": 33 } }' base/base.json
        $null = New-BinanceAuditPolicy $path -Extends $base
        (Get-BinanceAuditPolicy -Path $path).Extends | Should -Be 'base/base.json'
        (Get-BinanceAuditPolicy -Path $path).Thresholds.MaxAge.Days | Should -Be 33
    }

    It 'replaces a file only with -Force, and leaves no other behind' {
        Set-Content $path 'mine'
        $failure = Get-Failure { $restrictions | New-BinanceAuditPolicy $path -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyExists,*'
        Get-Content $path | Should -Be 'mine'
        $null = $restrictions | New-BinanceAuditPolicy $path -Force
        Test-BinanceAuditPolicy $path -Quiet | Should -BeTrue
        Get-ChildItem $TestDrive -Filter *.tmp -Force | Should -BeNullOrEmpty
    }

    It 'keeps the permissions of a file that it replaces, and leaves a link a link' -Skip:$IsWindows {
        $real = Join-Path $TestDrive 'real.json'
        Set-Content $real '{}'
        chmod 640 $real
        $null = New-Item -ItemType SymbolicLink -Path $path -Value $real
        $null = $restrictions | New-BinanceAuditPolicy $path -Force
        (Get-Item $path).LinkType | Should -Be 'SymbolicLink'
        (Get-Item $real).UnixMode | Should -Be '-rw-r-----'
        Test-BinanceAuditPolicy $real -Quiet | Should -BeTrue
    }

    It 'writes nothing with -WhatIf' {
        $restrictions | New-BinanceAuditPolicy $path -WhatIf | Should -BeNullOrEmpty
        Test-Path $path | Should -BeFalse
    }

    It 'refuses <case> with <id>' -ForEach @(
        @{ case = 'another extension'; id = 'AuditPolicyPath'; arguments = @{ Path = 'x.txt' } }
        @{ case = 'a folder that does not exist'; id = 'AuditPolicyNotWritten'; arguments = @{ Path = '/no/such/x.json' } }
        @{ case = 'an unknown policy to extend'; id = 'AuditPolicyNotFound'; arguments = @{ Path = 'x.json'; Extends = 'nope' } }
    ) {
        (Get-Failure { New-BinanceAuditPolicy @arguments -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike "$id,*"
    }
}

Describe 'The audit by policy' {
    It 'reports a faulty policy once, before anything is asked' {
        $failure = Get-Failure { $sandbox.Keys | Invoke-BinanceKeyAudit -Policy (Write-Policy '{ "version": 1, "x": 1 }') }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInvalid,*'
    }

    It 'uses severities, purposes and limits' {
        $path = Write-Policy '{ "version": 1, "checks": { "NoIPList": { "severity": "Critical" }, "KeyTooOld": { "enabled": false } }, "keys": [ { "match": { "name": "reader" }, "purpose": "Treasury" } ] }'
        $findings = $sandbox.Keys | Where-Object Name -NE gone | Invoke-BinanceKeyAudit -Policy $path
        $findings.CheckName | Should -Not -Contain 'KeyTooOld'
        ($findings | Where-Object CheckName -EQ NoIPList).Severity | Select-Object -Unique | Should -Be 'Critical'
        ($findings | Where-Object Name -EQ reader).Purpose | Select-Object -Unique | Should -Be 'Treasury'
    }
}

Describe 'Completion of policies' {
    It 'offers <expected> for <line>' -ForEach @(
        @{ line = 'Get-BinanceAuditPolicy Tr'; expected = 'Treasury' }
        @{ line = 'Test-BinanceAuditPolicy -Name rel'; expected = 'Relaxed' }
        @{ line = 'New-BinanceAuditPolicy x.json -Extends Str'; expected = 'Strict' }
        @{ line = 'Invoke-BinanceKeyAudit -Policy Tax'; expected = 'TaxReporting' }
    ) {
        $completion = (TabExpansion2 $line $line.Length).CompletionMatches
        $completion.CompletionText | Should -Be $expected
        $completion[0].ToolTip | Should -Be (Get-BinanceAuditPolicy $expected).Description
    }
}

Describe 'A key in a policy by mistake' {
    It 'is refused and never repeated: <text>' -ForEach @(
        @{ text = '{ "version": 1, "name": "<key>", "description": "<secret>" }' }
        @{ text = '{ "version": 1, "<key>": "<secret>" }' }
        @{ text = '{ "version": 1, "defaultPurpose": "<key>", "extends": "<secret>" }' }
        @{ text = '{ "version": 1, "keys": [ { "match": { "name": "<key>" }, "purpose": "<secret>" } ], "checks": { "<key>": { "<secret>": 1 } } }' }
        @{ text = '{ "version": 1, "mutes": [ { "check": "<key>", "name": "[<secret>", "reason": "<key>", "owner": "<secret>", "expires": "<key>" } ] }' }
        @{ text = '{ "version": <key> }' }
        @{ text = '"<key>' }
        @{ text = '<secret>' }
        @{ text = '@{ Version = 1; Name = <key> }'; file = 'policy.psd1' }
        @{ text = '@{ Version = 1; <key> = "<secret>" }'; file = 'policy.psd1' }
        @{ text = '@{ Version = 1; Name = "$(<key> <secret>)" }'; file = 'policy.psd1' }
        @{ text = '@{ Version = 1 } <key>'; file = 'policy.psd1' }
        @{ text = '@{ Version = 1; Name = ''<secret> '; file = 'policy.psd1' }
    ) {
        $sample = Get-SampleKey
        $path = Write-Policy $text.Replace('<key>', $sample.ApiKey).Replace('<secret>', $sample.Secret) ($file ?? 'policy.json')
        $out = @(
            Test-BinanceAuditPolicy $path
            Test-BinanceAuditPolicy $path -MuteFile
            Test-BinanceAuditPolicy $path -Key $sandbox.Keys
            Get-BinanceAuditPolicy -Path $path -ErrorVariable failures -ErrorAction SilentlyContinue
        )
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInvalid,*'
        $shown = ($out, $failures, $failures.Exception.Problems, $failures.ErrorDetails | Format-List * -Force | Out-String -Width 4000)
        foreach ($part in $sample.ApiKey, $sample.Secret) {
            $shown | Should -Not -BeLike "*$($part.Substring(0, 24))*"
            $shown | Should -Not -BeLike "*$($part.Substring(24, 24))*"
        }
    }
}
