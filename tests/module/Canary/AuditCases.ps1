# The audit: keys of every shape and state of damage, hostile answers, policies, reports, baselines, comparisons, the scheduled script.
# Part of Cases.ps1. Reports are written into the folder of the home directory that the search goes through at the end; what a person
# wrote by mistake (policies with keys in them) lies beside it, as that is what it is.

function Add-AuditCase([string] $Name, [string] $ErrorId, [scriptblock] $Script, [object] $Data, [string] $Because, [string] $MayShow = '*') {
    Add-Case "audit: $Name" $ErrorId $Script -Data $Data -Because $Because -MayShow $MayShow
}

$problems = @{ Status = 'Fail', 'Unknown' }

# Keys.
Add-AuditCase 'everything about one key' '' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -BaseUri $t.Through @loud }
Add-AuditCase 'with global preferences' '' { $global:VerbosePreference = $global:DebugPreference = 'Continue'; Invoke-BinanceKeyAudit cred-rsa -Vault Store -BaseUri $t.Through -Status Fail }
Add-AuditCase 'keys in every shape' '' { Invoke-BinanceKeyAudit cred-*, hash-*, json-*, pair, with-proxy -Vault Store -BaseUri $t.Through -Proxy $t.Through -Check BKT14*, BKT16*, BKT1702 -Status Fail, Unknown @loud }
Add-AuditCase 'keys in every shape, in rows' '' { Invoke-BinanceKeyAudit cred-*, hash-*, json-*, pair, with-proxy -Vault Store -BaseUri $t.Through -Proxy $t.Through -View Key @loud }
Add-AuditCase 'credentials' '' { $t.Credential.Hmac, $t.Credential.Rsa, $t.Credential.Ed25519 | Invoke-BinanceKeyAudit -BaseUri $t.Through -Status Fail @loud }
Add-AuditCase 'sandbox keys' '' { $t.Sandbox.Keys | Where-Object Name -In 'hmac', 'generated' | Invoke-BinanceKeyAudit -Status Fail @loud }
Add-AuditCase 'keys from Get-BinanceKey' '' { Get-BinanceKey cred-hmac, cred-rsa -Vault Store | Invoke-BinanceKeyAudit -BaseUri $t.Through -Status Fail @loud }
Add-AuditCase 'every vault' 'VaultFailed' { Invoke-BinanceKeyAudit cred-hmac -BaseUri $t.Through -Status Fail @loud }
Add-AuditCase 'a vault that repeats a secret' 'VaultFailed' { Invoke-BinanceKeyAudit -Vault Talkative -BaseUri $t.Through @loud; Invoke-BinanceKeyAudit any -Vault Talkative -BaseUri $t.Through -Status Fail @loud }
Add-AuditCase 'keys that cannot be read' '' { Invoke-BinanceKeyAudit bad-* -Vault Store -BaseUri $t.Through -Check BKT14*, BKT16* -Status Fail @loud }
Add-AuditCase 'keys that cannot be read, in rows' '' { Invoke-BinanceKeyAudit bad-* -Vault Store -BaseUri $t.Through -View Key @loud }
Add-AuditCase 'everything about a key that cannot be read' '' { Invoke-BinanceKeyAudit bad-passphrase -Vault Store -BaseUri $t.Through @loud }
Add-AuditCase 'names that are keys and secrets' 'KeyNotFound' { $t.HmacApiKey, $t.HmacSecret, $t.RsaPem | Invoke-BinanceKeyAudit -Vault Store -BaseUri $t.Through @loud }
Add-AuditCase 'secrets that are named by keys, what is said' '' { $null = Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through @loud }
Add-AuditCase 'secrets that are named by keys, listed' 'ApiKeyFormat' { $null = Get-BinanceKey -Vault Careless @loud }
Add-AuditCase 'a key with secrets for notes' '' { Get-BinanceKey noted -Vault Careless @loud; Invoke-BinanceKeyAudit noted, misnoted -Vault Careless -BaseUri $t.Through @problems @loud }
Add-AuditCase 'secrets that are named by keys' '' { Invoke-BinanceKeyAudit "$($t.KeyName)*" -Vault Careless -BaseUri $t.Through @problems @loud; Invoke-BinanceKeyAudit "$($t.KeyName)*" -Vault Careless -BaseUri $t.Through -View Key @loud } -Because $byName -MayShow $onlyName
Add-AuditCase 'threshold, with secrets that are named by keys' 'AuditThresholdExceeded' { $null = Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through -FailOn Low -UnknownAs Fail @loud }
Add-AuditCase 'threshold' 'AuditThresholdExceeded' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -BaseUri $t.Through -FailOn Informational -Status Fail @loud }

