# The audit while the network, a vault, the clock or the user gets in its way.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest

    $keys = 1..40 | ForEach-Object {
        @{ name = "key$_"; permissions = @{ enableReading = $true; enableWithdrawals = $_ % 4 -eq 0; enableFutures = $_ % 3 -eq 0 }; ipRestrict = $_ % 2 -eq 0 }
    }
    $fast = Start-TestSandbox -Keys $keys
    $slow = Start-TestSandbox -Keys (1..4 | ForEach-Object { @{ name = "slow$_" } }) -Fleet @{ faults = @(@{ kind = 'Latency'; delayMs = 60000; path = '/sapi/*' }) }

    # The clock of a host is measured with its first request.
    $null = $fast.Keys[0], $slow.Keys[0] | Invoke-BinanceSignedRequest -Path /api/v3/account

    # The offset that was measured is all that may differ between two quiet runs.
    function Get-Gist($Findings) {
        @($Findings | Where-Object CheckName -NE ClockOffset | ForEach-Object { "$($_.Id) $($_.CheckId) $($_.Vault)/$($_.Name): $($_.Status), $($_.Message)" } | Sort-Object)
    }

    function Register-FleetVault([string] $Name, [int] $DelayMilliseconds) {
        $secrets = [ordered]@{}
        $fast.Keys | ForEach-Object { $secrets[$_.Name] = Get-SandboxCredential $_ }
        Register-TestVault $Name $secrets -DelayMilliseconds $DelayMilliseconds
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'An audit of a troubled exchange' {
    BeforeAll {
        $quiet = @($fast.Keys | Invoke-BinanceKeyAudit)
    }

    AfterEach { Clear-SandboxFault $fast }

    It 'finds the same when one request in ten meets <Kind>' -ForEach @(
        @{ Kind = 'ConnectionReset' }
        @{ Kind = 'TruncatedBody' }
        @{ Kind = 'ServerError' }
    ) {
        $before = $fast.Statistics.Requests
        Add-SandboxFault $fast @{ kind = $Kind; every = 10; path = '/sapi/*' }

        # One at a time, so that what is repeated is never the tenth again.
        $findings = @($fast.Keys | Invoke-BinanceKeyAudit -ThrottleLimit 1)
        $fast.Statistics.Requests - $before | Should -BeGreaterThan 40 -Because 'some requests were repeated'
        Compare-Object (Get-Gist $quiet) (Get-Gist $findings) | Should -BeNullOrEmpty
    }

    It 'finds the same or says that it does not know when one request in ten meets a web page' {
        # One question a key, so that one key in ten has no answer.
        $known = @{}
        $fast.Keys | Invoke-BinanceKeyAudit -Policy Relaxed -Detailed | ForEach-Object { $known["$($_.Id)"] = $_.Status }
        Add-SandboxFault $fast @{ kind = 'HtmlPage'; every = 10; path = '/sapi/*' }
        $findings = @($fast.Keys | Invoke-BinanceKeyAudit -Policy Relaxed -Detailed)
        $findings | Where-Object { $_.Scope -eq 'Key' -and $_.Status -ne 'Unknown' -and $_.Status -ne $known["$($_.Id)"] } | Should -BeNullOrEmpty
        $withdrawals = @($findings | Where-Object CheckName -EQ WithdrawalsEnabled)
        $withdrawals.Count | Should -Be 40
        @($withdrawals | Where-Object Status -EQ Unknown).Count | Should -Be 4
        @($findings | Where-Object CheckName -EQ AuditCompleted).Count | Should -Be 1
    }

    It 'says of every key that it does not know when nothing answers' {
        Add-SandboxFault $fast @{ kind = 'HtmlPage'; path = '/sapi/*' }
        $findings = @($fast.Keys | Invoke-BinanceKeyAudit -Check WithdrawalsEnabled, AuditCompleted)
        @($findings | Where-Object CheckName -EQ WithdrawalsEnabled).Status | Sort-Object -Unique | Should -Be 'Unknown'
        $end = $findings | Where-Object CheckName -EQ AuditCompleted
        $end.Status | Should -Be 'Unknown'
        $end.Reason | Should -Be 'NothingAudited'
        ($findings | Where-Object CheckName -EQ ExchangeUnavailable).Status | Should -Be 'Fail'
    }

    It 'stays within the limits of the exchange' {
        $fast.Statistics.RateLimited | Should -Be 0
        $fast.Statistics.Banned | Should -Be 0
    }
}

Describe 'An audit with a key that gets no answer' {
    It 'gives out all others first, and says that it does not know about that one' {
        $findings = @(@($slow.Keys[0]) + $fast.Keys | Invoke-BinanceKeyAudit -Check WithdrawalsEnabled -TimeoutSec 3)
        $rows = @($findings | Where-Object Scope -EQ Key)
        $rows.Count | Should -Be 41
        $rows[-1].Name | Should -Be 'slow1'
        $rows[-1].Status | Should -Be 'Unknown'
        $rows[0..39].Status | Should -Not -Contain 'Unknown'
        $findings[-1].CheckName | Should -Be 'AuditCompleted'
    }
}

Describe 'An audit that is stopped' {
    It 'gives out on Ctrl+C what is done, without the line that says the run is complete' {
        $running = Start-Shell -Variables @{ keys = @($fast.Keys) + $slow.Keys } '$keys | Invoke-BinanceKeyAudit -ThrottleLimit 64'
        Wait-Until { @(0..([Math]::Max(0, $running.Output.Count - 1)) | ForEach-Object { $running.Output[$_].Name } | Sort-Object -Unique).Count -ge 40 } 'the fast keys'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 2
        $running.Shell.Streams.Error | Should -BeNullOrEmpty
        $findings = @(0..($running.Output.Count - 1) | ForEach-Object { $running.Output[$_] })
        $findings.CheckName | Should -Not -Contain 'AuditCompleted'
        $findings.Name | Should -Not -Contain 'slow1'
        $whole = @(Get-Gist ($fast.Keys | Invoke-BinanceKeyAudit))
        Get-Gist $findings | Where-Object { $_ -notin $whole } | Should -BeNullOrEmpty
        $report = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME 'stopped.md'
        $findings | Export-BinanceAuditReport -Path $report -Format Markdown
        Get-Content -LiteralPath $report -Raw | Should -Match '\*\*Incomplete\.\*\* A run was stopped before its end'
    }

    It 'ends at once when a downstream command has enough' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $first = @($fast.Keys) + $slow.Keys | Invoke-BinanceKeyAudit -ThrottleLimit 64 | Select-Object -First 1
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        @($first).Count | Should -Be 1
        $first.Name | Should -BeLike 'key*'
    }
}

