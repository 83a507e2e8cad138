# The sandbox cmdlets.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest

    function Test-Port([uri] $Address) {
        try {
            $null = Invoke-RestMethod "${Address}api/v3/ping" -TimeoutSec 5
            $true
        }
        catch {
            $false
        }
    }
}

Describe 'Start-, Get- and Stop-BinanceSandbox' {
    AfterEach {
        Stop-BinanceSandbox
    }

    It 'starts on loopback, is listed, and stops' {
        $sandbox = Start-BinanceSandbox
        $sandbox.BaseAddress.IsLoopback | Should -BeTrue
        Get-BinanceSandbox | Should -Be $sandbox
        Test-Port $sandbox.BaseAddress | Should -BeTrue
        $sandbox | Stop-BinanceSandbox
        Get-BinanceSandbox | Should -BeNullOrEmpty
        Test-Port $sandbox.BaseAddress | Should -BeFalse
    }

    It 'has a sample fleet of at least sixteen keys, each with a story' {
        $keys = (Start-BinanceSandbox).Keys
        $keys.Count | Should -BeGreaterOrEqual 16
        @($keys.Story | Sort-Object -Unique).Count | Should -Be $keys.Count
        $keys | ForEach-Object { $_.ApiKey | Should -Match '^SAND…\w{4}$' }
    }

    It 'runs several at once, and stops the one that is named' {
        $first = Start-BinanceSandbox
        $second = Start-BinanceSandbox
        $first | Stop-BinanceSandbox
        Get-BinanceSandbox | Should -Be $second
        Test-Port $second.BaseAddress | Should -BeTrue
    }

    It 'starts nothing and stops nothing with -WhatIf' {
        Start-BinanceSandbox -WhatIf | Should -BeNullOrEmpty
        Get-BinanceSandbox | Should -BeNullOrEmpty
        $sandbox = Start-BinanceSandbox
        Stop-BinanceSandbox -WhatIf
        Get-BinanceSandbox | Should -Be $sandbox
    }

    It 'stops when the module is removed' {
        $output = Invoke-Pwsh @"
Import-Module '$(Get-ModulePath)'
`$address = (Start-BinanceSandbox).BaseAddress
Remove-Module BinanceKeyTools
try { Invoke-RestMethod "`${address}api/v3/ping" -TimeoutSec 5; 'still there' } catch { 'gone' }
Import-Module '$(Get-ModulePath)'
(Start-BinanceSandbox).Keys.Count -gt 0
"@
        $output | Should -Be 'gone', 'True'
    }

    It 'serves a fleet file with keys of one''s own' {
        $sandbox = Start-TestSandbox -Keys @{ name = 'mine'; apiKey = (Get-SampleKey).ApiKey; secret = (Get-SampleKey).Secret; permissions = @{ enableReading = $true; enableFutures = $true } }
        $restriction = Get-BinanceKeyRestriction -Credential (ConvertTo-TestCredential) -Environment Sandbox
        "$($restriction.Permission)" | Should -Be 'Reading, Futures'
        $restriction.ApiKey | Should -Be 'vmPU…Eh8A'
        $sandbox.Keys.Count | Should -Be 1
    }

    It 'keeps the clock that it is told to' {
        $sandbox = Start-BinanceSandbox -TimeOffset '01:00:00'
        $serverTime = (Invoke-RestMethod "$($sandbox.BaseAddress)api/v3/time").serverTime
        ($serverTime - [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()) / 60000 | Should -BeGreaterThan 59
        ($sandbox.Keys[0] | Get-BinanceKeyRestriction).Name | Should -Be $sandbox.Keys[0].Name
    }

    It 'starts in a scenario' {
        $sandbox = Start-BinanceSandbox -Scenario maintenance
        (Invoke-RestMethod "$($sandbox.BaseAddress)sapi/v1/system/status").status | Should -Be 1
    }

    It 'may be stopped twice' {
        $sandbox = Start-BinanceSandbox
        { $sandbox, $sandbox | Stop-BinanceSandbox -ErrorAction Stop } | Should -Not -Throw
    }

    It 'ends requests that wait in a fault when it stops' {
        $sandbox = Start-BinanceSandbox
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 60000 }
        $running = Start-Shell -Variables @{ key = $sandbox.Keys[0] } '$key | Get-BinanceKeyRestriction -TimeoutSec 60 -ErrorAction SilentlyContinue'
        Wait-Until { $sandbox.Statistics.Requests -gt 0 } 'the request'
        Stop-BinanceSandbox $sandbox
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 5
    }

    It 'takes a port' {
        $free = (Start-BinanceSandbox).BaseAddress.Port
        Stop-BinanceSandbox
        (Start-BinanceSandbox -Port $free).BaseAddress.Port | Should -Be $free
    }
}

