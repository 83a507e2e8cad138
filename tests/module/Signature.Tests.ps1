# Offline signatures against the published vectors, through the cmdlet.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:hmac = ConvertTo-TestCredential
    $script:order = [ordered]@{ symbol = 'LTCBTC'; side = 'BUY'; type = 'LIMIT'; timeInForce = 'GTC'; quantity = 1; price = 0.1; recvWindow = 5000 }

    # The Ed25519 sample of the exchange's FIX documentation.
    $script:ed25519 = ConvertTo-TestCredential -Secret @'
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u
-----END PRIVATE KEY-----
'@
}

Describe 'New-BinanceSignature' {
    It 'signs the documented order as the documentation does' {
        $result = New-BinanceSignature -Credential $hmac -Parameter $order -Timestamp 1499827319559
        $result.Payload | Should -BeExactly 'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559'
        $result.Signature | Should -BeExactly 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71'
        $result.QueryString | Should -BeExactly "$($result.Payload)&signature=$($result.Signature)"
        $result.Body | Should -BeExactly ''
        "$($result.Algorithm)" | Should -Be 'Hmac'
    }

    It 'percent-encodes before it signs' {
        $order.symbol = '１２３４５６'
        $result = New-BinanceSignature -Credential $hmac -Parameter $order -Timestamp 1499827319559
        $result.Payload | Should -BeLike 'symbol=%EF%BC%91%EF%BC%92%EF%BC%93*'
        $result.Signature | Should -BeExactly 'e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3'
        $order.symbol = 'LTCBTC'
    }

    It 'signs query and body with nothing between them' {
        $result = New-BinanceSignature -Credential $hmac -Timestamp 1499827319559 `
            -Parameter ([ordered]@{ symbol = 'LTCBTC'; side = 'BUY'; type = 'LIMIT'; timeInForce = 'GTC' }) `
            -BodyParameter ([ordered]@{ quantity = 1; price = 0.1; recvWindow = 5000 })
        $result.Signature | Should -BeExactly '0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77'
        $result.QueryString | Should -BeExactly 'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC'
        $result.Body | Should -BeLike 'quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature=*'
    }

    It 'signs with Ed25519' {
        $result = New-BinanceSignature -Credential $ed25519 -Timestamp 1578963600000
        $result.Signature | Should -BeExactly 'QN3GM0iSGzvvIYiBzzP8vPqSbsXIb4WHczOiPdjb8THQKuxZR1KOsBtZQFEewBQgMQfhDvwPoo6bkRi2ui4hCg=='
        $result.QueryString | Should -BeLike 'timestamp=1578963600000&signature=*%3D%3D'
        "$($result.Algorithm)" | Should -Be 'Ed25519'
    }

    It 'takes the timestamp as <kind>' -ForEach @(
        @{ kind = 'a number'; timestamp = 1499827319559 }
        @{ kind = 'digits'; timestamp = '1499827319559' }
        @{ kind = 'a DateTimeOffset'; timestamp = [DateTimeOffset]::FromUnixTimeMilliseconds(1499827319559) }
        @{ kind = 'a UTC date'; timestamp = [DateTimeOffset]::FromUnixTimeMilliseconds(1499827319559).UtcDateTime }
        @{ kind = 'a date with its zone'; timestamp = '2017-07-12T02:41:59.559Z' }
    ) {
        (New-BinanceSignature -Credential $hmac -Parameter $order -Timestamp $timestamp).Signature |
            Should -BeExactly 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71'
    }

    It 'says which timestamps it takes' {
        { New-BinanceSignature -Credential $hmac -Timestamp yesterday } | Should -Throw '*Unix milliseconds*'
    }

    It 'signs with the present moment when no timestamp is given' {
        $before = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
        $result = New-BinanceSignature -Credential $hmac
        $after = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
        [long]($result.Payload -replace '^timestamp=') | Should -BeGreaterOrEqual $before
        [long]($result.Payload -replace '^timestamp=') | Should -BeLessOrEqual $after
    }

    It 'keeps the order of an object''s properties' {
        (New-BinanceSignature -Credential $hmac -Parameter ([pscustomobject]@{ b = 1; a = 2 }) -Timestamp 1).Payload |
            Should -BeExactly 'b=1&a=2&timestamp=1'
    }

    It 'refuses <id>' -ForEach @(
        @{ id = 'ParameterReserved'; parameter = @{ timestamp = 1 } }
        @{ id = 'ParameterReserved'; parameter = @{ signature = 'x' } }
        @{ id = 'ParameterNested'; parameter = @{ list = @{ a = 1 } } }
        @{ id = 'ParameterName'; parameter = @{ 'a b' = 1 } }
    ) {
        $errors = @(Get-ErrorOf { New-BinanceSignature -Credential $hmac -Parameter $parameter })
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'signs a timestamp of the caller''s in its place when that is allowed' {
        (New-BinanceSignature -Credential $hmac -Parameter ([ordered]@{ timestamp = 5; symbol = 'X' }) -AllowReservedParameter).Payload |
            Should -BeExactly 'timestamp=5&symbol=X'
    }

    It 'sends nothing' {
        $sandbox = Start-BinanceSandbox
        try {
            $null = $sandbox.Keys | New-BinanceSignature -Parameter @{ symbol = 'BTCUSDT' }
            $sandbox.Statistics.Requests | Should -Be 0
        }
        finally {
            $sandbox | Stop-BinanceSandbox
        }
    }
}
