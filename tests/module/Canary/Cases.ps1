# What is done with the secrets in hand. Each case names the error id it must end in, so that it is known to have gone where it was
# meant to go. Discovery reads the names only; the scripts run in a process of their own, where $t holds keys, vaults and servers.

function New-Answer([string] $Status, [string] $Body, [string] $Type = 'application/json;charset=UTF-8', [string[]] $Header) {
    "HTTP/1.1 $Status", "Content-Type: $Type", 'Content-Length: {length}', 'Connection: close', $Header, '', $Body |
        ForEach-Object { $_ } | Join-String -Separator "`r`n"
}

$everything = 'key {key} or {key-lower} for {target} signed {signature} or {signature-percent} or {signature-percent-twice}'
$echoText = "$everything or {signature-json}"
$echoPage = "<!DOCTYPE html><html><head><title>{key}</title><style>.{key} { }</style></head><body id=`"{key}`"><p>$everything or {signature-html}</p><pre>{request-html}</pre></body></html>"
$echoHeaders = 'X-Echo-Key: {key}', 'X-Echo-Target: {target}', 'X-Echo-Signature: {signature}', 'Set-Cookie: session={key}; path=/{signature-percent}'

# How an answer repeats what it was asked with: the whole answer, and the error id that has to come of it.
$echoes = [ordered]@{
    'HTML page'                  = (New-Answer '403 Forbidden' $echoPage 'text/html' $echoHeaders), 'BinanceFirewall'
    'HTML page of a good status' = (New-Answer '200 OK' $echoPage 'text/html' $echoHeaders), 'BinanceResponseHtml'
    'HTML page cut within a key' = (New-Answer '403 Forbidden' ('<p>{0}</p><i>{1}</i>{{key}}{{key}}' -f 'blocked', ('<b></b>' * 220).Substring(0, 1539)) 'text/html'), 'BinanceFirewall'
    'plain text'                 = (New-Answer '400 Bad Request' $echoText 'text/plain' $echoHeaders), 'BinanceResponseNotJson'
    'half keys'                  = (New-Answer '400 Bad Request' '{key-first-half} {signature-first-half} <b>{key-first-half}</b>' 'text/plain'), 'BinanceResponseNotJson'
    'the whole request'          = (New-Answer '400 Bad Request' '"{request-json}"' 'message/http'), 'BinanceResponseNotJson'
    'content type'               = (New-Answer '502 Bad Gateway' 'no' 'text/html; for={key}; by={signature-percent}'), 'BinanceServer'
    'reason'                     = (New-Answer '503 {key} {signature}' '{}' ), 'BinanceServer'
    'redirect'                   = (New-Answer '302 Found' '' 'text/html' @('Location: https://elsewhere.invalid{target}&key={key}')), 'BinanceRedirect'
    'not found'                  = (New-Answer '404 Not Found' $echoPage 'text/html' $echoHeaders), 'BinancePathNotFound'
    'empty'                      = (New-Answer '200 OK' '' 'application/json' $echoHeaders), 'BinanceResponseEmpty'
    'cut off JSON'               = (New-Answer '200 OK' "{`"code`":-1,`"msg`":`"$echoText" 'application/json' $echoHeaders), 'BinanceResponseTruncated'
    'cut off connection'         = (New-Answer '200 OK' "{`"code`":-1,`"msg`":`"$echoText" 'application/json' $echoHeaders).Replace('{length}', '100000'), 'BinanceResponseTruncated'
    'announced as huge'          = (New-Answer '200 OK' "{`"msg`":`"$echoText" 'application/json' $echoHeaders).Replace('{length}', '1000000000'), 'BinanceResponseTooLarge'
    'long message'               = (New-Answer '400 Bad Request' ('{"code":-1100,"msg":"' + ('{key} {signature-json} ' * 2000) + '"}')), 'BinanceApi.-1100'
    'broken compression'         = (New-Answer '200 OK' $echoText 'application/json' 'Content-Encoding: gzip'), 'BinanceResponseNotJson'
    'no HTTP at all'             = "{key} {signature} {target}`r`n`r`n", 'BinanceResponseNotJson'
    'unknown HTTP version'       = "HTTP/9.9 {key} {signature}`r`n`r`n", 'BinanceResponseNotJson'
    'broken header'              = "HTTP/1.1 200 OK`r`n{key} {signature}`r`n`r`n", 'BinanceResponseNotJson'
    'broken header name'         = "HTTP/1.1 200 OK`r`nX {key}: {signature}`r`n`r`n", 'BinanceResponseNotJson'
    'broken chunk'               = "HTTP/1.1 200 OK`r`nTransfer-Encoding: chunked`r`n`r`n{key} {signature}`r`n", 'BinanceResponseNotJson'
    'broken length'              = "HTTP/1.1 200 OK`r`nContent-Length: {key}`r`n`r`n{`"a`":1", 'BinanceResponseTruncated'
}
foreach ($code in -2015, -2014, -2008, -1022, -1021, -1002, -9999) {
    $echoes["error $code"] = (New-Answer '400 Bad Request' "{`"code`":$code,`"msg`":`"$echoText`"}" -Header $echoHeaders), "BinanceApi.$code"
}

foreach ($status in '429 Too Many Requests', '418 Teapot', '451 Unavailable') {
    $id = @{ 429 = 'BinanceRateLimited'; 418 = 'BinanceBanned'; 451 = 'BinanceRestrictedLocation' }[[int] $status.Split(' ')[0]]
    $echoes["page of status $status"] = (New-Answer $status $echoPage 'text/html' ($echoHeaders + 'Retry-After: 7200')), $id
}

