# Every way in which an audit cannot know, against everything that it gives out: none says good.

BeforeDiscovery {
    # Without an answer of the exchange.
    $answers = @(
        @{ Way = 'an exchange that cannot be reached'; Fault = $null }
        @{ Way = 'a page with status 404'; Fault = @{ kind = 'FixedAnswer'; status = 404; contentType = 'text/html'; body = '<html><body>Not found</body></html>' } }
        @{ Way = 'a firewall page with status 403'; Fault = @{ kind = 'HtmlPage' } }
        @{ Way = 'a refused location, status 451'; Fault = @{ kind = 'FixedAnswer'; status = 451; body = '{}' } }
        @{ Way = 'a server error'; Fault = @{ kind = 'ServerError' } }
        @{ Way = 'a server error without a body'; Fault = @{ kind = 'FixedAnswer'; status = 500; body = '' } }
        @{ Way = 'an empty answer'; Fault = @{ kind = 'FixedAnswer'; status = 200; body = '' } }
        @{ Way = 'a web page with status 200'; Fault = @{ kind = 'HtmlPage'; status = 200 } }
        @{ Way = 'a truncated answer'; Fault = @{ kind = 'TruncatedBody' } }
        @{ Way = 'an answer that does not come'; Fault = @{ kind = 'Latency'; delayMs = 60000 } }
        @{ Way = 'an answer without any field'; Fault = @{ kind = 'FixedAnswer'; status = 200; body = '{}' } }
        @{ Way = 'an answer that is a list'; Fault = @{ kind = 'FixedAnswer'; status = 200; body = '[]' } }
        @{ Way = 'an error with status 200'; Fault = @{ kind = 'FixedAnswer'; status = 200; body = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}' } }
        @{ Way = 'a refused key'; Fault = @{ kind = 'FixedAnswer'; status = 401; body = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}' } }
        @{ Way = 'a refused time'; Fault = @{ kind = 'FixedAnswer'; status = 400; body = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}' } }
        @{ Way = 'an error that nobody knows'; Fault = @{ kind = 'FixedAnswer'; status = 400; body = '{"code":-98765,"msg":"Something."}' } }
        @{ Way = 'no answer about half of the keys'; Fault = @{ kind = 'FixedAnswer'; status = 404; contentType = 'text/html'; body = '<html></html>'; every = 2 } }
    ) | ForEach-Object { $_ + @{ Vault = 'Healthy'; Name = '*' } }

    # Without the keys.
    $vaults = @(
        @{ Way = 'a locked vault'; Vault = 'Locked'; Name = '*' }
        @{ Way = 'a vault that cannot list'; Vault = 'Unlisted'; Name = '*' }
        @{ Way = 'a vault that cannot be read'; Vault = 'Unread'; Name = '*' }
        @{ Way = 'a vault whose module has vanished'; Vault = 'Vanished'; Name = '*' }
        @{ Way = 'entries that are no keys'; Vault = 'Damaged'; Name = '*' }
        @{ Way = 'a vault without a key'; Vault = 'Empty'; Name = '*' }
        @{ Way = 'a name that is no key'; Vault = 'Healthy'; Name = 'nothing' }
        @{ Way = 'a pattern that matches no key'; Vault = 'Healthy'; Name = 'nothing*' }
        @{ Way = 'a locked vault beside a healthy one'; Vault = '[HL]*'; Name = '*' }
    ) | ForEach-Object { $_ + @{ Fault = $false } }
    $ways = @($answers) + $vaults
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script = Join-Path (Split-Path (Get-ModulePath)) 'samples' 'Invoke-ScheduledAudit.ps1'
    $home_ = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME 'unknown'
    $null = New-Item -ItemType Directory $home_ -Force

    # Keys and a policy with which nothing is wrong: whatever an output says is due to what is not known.
    $good = @{ permissions = @{ enableReading = $true }; ipRestrict = $true; algorithm = 'Ed25519' }
    $sandbox = Start-TestSandbox -Keys (1..4 | ForEach-Object { $good + @{ name = "key$_" } })
    $gone = Start-TestSandbox -Keys @($good + @{ name = 'other' })
    $closed = $gone.BaseAddress
    $gone | Stop-BinanceSandbox -Confirm:$false
    $policy = Join-Path $home_ 'policy.json'
    $off = @{}
    'MetadataMissing', 'LabelMissing', 'PurposeMissing', 'OwnerMissing', 'SecretInPlainText', 'VaultWithoutPassword', 'EnvironmentMismatch' | ForEach-Object { $off[$_] = @{ enabled = $false } }
    Set-Content -LiteralPath $policy (ConvertTo-Json @{ version = 1; name = 'Quiet'; extends = 'Relaxed'; checks = $off } -Depth 4)

    $secrets = [ordered]@{}
    $sandbox.Keys | ForEach-Object { $secrets[$_.Name] = Get-SandboxCredential $_ }
    Register-TestVault Healthy $secrets
    Register-TestVault Locked $secrets -Fails Locked
    Register-TestVault Unlisted $secrets -Fails Listing
    Register-TestVault Unread $secrets -Fails Reading
    Register-TestVault Empty @{ password = ConvertTo-TestSecureString 'correct horse' }
    Register-TestVault Damaged @{ damaged = [pscredential]::new($sandbox.Keys[0].RevealApiKey(), (ConvertTo-TestSecureString 'with "quotes"')) }
    Copy-Item -Recurse (Join-Path $PSScriptRoot 'vaults' 'ScriptVault') (Join-Path $home_ 'ScriptVault')
    Register-SecretVault -Name Vanished -ModuleName (Join-Path $home_ 'ScriptVault')
    Remove-Item -Recurse -Force (Join-Path $home_ 'ScriptVault')

    $healthy = @(Invoke-BinanceKeyAudit -Vault Healthy -Environment Sandbox -BaseUri $sandbox.BaseAddress -Policy $policy)
    $baseline = Join-Path $home_ 'healthy.json'
    $healthy | Save-BinanceAuditBaseline -Path $baseline

    function Get-AuditParameter($Way) {
        @{ Name = $Way.Name; Vault = $Way.Vault; Environment = 'Sandbox'; BaseUri = $null -eq $Way.Fault ? $closed : $sandbox.BaseAddress; TimeoutSec = $Way.Way -like '*does not come*' ? 1 : 30 }
    }

    function Invoke-Way($Way, [hashtable] $More = @{}) {
        $parameters = Get-AuditParameter $Way
        Invoke-BinanceKeyAudit @parameters -Policy $policy @More
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'A fleet with which nothing is wrong' {
    It 'is good by every output, so that the table below is about what is not known' {
        $healthy.Status | Where-Object { $_ -notin 'Pass', 'NotApplicable' } | Should -BeNullOrEmpty
        { Invoke-BinanceKeyAudit -Vault Healthy -Environment Sandbox -BaseUri $sandbox.BaseAddress -Policy $policy -FailOn Informational } | Should -Not -Throw
        Test-BinanceKeyPermission key1 -Vault Healthy -Environment Sandbox -BaseUri $sandbox.BaseAddress -Forbid Withdrawals -Quiet | Should -BeTrue
        $folder = Join-Path $home_ 'good'
        & $script -ReportFolder $folder -Vault Healthy -Environment Sandbox -BaseUri $sandbox.BaseAddress -Policy $policy -ModulePath (Get-ModulePath)
        $LASTEXITCODE | Should -Be 0
        (Get-Content -Raw (Join-Path $folder latest.json) | ConvertFrom-Json).summary.level | Should -Be OK
    }
}

Describe 'An audit with <Way>' -ForEach $ways {
    BeforeAll {
        $case = $_
        if ($case.Fault) {
            Add-SandboxFault $sandbox ($case.Fault + @{ path = '/sapi/*' })
        }

        $findings = @(Invoke-Way $case -More @{ ErrorAction = 'SilentlyContinue' })

        # Some keys are asked about and answered: these are rightly good.
        $isHalf = $case.Way -like '*half*' -or $case.Way -like '*beside*'
    }

    AfterAll { Clear-SandboxFault $sandbox }

    It 'has a Critical unknown among its findings' {
        $unknown = @($findings | Where-Object { $_.Status -eq 'Unknown' -and $_.Severity -eq 'Critical' })
        $unknown.Count | Should -BeGreaterThan 0
    }

    It 'says in no finding that something is as it should be that it could not look at' {
        $passed = @($findings | Where-Object { $_.Scope -eq 'Key' -and $_.Status -eq 'Pass' -and $_.CheckName -in 'WithdrawalsEnabled', 'WithdrawalsWithoutIPList', 'KeyRefused', 'NoIPList' } | Select-Object -ExpandProperty Name -Unique)
        $unknown = @($findings | Where-Object { $_.Scope -eq 'Key' -and $_.Status -eq 'Unknown' -and $_.Reason -notin 'NotRecorded' } | Select-Object -ExpandProperty Name -Unique)
        $passed | Where-Object { $_ -in $unknown } | Should -BeNullOrEmpty
        if (-not $isHalf) {
            $passed | Should -BeNullOrEmpty
        }
    }

    It 'has no good row, and does not say that all is well below them' {
        $all = @(Invoke-Way $case -More @{ View = 'Key'; ErrorAction = 'SilentlyContinue' } 6>&1)
        $rows = @($all | Where-Object { $_ -isnot [System.Management.Automation.InformationRecord] })
        "$($all | Where-Object { $_ -is [System.Management.Automation.InformationRecord] })" | Should -Match '(?m)^(Undetermined|Not OK): '
        if (-not $isHalf) {
            $rows | Where-Object Status -In Pass, NotApplicable | Should -BeNullOrEmpty
        }

        $rows | Where-Object { $_.Status -eq 'Unknown' -and $_.Severity -ne 'Critical' } | Should -BeNullOrEmpty
    }

    It 'ends with an error by -FailOn <_>' -ForEach Informational, Low, Medium, High, Critical {
        { Invoke-Way $case -More @{ FailOn = $_; ErrorAction = 'SilentlyContinue' } } | Should -Throw -ErrorId 'Audit*,*'
    }

    It 'makes the scheduled script end with exit code 2 or 3, and say so' {
        $folder = Join-Path $home_ "script-$([guid]::NewGuid().ToString('n'))"
        $parameters = Get-AuditParameter $case
        $parameters.Remove('TimeoutSec')
        if ($case.Way -like '*does not come*') {
            Set-ItResult -Skipped -Because 'the script has no time limit of its own, and the default takes minutes'
            return
        }

        & $script -ReportFolder $folder @parameters -Policy $policy -ModulePath (Get-ModulePath) 2>$null | Out-Null
        $LASTEXITCODE | Should -BeIn 2, 3
    }

    It 'says so in every report' {
        $folder = New-Item -ItemType Directory (Join-Path $home_ "reports-$([guid]::NewGuid().ToString('n'))")
        $null = $findings | Export-BinanceAuditReport -Path $folder -Format Html, Json, Csv, Markdown, Sarif, JUnit, OpenMetrics, Ocsf
        $text = @{}
        Get-ChildItem -LiteralPath $folder -File | ForEach-Object { $text[$_.Name -replace '^[^.]+'] = Get-Content -Raw -LiteralPath $_ }
        ($text['.json'] | ConvertFrom-Json).summary.level | Should -BeIn Undetermined, NotOK
        $verdict = ($text['.json'] | ConvertFrom-Json).summary.verdict
        $verdict | Should -Match '^(Undetermined|Not OK): '
        $text['.md'] | Should -Match '(Undetermined|Not OK)'
        [System.Net.WebUtility]::HtmlDecode($text['.html'] -replace '<[^>]+>') | Should -Match '(Undetermined|Not OK): '
        ($text['.csv'] | ConvertFrom-Csv).Status | Should -Contain Unknown
        ($text['.sarif'] | ConvertFrom-Json).runs.results.Count | Should -BeGreaterThan 0
        $junit = ([xml] $text['.xml']).testsuites
        [int] $junit.errors + [int] $junit.failures | Should -BeGreaterThan 0
        $text['.prom'] | Should -Match '(?m)^binance_key_audit_findings\{[^}]*severity="critical"[^}]*status="unknown"[^}]*\} [1-9]'
        $text['.ocsf.json'] | ConvertFrom-Json | Where-Object status_code -NE PASS | Should -Not -BeNullOrEmpty
    }

    It 'fixes nothing against a good audit, and says since when nothing is known' {
        $changes = @($findings | Compare-BinanceAudit -Reference $baseline -WarningAction Ignore)
        $changes.Kind | Should -Not -Contain FindingFixed
        if ($case.Vault -eq 'Healthy' -and $case.Name -eq '*') {
            $changes.Kind | Should -Contain KeyUnknown
        }
    }

    It 'forgets nothing of a baseline' {
        $copy = Join-Path $home_ "baseline-$([guid]::NewGuid().ToString('n')).json"
        Copy-Item $baseline $copy
        $null = $findings | Save-BinanceAuditBaseline -Path $copy -Force -AllowIncomplete

        # That a key is accepted again is news; its permissions and addresses are as they were.
        $healthy | Compare-BinanceAudit -Reference $copy -WarningAction Ignore | Where-Object { $_.Vault -eq 'Healthy' -and $_.Kind -ne 'FindingFixed' } | Should -BeNullOrEmpty
    }

    It 'is no yes for a script' {
        $parameters = Get-AuditParameter $case
        $answers = @(Test-BinanceKeyPermission @parameters -Forbid Withdrawals -Quiet -ErrorAction SilentlyContinue)
        $answers | Should -Contain $false
        if (-not $isHalf) {
            $answers | Should -Not -Contain $true
        }
    }
}