# Refusals and faults.
Add-AuditCase 'refused keys' '' { $t.Credential.Unknown, $t.Credential.WrongSecret, $t.Credential.WrongPem, $t.Credential.Short, $t.Credential.Elsewhere | Invoke-BinanceKeyAudit -BaseUri $t.Through -Check BKT17*, BKT1001 @problems @loud }
Add-AuditCase 'everything about a refused key' '' { $t.Credential.Unknown | Invoke-BinanceKeyAudit -BaseUri $t.Through @loud }
foreach ($fault in 'ConnectionReset', 'TruncatedBody', 'HtmlPage', 'SlowBody') {
    Add-AuditCase "fault: $fault" '' {
        $t.AddFault(@{ kind = $case.Data; path = '/sapi/v1/*'; delayMs = 5000 })
        Invoke-BinanceKeyAudit -Credential $t.Credential.Hmac -TimeoutSec 1 -BaseUri $t.Through -Check BKT17*, BKT1001 @problems @loud
    } -Data $fault
}

foreach ($name in $echoes.Keys | Where-Object { $_ -match 'HTML page|plain text|half keys|whole request|content type|reason|cut off|long message|no HTTP|error -2015|error -9999|status 429' }) {
    Add-AuditCase "echo: $name" '' { Invoke-BinanceKeyAudit -Credential $t.Credential.Ed25519 -BaseUri $t.NewWire($case.Data).Address -Check BKT17*, BKT1001, BKT18* -MasterKey * @problems @loud } -Data $echoes[$name][0]
}

Add-AuditCase 'connection refused' '' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -BaseUri $t.Closed -Check BKT17* @problems @loud }
Add-AuditCase 'proxy that is not there' '' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -BaseUri https://exchange.invalid -Proxy ([string] $t.Closed).Replace('//', "//user:$($t.ProxyPassword)@") -Check BKT17* @problems @loud }
Add-AuditCase 'a recorded proxy with a password' '' { Invoke-BinanceKeyAudit with-proxy -Vault Store -BaseUri https://exchange.invalid -TimeoutSec 3 -Check BKT17* @problems @loud }

# Answers that are good, and repeat what they were asked with where the exchange writes words of its own.
$goodAnswer = '{' + $restriction + ',"data":"{key} {signature} {request-json}","subAccounts":[{"email":"{key}@example.com"}],"rows":[{"apikey":"<sub>","apiName":"{key} <sub>"}],"ipList":["{key}","<sub>","10.0.0.1"],"ipRestrict":true}'
Add-AuditCase 'echo: words of a good answer' '' {
    Invoke-BinanceKeyAudit cred-ed25519 -Vault Store -BaseUri $t.NewWire($case.Data.Replace('<sub>', $t.SubApiKey)).Address -MasterKey * @problems @loud
} -Data (New-Answer '200 OK' $goodAnswer -Header $echoHeaders)

# Sub-accounts: the exchange tells their API keys in full, and each is asked about by it.
Add-AuditCase 'sub-accounts' '' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -MasterKey cred-* -BaseUri $t.Through -Check BKT18* @loud }
Add-AuditCase 'sub-accounts, not a master' '' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -MasterKey $t.HmacApiKey, * -Environment SpotTestnet -BaseUri $t.Through -Check BKT18*, BKT1702 @loud }
foreach ($path in '/sapi/v1/sub-account/list', '/sapi/v1/sub-account/subAccountApi', '/sapi/v1/sub-account/subAccountApi/ipRestriction') {
    foreach ($name in 'HTML page', 'error -9999', 'the whole request', 'cut off JSON') {
        Add-AuditCase "sub-accounts, echo of $path`: $name" '' {
            $wire = $t.NewWire([NullString]::Value, $t.Sandbox.BaseAddress)
            $wire.Answers[$case.Data[0]] = $case.Data[1]
            Invoke-BinanceKeyAudit cred-hmac -Vault Store -MasterKey * -BaseUri $wire.Address -Check BKT18* @loud
        } -Data @($path, $echoes[$name][0])
    }
}