# PowerShell's own binding errors, raised before any of the module runs, lead to the arguments bound so far: Exception.CommandInvocation.
$byEngine = 'a binding error of PowerShell leads to the arguments that were bound'

# A live object names a secret as its vault does: by that name it is found, and piped on.
$byName = 'the name of a secret is what it is found by'
$onlyName = '*: KeyName, *'
$cases = [Collections.Generic.List[hashtable]]::new()
function Add-Case([string] $Name, [string] $ErrorId, [scriptblock] $Script, [object] $Data, [string] $Because, [string] $MayShow = '*') {
    $cases.Add(@{ Name = $Name; ErrorId = $ErrorId; Script = $Script; Data = $Data; Because = $Because; MayShow = $MayShow })
}

# Vaults.
Add-Case 'list every key of every vault' 'VaultFailed' { Get-BinanceKey @loud } -Because $byName -MayShow $onlyName
Add-Case 'list every key of a vault' 'ApiKeyFormat' { Get-BinanceKey -Vault Store @loud }
Add-Case 'list with global preferences' '' { $global:VerbosePreference = $global:DebugPreference = 'Continue'; Get-BinanceKey cred-hmac -Vault Store }
foreach ($name in 'cred-hmac', 'cred-rsa', 'cred-ed25519', 'hash-hmac', 'hash-encrypted', 'hash-credential', 'json-hmac', 'json-rsa', 'json-loose', 'text-hmac', 'text-rsa', 'pair', 'other') {
    Add-Case "read $name" '' { Get-BinanceKey $case.Data -Vault Store @loud } -Data $name
    Add-Case "ask with $name" '' { Get-BinanceKeyRestriction $case.Data -Vault Store -BaseUri $t.Through @loud } -Data $name
}

foreach ($pair in @(
        @('bad-swapped', ''), @('bad-pem-swapped', 'ApiKeyFormat'), @('bad-key-whitespace', 'ApiKeyFormat'), @('bad-key-quotes', 'ApiKeyFormat'), @('bad-secret-whitespace', 'SecretWhitespace'),
        @('bad-secret-quotes', 'SecretQuotes'), @('bad-secret-newline', 'SecretWhitespace'), @('bad-secret-character', 'SecretInvalidCharacter'), @('bad-pem-cut', 'PemMalformed'),
        @('bad-pem-damaged', 'PemMalformed'), @('bad-pem-body', 'PemMalformed'), @('bad-pem-one-line', ''), @('bad-public', 'PublicKeyGiven'), @('bad-two-keys', 'PemMalformed'),
        @('bad-small-rsa', 'RsaKeyTooSmall'), @('bad-curve', 'EllipticCurveKeyGiven'), @('bad-openssh', 'OpenSshKeyGiven'), @('bad-encrypted', 'PemEncrypted'),
        @('bad-passphrase', 'PemPassphraseWrong'), @('bad-hash', 'SecretFormUnknown'), @('bad-json', 'SecretFormUnknown'), @('bad-json-cut', 'SecretFormUnknown'), @('bad-text', 'SecretHalfAKey'),
        @('bad-bytes', 'SecretHalfAKey'), @('bad-half-table', 'SecretHalfAKey'), @('bad-half-json', 'SecretHalfAKey'), @('bad-half-pem', 'SecretHalfAKey'), @('lone-key', 'SecretHalfAKey'),
        @('bad-two-names', 'SecretAmbiguous'), @('many', 'SecretAmbiguous'), @('bad-levels', 'SecretFormUnknown'), @('bad-lines', 'SecretFormUnknown'), @('bad-key-of-table', 'SecretFormUnknown'),
        @('bad-bytes-json', 'SecretFormUnknown'), @('bad-text-of-both', 'SecretInvalidCharacter'))) {
    Add-Case "read $($pair[0])" $pair[1] { Get-BinanceKey $case.Data -Vault Store @loud } -Data $pair[0]
    Add-Case "sign with $($pair[0])" $pair[1] { New-BinanceSignature $case.Data -Vault Store @loud } -Data $pair[0]
}

Add-Case 'list with warnings of what looks like keys' 'ApiKeyFormat' { Get-BinanceKey bad-*, lone-* -Vault Store @loud; Get-BinanceKeyRestriction bad-h*, lone-* -Vault Store -BaseUri $t.Through @loud }
Add-Case 'patterns that stand for no key' 'KeyPatternUnmatched' { Get-BinanceKeyRestriction "$($t.HmacSecret)*", lone-* -Vault Store -BaseUri $t.Through @loud; Get-BinanceEgressAddress "$($t.HmacApiKey)*" -Vault Store -BaseUri $t.Through @loud }
Add-Case 'register beside what looks like keys' 'SecretAlreadyUsed' { Register-BinanceKey fresh -Vault Store -Credential ([pscredential]::new($t.ElsewhereApiKey, (ConvertTo-SecureString $t.HmacSecret -AsPlainText -Force))) -SkipVerification -Confirm:$false @loud }
Add-Case 'take out what looks like keys' 'SecretHalfAKey' { Unregister-BinanceKey bad-text, lone-key -Vault Store -Force -Confirm:$false @loud; Set-BinanceKey bad-hash, many -Vault Store -Label x @loud }
Add-Case 'a vault that repeats a secret while listing' 'VaultFailed' { Get-BinanceKey -Vault Talkative @loud }
Add-Case 'a vault that repeats a secret while reading' 'VaultFailed' { Get-BinanceKey any -Vault Talkative @loud }
Add-Case 'an unknown vault' 'VaultNotFound' { Get-BinanceKey -Vault Nowhere @loud }
Add-Case 'an unknown name' 'KeyNotFound' { Get-BinanceKeyRestriction nothing -Vault Store @loud }
Add-Case 'an API key as name' 'KeyNotFound' { Get-BinanceKey $t.HmacApiKey -Vault Store @loud }
Add-Case 'a secret as name' 'KeyNotFound' { $t.HmacSecret | Get-BinanceKeyRestriction -Vault Store @loud }
Add-Case 'a private key as name' 'KeyNotFound' { $t.RsaPem | Get-BinanceKeyRestriction -Vault Store @loud }
Add-Case 'a private key line by line' 'KeyNotFound' { $t.RsaPem -split "`n" | Select-Object -Skip 1 -First 20 | Get-BinanceKey -Vault Store @loud }
Add-Case 'a secret as vault' 'VaultNotFound' { Get-BinanceKey -Vault $t.HmacSecret @loud }
Add-Case 'a recorded proxy with a password' '' { Get-BinanceKey with-proxy -Vault Store @loud }

