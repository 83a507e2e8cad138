# Invoke-BinanceSignedRequest: what is sent, what comes back, and what is refused before anything is sent.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $sandbox = Start-TestSandbox -Keys @(
        @{ name = 'trader'; ipList = @('127.0.0.1'); permissions = @{ enableReading = $true; enableSpotAndMarginTrading = $true; enableWithdrawals = $true } }
    )
    $key = $sandbox.Keys[0]
    $credential = Get-SandboxCredential $key
    $order = [ordered]@{ symbol = 'BTCUSDT'; side = 'BUY'; type = 'LIMIT'; timeInForce = 'GTC'; quantity = '0.01'; price = '10000' }

    # Answers the next request to a path with a body of the test's choice.
    function Set-Answer([string] $Body, [string] $Path = '/sapi/v1/account/status', [int] $Status = 200) {
        Add-SandboxFault $sandbox @{ kind = 'FixedAnswer'; path = $Path; count = 1; body = $Body; status = $Status }
    }

    function Get-Answer([string] $Body) {
        Set-Answer $Body
        $key | Invoke-BinanceSignedRequest -Path /sapi/v1/account/status -ErrorAction Stop
    }

    # The clock is measured once an address; after this a request is one request.
    $null = $key | Invoke-BinanceSignedRequest -Path /api/v3/account -ErrorAction Stop
}

AfterAll { Stop-BinanceSandbox -Confirm:$false }

Describe 'Answers' {
    It 'are objects' {
        $account = $key | Invoke-BinanceSignedRequest -Path /api/v3/account
        $account.accountType | Should -Be 'SPOT'
        $account.balances[0].asset | Should -Not -BeNullOrEmpty
    }

    It 'keep text as text' {
        (Get-Answer '{"price":"0.10000000"}').price | Should -BeExactly '0.10000000'
    }

    It 'keep fractions to the last digit' {
        $price = (Get-Answer '{"price":12345678901234567.890123456780}').price
        $price | Should -BeOfType [decimal]
        $price.ToString([cultureinfo]::InvariantCulture) | Should -BeExactly '12345678901234567.890123456780'
    }

    It 'keep what no number type can hold as it came' {
        (Get-Answer '{"price":0.1234567890123456789012345678901234567890}').price | Should -BeExactly '0.1234567890123456789012345678901234567890'
    }

    It 'keep integers of any size' {
        $answer = Get-Answer '{"id":9007199254740993,"huge":123456789012345678901234567890}'
        $answer.id | Should -BeOfType [long]
        $answer.id | Should -Be 9007199254740993
        "$($answer.huge)" | Should -BeExactly '123456789012345678901234567890'
    }

    It 'enumerate arrays' {
        $all = @(Get-Answer '[{"id":1},{"id":2},[3,4]]')
        $all.Count | Should -Be 3
        $all[1].id | Should -Be 2
        $all[2] | Should -Be 3, 4
    }

    It 'are nothing for an empty array' {
        Get-Answer '[]' | Should -BeNullOrEmpty
    }

    It 'keep names that differ in case only' {
        $trade = Get-Answer '{"m":true,"M":false,"a":1}'
        $trade['m'] | Should -BeTrue
        $trade['M'] | Should -BeFalse
    }

    It 'keep empty names' {
        (Get-Answer '{"":1,"a":2}')[''] | Should -Be 1
    }

    It 'are the text that came with -Raw' {
        Set-Answer '{ "a" : 1.10 }'
        $key | Invoke-BinanceSignedRequest -Path /sapi/v1/account/status -Raw | Should -BeExactly '{ "a" : 1.10 }'
    }

    It 'set variables of the caller' {
        $null = $key | Invoke-BinanceSignedRequest -Path /api/v3/account -StatusCodeVariable status -ResponseHeadersVariable headers
        $status | Should -Be 200
        $headers['x-mbx-used-weight-1m'] | Should -Not -BeNullOrEmpty
    }

    It 'set the status also when the exchange refuses' {
        Set-Answer -Status 400 '{"code":-1102,"msg":"Mandatory parameter was not sent."}'
        $problem = $null
        $key | Invoke-BinanceSignedRequest -Path /sapi/v1/account/status -StatusCodeVariable status -ErrorAction SilentlyContinue -ErrorVariable problem
        $status | Should -Be 400
        $problem.FullyQualifiedErrorId | Should -BeLike 'BinanceApi.-1102,*'
        $problem.TargetObject | Should -Be 'trader'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'of <What> are an error of category <Category>' -ForEach @(
        @{ What = 'HTML'; Fault = @{ kind = 'HtmlPage' }; Category = 'SecurityError' }
        @{ What = 'nothing'; Fault = @{ kind = 'FixedAnswer'; body = '' }; Category = 'InvalidResult' }
        @{ What = 'half an object'; Fault = @{ kind = 'FixedAnswer'; body = '{"a":' }; Category = 'InvalidResult' }
    ) {
        Add-SandboxFault $sandbox ($Fault + @{ path = '/sapi/v1/account/status' })
        try {
            $problem = Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Path /sapi/v1/account/status }
            $problem.CategoryInfo.Category | Should -Be $Category
        }
        finally {
            Clear-SandboxFault $sandbox
        }
    }
}