Describe 'Errors of Start-BinanceSandbox' {
    AfterEach {
        Stop-BinanceSandbox
    }

    It 'says where a fleet file is wrong' {
        $path = Join-Path $TestDrive 'fleet.json'
        Set-Content $path "{ `"keys`": [`n  { `"name`": `"a`", `"algorithm`": `"Dsa`" }`n] }"
        $problem = @(Get-ErrorOf { Start-BinanceSandbox -FleetPath $path })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxFleetInvalid,*'
        $problem.Exception.Message | Should -Match ([regex]::Escape('fleet.json(2,') + '\d+\): ' + [regex]::Escape('$.keys[0].algorithm'))
    }

    It 'says that a fleet file is not there' {
        @(Get-ErrorOf { Start-BinanceSandbox -FleetPath nowhere.json })[0].FullyQualifiedErrorId | Should -BeLike 'SandboxFleetNotFound,*'
    }

    It 'says where a fleet file is wrong: <What>' -ForEach @(
        @{ What = 'an unknown field'; Json = "{`n  `"keys`": [`n    { `"name`": `"a`", `"permission`": {} }`n  ]`n}"; Place = '*fleet.json(3,*$.keys`[0`].permission*' }
        @{ What = 'no JSON'; Json = '{ "keys": [ '; Place = '*fleet.json(2,*' }
    ) {
        $path = Join-Path $TestDrive 'fleet.json'
        Set-Content $path $Json
        $problem = Get-ErrorOf { Start-BinanceSandbox $path }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxFleetInvalid,*'
        $problem.TargetObject | Should -Be $path
        $problem.Exception.Message | Should -BeLike $Place
    }

    It 'says that the path is one of a folder' {
        (Get-ErrorOf { Start-BinanceSandbox $TestDrive }).FullyQualifiedErrorId | Should -BeLike 'SandboxFleetUnreadable,*'
    }

    It 'takes a fleet file relative to the current location' {
        Set-Content (Join-Path $TestDrive 'here.json') '{ "keys": [ { "name": "a" } ] }'
        Push-Location $TestDrive
        try {
            (Start-BinanceSandbox -FleetPath here.json).Keys.Name | Should -Be 'a'
            (Start-BinanceSandbox TestDrive:/here.json).Keys.Name | Should -Be 'a'
            (Start-BinanceSandbox -LiteralPath (Get-Item here.json).PSPath).Keys.Name | Should -Be 'a'
        }
        finally {
            Pop-Location
        }
    }

    It 'lists the scenarios when one is unknown' {
        $problem = @(Get-ErrorOf { Start-BinanceSandbox -Scenario nonsense })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxScenarioUnknown,*'
        $problem.Exception.Message | Should -BeLike '*maintenance*'
    }

    It 'says that a port is in use' {
        $port = (Start-BinanceSandbox).BaseAddress.Port
        @(Get-ErrorOf { Start-BinanceSandbox -Port $port })[0].FullyQualifiedErrorId | Should -BeLike 'SandboxPortInUse,*'
    }

    It 'says that no sandbox runs when one is needed' {
        $problem = @(Get-ErrorOf { Get-BinanceKeyRestriction -Credential (ConvertTo-TestCredential) -Environment Sandbox })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxNotRunning,*'
    }
}
