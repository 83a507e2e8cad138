# The diagnosis: keys of every shape and state of damage, errors and logs of any program, hostile answers to every probe. Part of
# Cases.ps1. A sandbox plays all environments, so that an unknown key is sent nowhere else.

function Add-DiagnosisCase([string] $Name, [string] $ErrorId, [scriptblock] $Script, [object] $Data, [string] $Because, [string] $MayShow = '*') {
    Add-Case "diagnosis: $Name" $ErrorId $Script -Data $Data -Because $Because -MayShow $MayShow
}

$played = @{ Environment = 'Sandbox' }
$pong = New-Answer '200 OK' '{}'

# Keys.
Add-DiagnosisCase 'a good key' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'a good key, every probe' '' { Debug-BinanceKey cred-hmac, cred-rsa, cred-ed25519 -Vault Store -BaseUri $t.Through -All @played @loud }
Add-DiagnosisCase 'with global preferences' '' { $global:VerbosePreference = $global:DebugPreference = 'Continue'; Debug-BinanceKey cred-rsa -Vault Store -BaseUri $t.Through @played }
Add-DiagnosisCase 'keys in every shape' '' { Debug-BinanceKey cred-*, hash-*, json-*, pair -Vault Store -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'credentials' '' { $t.Credential.Hmac, $t.Credential.Rsa, $t.Credential.Ed25519 | Debug-BinanceKey -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'sandbox keys' '' { $t.Sandbox.Keys | Where-Object Name -In 'hmac', 'generated' | Debug-BinanceKey @loud; Debug-BinanceKey hmac @played @loud }
Add-DiagnosisCase 'a sandbox key without its private half' 'SandboxKeyHasNoSecret' { $t.Sandbox.Keys | Where-Object Name -EQ 'rsa' | Debug-BinanceKey @loud }
Add-DiagnosisCase 'keys from Get-BinanceKey' '' { Get-BinanceKey cred-hmac, cred-rsa -Vault Store | Debug-BinanceKey -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'every vault' 'VaultFailed' { Debug-BinanceKey cred-hmac -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'a vault that repeats a secret' 'VaultFailed' { Debug-BinanceKey any -Vault Talkative -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'keys that cannot be read' 'SecretAmbiguous' { Debug-BinanceKey bad-* -Vault Store -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'secrets that are no keys' 'SecretFormUnknown' { Debug-BinanceKey bad-hash, bad-json, bad-json-cut, bad-text, bad-bytes -Vault Store -BaseUri $t.Through @played @loud }
foreach ($name in 'bad-swapped', 'bad-pem-swapped', 'bad-key-whitespace', 'bad-key-quotes', 'bad-secret-whitespace', 'bad-pem-cut', 'bad-pem-body', 'bad-curve', 'bad-passphrase') {
    Add-DiagnosisCase "everything about $name" '' { Debug-BinanceKey $case.Data -Vault Store -BaseUri $t.Through -All -TrySwapped -For 'POST /fapi/v1/order' @played @loud } -Data $name
}

Add-DiagnosisCase 'credentials that cannot be read' '' {
    $pair = { param($name, $text) [pscredential]::new($name, (ConvertTo-SecureString $text -AsPlainText -Force)) }
    @(
        & $pair "$($t.HmacApiKey)`r`n" $t.HmacSecret
        & $pair "$([char] 0xFEFF)$($t.HmacApiKey)" $t.HmacSecret
        & $pair $t.HmacApiKey.Insert(32, [string] [char] 0x200B) $t.HmacSecret
        & $pair "`${$($t.HmacApiKey)}" $t.HmacSecret
        & $pair "<$($t.HmacApiKey)>" $t.HmacSecret
        & $pair "X-MBX-APIKEY: $($t.HmacApiKey)" $t.HmacSecret
        & $pair "$($t.HmacApiKey):$($t.HmacSecret)" $t.HmacSecret
        & $pair "$($t.HmacApiKey)$($t.HmacSecret)$($t.HmacApiKey)" $t.HmacSecret
        & $pair $t.HmacApiKey.Substring(0, 40) $t.HmacSecret
        & $pair $t.HmacApiKey $t.HmacApiKey
        & $pair $t.HmacSecret $t.HmacSecret
        & $pair $t.RsaPem $t.RsaPem
        & $pair $t.Ed25519Pem $t.HmacSecret
        & $pair $t.HmacApiKey "secret=$($t.HmacSecret)"
        & $pair $t.HmacApiKey "<$($t.HmacSecret)>"
        & $pair $t.HmacApiKey $t.HmacSecret.Substring(0, 40)
    ) | Debug-BinanceKey -BaseUri $t.Through -TrySwapped @played @loud
}
Add-DiagnosisCase 'names that are keys and secrets' 'KeyNotFound' { $t.HmacApiKey, $t.HmacSecret, $t.RsaPem | Debug-BinanceKey -Vault Store -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'an unknown vault' 'VaultNotFound' { Debug-BinanceKey cred-hmac -Vault $t.HmacSecret @played @loud }
Add-DiagnosisCase 'a key with secrets for notes' 'KeyMetadataInvalid' { Debug-BinanceKey noted, misnoted -Vault Careless -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'secrets that are named by keys' '' { Debug-BinanceKey "$($t.KeyName)*" -Vault Careless -BaseUri $t.Through @played @loud } -Because $byName -MayShow $onlyName
Add-DiagnosisCase 'secrets that are named by keys, what is said' '' {
    $said = Debug-BinanceKey "$($t.KeyName)*" -Vault Careless -BaseUri $t.Through -All @played @loud
    $said | ForEach-Object { $_.ToLetter(80, $true); $_.ToString(); $_.Verdict; $_.Explanation; $_.Fix; $_.Evidence; $_.Alternative; $_.AlsoFound; $_.NotTested }
}
Add-DiagnosisCase 'progress' 'VaultFailed' {
    # The streams of a redirection are without progress.
    $shell = [powershell]::Create()
    $more = @{ Name = "$($t.KeyName)*", 'cred-*', 'bad-key-quotes'; BaseUri = $t.Through; Environment = 'Sandbox'; All = $true }
    $null = $shell.AddCommand('Import-Module').AddArgument($t.Module).AddStatement().AddCommand('Debug-BinanceKey').AddParameters($loud).AddParameters($more).AddCommand('Out-Null')
    $null = $shell.Invoke()
    if ($shell.Streams.Progress.Count -eq 0) { throw 'There was no progress.' }
    $shell.Streams.Progress + $shell.Streams.Verbose + $shell.Streams.Debug + $shell.Streams.Warning + $shell.Streams.Information
    $shell.Streams.Error
}

# Refusals.
Add-DiagnosisCase 'refused keys' '' { $t.Credential.Unknown, $t.Credential.WrongSecret, $t.Credential.WrongPem, $t.Credential.Short, $t.Credential.Elsewhere | Debug-BinanceKey -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'refused keys, passive' '' { $t.Credential.Unknown, $t.Credential.WrongSecret, $t.Credential.WrongPem, $t.Credential.Elsewhere | Debug-BinanceKey -BaseUri $t.Through -Passive -All @played @loud }
Add-DiagnosisCase 'refused keys, swapped' '' { $t.Credential.Unknown, $t.Credential.WrongSecret, $t.Credential.Elsewhere | Debug-BinanceKey -BaseUri $t.Through -TrySwapped -All -For 'POST /api/v3/order' @played @loud }
Add-DiagnosisCase 'a swapped pair' '' { Debug-BinanceKey bad-swapped -Vault Store -BaseUri $t.Through -TrySwapped @played @loud }
Add-DiagnosisCase 'refused keys, other environments' '' { $t.Credential.Unknown | Debug-BinanceKey -BaseUri $t.Through -TryEnvironment Us, SpotTestnet, SpotDemo, FuturesTestnet, FuturesDemo, Sandbox -All @played @loud }
foreach ($request in 'POST /fapi/v1/order', 'GET /dapi/v1/balance', 'POST /papi/v1/um/order', 'POST /sapi/v1/capital/withdraw/apply', 'POST /sapi/v1/asset/transfer', '/eapi/v1/marginAccount') {
    Add-DiagnosisCase "for $request" '' { $t.Credential.Ed25519, $t.Credential.Elsewhere | Debug-BinanceKey -For $case.Data -BaseUri $t.Through -All @played @loud } -Data $request
}

foreach ($fault in 'ConnectionReset', 'TruncatedBody', 'HtmlPage', 'ServerError', 'WrongContentType', 'SlowBody', 'ClockSkew') {
    Add-DiagnosisCase "fault: $fault" '' {
        $t.AddFault(@{ kind = $case.Data; delayMs = 5000; skewMs = 60000 })
        Debug-BinanceKey -Credential $t.Credential.Hmac -TimeoutSec 1 -BaseUri $t.Through @played @loud
    } -Data $fault
    Add-DiagnosisCase "fault of the account: $fault" '' {
        $t.AddFault(@{ kind = $case.Data; path = '/api/v3/account'; delayMs = 5000; skewMs = 60000 })
        Debug-BinanceKey -Credential $t.Credential.Rsa -TimeoutSec 1 -BaseUri $t.Through @played @loud
    } -Data $fault
}

# What a request is judged by.
foreach ($request in @(
        '<key>', '<secret>', '<lines>', 'GET <key>', 'POST <secret>', '<secret> /api/v3/order', 'POST /api/v3/<key>', 'POST /<secret>/v3/order', '/api/v3/order <secret>',
        'FETCH /api/v3/order?signature=<hmac>', 'GET https://<key>:<secret>@api.binance.com/api/<key>', 'DELETE /sapi/v1/userDataStream/<key>', 'POST //<secret>/api/v3/order')) {
    Add-DiagnosisCase "for $request" 'Request*' { Debug-BinanceKey cred-hmac -Vault Store -For $t.Fill($case.Data) -BaseUri $t.Through @played @loud } -Data $request
}

foreach ($request in @(
        'POST /api/v3/order?symbol=CANARYUSDT&signature=<rsa-percent>', 'POST /api/v3/order?symbol=<secret>&apiKey=<key>', 'POST https://<key>:<secret>@api.binance.com/api/v3/order?<secret>=<key>#<key>',
        '"GET https://<key>.example.com/fapi/v2/account?timestamp=1&signature=<ed25519>"')) {
    Add-DiagnosisCase "for $request" '' { Debug-BinanceKey cred-hmac -Vault Store -For $t.Fill($case.Data) -BaseUri $t.Through -All @played @loud } -Data $request
}

# Texts of logs, alone and with the key. A program that logs too much has all of it in them.
$refusal = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'
$badSignature = '{"code":-1022,"msg":"Signature for this request is not valid."}'
$logs = [ordered]@{
    'an API key'                   = '<key>'
    'a secret'                     = '<secret>'
    'a private key'                = '<lines>'
    'a private key on one line'    = '<pem>'
    'a key file and its error'     = "<lines>`n$badSignature`n<lines>"
    'a key file within a message'  = '{"code":-1022,"msg":"bad key <pem>"}'
    'a key file after a code'      = 'APIError(code=-1022): <lines>'
    'a trace of curl'              = "curl -H 'X-MBX-APIKEY: <key>' -X POST 'https://api.binance.com/api/v3/order' -d 'symbol=CANARYUSDT&timestamp=1699999999999&signature=<hmac>'`n> X-MBX-APIKEY: <key>`n< HTTP/1.1 401 Unauthorized`n$refusal"
    'an HMAC address'              = "GET https://api.binance.com/api/v3/account?symbol=CANARYUSDT&timestamp=1699999999999&signature=<hmac> $badSignature"
    'an RSA address'               = "GET https://api.binance.com/api/v3/account?symbol=CANARYUSDT&timestamp=1699999999999&signature=<rsa-percent> $badSignature"
    'an RSA address, unencoded'    = "GET https://api.binance.com/api/v3/account?symbol=CANARYUSDT&timestamp=1699999999999&signature=<rsa> $badSignature"
    'an Ed25519 address'           = "GET https://fapi.binance.com/fapi/v2/account?symbol=CANARYUSDT&timestamp=1699999999999&signature=<ed25519-percent> $badSignature"
    'an Ed25519 address, wrong'    = "GET https://fapi.binance.com/fapi/v2/account?signature=<ed25519>&symbol=CANARYUSDT&timestamp=1699999999999 $badSignature"
    'an address in a message'      = '{"code":-1022,"msg":"not valid: https://api.binance.com/api/v3/account?timestamp=1&signature=<rsa-percent> by <key>"}'
    'a signature in a message'     = '{"code":-1022,"msg":"<hmac> and <rsa> and <rsa-percent> and <ed25519> and <ed25519-percent> do not fit"}'
    'keys in a message'            = '{"code":-2015,"msg":"Invalid API-key <key>, IP, or permissions for action of <secret>."}'
    'keys in a message of ccxt'    = 'binance {"code":-2015,"msg":"Invalid API-key, IP, or permissions for action. apiKey=<key> secret=<secret>"}'
    'keys after a code'            = 'Error -2015: <key> / <secret> / <hmac>'
    'keys after a known text'      = 'Invalid API-key, IP, or permissions for action: apiKey: <key>, secret: <secret>'
    'keys in a tuple'              = "(401, -2015, 'no <key>', {'X-MBX-APIKEY': '<key>', 'secret': '<secret>'})"
    'keys in a table'              = "request = {'method': 'POST', 'url': 'https://api.binance.com/api/v3/order', 'params': {'apiKey': '<key>', 'secret': '<secret>', 'signature': '<rsa>'}} $refusal"
    'a body of JSON'               = "POST https://api.binance.com/api/v3/order data={`"symbol`":`"<secret>`",`"apiKey`":`"<key>`",`"timestamp`":1699999999999,`"signature`":`"<ed25519>`"} $badSignature"
    'a body of a form'             = "POST https://api.binance.com/api/v3/order?apiKey=<key> data='symbol=CANARYUSDT&secret=<secret>&timestamp=1699999999999&signature=<rsa-percent>' $badSignature"
    'keys for parameters'          = "GET https://api.binance.com/api/v3/account?<secret>=[1]&<key>=é&<rsa>=,&timestamp=<secret>&recvWindow=<key>&signature=<secret> $badSignature"
    'a key for a symbol'           = "POST https://api.binance.com/api/v3/order?symbol=<key>&timestamp=1699999999999&signature=<hmac> $badSignature"
    'a key for a host'             = "GET https://<key>.<secret>/api/v3/account $refusal"
    'a key for another host'       = "getaddrinfo ENOTFOUND <secret>.<key>.com"
    'a key for a user'             = "GET https://<key>:<secret>@api.binance.com/api/v3/account $refusal"
    'a key for a path'             = "PUT https://api.binance.com/api/v3/userDataStream/<key>/<secret> $refusal"
    'a key for an address'         = '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action, request ip: <key>"}'
    'a key for a code'             = '{"code":"<key>","msg":"<secret>"} code=<secret> Retry-After: <key>'
    'a key for a type'             = '<key>: <secret> HTTPError: 401 for <key>'
    'a page'                       = '<html><head><title>403 <key></title></head><body id="<secret>">Request blocked. <key> <rsa-percent></body></html>'
    'JSON within JSON'             = '{"error":"{\"code\":-2015,\"msg\":\"no <key>\",\"apiKey\":\"<key>\",\"secret\":\"<pem>\"}"}'
    'a header of a login'          = 'Authorization: Basic <login> {"code":-2015,"msg":"no Basic <login>"}'
    'keys as bytes'                = '{"code":-2015,"msg":"no <hex> or <escaped> or <numbers>"}'
    'a cut message'                = '{"code":-2015,"msg":"' + ('word ' * 396) + '<key><secret>"}'
    'a cut text'                   = $refusal + ('word ' * 52418) + '<key><secret>'
    'a long message'               = '{"code":-2015,"msg":"' + ('word ' * 97) + '<key> <secret>"}'
    'half a key'                   = '{"code":-2015,"msg":"no <half>"} <half>'
    'a wrapped key'                = "{`"code`":-2015,`"msg`":`"Invalid API-key <wrapped>, IP, or permissions for action.`"}"
    'a key on two lines'           = "Error -2015: the key <wrapped>"
}
foreach ($name in $logs.Keys) {
    Add-DiagnosisCase "text: $name" '' {
        $bytes = [Text.Encoding]::UTF8.GetBytes("$($t.HmacApiKey):$($t.HmacSecret)")
        $text = $t.Fill($case.Data).Replace('<login>', [Convert]::ToBase64String($bytes)).Replace('<hex>', [Convert]::ToHexString($bytes)).
            Replace('<escaped>', (-join ($bytes | ForEach-Object { '\u{0:x4}' -f $_ }))).Replace('<numbers>', ($bytes -join ',')).
            Replace('<half>', $t.HmacApiKey.Substring(0, 32)).Replace('<wrapped>', $t.HmacApiKey.Insert(30, "`n"))
        Debug-BinanceKey -ErrorText $text @loud
        Debug-BinanceKey cred-hmac -Vault Store -ErrorText $text -BaseUri $t.Through @played @loud
        Debug-BinanceKey -Credential $t.Credential.Rsa -ErrorText $text -BaseUri $t.Closed -All @played @loud
    } -Data $logs[$name]
}

Add-DiagnosisCase 'text with the right signature' '' {
    foreach ($algorithm in 'Hmac', 'Rsa', 'Ed25519') {
        $text = $t.Fill("POST https://api.binance.com/api/v3/order?$($t.Logged[$algorithm].Payload)&signature=<$($algorithm.ToLowerInvariant())-percent> $($case.Data)")
        Debug-BinanceKey -Credential $t.Credential[$algorithm] -ErrorText $text -BaseUri $t.Through -All @played @loud
        Debug-BinanceKey -Credential $t.Credential[$algorithm] -ErrorText $text.Replace('?', "?key=$($t.HmacSecret)&") -BaseUri $t.Through @played @loud
    }
} -Data $badSignature
Add-DiagnosisCase 'text about sandbox keys' '' { $t.Sandbox.Keys | Where-Object Name -In 'hmac', 'generated' | Debug-BinanceKey -ErrorText $t.Fill($case.Data) @loud } -Data $logs['a trace of curl']
Add-DiagnosisCase 'text and a key that cannot be read' '' { Debug-BinanceKey bad-key-quotes, bad-pem-cut -Vault Store -ErrorText $t.Fill($case.Data) -BaseUri $t.Through @played @loud } -Data $logs['a trace of curl']
Add-DiagnosisCase 'neither text nor key' 'NothingToDiagnose' { Debug-BinanceKey -For 'GET /api/v3/account' @loud }

# Errors: of this module, of PowerShell's own web cmdlets, and of programs that say too much.
Add-DiagnosisCase 'error of a vault key' 'BinanceApi.-2008' {
    Get-BinanceKeyRestriction bad-swapped -Vault Store -BaseUri $t.Through @loud
    $Error[0] | Debug-BinanceKey -BaseUri $t.Through @played @loud
}
Add-DiagnosisCase 'error of a credential' 'BinanceApi.-1022' {
    Get-BinanceKeyRestriction -Credential $t.Credential.WrongSecret -BaseUri $t.Through @loud
    $Error[0] | Debug-BinanceKey @loud
    Debug-BinanceKey -ErrorRecord $Error[0] -Name cred-hmac -BaseUri $t.Through @played @loud
}
Add-DiagnosisCase 'error of an echo' 'BinanceApi.-9999' {
    Invoke-BinanceSignedRequest cred-ed25519 -Vault Store -Path /api/v3/account -BaseUri $t.NewWire($case.Data).Address @loud
    $Error[0] | Debug-BinanceKey -BaseUri $t.Through @played @loud
} -Data $echoes['error -9999'][0]
Add-DiagnosisCase 'error of a key that cannot be read' 'ApiKeyFormat' { Get-BinanceKeyRestriction bad-key-quotes -Vault Store @loud; $Error[0] | Debug-BinanceKey -BaseUri $t.Through @played @loud }
Add-DiagnosisCase 'error of a key that is named by a key' 'BinanceFirewall' {
    $null = Get-BinanceKeyRestriction $t.KeyName -Vault Careless -BaseUri $t.NewWire($case.Data).Address @loud
    $Error[0] | Debug-BinanceKey -BaseUri $t.Through @played @loud
} -Data $echoes['HTML page'][0]
Add-DiagnosisCase 'error of a name that is a key' 'KeyNotFound' { Get-BinanceKeyRestriction $t.HmacApiKey -Vault Store @loud; $Error[0] | Debug-BinanceKey @loud }
Add-DiagnosisCase 'errors that lead to keys' 'KeyNotFound' {
    foreach ($target in "Store/$($t.HmacApiKey)", "$($t.HmacApiKey)/$($t.HmacSecret)", "Store/$($t.RsaPem)", $t.HmacSecret) {
        [Management.Automation.ErrorRecord]::new([Exception]::new("no $target"), "X,BinanceKeyTools.Commands.GetBinanceKeyCommand", 'NotSpecified', $target) | Debug-BinanceKey @loud
    }
}
Add-DiagnosisCase 'errors of web requests' 'VaultFailed' {
    # In a session of its own, so that what is known to hold keys is not among the errors of this one.
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
        param($uri, $key, $query)
        foreach ($method in 'GET', 'POST') {
            Invoke-RestMethod "${uri}api/v3/account?$query" -Method $method -Headers @{ 'X-MBX-APIKEY' = $key }
            Invoke-WebRequest "${uri}api/v3/account?$query" -Method $method -Headers @{ 'X-MBX-APIKEY' = $key }
        }
    }).AddArgument($t.NewWire($case.Data).Address).AddArgument($t.HmacApiKey).AddArgument($t.Fill('symbol=CANARYUSDT&secret=<secret>&timestamp=1699999999999&signature=<rsa-percent>'))
    $null = $shell.Invoke()
    if ($shell.Streams.Error.Count -ne 4) { throw "There were $($shell.Streams.Error.Count) errors." }
    $shell.Streams.Error | Debug-BinanceKey @loud
    $shell.Streams.Error | Debug-BinanceKey -Name cred-rsa -BaseUri $t.Through @played @loud
    Debug-BinanceKey -ErrorRecord $shell.Streams.Error[0] -Name cred-hmac -BaseUri $t.Closed -All @played @loud
} -Data (New-Answer '401 Unauthorized' "{`"code`":-2015,`"msg`":`"$echoText <$echoText>`"}")
foreach ($name in 'a trace of curl', 'a signature in a message', 'keys in a message', 'a key file within a message', 'an RSA address', 'a key for a host', 'a key for a path', 'half a key') {
    Add-DiagnosisCase "errors of programs: $name" 'VaultFailed' {
        $text = $t.Fill($case.Data).Replace('<half>', $t.HmacApiKey.Substring(0, 32))
        $exception = [InvalidOperationException]::new($text, [Exception]::new("$($t.HmacSecret) $text", [IO.IOException]::new($t.RsaPem)))
        $exception.Data['key'] = $t.HmacApiKey
        $record = [Management.Automation.ErrorRecord]::new($exception, "no $($t.HmacSecret)", 'AuthenticationError', @{ Key = $t.HmacApiKey; Secret = $t.HmacSecret })
        $record.ErrorDetails = [Management.Automation.ErrorDetails]::new("$text $($t.HmacApiKey)")
        $record.ErrorDetails.RecommendedAction = $t.HmacSecret
        $record | Debug-BinanceKey @loud
        $record, $record | Debug-BinanceKey -Name cred-hmac -BaseUri $t.Through @played @loud
        Debug-BinanceKey -ErrorRecord $record -Name cred-ed25519 -BaseUri $t.Closed @played @loud
    } -Data $logs[$name]
}

# Answers that repeat the request.
foreach ($name in $echoes.Keys) {
    Add-DiagnosisCase "echo: $name" '' {
        foreach ($credential in $t.Credential.Ed25519, $t.Credential.Hmac) {
            $wire = $t.NewWire($case.Data)
            $wire.Answers['/api/v3/ping'] = $pong
            Debug-BinanceKey -Credential $credential -BaseUri $wire.Address -All -TrySwapped -For 'POST /fapi/v1/order?symbol=CANARYUSDT' @played @loud
        }
    } -Data $echoes[$name][0]
}

foreach ($name in 'HTML page', 'error -2015', 'error -9999', 'half keys', 'no HTTP at all', 'page of status 429 Too Many Requests') {
    Add-DiagnosisCase "echo to everything: $name" '' {
        $wire = $t.NewWire($case.Data)
        $wire.EchoesTime = $true
        Debug-BinanceKey cred-ed25519, cred-hmac -Vault Store -BaseUri $wire.Address -All @played @loud
    } -Data $echoes[$name][0]
}

$echoPieces = '{key-first-half} {signature-first-half} {signature-percent} {key-lower}'
$told = [ordered]@{
    'refusal'      = New-Answer '400 Bad Request' "{`"code`":-2015,`"msg`":`"$echoText $echoPieces, request ip: {key}`"}" -Header $echoHeaders
    'HTML page'    = $echoes['HTML page'][0]
    'cut off JSON' = $echoes['cut off JSON'][0]
    'no object'    = New-Answer '200 OK' '["{key}","{signature}","{request-json}"]' -Header $echoHeaders
    'words'        = New-Answer '200 OK' ("{`"data`":`"$echoText {request-json}`",`"status`":`"{key}`",`"msg`":`"{key}`",`"isMarginEnabled`":`"{key}`",`"isFutureEnabled`":`"{signature}`",`"{key}`":`"{signature}`"," +
        '"ipRestrict":false,"createTime":1698645219000,"enableReading":true,"{signature}":true}') -Header $echoHeaders
    'pieces'       = New-Answer '200 OK' "{`"data`":`"$echoPieces`",`"status`":`"{key-first-half}`",`"isFutureEnabled`":`"{key-first-half}`",`"{key-first-half}`":true,`"ipRestrict`":true}" -Header $echoHeaders
    'half a key'   = New-Answer '200 OK' '{"data":"{key-first-half}","status":"{key-first-half}","ipRestrict":true}'
    'wrong types'  = New-Answer '200 OK' '{"data":{"isLocked":"{key}","plannedRecoverTime":"{signature}"},"status":["{key}"],"ipRestrict":"{key} {signature}","enableReading":"{key-first-half}"}'
}
foreach ($path in '/api/v3/account', '/sapi/v1/account/apiRestrictions', '/sapi/v1/account/status', '/sapi/v1/account/info', '/sapi/v1/account/apiTradingStatus', '/sapi/v1/system/status',
    '/fapi/v3/account', '/fapi/v1/order/test', '/papi/v1/account') {
    foreach ($name in $told.Keys) {
        Add-DiagnosisCase "echo of $path`: $name" '' {
            $wire = $t.NewWire([NullString]::Value, $t.Sandbox.BaseAddress)
            $wire.Answers[$case.Data[0]] = $case.Data[1]
            Debug-BinanceKey cred-ed25519, cred-hmac -Vault Store -For 'POST /fapi/v1/order' -BaseUri $wire.Address -All @played @loud
        } -Data @($path, $told[$name])
    }
}

foreach ($time in '{"serverTime":"{key} {request-json}"}', '{"serverTime":99999999999999999}', '["{key}"]', '{"code":-1,"msg":"{key} {request-json}"}') {
    Add-DiagnosisCase "echo: time $time" '' {
        $wire = $t.NewWire($case.Data)
        $wire.EchoesTime = $true
        $wire.Answers['/api/v3/ping'] = $pong
        Debug-BinanceKey cred-hmac -Vault Store -BaseUri $wire.Address @played @loud
    } -Data (New-Answer '200 OK' $time -Header $echoHeaders)
}

# The network.
Add-DiagnosisCase 'connection refused' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri $t.Closed @played @loud }
Add-DiagnosisCase 'connection closed without an answer' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri $t.NewWire('').Address @played @loud }
Add-DiagnosisCase 'no answer in time' '' { Debug-BinanceKey cred-hmac -Vault Store -TimeoutSec 1 -BaseUri $t.NewWire([NullString]::Value).Address @played @loud }
Add-DiagnosisCase 'name that does not resolve' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri https://exchange.invalid -TimeoutSec 3 @loud }
Add-DiagnosisCase 'TLS to a plain port' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri ([string] $t.Sandbox.BaseAddress).Replace('http:', 'https:') @played @loud }
Add-DiagnosisCase 'proxy that is not there' '' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri https://exchange.invalid -Proxy ([string] $t.Closed).Replace('//', "//user:$($t.ProxyPassword)@") @loud }
Add-DiagnosisCase 'proxy that refuses and repeats' '' {
    $wire = $t.NewWire("HTTP/1.1 407 {request-html}`r`nProxy-Authenticate: Basic realm=`"{request-html}`"`r`nContent-Length: 0`r`n`r`n")
    Debug-BinanceKey cred-hmac -Vault Store -BaseUri https://exchange.invalid -Proxy ([string] $wire.Address).Replace('//', "//$($t.HmacApiKey):$($t.ProxyPassword)@") -All @loud
}
Add-DiagnosisCase 'a recorded proxy with a password' '' { Debug-BinanceKey with-proxy -Vault Store -BaseUri https://exchange.invalid -TimeoutSec 3 @loud }
Add-DiagnosisCase 'proxy of the system with a password' '' {
    $code = "Import-Module '$($t.Module)'; `$VerbosePreference = `$DebugPreference = 'Continue'; Debug-BinanceKey -Credential ([pscredential]::new(('a1' * 32), (ConvertTo-SecureString ('b2' * 32) -AsPlainText -Force))) -BaseUri https://exchange.invalid -TimeoutSec 3 | Format-List *"
    $env:HTTPS_PROXY = ([string] $t.Closed).Replace('//', "//user:$($t.ProxyPassword)@")
    try { $t.Start((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')), @('-NoProfile', '-NonInteractive', '-EncodedCommand', [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code)))) }
    finally { $env:HTTPS_PROXY = $null }
}
Add-DiagnosisCase 'malformed proxy' 'ProxyMalformed' { Debug-BinanceKey cred-hmac -Vault Store -Proxy "$($t.HmacSecret):3128" @loud }
Add-DiagnosisCase 'address with a password' 'BaseUriMalformed' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri "https://user:$($t.ProxyPassword)@exchange.invalid" @loud }
Add-DiagnosisCase 'address without https' 'BaseUriNotHttps' { Debug-BinanceKey cred-hmac -Vault Store -BaseUri http://exchange.invalid @loud }

# Arguments of the wrong kind.
Add-DiagnosisCase 'text as credential' 'CannotConvertArgument*' { Debug-BinanceKey -Credential $t.HmacApiKey @loud }
Add-DiagnosisCase 'hashtable in the pipeline' 'KeyNotFound*' { @{ ApiKey = $t.HmacApiKey; Secret = $t.HmacSecret } | Debug-BinanceKey -Vault Store @loud }
Add-DiagnosisCase 'secure string in the pipeline' 'KeyNotFound*' { ConvertTo-SecureString $t.HmacSecret -AsPlainText -Force | Debug-BinanceKey -Vault Store @loud }

# What becomes of a diagnosis.
Add-DiagnosisCase 'views and files' '' {
    $said = @($t.Credential.Elsewhere, $t.Credential.WrongPem, $t.Credential.Unknown | Debug-BinanceKey -ErrorText $t.Fill($case.Data) -BaseUri $t.Through -All -TrySwapped @played @loud)
    $said | Format-Table * -Wrap | Out-String -Width 4096
    $said | Format-Wide | Out-String
    $said | Format-Custom -Depth 6 | Out-String -Width 4096
    $said | ConvertTo-Html | Out-String -Width 4096
    $said | ConvertTo-Json -Depth 8
    $said | ForEach-Object { $_.ToLetter(40, $false); $_.ToLetter(200, $true); "$_" }
    $said.Evidence | Format-List * | Out-String -Width 4096
    $said | Export-Clixml $t.Report('diagnosis.clixml') -Depth 6
    $said | Export-Csv $t.Report('diagnosis.csv')
    $said | Out-File $t.Report('diagnosis.txt')
    Import-Clixml $t.Report('diagnosis.clixml')
} -Data $logs['a trace of curl']
Add-DiagnosisCase 'sent by a job' '' {
    $job = Start-Job {
        Import-Module $using:t.Module
        Debug-BinanceKey noted, misnoted -Vault Careless -BaseUri $using:t.Through -Environment Sandbox -Verbose -Debug *>&1
    }
    $job | Wait-Job | Receive-Job *>&1
    $job | Remove-Job
}