Describe 'Parameters' {
    It 'travel in the query of GET' {
        ($key | Invoke-BinanceSignedRequest -Path /api/v3/openOrders -Parameter @{ symbol = 'BTCUSDT' } -ErrorAction Stop).Count | Should -BeGreaterOrEqual 0
    }

    It 'travel <Where>' -ForEach @(
        @{ Where = 'in the body of POST'; More = @{} }
        @{ Where = 'in the query when that is said'; More = @{ In = 'Query' } }
    ) {
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $order -Confirm:$false -ErrorAction Stop @More } | Should -Not -Throw
    }

    It 'travel in both' {
        $query = [ordered]@{ symbol = 'BTCUSDT'; side = 'BUY'; type = 'LIMIT' }
        $body = [ordered]@{ timeInForce = 'GTC'; quantity = 0.01; price = 10000 }
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $query -BodyParameter $body -Confirm:$false -ErrorAction Stop } | Should -Not -Throw
    }

    It 'may be an object' {
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter ([pscustomobject]$order) -Confirm:$false -ErrorAction Stop } | Should -Not -Throw
    }

    It 'may hold lists of any kind' -ForEach @(
        @{ List = @('BTCUSDT', 'ETHUSDT') }
        @{ List = [System.Collections.Generic.List[object]]@('BTCUSDT', 'ETHUSDT') }
        @{ List = [System.Collections.ArrayList]@('BTCUSDT', (Write-Output 'ETHUSDT')) }
    ) {
        (New-BinanceSignature -Credential $credential -Parameter @{ symbols = $List } -Timestamp 1).Payload |
            Should -Be 'symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D&timestamp=1'
    }

    It 'are refused with <Id> and nothing is sent: <Parameter>' -ForEach @(
        @{ Id = 'ParameterReserved'; Parameter = @{ signature = 'x' } }
        @{ Id = 'ParameterReserved'; Parameter = @{ timestamp = 1 } }
        @{ Id = 'ParameterNested'; Parameter = @{ a = @{ b = 1 } } }
        @{ Id = 'ParameterNested'; Parameter = @{ a = [pscustomobject]@{ b = 1 } } }
        @{ Id = 'ParameterName'; Parameter = @{ 'a b' = 1 } }
        @{ Id = 'ParameterValue'; Parameter = 'symbol=BTCUSDT' }
        @{ Id = 'ParameterValue'; Parameter = 'symbol', 'BTCUSDT' }
        @{ Id = 'ParameterValue'; Parameter = 5 }
    ) {
        $before = $sandbox.Statistics.Requests
        $problem = Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Path /api/v3/account -Parameter $Parameter }
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'are refused when they stand in query and body' {
        (Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter @{ a = 1 } -BodyParameter @{ a = 2 } -Confirm:$false }).FullyQualifiedErrorId |
            Should -BeLike 'ParameterDuplicate,*'
    }

    It 'are refused in the body of GET' {
        (Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Path /api/v3/account -BodyParameter @{ a = 1 } }).FullyQualifiedErrorId |
            Should -BeLike 'ParameterPlace,*'
    }

    It 'refuse the path <Path> with <Id>' -ForEach @(
        @{ Path = '/api/v3/account?symbol=X'; Id = 'RequestPath' }
        @{ Path = 'api/v3/account'; Id = 'RequestPath' }
        @{ Path = '/bapi/v1/x'; Id = 'RequestFamily' }
        @{ Path = '/api/../sapi'; Id = 'RequestPath' }
    ) {
        (Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Path $Path }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'may hold a timestamp when that is allowed, and the exchange judges it' {
        $problem = Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Path /api/v3/account -Parameter @{ timestamp = 1499827319559 } -AllowReservedParameter }
        $problem.FullyQualifiedErrorId | Should -BeLike 'BinanceApi.-1021,*'
    }
}

Describe '-WhatIf' {
    It 'shows method, host, path, key and the names of parameters, and sends nothing' {
        $before = $sandbox.Statistics.Requests
        $text = Invoke-Pwsh @"
            Import-Module '$(Join-Path $PSScriptRoot support ModuleTest.psm1)'
            Import-ModuleUnderTest
            `$sandbox = Start-TestSandbox -Keys @{ name = 'trader'; permissions = @{ enableSpotAndMarginTrading = `$true } }
            `$sandbox.Keys | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter ([ordered]@{ symbol = 'BTCUSDT'; price = '31415' }) -WhatIf
            `$sandbox.Keys | Invoke-BinanceSignedRequest -Path /api/v3/account -WhatIf
            "requests: `$(`$sandbox.Statistics.Requests)"
            "port: `$(`$sandbox.BaseAddress.Port)"
            "secret: `$(`$sandbox.Keys[0].RevealSecret().Substring(0, 12))"
