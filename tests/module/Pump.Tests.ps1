# The pump's four laws and what follows from them, first with bodies of the probe's own, then with real cmdlets.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Import-Module (Get-ProbePath)

    function New-Log { , [System.Collections.Concurrent.ConcurrentQueue[string]]::new() }

    function New-Gate([int] $Open = 0) { , [Threading.SemaphoreSlim]::new($Open) }

    function Assert-AllEnded($Log, [int[]] $Numbers) {
        foreach ($number in $Numbers) {
            if (@($Log) -match "^started $number ") {
                @($Log) -match "^finally $number " | Should -Not -BeNullOrEmpty -Because "body $number was started"
            }
        }
    }
}

Describe 'Pump, output <Mode>' -ForEach @(
    @{ Mode = 'in the order of the input'; Probe = @{}; Failing = 'error' }

    # What a body says comes when it is complete, its errors too.
    @{ Mode = 'as bodies complete'; Probe = @{ AsCompleted = $true }; Failing = 'report' }
) {
    Context 'a downstream command has enough' {
        It 'runs the finally of every body before the pipeline ends' {
            $log = New-Log
            'return 1', 'hang 2', 'hang 3' | Invoke-PumpProbe @Probe -Log $log | Select-Object -First 1 | Should -Be 1
            Assert-AllEnded $log 1, 2, 3
        }

        It 'cancels bodies that ask the pipeline after their cancellation' {
            $log = New-Log
            'return 1', 'question 2', 'question 3' | Invoke-PumpProbe @Probe -Log $log | Select-Object -First 1 | Should -Be 1
            Assert-AllEnded $log 1, 2, 3
        }

        It 'runs no body on the pipeline thread, not even its finally' {
            $log = New-Log
            $null = 'return 1', 'hang 2', 'hang 3' | Invoke-PumpProbe @Probe -Log $log | Select-Object -First 1
            @($log) -match ' on pipeline$' | Should -BeNullOrEmpty
        }
    }

    Context 'an error ends the pipeline' {
        It 'runs the finally of every body before the error arrives' {
            $log = New-Log
            { "$Failing 1", 'hang 2' | Invoke-PumpProbe @Probe -Log $log -ErrorAction Stop } | Should -Throw -ErrorId 'ProbeError,*'
            Assert-AllEnded $log 1, 2
        }

        It 'runs no body on the pipeline thread' {
            $log = New-Log
            { "$Failing 1", 'hang 2' | Invoke-PumpProbe @Probe -Log $log -ErrorAction Stop } | Should -Throw
            @($log) -match ' on pipeline$' | Should -BeNullOrEmpty
        }

        It 'ends with what an unexpected exception says' {
            $log = New-Log
            { 'fail 1', 'hang 2' | Invoke-PumpProbe @Probe -Log $log } | Should -Throw 'fail 1'
            Assert-AllEnded $log 1, 2
        }

        It 'ends bodies when a command upstream fails' {
            $log = New-Log
            { & { 'hang 1'; throw 'upstream' } | Invoke-PumpProbe @Probe -Log $log } | Should -Throw 'upstream'
            Assert-AllEnded $log 1
        }
    }

    Context 'Ctrl+C' {
        It 'runs the finally of every body and returns at once' {
            $log = New-Log
            $running = Start-Shell -Variables @{ log = $log; Probe = $Probe } '1..20 | ForEach-Object { "hang $_" } | Invoke-PumpProbe @Probe -Log $log -ThrottleLimit 4'
            Wait-Until { @(@($log) -match '^started').Count -ge 4 } 'four bodies to start'
            (Stop-Shell $running).TotalSeconds | Should -BeLessThan 2
            Assert-AllEnded $log (1..20)
            @(@($log) -match '^started').Count | Should -Be 4
            @($log) -match ' on pipeline$' | Should -BeNullOrEmpty
            $running.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }

        It 'finishes what has passed its commit point, and says so' {
            $log = New-Log
            $gate = New-Gate
            $running = Start-Shell -Variables @{ log = $log; gate = $gate; Probe = $Probe } "'commit 1', 'hang 2' | Invoke-PumpProbe @Probe -Log `$log -Gate `$gate"
            Wait-Until { @($log) -contains 'committed 1' -and @($log) -match '^started 2' } 'the commit point'
            $stopping = $running.Shell.BeginStop($null, $null)
            Wait-Until { @($log) -match '^finally 2' } 'the other body to end'
            $stopping.IsCompleted | Should -BeFalse -Because 'the committed step is not finished yet'
            $null = $gate.Release()
            $running.Shell.EndStop($stopping)
            @($log) | Should -Contain 'finished 1'
            $running.Recorder.Shown | Should -Contain 'warning: Stopped, but this had passed the point of no return and was finished: step 1'
            $running.Runspace.Dispose()
        }
    }

    Context 'commit points' {
        It 'tells that <Kind> work <Outcome> when a downstream command has enough' -ForEach @(
            @{ Kind = 'commit'; Outcome = 'was finished' }
            @{ Kind = 'ruin'; Outcome = 'then failed: ruined 2' }
        ) {
            $log = New-Log
            $gate = New-Gate
            $first = New-Gate
            $running = Start-Shell -Variables @{ log = $log; gate = $gate; first = $first; Probe = $Probe } "
                & { 'hold 1'; '$Kind 2' } | Invoke-PumpProbe @Probe -Log `$log -Gate `$gate -First `$first -WarningVariable warned | Select-Object -First 1
                `$warned.Message"
            Wait-Until { @($log) -contains 'committed 2' } 'the commit point'
            $null = $first.Release()
            Wait-Until { @($log) -match '^finally 1' } 'the end of the first body'
            $null = $gate.Release()
            $null = $running.Shell.EndInvoke($running.Handle)
            $running.Output | Should -Contain "Stopped, but this had passed the point of no return and ${Outcome}: step 2"
            $running.Runspace.Dispose()
        }

        It 'says nothing of committed work whose result has arrived' {
            $gate = New-Gate 2
            'commit 1', 'commit 2' | Invoke-PumpProbe @Probe -Gate $gate -WarningVariable warned | Sort-Object | Should -Be 1, 2
            $warned | Should -BeNullOrEmpty
        }
    }

    Context 'questions to the pipeline thread' {
        It 'answers on the pipeline thread and continues elsewhere' {
            $answers = 1..60 | ForEach-Object { "ask $_" } | Invoke-PumpProbe @Probe
            $answers | Sort-Object { [int]($_ -split ' ')[0] } | Should -Be (1..60 | ForEach-Object { "$_ answered on pipeline, continued on pool" })
        }

        It 'hands a failure to the body and ends the pipeline with it' {
            $log = New-Log
            { 'doubt 1', 'hang 2' | Invoke-PumpProbe @Probe -Log $log } | Should -Throw 'doubt 1'
            @($log) | Should -Contain 'body saw: doubt 1'
            Assert-AllEnded $log 1, 2
        }
    }

    Context 'many bodies' {
        It 'never runs more bodies than the limit' {
            $gate = New-Gate
            $log = New-Log
            $running = Start-Shell -Variables @{ log = $log; gate = $gate; Probe = $Probe } '1..9 | ForEach-Object { "wait $_" } | Invoke-PumpProbe @Probe -Log $log -Gate $gate -ThrottleLimit 3'
            for ($done = 0; $done -lt 9; $done++) {
                Wait-Until { @(@($log) -match '^started').Count -eq [Math]::Min(9, $done + 3) } "body $($done + 3)"
                @(@($log) -match '^finally').Count | Should -Be $done
                $null = $gate.Release()
                Wait-Until { @(@($log) -match '^finally').Count -eq $done + 1 } "the end of body $($done + 1)"
            }

            $null = $running.Shell.EndInvoke($running.Handle)
            $running.Output | Sort-Object | Should -Be (1..9)
            $running.Runspace.Dispose()
        }

        It 'loses nothing of 20,000 bodies that end at once' {
            $numbers = 1..20000 | ForEach-Object { "return $_" } | Invoke-PumpProbe @Probe -ThrottleLimit 64
            $numbers.Count | Should -Be 20000
            Compare-Object ($numbers | Sort-Object) (1..20000) -SyncWindow 0 | Should -BeNullOrEmpty
        }
    }
}

