# This machine's clock against those of the exchange.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox
}

AfterAll {
    Stop-BinanceSandbox
}

Describe 'Test-BinanceClock' {
    It 'gives one object for each family that has a clock, in order' {
        $reports = @(Test-BinanceClock -Environment Sandbox -Samples 2)
        $reports.Family | Should -Be 'Spot', 'UsdMargined', 'CoinMargined', 'Options'
        $reports[0].GetType().FullName | Should -Be 'BinanceKeyTools.Diagnosis.Clocks.ClockReport'
        foreach ($report in $reports) {
            $report.Host | Should -Be 'localhost'
            $report.Environment | Should -Be 'Sandbox'
            $report.Verdict | Should -Be 'Accurate'
            $report.Samples.Count | Should -Be 2
            $report.Samples[1].MeasuredAt | Should -BeGreaterThan $report.Samples[0].MeasuredAt
            $report.Fix.Count | Should -Be 0
            $report.RecvWindow | Should -Be 5000
            $report.MeasuredAt.Offset | Should -Be ([timespan]::Zero)
        }
    }

    It 'asks the families that are named, each once' {
        (Test-BinanceClock PortfolioMargin, Sapi, Sapi -Environment Sandbox -Samples 1).Family | Should -Be 'PortfolioMargin', 'Sapi'
    }

    It 'takes a sandbox, and knows it as one' {
        ($sandbox | Test-BinanceClock Spot -Samples 1).Environment | Should -Be 'Sandbox'
        (Test-BinanceClock Spot -Samples 1 -BaseUri $sandbox.BaseAddress).Environment | Should -Be 'Sandbox'
    }

    It 'asks for many keys of one environment once' {
        @($sandbox.Keys | Select-Object -First 5 | Test-BinanceClock Spot -Samples 1).Count | Should -Be 1
    }

    It 'needs no key and sends none' {
        $verbose = Test-BinanceClock Spot -Environment Sandbox -Samples 1 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$verbose" | Should -BeLike '*GET /api/v3/time*'
        "$verbose" | Should -Not -Match 'account|signature'
    }

    It 'tells how this machine keeps its time, or why that is not known' {
        $state = (Test-BinanceClock Spot -Environment Sandbox -Samples 1).LocalClock
        ([bool] $state.Source -or [bool] $state.Reason) | Should -BeTrue
        "$state" | Should -Not -BeNullOrEmpty
    }

    Context 'a sandbox that is off by <offset>' -ForEach @(
        @{ offset = '00:00:03'; recvWindow = 1000; verdict = 'TooSlow'; says = '*behind localhost*recvWindow of 1000 ms*' }
        @{ offset = '00:00:03'; recvWindow = 5000; verdict = 'AtRisk'; says = '*slow against localhost*' }
        @{ offset = '00:00:03'; recvWindow = 60000; verdict = 'AtRisk'; says = '*slow against localhost*' }
        @{ offset = '-00:00:03'; recvWindow = 60000; verdict = 'TooFast'; says = '*ahead of localhost*No recvWindow helps*' }
        @{ offset = '-00:00:00.7'; recvWindow = 5000; verdict = 'AtRisk'; says = '*fast against localhost*' }
    ) {
        BeforeAll { $script:off = Start-BinanceSandbox -TimeOffset $offset }
        AfterAll { $off | Stop-BinanceSandbox }

        It 'is <verdict> for a recvWindow of <recvWindow>' {
            $report = $off | Test-BinanceClock Spot -RecvWindow $recvWindow -Samples 3
            $report.Verdict | Should -Be $verdict
            $report.Explanation | Should -BeLike $says
            $report.Fix[-1] | Should -BeLike '*Test-BinanceClock*'
            [Math]::Abs(($report.Offset - [timespan] $offset).TotalMilliseconds) | Should -BeLessOrEqual ($report.Uncertainty.TotalMilliseconds + 2)
            $off | Test-BinanceClock Spot -RecvWindow $recvWindow -Samples 1 -Quiet | Should -BeFalse
        }

        It 'is what a request meets' {
            $key = $off.Keys | Where-Object Name -EQ everything
            $timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
            $failure = Get-ErrorOf {
                $key | Invoke-BinanceSignedRequest -Path /api/v3/account -RecvWindow $recvWindow -AllowReservedParameter -Parameter @{ timestamp = $timestamp }
            }

            if ($verdict -in 'TooFast', 'TooSlow') {
                $failure.FullyQualifiedErrorId | Should -BeLike 'BinanceApi.-1021*'
            }
            else {
                $failure | Should -BeNullOrEmpty
            }
        }
    }

    It 'shows what the scenario <scenario> is about' -ForEach @(
        @{ scenario = 'clock-ahead'; verdict = 'TooFast' }
        @{ scenario = 'clock-behind'; verdict = 'TooSlow' }
    ) {
        $off = Start-BinanceSandbox -Scenario $scenario
        try {
            ($off | Test-BinanceClock Spot -Samples 1).Verdict | Should -Be $verdict
        }
        finally {
            $off | Stop-BinanceSandbox
        }
    }

    It 'says true or false with -Quiet, once' {
        Test-BinanceClock -Environment Sandbox -Samples 1 -Quiet | Should -BeExactly $true
        @($sandbox.Keys | Test-BinanceClock Spot -Samples 1 -Quiet).Count | Should -Be 1
    }

    It 'says false with -Quiet when a host failed' {
        $answers = @(Test-BinanceClock -BaseUri http://localhost:9 -Samples 1 -Quiet -ErrorAction Ignore)
        $answers | Should -Be $false
    }

    Context 'what fails' {
        It 'is an error for one family, and the others go on' {
            Add-SandboxFault $sandbox @{ kind = 'HtmlPage'; path = '/fapi/v1/time' }
            try {
                $reports = @(Test-BinanceClock -Environment Sandbox -Samples 1 -ErrorAction SilentlyContinue -ErrorVariable failures)
            }
            finally {
                Clear-SandboxFault $sandbox
            }

            $reports.Family | Should -Be 'Spot', 'CoinMargined', 'Options'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'BinanceFirewall*'
            $failures[0].TargetObject | Should -Be 'Sandbox UsdMargined'
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'is EnvironmentUnsupported for a family without a host' {
            (Get-ErrorOf { Test-BinanceClock Options -Environment SpotTestnet }).FullyQualifiedErrorId | Should -BeLike 'EnvironmentUnsupported*'
        }

        It 'is <id> for <arguments>' -ForEach @(
            @{ id = 'BaseUriRequired'; arguments = @{ Environment = 'Custom' } }
            @{ id = 'BaseUriMalformed'; arguments = @{ BaseUri = 'https://host.example/path' } }
            @{ id = 'BaseUriNotHttps'; arguments = @{ BaseUri = 'http://host.example' } }
            @{ id = 'ProxyMalformed'; arguments = @{ Proxy = 'localhost:3128'; Environment = 'Sandbox' } }
            @{ id = 'ParameterArgumentValidationError'; arguments = @{ Samples = 31 } }
            @{ id = 'ParameterArgumentValidationError'; arguments = @{ Samples = 0 } }
            @{ id = 'ParameterArgumentValidationError'; arguments = @{ RecvWindow = 60001 } }
        ) {
            (Get-ErrorOf { Test-BinanceClock @arguments }).FullyQualifiedErrorId | Should -BeLike "$id*"
        }
    }

    It 'stops at once' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; path = '/api/v3/time'; delayMs = 60000 }
        try {
            $running = Start-Shell "`$started.Set(); Test-BinanceClock Spot -BaseUri '$($sandbox.BaseAddress)'" @{ started = ($started = [Threading.ManualResetEventSlim]::new()) }
            $started.Wait(30000) | Should -BeTrue
            (Stop-Shell $running).TotalSeconds | Should -BeLessThan 20
        }
        finally {
            Clear-SandboxFault $sandbox
        }
    }

    It 'completes <expected>' -ForEach @(
        @{ line = 'Test-BinanceClock -Environment FuturesD'; expected = 'FuturesDemo' }
        @{ line = 'Test-BinanceClock Coin'; expected = 'CoinMargined' }
        @{ line = 'Test-BinanceClock -Family Port'; expected = 'PortfolioMargin' }
    ) {
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be $expected
    }
}