Describe 'An audit with a vault that dies half-way' {
    BeforeAll {
        Register-FleetVault Dying -DelayMilliseconds 20
        $path = (Get-SecretVault Dying).VaultParameters.Path
        $errors = $null
        $findings = @(Invoke-BinanceKeyAudit -Vault Dying -Environment Sandbox -BaseUri $fast.BaseAddress -ErrorVariable errors -ErrorAction SilentlyContinue | ForEach-Object {
            Remove-Item -LiteralPath $path -ErrorAction Ignore
            $_
        })
        $withdrawals = @($findings | Where-Object CheckName -EQ WithdrawalsEnabled)
        $entries = @($findings | Where-Object Scope -EQ Entry)
    }

    AfterAll { Unregister-AllVaults }

    It 'keeps the findings of keys that were read before' {
        $read = @($withdrawals | Where-Object Status -NE Unknown)
        $read.Count | Should -BeGreaterThan 0
        $read.Count | Should -BeLessThan 40
        foreach ($finding in $read) {
            $finding.Status | Should -Be ([int]($finding.Name -replace '\D') % 4 -eq 0 ? 'Fail' : 'Pass')
        }
    }

    It 'says of the others that it does not know, and why' {
        $withdrawals.Count + $entries.Count | Should -Be 40
        $entries.Status | Sort-Object -Unique | Should -Be 'Unknown'
        $entries.Reason | Sort-Object -Unique | Should -Be 'VaultUnavailable'
    }

    It 'says so of the vault, and completes' {
        $vault = $findings | Where-Object CheckName -EQ VaultUnavailable
        $vault.Status | Should -Be 'Unknown'
        $vault.Evidence | Should -Contain 'error: VaultFailed'
        ($findings | Where-Object CheckName -EQ AuditCompleted).Evidence | Should -Contain "unreadable entries: $($entries.Count)"
        $errors | Should -BeNullOrEmpty
    }
}

Describe 'An audit with a vault that fails for a moment' {
    It 'does not speak of the vault' {
        Register-FleetVault Passing -DelayMilliseconds 20
        try {
            $path = (Get-SecretVault Passing).VaultParameters.Path
            $findings = @(Invoke-BinanceKeyAudit -Vault Passing -Environment Sandbox -BaseUri $fast.BaseAddress -Check WithdrawalsEnabled, VaultUnavailable | ForEach-Object {
                if ($_.Status -eq 'Unknown') {
                    Move-Item -LiteralPath "$path.away" $path -ErrorAction Ignore
                }
                elseif (-not $isMoved) {
                    $isMoved = $true
                    Move-Item -LiteralPath $path "$path.away"
                }

                $_
            })
            @($findings | Where-Object Scope -EQ Entry).Count | Should -BeGreaterThan 0
            ($findings | Where-Object CheckName -EQ VaultUnavailable).Status | Should -Be 'Pass'
        }
        finally {
            Unregister-AllVaults
        }
    }
}

Describe 'An audit with a clock that is <Hours> hours off' -ForEach @(@{ Hours = 1 }, @{ Hours = -1 }) {
    It 'says so, and finds out everything else' {
        $path = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME 'clock.json'
        Set-Content -LiteralPath $path (ConvertTo-Json @{ keys = $keys } -Depth 5)
        $off = Start-BinanceSandbox -FleetPath $path -TimeOffset ([timespan]::FromHours($Hours))
        try {
            $findings = @($off.Keys | Invoke-BinanceKeyAudit -Check WithdrawalsEnabled, ClockOffset)
            $withdrawals = @($findings | Where-Object CheckName -EQ WithdrawalsEnabled)
            $withdrawals.Count | Should -Be 40
            @($withdrawals | Where-Object Status -EQ Fail).Count | Should -Be 10
            $withdrawals.Status | Should -Not -Contain 'Unknown'
            $clocks = @($findings | Where-Object CheckName -EQ ClockOffset)
            $clocks.Count | Should -Be 1 -Because 'a host has one clock'
            $clocks.Status | Sort-Object -Unique | Should -Be 'Fail'
        }
        finally {
            $off | Stop-BinanceSandbox -Confirm:$false
        }
    }
}
