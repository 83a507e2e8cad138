# Where the environments are, whether they answer, and what is used of the request limits.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox
    $script:key = $sandbox.Keys | Where-Object Name -EQ grid-bot
}

AfterAll {
    Stop-BinanceSandbox
}

Describe 'Get-BinanceEnvironment' {
    It 'lists every environment, and the sandbox that runs' {
        (Get-BinanceEnvironment).Name | Should -Be 'Live', 'SpotTestnet', 'SpotDemo', 'FuturesTestnet', 'FuturesDemo', 'Us', 'Sandbox'
    }

    It 'tells where keys are made, what is served, and where else' {
        $live = Get-BinanceEnvironment live
        $live.GetType().FullName | Should -Be 'BinanceKeyTools.Exchange.EnvironmentProfile'
        $live.Families.Count | Should -Be 6
        $live.Hosts[0].Alternates | Should -Contain 'api-gcp.binance.com'
        "$($live.Hosts[2])" | Should -Be 'https://fapi.binance.com/fapi'
        $live.HasKeyRestrictions | Should -BeTrue
        $live.Reachable | Should -BeNullOrEmpty
        (Get-BinanceEnvironment SpotTestnet).HasKeyRestrictions | Should -BeFalse
    }

    It 'takes wildcards and names from the pipeline' {
        (Get-BinanceEnvironment Futures*).Name | Should -Be 'FuturesTestnet', 'FuturesDemo'
        ('Us', 'Spot*' | Get-BinanceEnvironment).Name | Should -Be 'Us', 'SpotTestnet', 'SpotDemo'
        Get-BinanceEnvironment Nowhere* | Should -BeNullOrEmpty
    }

    It 'refuses a name that is none' {
        { Get-BinanceEnvironment Testnet -ErrorAction Stop } | Should -Throw -ErrorId 'EnvironmentNotFound,BinanceKeyTools.Commands.GetBinanceEnvironmentCommand'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BinanceEnvironment Spo' 26).CompletionMatches.CompletionText | Should -Be 'SpotDemo', 'SpotTestnet'
    }

    It 'tests every family' {
        $tested = Get-BinanceEnvironment Sandbox -Test
        $tested.Reachable | Should -BeTrue
        $tested.Latency | Should -BeOfType timespan
        $tested.Detail | Should -BeNullOrEmpty
        $tested.Hosts.Reachable | Should -Be (@($true) * 6)
    }

    It 'tells which host does not answer, and why' {
        Add-SandboxFault $sandbox @{ kind = 'HtmlPage'; path = '/dapi/v1/ping'; status = 403 }
        try {
            $tested = Get-BinanceEnvironment Sandbox -Test -ErrorAction Stop
        }
        finally {
            Clear-SandboxFault $sandbox
        }

        $tested.Reachable | Should -BeFalse
        ($tested.Hosts | Where-Object Reachable -EQ $false).Family | Should -Be 'CoinMargined'
        ($tested.Hosts | Where-Object Reachable -EQ $false).ErrorId | Should -Be 'BinanceFirewall'
        $tested.Detail | Should -BeLike '*/dapi: *'
    }

    It 'tells of a proxy that is not there' {
        $tested = Get-BinanceEnvironment SpotTestnet -Test -Proxy http://127.0.0.1:1 -TimeoutSec 5
        $tested.Reachable | Should -BeFalse
        $tested.Hosts[0].ErrorId | Should -BeIn 'BinanceProxy', 'BinanceConnection'
    }

    It 'refuses a proxy without a scheme' {
        { Get-BinanceEnvironment SpotTestnet -Test -Proxy localhost:3128 -ErrorAction Stop } | Should -Throw -ErrorId 'ProxyMalformed,*'
    }

    It 'says that no sandbox runs' {
        $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$(Get-ModulePath)'; Get-BinanceEnvironment Sandbox -ErrorAction SilentlyContinue; `$Error[0].FullyQualifiedErrorId; (Get-BinanceEnvironment).Count"
        $said | Should -Be 'SandboxNotRunning,BinanceKeyTools.Commands.GetBinanceEnvironmentCommand', '6'
    }
}

