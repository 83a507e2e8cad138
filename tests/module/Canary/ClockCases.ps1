# Clocks. No key is asked for; what people type all the same is not repeated.

Add-Case 'clock: all families' '' { Test-BinanceClock -BaseUri $t.Through -Samples 2 @loud }
Add-Case 'clock: quietly' '' { Test-BinanceClock Spot -BaseUri $t.Through -Samples 1 -Quiet @loud }
Add-Case 'clock: a sandbox and its keys' '' { $t.Sandbox | Test-BinanceClock Spot -Samples 1 @loud; $t.Sandbox.Keys | Test-BinanceClock Spot -Samples 1 @loud }
Add-Case 'clock: proxy with a password that refuses and repeats' 'BinanceProxy' {
    $wire = $t.NewWire("HTTP/1.1 407 {request-html}`r`nProxy-Authenticate: Basic realm=`"{request-html}`"`r`nContent-Length: 0`r`n`r`n")
    Test-BinanceClock Spot -BaseUri https://exchange.invalid -Samples 1 -Proxy ([string] $wire.Address).Replace('//', "//user:$($t.ProxyPassword)@") @loud
}
Add-Case 'clock: proxy that is none' 'ProxyMalformed' { Test-BinanceClock Spot -Samples 1 -Proxy "user:$($t.ProxyPassword)@proxy:3128" @loud }
Add-Case 'clock: address with a password' 'BaseUriMalformed' { Test-BinanceClock -BaseUri "https://user:$($t.ProxyPassword)@exchange.invalid" @loud }
Add-Case 'clock: nobody there' 'BinanceConnection' { Test-BinanceClock -BaseUri $t.Closed -Samples 1 @loud }
Add-Case 'clock: an echo for a time' 'BinanceResponseNotJson' {
    $wire = $t.NewWire($case.Data)
    $wire.EchoesTime = $true
    Test-BinanceClock Spot -BaseUri $wire.Address -Samples 1 @loud
} -Data (New-Answer '200 OK' '{"serverTime":"{request-json}"}' -Header $echoHeaders)