# Requests that the sandbox answers.
foreach ($algorithm in 'Hmac', 'Rsa', 'Ed25519') {
    Add-Case "$algorithm credential: restrictions" '' { Get-BinanceKeyRestriction -Credential $t.Credential[$case.Data] -BaseUri $t.Through @loud } -Data $algorithm
    Add-Case "$algorithm credential: permissions" '' { Test-BinanceKeyPermission -Credential $t.Credential[$case.Data] -BaseUri $t.Through -Purpose SpotTrading -Active @loud } -Data $algorithm
    Add-Case "$algorithm credential: account" '' { $t.Credential[$case.Data] | Invoke-BinanceSignedRequest -Path /api/v3/account -BaseUri $t.Through @loud } -Data $algorithm
    Add-Case "$algorithm credential: test order in the body" '' {
        Invoke-BinanceSignedRequest -Credential $t.Credential[$case.Data] -Path /api/v3/order/test -Method POST -BaseUri $t.Through -Confirm:$false @loud `
            -Parameter ([ordered]@{ symbol = 'BTCUSDT'; side = 'BUY'; type = 'LIMIT'; timeInForce = 'GTC'; quantity = 0.01; price = 10000 })
    } -Data $algorithm
    Add-Case "$algorithm credential: sign offline" '' { New-BinanceSignature -Credential $t.Credential[$case.Data] -Parameter @{ symbol = 'BTCUSDT' } -Timestamp 1499827319559 @loud } -Data $algorithm
}

Add-Case 'test of a purpose' '' { Test-BinanceKeyPermission cred-hmac -Vault Store -Purpose Treasury -BaseUri $t.Through @loud }
Add-Case 'test of nothing' 'ExpectationMissing' { Test-BinanceKeyPermission cred-rsa -Vault Store -BaseUri $t.Through @loud }
Add-Case 'test of contradictions' 'ExpectationContradiction' { Test-BinanceKeyPermission cred-rsa -Vault Store -Require Reading -Forbid Reading -BaseUri $t.Through @loud }
Add-Case 'test, quietly' '' { Test-BinanceKeyPermission cred-ed25519 -Vault Store -Require Reading -Quiet -BaseUri $t.Through @loud }
Add-Case 'raw answer with headers and status' '' {
    Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account -Raw -BaseUri $t.Through -ResponseHeadersVariable headers -StatusCodeVariable status @loud
    $headers, $status
}
Add-Case 'withdrawal without leave' 'FundMovementRefused' {
    Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /sapi/v1/capital/withdraw/apply -Method POST -BaseUri $t.Through @loud -Parameter @{ coin = 'BTC'; address = $t.UnknownSecret; amount = 1 }
}
Add-Case 'what if' '' {
    Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account -BaseUri $t.Through -WhatIf @loud
    Invoke-BinanceSignedRequest -Credential $t.Credential.Rsa -Path /sapi/v1/capital/withdraw/apply -Method POST -AllowFundMovement -BaseUri $t.Through -WhatIf @loud -Parameter @{ coin = 'BTC'; address = $t.UnknownSecret }
}
Add-Case 'nobody to ask' 'InvalidOperation*' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/order/test -Method POST -BaseUri $t.Through -Confirm @loud }
Add-Case 'a signature of the caller' 'BinanceApi.-1022' {
    Invoke-BinanceSignedRequest cred-ed25519 -Vault Store -Path /api/v3/account -BaseUri $t.Through -AllowReservedParameter @loud `
        -Parameter ([ordered]@{ timestamp = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds(); signature = (New-BinanceSignature cred-rsa -Vault Store -Timestamp 1499827319559).Signature })
}
Add-Case 'sandbox keys' '' { $t.Sandbox.Keys | Where-Object Name -In 'hmac', 'generated' | Get-BinanceKeyRestriction @loud }
Add-Case 'a sandbox key without its private half' 'SandboxKeyHasNoSecret' { $t.Sandbox.Keys | Where-Object Name -EQ 'rsa' | Get-BinanceKeyRestriction @loud }

# Refusals of the sandbox.
Add-Case 'refused: unknown key' 'BinanceApi.-2008' { Get-BinanceKeyRestriction -Credential $t.Credential.Unknown -BaseUri $t.Through @loud }
Add-Case 'refused: malformed key' 'BinanceApi.-2014' { Get-BinanceKeyRestriction -Credential $t.Credential.Short -BaseUri $t.Through @loud }
Add-Case 'refused: wrong secret' 'BinanceApi.-1022' { Get-BinanceKeyRestriction -Credential $t.Credential.WrongSecret -BaseUri $t.Through @loud }
Add-Case 'refused: wrong private key' 'BinanceApi.-1022' { Get-BinanceKeyRestriction -Credential $t.Credential.WrongPem -BaseUri $t.Through @loud }
Add-Case 'refused: address' 'BinanceApi.-2015' { Invoke-BinanceSignedRequest -Credential $t.Credential.Elsewhere -Path /api/v3/account -BaseUri $t.Through @loud }
Add-Case 'refused: right' 'BinanceApi.-1002' { Invoke-BinanceSignedRequest -Credential $t.Credential.Ed25519 -Path /sapi/v1/capital/withdraw/apply -Method POST -AllowFundMovement -Confirm:$false -BaseUri $t.Through @loud -Parameter @{ coin = 'BTC'; address = 'nowhere'; amount = 1 } }
Add-Case 'refused: clock' 'BinanceApi.-1021' { $t.AddFault(@{ kind = 'ClockSkew'; path = '/api/v3/account'; skewMs = 60000 }); Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account -BaseUri $t.Through @loud }
Add-Case 'refused: swapped key and secret' 'BinanceApi.-2008' { Get-BinanceKeyRestriction bad-swapped -Vault Store -BaseUri $t.Through @loud }
Add-Case 'refused: unknown key, tested' 'BinanceApi.-2008' { Test-BinanceKeyPermission -Credential $t.Credential.Unknown -BaseUri $t.Through -Purpose SpotTrading -Active @loud }
Add-Case 'refused: many at once' 'BinanceApi.-2008' { $t.Credential.Unknown, $t.Credential.Hmac, $t.Credential.Unknown | Get-BinanceKeyRestriction -BaseUri $t.Through -ThrottleLimit 3 @loud }
Add-Case 'stopped by an error' 'BinanceApi.-2008' { $t.Credential.Unknown, $t.Credential.Hmac | Get-BinanceKeyRestriction -BaseUri $t.Through -ErrorAction Stop @loud }
Add-Case 'stopped by select' '' { $t.Credential.Hmac, $t.Credential.Rsa, $t.Credential.Ed25519 | Get-BinanceKeyRestriction -BaseUri $t.Through @loud | Select-Object -First 1 }
foreach ($fault in 'ConnectionReset', 'TruncatedBody', 'HtmlPage', 'ServerError', 'WrongContentType', 'SlowBody') {
    $id = @{ ConnectionReset = 'Binance*'; TruncatedBody = 'BinanceResponseTruncated'; HtmlPage = 'BinanceFirewall'; ServerError = 'BinanceApi.-1001'; WrongContentType = ''; SlowBody = 'BinanceTimeout' }[$fault]
    Add-Case "fault: $fault" $id {
        $t.AddFault(@{ kind = $case.Data; path = '/api/v3/account'; delayMs = 5000 })
        Invoke-BinanceSignedRequest -Credential $t.Credential.Hmac -Path /api/v3/account -TimeoutSec 1 -BaseUri $t.Through @loud
    } -Data $fault
}

# Refusals before anything is sent.
Add-Case 'parameter twice' 'ParameterDuplicate' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/order -Method PUT -In Query -Parameter @{ a = $t.UnknownSecret } -BodyParameter @{ a = $t.UnknownSecret } -BaseUri $t.Through -Confirm:$false @loud }
Add-Case 'parameter reserved' 'ParameterReserved' { New-BinanceSignature -Credential $t.Credential.Hmac -Parameter @{ signature = $t.UnknownSecret } @loud }
Add-Case 'parameter nested' 'ParameterNested' { New-BinanceSignature -Credential $t.Credential.Hmac -Parameter @{ a = @{ b = $t.UnknownSecret } } @loud }
Add-Case 'parameter as text' 'ParameterValue' { New-BinanceSignature -Credential $t.Credential.Hmac -Parameter "a=$($t.UnknownSecret)" @loud }
Add-Case 'parameter without a good name' 'ParameterName' { New-BinanceSignature -Credential $t.Credential.Hmac -Parameter @{ "$($t.UnknownSecret)&a" = 1 } @loud }
Add-Case 'parameter with a secret for a name, twice' 'ParameterDuplicate' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/order -Method PUT -In Query -Parameter @{ $t.UnknownSecret = 1 } -BodyParameter @{ $t.UnknownSecret = 1 } -BaseUri $t.Through -Confirm:$false @loud }
Add-Case 'parameter too long' '' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account -Parameter @{ a = $t.UnknownSecret * 2000 } -BaseUri $t.Through @loud }
Add-Case 'path with a query' 'RequestPath' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path "/api/v3/account?signature=$($t.UnknownSecret)" -BaseUri $t.Through @loud }
Add-Case 'path with a key' 'RequestFamily' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path "/$($t.UnknownSecret)/account" -BaseUri $t.Through @loud }
Add-Case 'body with a GET' 'ParameterPlace' { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account -BodyParameter @{ a = $t.UnknownSecret } -BaseUri $t.Through @loud }
Add-Case 'address without https' 'BaseUriNotHttps' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri http://exchange.invalid @loud }
Add-Case 'address with a password' 'BaseUriMalformed' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri "https://user:$($t.ProxyPassword)@exchange.invalid" @loud }
Add-Case 'environment that does not serve the path' 'EnvironmentUnsupported' { Get-BinanceKeyRestriction cred-hmac -Vault Store -Environment SpotTestnet @loud }
Add-Case 'text as credential' 'CannotConvertArgument*' { Get-BinanceKeyRestriction -Credential $t.HmacApiKey -BaseUri $t.Through @loud }
Add-Case 'hashtable as credential' 'CannotConvertArgument*' { Get-BinanceKeyRestriction -Credential @{ ApiKey = $t.HmacApiKey; Secret = $t.HmacSecret } -BaseUri $t.Through @loud }
Add-Case 'hashtable in the pipeline' 'VaultFailed*' { @{ ApiKey = $t.HmacApiKey; Secret = $t.HmacSecret } | Get-BinanceKeyRestriction -BaseUri $t.Through @loud }
Add-Case 'secure string in the pipeline' 'VaultFailed*' { ConvertTo-SecureString $t.HmacSecret -AsPlainText -Force | Get-BinanceKeyRestriction -BaseUri $t.Through @loud }
Add-Case 'credential with an unknown parameter' 'NamedParameterNotFound*' { $more = @{ Nonsense = $t.HmacSecret }; Get-BinanceKeyRestriction -Credential $t.Credential.Hmac @more } -Because $byEngine -MayShow '*walk.txt: *'
Add-Case 'credential and name together' 'PositionalParameterNotFound*' { Get-BinanceKeyRestriction a -Credential $t.Credential.Hmac @loud } -Because $byEngine -MayShow '*walk.txt: *'
Add-Case 'credential and bad number' 'ParameterArgumentValidationError*' { Get-BinanceKeyRestriction -Credential $t.Credential.Hmac -ThrottleLimit 0 @loud } -Because $byEngine -MayShow '*walk.txt: *'