Describe 'Pump, in the order of the input' {
    It 'keeps the order of the input when later bodies finish first' {
        $gate = New-Gate
        $log = New-Log
        $running = Start-Shell -Variables @{ log = $log; gate = $gate } "
            'wait 1', 'return 2', 'return 3', 'return 4' | Invoke-PumpProbe -Log `$log -Gate `$gate"
        Wait-Until { @($log) -match '^finally 4' } 'the last body'
        $running.Output.Count | Should -Be 0 -Because 'the first input has not produced anything yet'
        $null = $gate.Release()
        $null = $running.Shell.EndInvoke($running.Handle)
        $running.Output | Should -Be 1, 2, 3, 4
        $running.Runspace.Dispose()
    }

    It 'uses a free place even while the first input says something and goes on' {
        $gate = New-Gate
        $log = New-Log
        $running = Start-Shell -Variables @{ log = $log; gate = $gate } "
            'chat 1', 'return 2', 'chat 3', 'return 4', 'return 5' | Invoke-PumpProbe -Log `$log -Gate `$gate -ThrottleLimit 3 -Verbose"
        Wait-Until { @($log) -match '^finally 5' } 'the last body, while the first waits'
        $null = $gate.Release(2)
        $null = $running.Shell.EndInvoke($running.Handle)
        $running.Output | Should -Be 1, 2, 3, 4, 5
        $running.Runspace.Dispose()
    }
}