Add-AuditCase 'sub-accounts without a good key' '' {
    $wire = $t.NewWire([NullString]::Value, $t.Sandbox.BaseAddress)
    $wire.Answers['/sapi/v1/sub-account/subAccountApi'] = $case.Data.Replace('<sub>', $t.SubApiKey)
    Invoke-BinanceKeyAudit cred-hmac -Vault Store -MasterKey * -BaseUri $wire.Address -Check BKT18* @loud
} -Data (New-Answer '200 OK' '{"rows":[{"apikey":"<sub> ","apiName":"<sub>"}]}')

# Arguments.
Add-AuditCase 'a secret as policy' 'AuditPolicyNotFound' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -Policy $t.HmacSecret @loud }
Add-AuditCase 'a secret as policy file' 'AuditPolicyNotFound' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -Policy "./$($t.HmacSecret)/$($t.HmacApiKey).json" @loud }
Add-AuditCase 'a secret as mute file' 'AuditPolicyNotFound' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -MutePath $t.HmacSecret @loud }
Add-AuditCase 'a secret as check' 'AuditCheckNotFound' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -Check $t.HmacSecret @loud }
Add-AuditCase 'a secret as baseline' 'AuditResultNotFound' { Invoke-BinanceKeyAudit cred-hmac -Vault Store -Since $t.HmacSecret @loud }
Add-AuditCase 'checks' '' { Get-BinanceAuditCheck BKT10*, KeyRefused @loud }
Add-AuditCase 'no such check' 'AuditCheckNotFound' { $t.HmacSecret, $t.HmacApiKey | Get-BinanceAuditCheck @loud; Get-BinanceAuditCheck $t.RsaPem @loud }

# Policies and mutes with keys in them.
Add-AuditCase 'policies' '' { Get-BinanceAuditPolicy @loud; Test-BinanceAuditPolicy -Name Strict @loud; Get-BinanceKey noted -Vault Careless | Test-BinanceAuditPolicy -Name Strict @loud }
Add-AuditCase 'no such policy' 'AuditPolicyNotFound' { Get-BinanceAuditPolicy $t.HmacSecret @loud; Get-BinanceAuditPolicy -Path $t.HmacSecret @loud; Test-BinanceAuditPolicy "$($t.HmacSecret)*" @loud; Test-BinanceAuditPolicy -Name $t.HmacApiKey @loud }
foreach ($text in @(
        '{"version":1,"name":"<key>"}'
        '{"version":1,"description":"the key <key> with <secret>"}'
        '{"version":1,"<key>":"<secret>"}'
        '{"version":1,"$schema":["<secret>"]}'
        '{"version":"<secret>","name":["<key>"]}'
        '{"version":1,"extends":"<key>"}'
        '{"version":1,"extends":"<secret>/<key>.json"}'
        '{"version":1,"questions":["<secret>"],"thresholds":{"maxAgeDays":"<secret>","<key>":1}}'
        '{"version":1,"checks":{"<key>":{"enabled":"<secret>","severity":"<secret>"}}}'
        '{"version":1,"purposes":{"<secret>":{"required":["<key>"],"forbidden":"<secret>","extends":"<key>"}},"defaultPurpose":"<secret>"}'
        '{"version":1,"keys":[{"match":{"name":"<key>","vault":"[<secret>","tag":"<secret>","owner":"<key>"},"purpose":"<secret>","expect":{"fingerprint":"<key>","permission":["<secret>"]}}]}'
        '{"version":1,"keys":[{"match":{"name":"<key>","name":"<secret>"}}],"keys":"<secret>"}'
        '{"version":1,"mutes":[{"check":"<secret>","name":"<key>","reason":"<secret>","owner":"<pem>","expires":"<secret>","fingerprint":"<key>"}]}'
        '{"version":1,"name":<key>}'
        '{"version":1,"name":"<key>","description":"<secret>'
        '{"version":1} <secret>'
        '"<secret>"'
        '<pem>')) {
    Add-AuditCase "policy $text" 'AuditPolicyInvalid' {
        $path = $t.NewFile('.json', $case.Data)
        Get-BinanceAuditPolicy -Path $path @loud
        Test-BinanceAuditPolicy $path @loud
        Invoke-BinanceKeyAudit cred-hmac -Vault Store -Policy $path @loud
    } -Data $text
}