# The network.
Add-Case 'connection refused' 'BinanceConnection' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri $t.Closed @loud }
Add-Case 'name that does not resolve' 'Binance*' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri https://exchange.invalid -TimeoutSec 3 @loud }
Add-Case 'TLS to a plain port' 'BinanceTls' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri ([string] $t.Sandbox.BaseAddress).Replace('http:', 'https:') @loud }
Add-Case 'proxy that is not there' 'Binance*' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri https://exchange.invalid -Proxy $t.Closed @loud }
Add-Case 'proxy that refuses and repeats' 'BinanceProxy' {
    $wire = $t.NewWire("HTTP/1.1 407 {request-html}`r`nProxy-Authenticate: Basic realm=`"{request-html}`"`r`nContent-Length: 0`r`n`r`n")
    Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri https://exchange.invalid -Proxy ([string] $wire.Address).Replace('//', "//user:$($t.ProxyPassword)@") @loud
}
Add-Case 'connection closed without an answer' 'Binance*' { Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri $t.NewWire('').Address @loud }
Add-Case 'no answer in time' 'BinanceTimeout' { Get-BinanceKeyRestriction cred-hmac -Vault Store -TimeoutSec 1 -BaseUri $t.NewWire([NullString]::Value).Address @loud }

# Answers that repeat the request.
foreach ($name in $echoes.Keys) {
    $template, $id = $echoes[$name]
    Add-Case "echo: $name" $id {
        Invoke-BinanceSignedRequest -Credential $t.Credential.Ed25519 -Path /api/v3/order -Method DELETE -Parameter ([ordered]@{ symbol = 'BTCUSDT'; origClientOrderId = 'echo-me' }) -Confirm:$false `
            -BaseUri $t.NewWire($case.Data).Address -ResponseHeadersVariable headers -StatusCodeVariable status @loud
        $headers, $status
    } -Data $template
    if ($name -match 'HTML page$|error -2015|unknown HTTP|content type|cut off connection') {
        if ($id -notin 'BinanceServer', 'BinanceResponseTruncated') { Add-Case "echo to a test: $name" $id { Test-BinanceKeyPermission cred-rsa -Vault Store -BaseUri $t.NewWire($case.Data).Address -Purpose ReadOnly -Active @loud } -Data $template }
        Add-Case "echo to a question: $name" $id { Get-BinanceKeyRestriction -Credential $t.Credential.Hmac -BaseUri $t.NewWire($case.Data).Address @loud } -Data $template
    }
}