"@
        $port = ($text -match '^port: ')[0].Substring(6)
        $secret = ($text -match '^secret: ')[0].Substring(8)
        $whatIf = @($text -match '^What if:')
        $whatIf.Count | Should -Be 2
        $whatIf[0] | Should -BeLike "*Send with the parameters symbol, price*POST localhost:$port/api/v3/order/test with the key 'trader'*"
        $whatIf[1] | Should -BeLike "*Send without parameters*GET localhost:$port/api/v3/account*"
        $whatIf -join '' | Should -Not -Match "31415|signature|$secret"
        $text | Should -Contain 'requests: 0'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'is understood as a preference, and -WhatIf:$false overrides it' {
        $before = $sandbox.Statistics.Requests
        $WhatIfPreference = $true
        $key | Invoke-BinanceSignedRequest -Path /api/v3/account | Should -BeNullOrEmpty
        $sandbox.Statistics.Requests | Should -Be $before
        ($key | Invoke-BinanceSignedRequest -Path /api/v3/account -WhatIf:$false).accountType | Should -Be 'SPOT'
    }
}

Describe 'Confirmation' {
    BeforeAll {
        # Runs a command in a shell whose host answers every question with one choice: 0 is yes, 2 is no.
        function Invoke-Asked([string] $Script, [int] $Choice) {
            $running = Start-Shell -Variables @{ key = $key; order = $order } 'Start-Sleep -Milliseconds 0'
            $null = $running.Shell.EndInvoke($running.Handle)
            $running.Recorder.Choice = $Choice
            $shell = [powershell]::Create($running.Runspace)
            $output = $shell.AddScript($Script).Invoke()
            [pscustomobject]@{ Output = $output; Questions = @($running.Recorder.Shown -match '^question') }
            $running.Runspace.Dispose()
        }
    }

    It 'is asked for before a POST, and no means nothing is sent' {
        $before = $sandbox.Statistics.Requests
        $asked = Invoke-Asked '$key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $order' 2
        $asked.Questions.Count | Should -Be 1
        $asked.Questions[0] | Should -BeLike '*POST localhost*'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'sends after yes' {
        $before = $sandbox.Statistics.Requests
        (Invoke-Asked '$key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $order' 0).Questions.Count | Should -Be 1
        $sandbox.Statistics.Requests | Should -Be ($before + 1)
    }

    It 'is not asked for before a GET, unless -Confirm is given' {
        (Invoke-Asked '$key | Invoke-BinanceSignedRequest -Path /api/v3/account' 2).Questions.Count | Should -Be 0
        (Invoke-Asked '$key | Invoke-BinanceSignedRequest -Path /api/v3/account -Confirm' 2).Questions.Count | Should -Be 1
    }

    It 'throws where nobody can be asked' {
        $before = $sandbox.Statistics.Requests
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $order } | Should -Throw '*NonInteractive*'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'is given by -Confirm:$false' {
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /api/v3/order/test -Parameter $order -Confirm:$false -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Moving funds' {
    It 'is refused without its own switch: <Method> <Path>' -ForEach @(
        @{ Method = 'POST'; Path = '/sapi/v1/capital/withdraw/apply' }
        @{ Method = 'POST'; Path = '/sapi/v1/asset/transfer' }
        @{ Method = 'POST'; Path = '/sapi/v1/asset/dust' }
        @{ Method = 'POST'; Path = '/sapi/v1/convert/acceptQuote' }
    ) {
        $before = $sandbox.Statistics.Requests
        $problem = Get-ErrorOf { $key | Invoke-BinanceSignedRequest -Method $Method -Path $Path -Confirm:$false }
        $problem.FullyQualifiedErrorId | Should -BeLike 'FundMovementRefused,*'
        $problem.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'still asks with the switch' {
        $before = $sandbox.Statistics.Requests
        { $key | Invoke-BinanceSignedRequest -Method POST -Path /sapi/v1/asset/transfer -AllowFundMovement } | Should -Throw '*NonInteractive*'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'reads histories without it' {
        { $key | Invoke-BinanceSignedRequest -Path /sapi/v1/capital/withdraw/history -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'Errors of many keys' {
    It 'are told in the order of the keys, and nothing is lost' {
        $fleet = Start-BinanceSandbox
        $problems = $null
        $answers = $fleet | Invoke-BinanceSignedRequest -Path /api/v3/account -ErrorVariable problems -ErrorAction SilentlyContinue
        @($answers).Count + $problems.Count | Should -Be $fleet.Keys.Count
        $refused = $problems.TargetObject
        $refused | Should -Contain 'ghost'
        $refused | Should -Be @($fleet.Keys.Name | Where-Object { $refused -contains $_ })
        Stop-BinanceSandbox $fleet -Confirm:$false
    }
}