foreach ($text in @(
        '@{ version = 1; name = "<key>"; ''<key>'' = ''<secret>'' }'
        '@{ version = 1; name = $<secret>; description = (Get-Item <secret>) }'
        '@{ version = 1; name = <secret> }'
        '@{ version = 1; mutes = @{ check = ''<secret>''; reason = ''<secret>'' } } <secret>'
        '@{ version = 1; description = ''<pem> }'
        '<key> = <secret>'
        '<lines>')) {
    Add-AuditCase "policy $text" 'AuditPolicyInvalid' {
        $path = $t.NewFile('.psd1', $case.Data)
        Get-BinanceAuditPolicy -Path $path @loud
        Test-BinanceAuditPolicy $path @loud
    } -Data $text
}

foreach ($text in @(
        '{"version":1,"mutes":[{"check":"KeyTooOld","name":"*","reason":"the secret is <secret>","owner":"<key>","expires":"2099-01-01"}]}'
        '{"version":1,"mutes":[{"check":"<key>","name":"<secret>","vault":"<pem>","reason":["<secret>"],"owner":1,"expires":"<secret>","<secret>":"<key>"}]}'
        '{"version":1,"mutes":"<secret>","<key>":1}'
        '[{"check":"<secret>"')) {
    Add-AuditCase "mutes $text" 'AuditPolicyInvalid' {
        $path = $t.NewFile('.json', $case.Data)
        Test-BinanceAuditPolicy $path -MuteFile @loud
        Invoke-BinanceKeyAudit cred-hmac -Vault Store -MutePath $path @loud
    } -Data $text
}

Add-AuditCase 'mutes that are good' '' {
    $mutes = $t.NewFile('.json', '{"version":1,"mutes":[{"check":"*","name":"*","reason":"known","owner":"ops","expires":"2099-01-01"},{"check":"KeyTooOld","name":"none","reason":"gone","owner":"ops","expires":"2020-01-01"}]}')
    Invoke-BinanceKeyAudit cred-hmac -Vault Store -BaseUri $t.Through -MutePath $mutes -Status Fail, Unknown @loud
    $null = Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through -MutePath $mutes @loud
}
Add-AuditCase 'policy in a folder that is named by a key' 'AuditPolicyInvalid' {
    $folder = New-Item (Join-Path $t.Input $t.KeyName) -ItemType Directory -Force
    Set-Content (Join-Path $folder 'policy.json') '{"version":1,"name":1}'
    $null = Get-BinanceAuditPolicy -Path (Join-Path $folder '*.json') @loud
    Test-BinanceAuditPolicy (Join-Path $folder 'policy.json') @loud
    Invoke-BinanceKeyAudit cred-hmac -Vault Store -Policy (Join-Path $folder 'policy.json') @loud
}
Add-AuditCase 'new policy' '' { Invoke-BinanceKeyAudit cred-*, noted -BaseUri $t.Through -ErrorAction Ignore | New-BinanceAuditPolicy $t.Report('new-policy.json') @loud }
Add-AuditCase 'new policy of keys that cannot be read' '' { Invoke-BinanceKeyAudit bad-* -Vault Store -BaseUri $t.Through -Check BKT1610 -View Key | New-BinanceAuditPolicy $t.Report('unread-policy.json') @loud }
Add-AuditCase 'new policy of secrets that are named by keys' 'AuditPolicyInvalid' { Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through | New-BinanceAuditPolicy $t.Report('named-policy.json') @loud }
Add-AuditCase 'new policy of keys with secrets for purposes' '' {
    [pscustomobject]@{ Name = 'a'; Purpose = $t.HmacSecret; Permission = 'Reading'; Fingerprint = '0123456789ab' } | New-BinanceAuditPolicy $t.Report('purpose-policy.json') @loud
    [pscustomobject]@{ Name = $t.HmacSecret; Vault = $t.HmacApiKey; UnknownPermission = [int]::MaxValue } | New-BinanceAuditPolicy $t.Report('unknown-policy.json') @loud
}
Add-AuditCase 'new policy of hostile objects' 'AuditPolicyInvalid' { [pscustomobject]@{ Name = $t.HmacSecret; Vault = $t.HmacApiKey; Fingerprint = $t.HmacApiKey; Permission = 'Reading' } | New-BinanceAuditPolicy $t.Report('hostile-policy.json') -Name $t.HmacSecret @loud }
Add-AuditCase 'new policy of what is no key' 'AuditPolicyInput' { [pscustomobject]@{ Name = 'a'; Permission = $t.HmacSecret }, $t.HmacSecret, $t.Credential.Hmac | New-BinanceAuditPolicy $t.Report('no-policy.json') @loud }
Add-AuditCase 'new policy that exists' 'AuditPolicyExists' { New-BinanceAuditPolicy $t.NewFile("-$($t.KeyName).json", '{}') @loud }
Add-AuditCase 'new policy without a folder' 'AuditPolicyNotWritten' { New-BinanceAuditPolicy "$($t.Report($t.HmacSecret))/a.json" @loud }
Add-AuditCase 'new policy on nothing' 'AuditPolicyNotFound' { New-BinanceAuditPolicy $t.Report('x.json') -Extends $t.HmacSecret @loud }
Add-AuditCase 'new policy, what if' '' { New-BinanceAuditPolicy $t.Report("$($t.KeyName).json") -WhatIf @loud }