$restriction = '"ipRestrict":false,"createTime":1698645219000,"enableReading":true'
Add-Case 'echo: unknown field of the restrictions' '' { Get-BinanceKeyRestriction cred-rsa -Vault Store -BaseUri $t.NewWire($case.Data).Address @loud } -Data (
    New-Answer '200 OK' "{$restriction,`"echo`":`"$echoText`",`"{key}`":{`"{signature}`":true}}" -Header $echoHeaders)
Add-Case 'echo: wrong field of the restrictions' 'BinanceResponseUnexpected' { Get-BinanceKeyRestriction cred-rsa -Vault Store -BaseUri $t.NewWire($case.Data).Address @loud } -Data (
    New-Answer '200 OK' '{"ipRestrict":"{key} {signature}"}' -Header $echoHeaders)
Add-Case 'echo: restrictions that are no object' 'BinanceResponseUnexpected' { Get-BinanceKeyRestriction cred-rsa -Vault Store -BaseUri $t.NewWire($case.Data).Address @loud } -Data (
    New-Answer '200 OK' '["{key}","{signature}"]' -Header $echoHeaders)
foreach ($time in '{"serverTime":"{key} {request-json}"}', '{"serverTime":99999999999999999}', '{"serverTime":-99999999999999999}', '{"serverTime":253402300799000}', '["{key}"]', '{"code":-1,"msg":"{key} {request-json}"}') {
    Add-Case "echo: time $time" ($time -match 'code' ? 'BinanceApi.-1' : 'BinanceResponseNotJson') {
        $wire = $t.NewWire($case.Data)
        $wire.EchoesTime = $true
        Get-BinanceKeyRestriction cred-hmac -Vault Store -BaseUri $wire.Address @loud
    } -Data (New-Answer '200 OK' $time -Header $echoHeaders)
}

Add-Case 'echo: headers of a good answer' '' {
    Invoke-BinanceSignedRequest cred-ed25519 -Vault Store -Path /api/v3/account -BaseUri $t.NewWire($case.Data).Address -ResponseHeadersVariable headers @loud
    $headers
} -Data (New-Answer '200 OK' '{"canTrade":true}' -Header $echoHeaders)
Add-Case 'echo: what the exchange answered is shown as it came' '' {
    Invoke-BinanceSignedRequest cred-ed25519 -Vault Store -Path /api/v3/account -BaseUri $t.NewWire($case.Data).Address @loud
    Invoke-BinanceSignedRequest cred-ed25519 -Vault Store -Path /api/v3/account -BaseUri $t.NewWire($case.Data).Address -Raw @loud
} -Data (New-Answer '200 OK' '{"echo":"{key}"}' -Header $echoHeaders) -Because 'the body of an answer is what was asked for'

# Stopping.
foreach ($command in 'Get-BinanceKeyRestriction', 'Test-BinanceKeyPermission', 'Invoke-BinanceSignedRequest', 'Invoke-BinanceKeyAudit', 'Debug-BinanceKey') {
    Add-Case "Ctrl+C in $command" 'PipelineStopped' {
        $wire = $t.NewWire([NullString]::Value)
        $shell = [powershell]::Create()
        $more = @{ 'Test-BinanceKeyPermission' = @{ Purpose = 'ReadOnly' }; 'Invoke-BinanceSignedRequest' = @{ Path = '/api/v3/account' } }[$case.Data] ?? @{}
        $null = $shell.AddCommand('Import-Module').AddArgument($t.Module).AddStatement().AddCommand($case.Data).AddParameters($loud).AddParameters($more).
            AddParameter('Credential', $t.Credential.Rsa).AddParameter('BaseUri', $wire.Address)
        $run = $shell.BeginInvoke()
        if (-not $wire.Arrived.Wait(10000)) { throw 'The request did not arrive.' }
        $shell.Stop()
        try { $shell.EndInvoke($run) } catch { $_.Exception.ToString() }
        $shell.Streams.Error + $shell.Streams.Verbose + $shell.Streams.Debug + $shell.Streams.Warning + $shell.Streams.Information + $shell.Streams.Progress
        "$($shell.InvocationStateInfo.State) $($shell.InvocationStateInfo.Reason)"
        $shell.Runspace.SessionStateProxy.GetVariable('Error') | ForEach-Object { $_ }
    } -Data $command
}

. (Join-Path $PSScriptRoot 'AuditCases.ps1')
. (Join-Path $PSScriptRoot 'ClockCases.ps1')
. (Join-Path $PSScriptRoot 'DiagnosisCases.ps1')
. (Join-Path $PSScriptRoot 'EgressCases.ps1')
. (Join-Path $PSScriptRoot 'ErrorCases.ps1')
. (Join-Path $PSScriptRoot 'KeyPairCases.ps1')
. (Join-Path $PSScriptRoot 'InventoryCases.ps1')

# The sandbox.
Add-Case 'sandbox: list' '' { Get-BinanceSandbox @loud; (Get-BinanceSandbox).Keys; (Get-BinanceSandbox).Fleet; (Get-BinanceSandbox).Statistics }
Add-Case 'sandbox: unknown scenario' 'SandboxScenarioUnknown' { Start-BinanceSandbox -Scenario nonsense @loud }
Add-Case 'sandbox: port in use' 'SandboxPortInUse' { Start-BinanceSandbox -Port $t.Sandbox.BaseAddress.Port @loud }
Add-Case 'sandbox: no fleet' 'SandboxFleetNotFound' { Start-BinanceSandbox -FleetPath (Join-Path $t.Input 'none.json') @loud }
Add-Case 'sandbox: what if' '' { Start-BinanceSandbox -FleetPath (Join-Path $t.Input 'fleet.json') -WhatIf @loud }
foreach ($fleet in @(
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret>","unknown":1}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret> "}]}'
        '{"keys":[{"name":"a","apiKey":"<key>.","secret":"<secret>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret>"},{"name":"b","apiKey":"<key>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret>","algorithm":"<secret>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret>","algorithm":"Rsa"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","publicKey":"<secret>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","publicKey":"<pem>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<pem>"}]}'
        '{"keys":[{"name":"a","<key>":"<secret>"}]}'
        '{"keys":{"<key>":{"secret":"<secret>"}}}'
        '{"<key>":"<secret>"}'
        '{"keys":[{"name":"<key>","account":"<secret>"}]}'
        '{"keys":[{"name":"<key>"},{"name":"<key>"}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","ipList":["<secret>"]}]}'
        '{"keys":[{"name":"a","apiKey":<key>}]}'
        '{"keys":[{"name":"a","apiKey":"<key>","secret":"<secret>'
        '"<secret>"'
        '<pem>')) {
    Add-Case "sandbox: fleet $fleet" 'SandboxFleetInvalid' { Start-BinanceSandbox -FleetPath $t.NewFile('.json', $case.Data) @loud } -Data $fleet
}

# Policies that hold what they must not hold.
foreach ($policy in @(
        '{"version":1,"name":"<key>","description":"<secret>","extends":"<key>"}'
        '{"version":1,"<key>":"<secret>","defaultPurpose":"<secret>"}'
        '{"version":1,"keys":[{"match":{"name":"<key>","vault":"[<secret>","fingerprint":"<secret>"},"purpose":"<secret>","allow":["<key>"]}]}'
        '{"version":1,"checks":{"<key>":{"severity":"<secret>"}},"purposes":{"<key>":{"<secret>":1}},"questions":["<secret>"]}'
        '{"version":1,"mutes":[{"check":"<key>","name":"<secret>","reason":"<key>","owner":"<pem>","expires":"<secret>"}]}'
        '{"version":<key>}'
        '"<secret>'
        '<pem>')) {
    Add-Case "policy: $policy" 'AuditPolicyInvalid' {
        $file = $t.NewFile('.json', $case.Data)
        Test-BinanceAuditPolicy $file @loud
        Test-BinanceAuditPolicy $file -MuteFile -Key $t.Sandbox.Keys @loud
        Get-BinanceAuditPolicy -Path $file @loud
    } -Data $policy
}

Add-Case 'policy: secret as name' 'AuditPolicyNotFound' { Get-BinanceAuditPolicy $t.HmacSecret @loud }
Add-Case 'policy: secret as path' 'AuditPolicyNotFound' { Test-BinanceAuditPolicy "/no/$($t.HmacSecret).json" @loud }
Add-Case 'policy: secrets among the input' 'AuditPolicyInput' { $t.HmacSecret, $t.Credential.Hmac, @{ Name = $t.RsaPem } | New-BinanceAuditPolicy (Join-Path $t.Input 'never.json') -WhatIf @loud }
Add-Case 'policy: secrets in the properties' 'AuditPolicyInvalid' { [pscustomobject]@{ Name = $t.HmacSecret; Permission = 'Reading'; Vault = $t.HmacApiKey; Purpose = $t.HmacSecret } | New-BinanceAuditPolicy (Join-Path $t.Input 'never.json') -Verbose } # -Debug would stop at the warning and ask.
Add-Case 'policy: of the present state' '' { $t.Sandbox.Keys | Get-BinanceKeyRestriction -ErrorAction Ignore | New-BinanceAuditPolicy (Join-Path ([IO.Path]::GetTempPath()) 'state.json') -Force @loud }

# Reports. They stay in the temporary folder, whose files are searched.
Add-Case 'report: every format' '' {
    $t.Sandbox.Keys | Invoke-BinanceKeyAudit @loud | Export-BinanceAuditReport (Join-Path ([IO.Path]::GetTempPath()) 'report') -Format Html, Json, Csv, Markdown, Sarif, JUnit, OpenMetrics, Ocsf -Force @loud
}
Add-Case 'report: threshold' 'AuditThresholdExceeded' {
    $t.Sandbox.Keys | Invoke-BinanceKeyAudit | Export-BinanceAuditReport (Join-Path ([IO.Path]::GetTempPath()) 'gate.json') -FailOn Informational -UnknownAs Fail -Force @loud
}
Add-Case 'report: baseline and comparison' '' {
    $file = Join-Path ([IO.Path]::GetTempPath()) 'base.json'
    $t.Sandbox.Keys | Invoke-BinanceKeyAudit | Save-BinanceAuditBaseline $file -Force @loud
    $t.Sandbox.Keys | Select-Object -First 1 | Invoke-BinanceKeyAudit | Compare-BinanceAudit $file @loud
}
Add-Case 'report: secrets among the input' 'InputNotAFinding' { $t.HmacSecret, $t.Credential.Hmac, @{ Name = $t.RsaPem } | Export-BinanceAuditReport (Join-Path ([IO.Path]::GetTempPath()) 'never.html') @loud }
Add-Case 'report: secret as path' 'ReportPathInvalid' { Export-BinanceAuditReport "/no/$($t.HmacSecret)/x.html" @loud }
Add-Case 'comparison: secret as path' 'AuditResultNotFound' { Compare-BinanceAudit $t.HmacSecret $t.HmacSecret @loud }
Add-Case 'comparison: file that is a secret' 'AuditResultInvalid' { $file = $t.NewFile('.json', '"<secret>'); Compare-BinanceAudit $file $file @loud }

# Completion.
foreach ($line in 'Get-BinanceAuditPolicy ', 'Get-BinanceKey ', 'Get-BinanceKey -Vault ', 'Get-BinanceKeyRestriction -Name ', 'Test-BinanceKeyPermission -Purpose ', 'Start-BinanceSandbox -Scenario ', 'Invoke-BinanceSignedRequest cred-hmac -Path ', 'Get-BinanceKeyRestriction -Credential ',
    'Invoke-BinanceKeyAudit -MasterKey ', 'Invoke-BinanceKeyAudit -Policy ', 'Get-BinanceAuditCheck ', 'Debug-BinanceKey ', 'Debug-BinanceKey cred-hmac -For ', 'Debug-BinanceKey cred-hmac -TryEnvironment ') {
    Add-Case "complete $line" '' { TabExpansion2 $case.Data $case.Data.Length | ForEach-Object CompletionMatches } -Data $line
}

Add-Case 'sandbox: stop' '' { Get-BinanceSandbox | Stop-BinanceSandbox @loud }
Add-Case 'sandbox: stopped' 'Binance*' { $t.Sandbox.Keys | Where-Object Name -EQ 'hmac' | Get-BinanceKeyRestriction @loud }
Add-Case 'remove the module' '' { Remove-Module BinanceKeyTools -Verbose }

# With the vault locked, in a later process.
$lockedCases = @(
    @{ Name = 'list'; ErrorId = 'VaultLocked'; Script = { Get-BinanceKey @loud } }
    @{ Name = 'ask'; ErrorId = 'VaultLocked'; Script = { Get-BinanceKeyRestriction cred-hmac -Vault Store @loud } }
    @{ Name = 'audit'; ErrorId = 'VaultLocked'; Script = { Invoke-BinanceKeyAudit @loud; Invoke-BinanceKeyAudit cred-hmac -Vault Store -View Key @loud } }
    @{ Name = 'audit, threshold'; ErrorId = 'AuditThresholdExceeded'; Script = { Invoke-BinanceKeyAudit -FailOn Informational -UnknownAs Fail -ErrorAction SilentlyContinue @loud } }
    @{ Name = 'diagnosis'; ErrorId = 'VaultLocked'; Script = { Debug-BinanceKey cred-hmac -Vault Store -ErrorText "-2015 $($t.HmacApiKey)" @loud } }
    @{ Name = 'scheduled audit'; Script = { $t.Schedule(2, $t.Closed, @('-Name', 'cred-hmac')) } }
    @{ Name = 'scheduled audit, unlocked'; Script = { $t.Schedule(2, $t.NewWire($case.Data).Address, @('-UnlockFile', $t.NewPassword($t.Passphrase))) }; Data = $echoes['HTML page'][0] }
    @{ Name = 'scheduled audit, wrong password'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockFile', $t.NewPassword($t.WrongPassphrase))) } }
    @{ Name = 'scheduled audit, password for a file'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockFile', $t.Passphrase)) } }
    @{ Name = 'scheduled audit, password file for all to read'; Script = { $file = $t.NewPassword($t.Passphrase); chmod 644 $file; $t.Schedule(1, $t.Closed, @('-UnlockFile', $file)) } }
    @{ Name = 'scheduled audit, password file of XML'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockFile', $t.NewFile('.clixml', $t.Passphrase))) } }
    @{ Name = 'scheduled audit, password for an unlock script'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockScript', $t.Passphrase)) } }
    @{ Name = 'scheduled audit, unlock script that says the password'; Script = { $t.Schedule(2, $t.Closed, @('-UnlockScript', $t.NewFile('.ps1', "'$($t.Passphrase)'; Write-Warning '$($t.Passphrase)'; Write-Error '$($t.Passphrase)' -ErrorAction Continue"))) } }
    @{ Name = 'scheduled audit, unlock script that throws the password'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockScript', $t.NewFile('.ps1', "throw '$($t.Passphrase)'"))) } }
    @{ Name = 'scheduled audit, unlock script that fails with the password'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockScript', $t.NewFile('.ps1', "`$ErrorActionPreference = 'Stop'; Write-Error 'no' -ErrorId '$($t.Passphrase)'"))) } }
    @{ Name = 'scheduled audit, unlock script that is broken'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockScript', $t.NewFile('.ps1', "Unlock-SecretStore '$($t.Passphrase)' )"))) } }
    @{ Name = 'scheduled audit, unlock script with a wrong password'; Script = { $t.Schedule(1, $t.Closed, @('-UnlockScript', $t.NewFile('.ps1', "Unlock-SecretStore -Password '$($t.Passphrase)' -ErrorAction Stop"))) } }
    @{ Name = 'send'; ErrorId = 'VaultLocked'; Script = { Invoke-BinanceSignedRequest cred-hmac -Vault Store -Path /api/v3/account @loud } }
)

# Leaks made on purpose, one for each place that is searched: that they are found shows that the places are searched.
$plantedCases = @(
    @{ Name = 'output'; Script = { $t.HmacSecret } }
    @{ Name = 'property'; Script = { [pscustomobject]@{ Nested = @{ Value = $t.HmacSecret } } } }
    @{ Name = 'error message'; Script = { Write-Error $t.HmacSecret } }
    @{ Name = 'terminating error'; Script = { throw $t.HmacSecret } }
    @{ Name = 'error target'; Script = { Write-Error bad -TargetObject @{ a = $t.HmacSecret } } }
    @{ Name = 'error target credential'; Script = { Write-Error bad -TargetObject $t.Credential.Hmac } }
    @{ Name = 'recommended action'; Script = { Write-Error bad -RecommendedAction $t.HmacSecret } }
    @{ Name = 'inner exception'; Script = { throw [Exception]::new('a', [Exception]::new('b', [Exception]::new($t.HmacSecret))) } }
    @{ Name = 'exception data'; Script = { $e = [Exception]::new('a'); $e.Data['x'] = $t.HmacSecret; throw $e } }
    @{ Name = 'swallowed error'; Script = { Write-Error $t.HmacSecret -ErrorAction SilentlyContinue } }
    @{ Name = 'caught error'; Script = { try { throw $t.HmacSecret } catch { $null = $_ } } }
    @{ Name = 'warning'; Script = { Write-Warning $t.HmacSecret } }
    @{ Name = 'verbose'; Script = { Write-Verbose $t.HmacSecret -Verbose } }
    @{ Name = 'debug'; Script = { Write-Debug $t.HmacSecret -Debug } }
    @{ Name = 'information'; Script = { Write-Information $t.HmacSecret -InformationAction Continue } }
    @{ Name = 'host'; Script = { Write-Host $t.HmacSecret } }
    @{ Name = 'secure string'; Script = { ConvertTo-SecureString $t.HmacSecret -AsPlainText -Force } }
    @{ Name = 'bytes'; Script = { , [Text.Encoding]::UTF8.GetBytes($t.HmacSecret) } }
    @{ Name = 'wrapped view'; Script = { [pscustomobject]@{ Long = ('x' * 60) + $t.HmacSecret } } }
    @{ Name = 'stopped shell'; Script = { $s = [powershell]::Create().AddScript('param($x) Write-Error $x').AddArgument($t.HmacSecret); $null = $s.Invoke(); $s.Streams.Error } }
    @{ Name = 'home file'; Place = 'files'; Script = { Set-Content (Join-Path $HOME 'left-behind.txt') $t.HmacSecret } }
    @{ Name = 'name of a file'; Place = 'files'; Script = { Set-Content (Join-Path $HOME "$($t.HmacSecret).txt") 'empty' } }
    @{ Name = 'temporary file'; Place = 'files'; Script = { Set-Content (Join-Path ([IO.Path]::GetTempPath()) 'left-behind.bin') ([Text.Encoding]::Unicode.GetBytes($t.HmacSecret)) -AsByteStream } }
    @{ Name = 'child process'; Place = 'children'; Script = { $null = Start-Process sh -ArgumentList '-c', '"sleep 5; true"', $t.HmacSecret } }
)
