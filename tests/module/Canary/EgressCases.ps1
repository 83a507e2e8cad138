# Egress addresses: the key that asks is drawn at random, and neither it nor passwords of proxies are seen.

$seenAs = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action, request ip: 198.51.100.7"}'
Add-Case 'egress: direct' '' { Get-BinanceEgressAddress -BaseUri $t.Through @loud }
Add-Case 'egress: through a proxy with a password' '' {
    Get-BinanceEgressAddress -BaseUri $t.Through -Proxy ([string] $t.NewWire($case.Data).Address).Replace('//', "//user:$($t.ProxyPassword)@") -AddressFamily IPv4 @loud
} -Data (New-Answer '401 Unauthorized' $seenAs)
Add-Case 'egress: proxy with a password that refuses and repeats' 'BinanceProxy' {
    $wire = $t.NewWire("HTTP/1.1 407 {request-html}`r`nProxy-Authenticate: Basic realm=`"{request-html}`"`r`nContent-Length: 0`r`n`r`n")
    Get-BinanceEgressAddress -BaseUri https://exchange.invalid -AddressFamily IPv4 -Proxy ([string] $wire.Address).Replace('//', "//user:$($t.ProxyPassword)@") @loud
}
Add-Case 'egress: proxy that is none' 'ProxyMalformed' { Get-BinanceEgressAddress -BaseUri $t.Through -Proxy "user:$($t.ProxyPassword)@proxy:3128" @loud }
Add-Case 'egress: the proxy recorded with a key' 'Binance*' { Get-BinanceEgressAddress with-proxy -Vault Store -BaseUri https://exchange.invalid -TimeoutSec 3 @loud }
Add-Case 'egress: the record of a key with a proxy' 'Binance*' { Get-BinanceKey with-proxy -Vault Store | Get-BinanceEgressAddress -BaseUri https://exchange.invalid -TimeoutSec 3 @loud }
Add-Case 'egress: keys' '' { Get-BinanceEgressAddress cred-hmac, cred-rsa -Vault Store -BaseUri $t.Through @loud }
Add-Case 'egress: keys of a sandbox' '' { $t.Sandbox | Get-BinanceEgressAddress @loud }
Add-Case 'egress: a secret as name' 'KeyNotFound' { Get-BinanceEgressAddress $t.HmacSecret -Vault Store -BaseUri $t.Through @loud }
Add-Case 'egress: not told' 'EgressAddressNotTold' { Get-BinanceEgressAddress -BaseUri $t.NewWire($case.Data).Address @loud } -Data (
    New-Answer '401 Unauthorized' "{`"code`":-2015,`"msg`":`"$echoText`"}" -Header $echoHeaders)
Add-Case 'egress: an echo with an address' '' { Get-BinanceEgressAddress -BaseUri $t.NewWire($case.Data).Address -AddressFamily IPv4 @loud } -Data (
    New-Answer '401 Unauthorized' "{`"code`":-2015,`"msg`":`"$echoText request ip: 198.51.100.7`"}" -Header $echoHeaders)
Add-Case 'egress: an echo page' 'BinanceFirewall' { Get-BinanceEgressAddress -BaseUri $t.NewWire($case.Data).Address -AddressFamily IPv4 @loud } -Data (
    New-Answer '403 Forbidden' $echoPage 'text/html' $echoHeaders)
Add-Case 'egress: a service' '' { Get-BinanceEgressAddress -Service $t.NewWire($case.Data).Address -AddressFamily IPv4 @loud } -Data (New-Answer '200 OK' '198.51.100.7' 'text/plain')
Add-Case 'egress: a service with a password' 'EgressServiceNotHttps' { Get-BinanceEgressAddress -Service "https://user:$($t.ProxyPassword)@echo.invalid" @loud }
Add-Case 'egress: a service that says something else' 'EgressServiceFailed' { Get-BinanceEgressAddress -Service $t.NewWire($case.Data).Address -AddressFamily IPv4 @loud } -Data (
    New-Answer '200 OK' '{request-json}' 'text/plain' $echoHeaders)