# Reports.
$formats = @{ Format = 'Html', 'Json', 'Csv', 'Markdown', 'Sarif', 'JUnit', 'OpenMetrics', 'Ocsf' }
Add-AuditCase 'reports of everything' '' {
    $t.Findings = @(Invoke-BinanceKeyAudit cred-*, json-*, bad-* -Vault Store -MasterKey cred-hmac -BaseUri $t.Through)
    $t.Findings | Export-BinanceAuditReport $t.Report('everything') @formats @loud
    $t.Findings | Save-BinanceAuditBaseline $t.Report('everything-baseline.json') -PassThru @loud
}
Add-AuditCase 'what changed since' '' {
    Invoke-BinanceKeyAudit cred-hmac -Vault Store -Since $t.Report('everything-baseline.json') -BaseUri $t.Through -Status Fail @loud
    $later = Invoke-BinanceKeyAudit cred-*, bad-s* -Vault Store -BaseUri $t.NewWire($case.Data).Address
    $later | Export-BinanceAuditReport $t.Report('since') @formats -BaselinePath $t.Report('everything-baseline.json') @loud
    $later | Compare-BinanceAudit $t.Report('everything-baseline.json') @loud
} -Data (New-Answer '200 OK' $goodAnswer.Replace('<sub>', '{key}') -Header $echoHeaders)
Add-AuditCase 'reports with secrets that are named by keys' '' {
    $named = @(Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through)
    $named | Export-BinanceAuditReport $t.Report('named') @formats -Title "of $($t.Note)" @loud
    $named | Save-BinanceAuditBaseline $t.Report('named-baseline.json') @loud
    $named | Compare-BinanceAudit $t.Report('everything-baseline.json') @loud
    $null = Invoke-BinanceKeyAudit -Vault Careless -Since $t.Report('named-baseline.json') -BaseUri $t.Through @loud
}
Add-AuditCase 'reports of findings that were stored' '' {
    $path = Join-Path $t.Input 'findings.clixml'
    $t.Findings | Where-Object { $_.Name -in 'cred-hmac', 'bad-json', '*' } | Export-Clixml $path
    Import-Clixml $path | Export-BinanceAuditReport $t.Report('stored') @formats @loud
    Import-Clixml $path | Select-Object -First 3
    Copy-Item $path $t.Report('stored.clixml')
}
Add-AuditCase 'reports of findings that were sent' '' {
    $job = Start-Job {
        Import-Module $using:t.Module
        Invoke-BinanceKeyAudit noted, misnoted -Vault Careless -BaseUri $using:t.Through -Verbose -Debug *>&1
    }
    $sent = @($job | Wait-Job | Receive-Job *>&1)
    $job | Remove-Job
    $sent | Where-Object CheckId -EQ $null
    $findings = @($sent | Where-Object CheckId)
    if (-not $findings) { throw 'The job found nothing.' }
    $findings | Where-Object Status -EQ Fail
    $findings | Export-BinanceAuditReport $t.Report('sent') @formats @loud
    $findings | Save-BinanceAuditBaseline $t.Report('sent-baseline.json') @loud
}
# Mutes of findings.
$mute = @{ Reason = 'is known'; Owner = 'ops'; Days = 30 }
Add-AuditCase 'new mutes' '' { $t.Findings | Where-Object Status -In Fail, Unknown | New-BinanceAuditMute $t.Report('new-mutes.json') @mute -PassThru @loud }
Add-AuditCase 'new mutes that are there' 'AuditMuteExists' { $t.Findings | Where-Object Status -In Fail, Unknown | New-BinanceAuditMute $t.Report('new-mutes.json') -Reason 'is still known' -Owner ops -Days 31 @loud }
Add-AuditCase 'new mutes, replaced' '' { $t.Findings | Where-Object Status -EQ Fail | New-BinanceAuditMute $t.Report('new-mutes.json') -Reason 'is still known' -Owner ops -Days 31 -Force -AnyKey @loud }
Add-AuditCase 'new mutes of what is in order' '' { $t.Findings | New-BinanceAuditMute $t.Report('some-mutes.json') @mute @loud }
Add-AuditCase 'new mutes of secrets that are named by keys' 'AuditMuteInvalid' { Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through @problems | New-BinanceAuditMute $t.Report('named-mutes.json') @mute @loud }
Add-AuditCase 'new mutes with secrets for terms' 'AuditMuteInvalid' {
    $t.Findings | Where-Object Status -EQ Fail | New-BinanceAuditMute $t.Report('no-mutes.json') -Reason "the secret is $($t.HmacSecret)" -Owner ops -Days 30 @loud
    $t.Findings | Where-Object Status -EQ Fail | New-BinanceAuditMute $t.Report('no-mutes.json') -Reason known -Owner $t.HmacApiKey -Days 30 @loud
    $t.Findings | Where-Object Status -EQ Fail | New-BinanceAuditMute $t.Report('no-mutes.json') -Reason $t.RsaPem -Owner $t.HmacApiKey -Expires 2020-01-01 @loud
}
Add-AuditCase 'new mutes in a file with keys' 'AuditPolicyInvalid' { $t.Findings | New-BinanceAuditMute $t.NewFile('.json', '{"version":1,"name":"<key>","mutes":[{"check":"<secret>"}]}') @mute @loud }
Add-AuditCase 'new mutes of what is no finding' 'InputNotAFinding' { $t.HmacSecret, $t.Credential.Hmac, @{ Name = $t.RsaPem } | New-BinanceAuditMute $t.Report('no-mutes.json') @mute @loud }
Add-AuditCase 'new mutes in no folder' 'AuditPolicyNotWritten' { $t.Findings | New-BinanceAuditMute "$($t.Report($t.HmacSecret))/a.json" @mute @loud }
Add-AuditCase 'new mutes in a data file' 'AuditPolicyPath' { $t.Findings | New-BinanceAuditMute $t.Report("$($t.HmacSecret).psd1") @mute @loud }
Add-AuditCase 'new mutes, what if' '' { $t.Findings | Where-Object Status -EQ Fail | New-BinanceAuditMute $t.Report("$($t.KeyName).json") @mute -WhatIf @loud }