Describe 'Pump, as bodies complete' {
    It 'lets a slow body delay nobody' {
        $gate = New-Gate
        $log = New-Log
        $running = Start-Shell -Variables @{ log = $log; gate = $gate } "
            'wait 1', 'return 2', 'return 3' | Invoke-PumpProbe -AsCompleted -Log `$log -Gate `$gate"
        Wait-Until { $running.Output.Count -eq 2 } 'what the others produce, while the first waits'
        $running.Output[0], $running.Output[1] | Sort-Object | Should -Be 2, 3
        $null = $gate.Release()
        $null = $running.Shell.EndInvoke($running.Handle)
        $running.Output[2] | Should -Be 1
        $running.Runspace.Dispose()
    }

    It 'gives out what a body produces in one piece, also when an earlier one completes meanwhile' {
        $gate = New-Gate
        $log = New-Log
        $output = 'recite 1', 'lines 2' | Invoke-PumpProbe -AsCompleted -Log $log -Gate $gate | ForEach-Object {
            if ($gate.CurrentCount -eq 0 -and -not (@($log) -match '^finally 1')) {
                $null = $gate.Release()
                Wait-Until { @($log) -match '^finally 1' } 'the end of the other body'
            }

            $_
        }
        $output | Should -Be 2, 2, 2, 1, 1, 1
    }

    It 'answers the questions of all bodies while none is complete' {
        $gate = New-Gate
        $log = New-Log
        $running = Start-Shell -Variables @{ log = $log; gate = $gate } "
            'wait 1', 'survey 2', 'survey 3' | Invoke-PumpProbe -AsCompleted -Log `$log -Gate `$gate"
        Wait-Until { @($log) -contains 'answered 2' -and @($log) -contains 'answered 3' } 'the answers'
        @($log) -match '^finally' | Should -BeNullOrEmpty
        $null = $gate.Release(3)
        $null = $running.Shell.EndInvoke($running.Handle)
        $running.Output | Sort-Object | Should -Be 1, 2, 3
        $running.Runspace.Dispose()
    }

    It 'shows what a body says before it is complete only with the rest' {
        $gate = New-Gate
        $log = New-Log
        $running = Start-Shell -Variables @{ log = $log; gate = $gate } "
            'chat 1', 'return 2' | Invoke-PumpProbe -AsCompleted -Log `$log -Gate `$gate -Verbose 4>&1"
        Wait-Until { $running.Output.Count -eq 1 } 'the second body'
        $null = $gate.Release()
        $null = $running.Shell.EndInvoke($running.Handle)
        "$($running.Output)" | Should -Be '2 chat 1 1'
        $running.Runspace.Dispose()
    }
}