Describe 'Get-BinanceRateLimit' {
    It 'lists the budgets of every family without asking' {
        $before = $sandbox.Statistics.Requests
        $limits = Get-BinanceRateLimit -Environment Live
        ($limits | Where-Object Family -EQ Spot).Limit | Should -Be 6000
        ($limits | Where-Object Family -EQ UsdMargined).Limit | Should -Be 2400
        $limits.Environment | Sort-Object -Unique | Should -Be 'Live'
        $limits | Where-Object { $null -ne $_.Used } | Should -BeNullOrEmpty
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'tells what was used, and when it resets' {
        $null = $key | Invoke-BinanceSignedRequest -Path /api/v3/account
        $spot = Get-BinanceRateLimit -Environment Sandbox | Where-Object Family -EQ Spot
        $spot.Used | Should -BeGreaterOrEqual 20
        $spot.Remaining | Should -Be (6000 - $spot.Used)
        $spot.ResetsAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $spot.ResetsAt | Should -BeLessOrEqual ([DateTimeOffset]::UtcNow.AddSeconds(62))
    }

    It 'lists what this process has asked when nothing is named' {
        (Get-BinanceRateLimit).Host | Should -Contain $sandbox.BaseAddress.Authority
    }

    It 'asks every family with -Refresh' {
        $limits = Get-BinanceRateLimit -Environment Sandbox -Refresh
        ($limits | Where-Object { $null -ne $_.Used }).Family | Sort-Object -Unique | Should -HaveCount 6
    }

    It 'asks with a key, however it is named' {
        foreach ($limits in @(($key | Get-BinanceRateLimit), (Get-BinanceRateLimit grid-bot -Environment Sandbox),
                (Get-BinanceRateLimit -Credential (Get-SandboxCredential $key) -BaseUri $sandbox.BaseAddress))) {
            $asked = $limits | Where-Object Endpoint -EQ 'GET /sapi/v1/account/apiRestrictions'
            $asked.Used | Should -BeGreaterThan 0
            $asked.Scope | Should -Be 'Address'
        }
    }

    It 'tells the weight of an account for the key that used it, and for no other' {
        $null = $key | Invoke-BinanceSignedRequest -Path /sapi/v1/capital/withdraw/history
        $own = $key | Get-BinanceRateLimit | Where-Object Scope -EQ Account
        $own.Used | Should -BeGreaterOrEqual 18000
        $own.Limit | Should -Be 180000
        $own.Fingerprint | Should -Be $key.Fingerprint
        $sandbox.Keys | Where-Object Name -EQ everything | Get-BinanceRateLimit | Where-Object Scope -EQ Account | Should -BeNullOrEmpty
    }

    It 'gives the error of a refused key, and what is known' {
        $limits = $sandbox.Keys | Where-Object Name -EQ ghost | Get-BinanceRateLimit -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'BinanceApi.-2008,*'
        $limits.Count | Should -BeGreaterThan 5
    }

    It 'reports a ban instead of asking' {
        $banned = Start-BinanceSandbox
        Add-SandboxFault $banned @{ kind = 'FixedAnswer'; path = '/api/v3/ping'; status = 418; body = '{"code":-1003,"msg":"Way too many requests; IP banned until 4102444800000."}' }
        $null = Get-BinanceRateLimit -BaseUri $banned.BaseAddress -Refresh -ErrorAction Stop
        $before = $banned.Statistics.Requests

        $limits = Get-BinanceRateLimit -BaseUri $banned.BaseAddress -Refresh -ErrorAction Stop

        $limits.BannedUntil | Sort-Object -Unique | Should -Be ([DateTimeOffset]::FromUnixTimeMilliseconds(4102444800000))
        $banned.Statistics.Requests | Should -Be $before
        ($limits | Format-At80) -join "`n" | Should -Match 'banned until'
    }

    It 'refuses an address that no key may see' {
        { Get-BinanceRateLimit -BaseUri http://api.binance.com -ErrorAction Stop } | Should -Throw -ErrorId 'BaseUriNotHttps,*'
    }
}