Add-AuditCase 'report with a history in no folder' 'AuditHistoryNotFound' { $t.Findings | Export-BinanceAuditReport $t.Report('history.html') -HistoryPath $t.Report("$($t.HmacSecret)") @loud }
Add-AuditCase 'reports that exist' 'ReportExists' { $t.Findings | Export-BinanceAuditReport $t.NewFile("-$($t.KeyName).html", 'old') @loud }
Add-AuditCase 'report in no folder' 'ReportPathInvalid' { $t.Findings | Export-BinanceAuditReport "$($t.Report($t.HmacSecret))/a.html" @loud; $t.Findings | Save-BinanceAuditBaseline "$($t.Report($t.HmacSecret))/a.json" @loud }
Add-AuditCase 'report of no format' 'ReportFormat*' { $t.Findings | Export-BinanceAuditReport $t.Report("a.$($t.HmacSecret)") @loud }
Add-AuditCase 'report in no file system' 'ReportPathInvalid' { $t.Findings | Export-BinanceAuditReport "$($t.HmacSecret):/a.html" @loud }
Add-AuditCase 'report under too long a name' 'ReportWriteFailed' { $t.Findings | Export-BinanceAuditReport $t.Report("$($t.HmacSecret * 5).html") @loud }
Add-AuditCase 'report under the name of a key' '' { $null = $t.Findings | Where-Object Status -EQ Fail | Export-BinanceAuditReport (Join-Path $t.Input "$($t.KeyName).html") @loud }
Add-AuditCase 'report, what if' '' { $t.Findings | Export-BinanceAuditReport $t.Report($t.KeyName) @formats -WhatIf @loud; $t.Findings | Save-BinanceAuditBaseline $t.Report("$($t.KeyName).json") -WhatIf @loud }
Add-AuditCase 'report of nothing' 'ReportInputMissing' { Export-BinanceAuditReport $t.Report('nothing.html') @loud }
Add-AuditCase 'report of what is no finding' 'InputNotAFinding' { $t.Credential.Hmac | Export-BinanceAuditReport $t.Report('none.html') @loud }
Add-AuditCase 'report of a secret' 'InputNotAFinding' { $t.HmacSecret | Export-BinanceAuditReport $t.Report('none.html') @loud }
Add-AuditCase 'baseline of a part' 'AuditIncomplete' { $t.Findings | Where-Object Scope -EQ Key | Save-BinanceAuditBaseline $t.Report("$($t.HmacSecret).json") @loud }
Add-AuditCase 'report above a threshold' 'AuditThresholdExceeded' { Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through | Export-BinanceAuditReport $t.Report('exceeded.md') -FailOn Low @loud }
Add-AuditCase 'report of an audit that ends in an error' 'AuditThresholdExceeded' { Invoke-BinanceKeyAudit -Vault Careless -BaseUri $t.Through -FailOn Low | Export-BinanceAuditReport $t.Report('cut') @formats @loud }
Add-AuditCase 'report on a disk that is full' '' {
    $code = "Import-Module '$($t.Module)'; Export-BinanceAuditReport '$($t.Report('big'))' -ResultPath '$($t.Report('everything-baseline.json'))' -Format Html, Sarif, Csv -Verbose -Debug"
    if ($IsWindows) { return }
    # A limit on the size of files stands in for the end of the disk.
    $t.Start('bash', @('-c', "trap '' XFSZ; ulimit -f 16; exec '$(Join-Path $PSHOME pwsh)' -NoProfile -NonInteractive -EncodedCommand $([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code)))"))
    Get-ChildItem $t.Report('') -Force | Where-Object Name -Match 'big|tmp' | ForEach-Object Name
}