Describe 'Cmdlets on the pump' {
    BeforeAll {
        $fast = Start-TestSandbox -Keys (1..64 | ForEach-Object { @{ name = "key$_" } })
        $slow = Start-TestSandbox -Keys (1..8 | ForEach-Object { @{ name = "slow$_" } }) -Fleet @{ faults = @(@{ kind = 'Latency'; delayMs = 60000; path = '/sapi/*' }) }
        $gone = Start-TestSandbox -Keys @{ name = 'gone'; deleted = $true }

        # The clock of a host is measured with its first request.
        $null = $fast.Keys[0], $slow.Keys[0], $gone.Keys[0] | Invoke-BinanceSignedRequest -Path /api/v3/account -ErrorAction SilentlyContinue

        function Measure-Seconds([scriptblock] $Script) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            & $Script
            $watch.Elapsed.TotalSeconds
        }
    }

    AfterAll {
        Stop-BinanceSandbox -Confirm:$false
        Unregister-AllVaults
    }

    AfterEach { Clear-SandboxFault $fast }

    It 'end at once when a downstream command has enough' {
        Measure-Seconds {
            (@($fast.Keys[0]) + $slow.Keys | Get-BinanceKeyRestriction | Select-Object -First 1).Name | Should -Be 'key1'
        } | Should -BeLessThan 10
    }

    It 'end at once with -ErrorAction Stop' {
        Measure-Seconds {
            { @($gone.Keys[0]) + $slow.Keys | Get-BinanceKeyRestriction -ErrorAction Stop } | Should -Throw -ErrorId 'BinanceApi.-2008,*'
        } | Should -BeLessThan 10
    }

    It 'end at once on Ctrl+C, start no further request and leave no error' {
        $before = $slow.Statistics.Requests
        $running = Start-Shell -Variables @{ keys = $slow.Keys } '$keys | Get-BinanceKeyRestriction -ThrottleLimit 2'
        Wait-Until { $slow.Statistics.Requests -ge $before + 2 } 'two requests'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 2
        $running.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $running.Shell.Streams.Error | Should -BeNullOrEmpty
        $running.Output | Should -BeNullOrEmpty
        $null = $fast.Keys[0] | Get-BinanceKeyRestriction
        $slow.Statistics.Requests | Should -Be ($before + 2)
    }

    It 'end on Ctrl+C after the vault call that is under way' {
        $secrets = @{}
        1..40 | ForEach-Object { $secrets["bot$_"] = ConvertTo-TestCredential }
        Register-TestVault Slow $secrets -DelayMilliseconds 200
        $running = Start-Shell 'New-BinanceSignature bot* -Vault Slow -Timestamp 1'
        Wait-Until { $running.Output.Count -gt 0 } 'the first key'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 4
        $running.Output.Count | Should -BeLessThan 40
        $running.Shell.Streams.Error | Should -BeNullOrEmpty
    }

    It 'keep the order of the input when latencies differ' {
        Add-SandboxFault $fast @{ kind = 'Latency'; jitterMs = 150; path = '/sapi/*' }
        ($fast.Keys | Get-BinanceKeyRestriction -ThrottleLimit 16).Name | Should -Be $fast.Keys.Name
    }

    It 'let requests overlap: 64 keys at 200 ms take far less than 12.8 s' {
        Add-SandboxFault $fast @{ kind = 'Latency'; delayMs = 200; path = '/sapi/*' }
        Measure-Seconds {
            @($fast.Keys | Get-BinanceKeyRestriction -ThrottleLimit 32).Count | Should -Be 64
        } | Should -BeLessThan 6
    }

    It 'let requests overlap with vault calls' {
        # 8 vault calls of 100 ms one after the other, and 8 requests of 400 ms that start as soon as their key is read.
        $secrets = @{}
        $fast.Keys[0..7] | ForEach-Object { $secrets[$_.Name] = Get-SandboxCredential $_ }
        Register-TestVault Steady $secrets -DelayMilliseconds 100
        Add-SandboxFault $fast @{ kind = 'Latency'; delayMs = 400; path = '/sapi/*' }
        Measure-Seconds {
            @(Get-BinanceKeyRestriction * -Vault Steady -BaseUri $fast.BaseAddress).Count | Should -Be 8
        } | Should -BeLessThan 3.2
    }

    It 'show progress once that takes longer than half a second, and take it away' {
        Add-SandboxFault $fast @{ kind = 'Latency'; delayMs = 150; path = '/sapi/*' }
        $running = Start-Shell -Variables @{ keys = $fast.Keys[0..7] } '$keys | Get-BinanceKeyRestriction -ThrottleLimit 1'
        $null = $running.Shell.EndInvoke($running.Handle)
        $progress = @($running.Recorder.Shown -match '^progress: Get-BinanceKeyRestriction')
        $progress.Count | Should -BeGreaterThan 1
        $progress[0] | Should -Match '\d of \d keys, [\d.]+/s$'
        $progress[-1] | Should -BeLike '* Done'
        $running.Runspace.Dispose()
    }

    It 'send one request at a time with -ThrottleLimit 1' {
        Add-SandboxFault $fast @{ kind = 'Latency'; delayMs = 100; path = '/sapi/*' }
        Measure-Seconds { $null = $fast.Keys[0..4] | Get-BinanceKeyRestriction -ThrottleLimit 1 } | Should -BeGreaterThan 0.49
    }
}
