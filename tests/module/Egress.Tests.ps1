# The addresses that the exchange sees.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Add-Type -Path (Join-Path $PSScriptRoot 'Canary' 'EchoWire.cs')
    $script:sandbox = Start-BinanceSandbox
    $script:wires = [Collections.Generic.List[object]]::new()

    # A server that answers everything with one text.
    function New-Echo([string] $Body, [string] $Status = '200 OK') {
        $wire = [BinanceKeyTools.CanaryTests.EchoWire]::new($null, "HTTP/1.1 $Status`r`nContent-Type: text/plain`r`nContent-Length: {length}`r`nConnection: close`r`n`r`n$Body")
        $wires.Add($wire)
        $wire.Address
    }

    # A server that refuses every key and names an address.
    function New-Exchange([string] $Address) {
        New-Echo "{`"code`":-2015,`"msg`":`"Invalid API-key, IP, or permissions for action, request ip: $Address`"}" '401 Unauthorized'
    }

    function Get-CallsOf($Server, [scriptblock] $Script) {
        $verbose = & $Script 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($verbose | Where-Object { "$_" -match '^GET /(f|d)api/v\d/(account|balance) ' })
    }
}

AfterAll {
    $wires | ForEach-Object Dispose
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'Get-BinanceEgressAddress' {
    It 'gives the address that the futures host tells' {
        $address = @(Get-BinanceEgressAddress -Environment Sandbox)
        $address.Count | Should -Be 1
        $address[0].GetType().FullName | Should -Be 'BinanceKeyTools.Diagnosis.Egress.EgressAddress'
        "$($address[0].IPAddress)" | Should -Be '127.0.0.1'
        $address[0].Family | Should -Be 'IPv4'
        $address[0].Route | Should -Be 'Direct'
        $address[0].Source | Should -Be 'localhost'
        $address[0].Key | Should -BeNullOrEmpty
        $address[0].IsListed | Should -BeNullOrEmpty
        $address[0].ObservedAt.Offset | Should -Be ([timespan]::Zero)
    }

    It 'says by verbose only that there is no route by IPv6' {
        $all = Get-BinanceEgressAddress -Environment Sandbox -Verbose 4>&1 3>&1 2>&1
        "$($all | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -BeLike '*no route by this kind of address*'
        $all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] } | Should -BeNullOrEmpty
    }

    It 'says by an error that there is no route by IPv6 when it is asked for' {
        $failure = Get-ErrorOf { Get-BinanceEgressAddress -BaseUri "http://127.0.0.1:$($sandbox.BaseAddress.Port)" -AddressFamily IPv6 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'BinanceNameResolution*'
        $failure.TargetObject | Should -Be 'Direct'
    }

    It 'asks once, whatever the number of keys' {
        $calls = Get-CallsOf $sandbox { $sandbox.Keys | Get-BinanceEgressAddress -AddressFamily IPv4 -Verbose }
        $calls.Count | Should -Be 1
        "$calls" | Should -BeLike 'GET /fapi/v3/account on localhost: HTTP 401*'
    }

    It 'asks the other host once when the first tells no address, and then says so' {
        $wire = New-Echo '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action"}' '401 Unauthorized'
        $calls = Get-CallsOf $wire { Get-BinanceEgressAddress -BaseUri $wire -AddressFamily IPv4 -Verbose -ErrorAction SilentlyContinue -ErrorVariable script:failures }
        $calls.Count | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'EgressAddressNotTold*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Service*'
    }

    It 'says so as well where IPv6 leads nowhere' {
        $wire = New-Echo '{"code":-2008,"msg":"Invalid Api-Key ID."}' '400 Bad Request'
        (Get-ErrorOf { Get-BinanceEgressAddress -BaseUri $wire }).FullyQualifiedErrorId | Should -BeLike 'EgressAddressNotTold*'
    }

    It 'says so at once for <_>, which has no futures' -ForEach 'SpotTestnet', 'SpotDemo', 'Us' {
        (Get-ErrorOf { Get-BinanceEgressAddress -Environment $_ }).FullyQualifiedErrorId | Should -BeLike 'EgressAddressNotTold*'
    }

    It 'warns once of IPv6 addresses' {
        $seen = New-Exchange '2001:db8::7'
        $address = Get-BinanceEgressAddress -BaseUri $seen -Proxy $seen -AddressFamily IPv4 -WarningVariable warnings -WarningAction SilentlyContinue
        $address.Family | Select-Object -Unique | Should -Be 'IPv6'
        "$($address[0].IPAddress)" | Should -Be '2001:db8::7'
        $warnings.Count | Should -Be 1
        $warnings[0].Message | Should -BeLike '*IPv4*'
    }

    Context 'proxies' {
        It 'are asked beside the direct route, and shown without user and password' {
            $seen = New-Exchange '198.51.100.7'
            $proxy = [uri] "http://user:topsecret@localhost:$($seen.Port)"
            $addresses = @(Get-BinanceEgressAddress -Environment Sandbox -Proxy $proxy -AddressFamily IPv4)
            $addresses.Route | Should -Be 'Direct', "localhost:$($seen.Port)"
            $addresses | ForEach-Object { "$($_.IPAddress)" } | Should -Be '127.0.0.1', '198.51.100.7'
            ($addresses | Format-List * | Out-String) + ($addresses | ConvertTo-Json -Depth 4 -WarningAction Ignore) | Should -Not -Match 'topsecret|user'
        }

        It 'that fail are errors of their own, and the others go on' {
            $addresses = @(Get-BinanceEgressAddress -Environment Sandbox -AddressFamily IPv4 -Proxy 'http://localhost:9', 'localhost:3128' -ErrorAction SilentlyContinue -ErrorVariable failures)
            $failures.FullyQualifiedErrorId | Where-Object { $_ -like 'ProxyMalformed*' } | Should -Not -BeNullOrEmpty
            $addresses.Route | Should -Be 'Direct'
        }

        It 'are asked for themselves: what fails on another route is not theirs' {
            $seen = New-Exchange '198.51.100.7'
            $addresses = @(Get-BinanceEgressAddress -BaseUri http://localhost:9 -AddressFamily IPv4 -Proxy $seen -ErrorAction SilentlyContinue -ErrorVariable failures)
            $addresses.Route | Should -Be "localhost:$($seen.Port)"
            $failures.FullyQualifiedErrorId | Should -BeLike 'BinanceConnection*'
        }

        It 'of a key are used with its password' {
            $seen = New-Exchange '198.51.100.7'
            Unregister-AllVaults
            Register-TestVault -Name Work -Secrets @{ bot = @{
                    ApiKey = (Get-SampleKey).ApiKey; Secret = (Get-SampleKey).Secret; 'bkt.version' = '1'
                    'bkt.proxy' = "http://user:topsecret@localhost:$($seen.Port)"; 'bkt.allowedIp' = '198.51.100.0/24'
                }
            }
            foreach ($address in (Get-BinanceEgressAddress bot -Environment Sandbox), (Get-BinanceKey bot | Get-BinanceEgressAddress -BaseUri $sandbox.BaseAddress)) {
                @($address).Count | Should -Be 1
                $address.Route | Should -Be "localhost:$($seen.Port)"
                $address.Key | Should -Be 'Work/bot'
                $address.RecordedIP | Should -Be '198.51.100.0/24'
                $address.IsListed | Should -BeTrue
                ($address | Format-List * | Out-String) | Should -Not -Match 'topsecret'
            }
        }
    }

    Context 'keys' {
        It 'are compared by what is recorded: <name>' -ForEach @(
            @{ name = 'listed'; recorded = '127.0.0.1'; listed = $true }
            @{ name = 'other'; recorded = '198.51.100.7, 198.51.100.8'; listed = $false }
            @{ name = 'range'; recorded = '127.0.0.0/8'; listed = $true }
            @{ name = 'none'; recorded = $null; listed = $null }
        ) {
            Unregister-AllVaults
            $secret = @{ ApiKey = (Get-SampleKey).ApiKey; Secret = (Get-SampleKey).Secret; 'bkt.version' = '1' }
            if ($recorded) { $secret['bkt.allowedIp'] = $recorded }
            Register-TestVault -Name Work -Secrets @{ $name = $secret }
            $address = Get-BinanceEgressAddress $name -BaseUri $sandbox.BaseAddress -AddressFamily IPv4
            $address.IsListed | Should -Be $listed
            $address.RecordedIP.Count | Should -Be @($recorded -split ', ' | Where-Object { $_ }).Count
        }

        It 'of a sandbox can be named' {
            (Get-BinanceEgressAddress grid-bot -Environment Sandbox).Key | Should -Be 'grid-bot'
            @(Get-BinanceEgressAddress 'g*' -Environment Sandbox).Count | Should -BeGreaterThan 1
        }

        It 'of a sandbox are those of what is piped' {
            @($sandbox | Get-BinanceEgressAddress).Key | Should -Be $sandbox.Keys.Name
        }

        It 'that are not there are an error' {
            Unregister-AllVaults
            Register-TestVault -Name Work -Secrets @{ bot = ConvertTo-TestCredential }
            (Get-ErrorOf { Get-BinanceEgressAddress nobody -BaseUri $sandbox.BaseAddress }).FullyQualifiedErrorId | Should -BeLike 'KeyNotFound*'
        }
    }

    Context 'a service' {
        It 'is asked instead: <body>' -ForEach @(
            @{ body = '198.51.100.9' }
            @{ body = "198.51.100.9`n" }
            @{ body = '{{"ip":"198.51.100.9"}}'.Replace('{{', '{').Replace('}}', '}') }
        ) {
            $service = New-Echo $body
            $address = Get-BinanceEgressAddress -Service $service -AddressFamily IPv4
            "$($address.IPAddress)" | Should -Be '198.51.100.9'
            $address.Source | Should -Be 'localhost'
        }

        It 'that says something else is the error EgressServiceFailed, which does not repeat it' {
            $service = New-Echo '<p>something-else</p>'
            $failure = Get-ErrorOf { Get-BinanceEgressAddress -Service $service -AddressFamily IPv4 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'EgressServiceFailed*'
            "$failure" | Should -Not -Match 'something-else'
        }

        It 'is asked by https, or on loopback: <_>' -ForEach 'http://echo.example', 'ftp://localhost/', 'https://user:topsecret@echo.example', 'echo.example' {
            $failure = Get-ErrorOf { Get-BinanceEgressAddress -Service $_ }
            $failure.FullyQualifiedErrorId | Should -BeLike 'EgressServiceNotHttps*'
            "$failure" | Should -Not -Match 'topsecret'
        }
    }

    It 'stops at once' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; path = '/fapi/v3/account'; delayMs = 60000 }
        try {
            $running = Start-Shell "`$started.Set(); Get-BinanceEgressAddress -BaseUri '$($sandbox.BaseAddress)'" @{ started = ($started = [Threading.ManualResetEventSlim]::new()) }
            $started.Wait(30000) | Should -BeTrue
            (Stop-Shell $running).TotalSeconds | Should -BeLessThan 20
        }
        finally {
            Clear-SandboxFault $sandbox
        }
    }

    It 'completes <expected>' -ForEach @(
        @{ line = 'Get-BinanceEgressAddress -AddressFamily IPv'; expected = 'IPv4', 'IPv6' }
        @{ line = 'Get-BinanceEgressAddress -Environment FuturesD'; expected = 'FuturesDemo' }
    ) {
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be $expected
    }
}