# Files and objects of others, with key-like text in every field.
Add-AuditCase 'hostile results' '' {
    $first, $second = $t.NewResult('<secret> <key>'), $t.NewResult('<key>/<secret>')
    Compare-BinanceAudit $first $second @loud
    Compare-BinanceAudit $t.Report('everything-baseline.json') $first @loud | Select-Object -First 10
    Export-BinanceAuditReport $t.Report('hostile') -ResultPath $first, $second -BaselinePath $t.Report('everything-baseline.json') @formats @loud
    Invoke-BinanceKeyAudit cred-hmac -Vault Store -Since $first -BaseUri $t.Through -Status Fail -Check BKT10* @loud
}
foreach ($field in 'schema', 'toolVersion', 'generatedAt', 'severity', 'status', 'scope', 'permission', 'observedAt', 'muteExpires', 'run', 'evidence', 'complete') {
    Add-AuditCase "hostile result: $field" 'AuditResultInvalid' {
        $text = Get-Content $t.Report('everything-baseline.json') -Raw
        $changed = [regex]::Replace($text, "(`"$($case.Data)`":\s*)(`"[^`"]*`"|\[[^\]]*\]|[^,}\]]+)", '$1{"<key>":"<secret>"}', 'None')
        if ($changed -eq $text) { $changed = $text.Replace('"findings": [', '"findings": [{"muteExpires":"<secret>"},').Replace('"findings":[', '"findings":[{"muteExpires":"<secret>"},') }
        $path = $t.NewFile('.json', $changed)
        Compare-BinanceAudit $path $path @loud
    } -Data $field
    Add-AuditCase "hostile result: text as $field" ($field -in 'toolVersion' ? '' : 'AuditResultInvalid') {
        $text = Get-Content $t.Report('everything-baseline.json') -Raw
        $changed = [regex]::Replace($text, "(`"$($case.Data)`":\s*)(`"[^`"]*`"|\[[^\]]*\]|[^,}\]]+)", '$1"<secret>"', 'None')
        if ($changed -eq $text) { $changed = $text.Replace('"findings": [', '"findings": [{"muteExpires":"<secret>"},').Replace('"findings":[', '"findings":[{"muteExpires":"<secret>"},') }
        Export-BinanceAuditReport $t.Report('never.html') -ResultPath $t.NewFile('.json', $changed) -WhatIf @loud
    } -Data $field
}

