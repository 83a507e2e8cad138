# Explaining errors: logs are full of keys, signatures and secrets, and none of it may be repeated. Environments and budgets.
# Part of Cases.ps1.

foreach ($kind in 'Piped', 'Given', 'Searched') {
    foreach ($name in 'Hmac', 'Rsa', 'Ed25519') {
        Add-Case "errors: a log with a request of $name, $kind" ($kind -eq 'Searched' ? 'ErrorTextNotFound' : '') {
            $shape, $algorithm = $case.Data
            $signed = New-BinanceSignature -Credential $t.Credential[$algorithm] -Parameter @{ symbol = 'BTCUSDT' } -Timestamp 1499827319559
            $lines = "GET https://api.binance.com/api/v3/account?symbol=BTCUSDT&signature=$([uri]::EscapeDataString($signed.Signature))",
                "X-MBX-APIKEY: $($t.Credential[$algorithm].UserName) secret=$($t.Credential[$algorithm].GetNetworkCredential().Password)",
                "{`"code`":-2015,`"msg`":`"no $($t.Credential[$algorithm].UserName) with $($signed.Signature) and $($t.HmacSecret)`"}"
            $global:Error.Clear()
            switch ($shape) {
                'Piped' { $lines | Resolve-BinanceError @loud }
                'Given' { Resolve-BinanceError ($lines -join "`n") @loud }
                'Searched' { Resolve-BinanceError -Text $lines @loud }
            }
        } -Data @($kind, $name)
    }
}

Add-Case 'errors: secrets as words to look for' 'ErrorTextNotFound' { Resolve-BinanceError $t.HmacSecret, $t.HmacApiKey, $t.RsaPem @loud }
Add-Case 'errors: secrets as piped words' 'ErrorTextNotFound' { $t.HmacSecret, $t.HmacApiKey, $t.RsaPem | Resolve-BinanceError @loud }
Add-Case 'errors: halves of keys' 'ErrorTextNotFound' { Resolve-BinanceError $t.HmacApiKey.Substring(0, 32), $t.HmacSecret.Substring(32) @loud }
Add-Case 'errors: a key as host and path' '' { Resolve-BinanceError "GET https://$($t.HmacApiKey).example.com/api/v3/$($t.HmacSecret) HTTP 404" @loud }
Add-Case 'errors: an error of the exchange' 'BinanceApi.-2008' { $null = Get-BinanceKeyRestriction -Credential $t.Credential.Unknown -BaseUri $t.Through -ErrorAction SilentlyContinue -ErrorVariable failed; $failed | Resolve-BinanceError @loud }
Add-Case 'errors: an error of another command' '' {
    $request = [Net.Http.HttpRequestMessage]::new('GET', "https://api.binance.com/api/v3/account?signature=$($t.HmacSecret)")
    $record = [Management.Automation.ErrorRecord]::new([Exception]::new("HTTP 401 with $($t.HmacApiKey)"), 'Other', 'InvalidResult', $request)
    $record.ErrorDetails = [Management.Automation.ErrorDetails]::new("{`"code`":-2015,`"msg`":`"no $($t.HmacApiKey)`"}")
    $record | Resolve-BinanceError @loud
}

Add-Case 'environments: a secret as name' 'EnvironmentNotFound' { Get-BinanceEnvironment $t.HmacSecret @loud }
Add-Case 'environments: a proxy with a password' '' { Get-BinanceEnvironment SpotTestnet -Test -TimeoutSec 2 -Proxy ([string] $t.Closed).Replace('//', "//user:$($t.ProxyPassword)@") @loud }
Add-Case 'rate limits: with a key' '' { Get-BinanceRateLimit -Credential $t.Credential.Ed25519 -BaseUri $t.Through @loud; Get-BinanceRateLimit @loud }
Add-Case 'rate limits: with a refused key' 'BinanceApi.-2008' { Get-BinanceRateLimit -Credential $t.Credential.Unknown -BaseUri $t.Through @loud }
Add-Case 'rate limits: an echo' 'BinanceFirewall' { Get-BinanceRateLimit -Credential $t.Credential.Hmac -BaseUri $t.NewWire($case.Data).Address @loud } -Data $echoes['HTML page'][0]