foreach ($text in '{"<key>":"<secret>"}', '<secret>', '"<secret>"', '{"schema":"<secret>","version":"<key>"}', '{"schema":"<secret>', '<pem>') {
    Add-AuditCase "hostile result $text" 'AuditResultInvalid' { Compare-BinanceAudit $t.NewFile('.json', $case.Data) $t.NewFile('.json', $case.Data) @loud } -Data $text
}

Add-AuditCase 'results that are not there' 'AuditResultNotFound' { Compare-BinanceAudit $t.HmacSecret "$($t.HmacApiKey)*" @loud }
Add-AuditCase 'results under the name of a key' 'AuditResultInvalid' { Export-BinanceAuditReport $t.Report('x.html') -ResultPath $t.NewFile("-$($t.KeyName).json", '{}') @loud }
Add-AuditCase 'hostile objects' '' {
    $hostile = $t.Findings | Where-Object { $_.Name -in 'cred-hmac', '*' } | ConvertTo-Json -Depth 3 -EnumsAsStrings | ConvertFrom-Json
    foreach ($item in $hostile) {
        foreach ($property in $item.PSObject.Properties | Where-Object { $_.Value -is [string] -and $_.Name -notin 'Severity', 'Status', 'Reason', 'Scope', 'Change', 'Environment', 'Algorithm', 'Permission', 'UnknownPermission', 'CreatedAt', 'ObservedAt', 'TradingExpiresAt', 'MuteExpires' }) {
            $property.Value = "$($t.HmacSecret) of $($property.Name)"
        }
    }
    $hostile | Export-BinanceAuditReport $t.Report('objects') @formats @loud
    $hostile | Save-BinanceAuditBaseline $t.Report('objects-baseline.json') -AllowIncomplete @loud
    $hostile | Compare-BinanceAudit $t.Report('everything-baseline.json') @loud | Select-Object -First 10
}
foreach ($field in 'Severity', 'Status', 'Permission', 'ObservedAt', 'Muted', 'MuteExpires') {
    Add-AuditCase "hostile object: $field" 'InputNotAFinding' { $t.Findings[0] | Select-Object * | ForEach-Object { $_.($case.Data) = $t.HmacSecret; $_ } | Export-BinanceAuditReport $t.Report('none.html') @loud } -Data $field
}

# The script for schedules, in a process of its own.
Add-AuditCase 'scheduled' '' { $t.Schedule(3, $t.Through, @('-Name', 'cred-hmac,bad-json', '-Vault', 'Store')); $t.Schedule(3, $t.Through, @('-Name', 'cred-rsa', '-MasterKey', 'cred-rsa', '-Format', 'Csv,Markdown,Sarif,JUnit', '-FailOn', 'Low')) }
Add-AuditCase 'scheduled, every vault' '' { $t.Schedule(3, $t.Through, @('-FailOn', 'Low')) }
foreach ($argument in 'Name', 'Vault', 'Policy', 'MutePath', 'BaselinePath', 'UnlockFile', 'UnlockScript', 'ModulePath', 'Environment', 'Title') {
    Add-AuditCase "scheduled, a secret for -$argument" '' {
        $more = $case.Data -eq 'Title' ? '-Name', 'cred-hmac', '-Vault', 'Store' : @()
        $t.Schedule(($case.Data -eq 'Title' ? 3 : $case.Data -in 'Name', 'Vault' ? 2 : 1), $t.Through, @("-$($case.Data)", $t.HmacSecret) + $more)
    } -Data $argument
}
