# The audit of a fleet: the stories of the sample fleet as data, keys from vaults, and every parameter.

BeforeDiscovery {
    $expected = Get-Content (Join-Path $PSScriptRoot 'data' 'sample-fleet-findings.json') -Raw | ConvertFrom-Json -AsHashtable
    $stories = foreach ($name in $expected.keys.Keys) {
        @{ Name = $name; Fail = @($expected.keys[$name].fail); Unknown = $expected.keys[$name]['unknown'] }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox
    $script:fleet = @($sandbox.Keys | Invoke-BinanceKeyAudit)

    function Get-Key([string[]] $Name) { $sandbox.Keys | Where-Object Name -In $Name }

    # What was found, without when and by which run.
    function ConvertTo-Statement($Findings) {
        $Findings | ForEach-Object { $_.Id, $_.CheckId, $_.Vault, $_.Name, $_.Severity, $_.Status, $_.Reason, $_.Message, $_.Muted -join '|' } | Sort-Object
    }

    function Set-Mute([hashtable[]] $Mutes) {
        $path = Join-Path $TestDrive "mutes-$([guid]::NewGuid().ToString('n')).json"
        Set-Content -LiteralPath $path -Value (ConvertTo-Json @{ version = 1; mutes = $Mutes } -Depth 5)
        $path
    }

    function Get-Day([int] $FromToday) { [datetime]::UtcNow.AddDays($FromToday).ToString('yyyy-MM-dd') }
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'The sample fleet by the policy Strict' {
    It 'is all in the data, and nothing else is' {
        $data = Get-Content (Join-Path $PSScriptRoot 'data' 'sample-fleet-findings.json') -Raw | ConvertFrom-Json -AsHashtable
        ($data.keys.Keys | Sort-Object) -join ' ' | Should -Be (($sandbox.Keys.Name | Sort-Object) -join ' ')
        $fleet.Policy | Select-Object -Unique | Should -Be $data.policy
    }

    It 'fails <Name> for: <Fail>' -ForEach $stories {
        @($fleet | Where-Object { $_.Name -eq $Name -and $_.Status -eq 'Fail' } | ForEach-Object CheckId | Sort-Object) -join ' ' |
            Should -Be (($Fail | Sort-Object) -join ' ')
    }

    It 'cannot find out about <Name>: <Unknown>' -ForEach $stories {
        $reasons = @($fleet | Where-Object { $_.Name -eq $Name -and $_.Status -eq 'Unknown' } | ForEach-Object { "$($_.Reason)" } | Select-Object -Unique)
        $reasons -join ' ' | Should -Be "$Unknown"
    }

    It 'never passes a right of a key that the exchange refuses' {
        $findings = $fleet | Where-Object { $_.Name -eq 'cloud-bot' -and $_.CheckId -like 'BKT11*' }
        $findings | Where-Object Status -EQ Pass | ForEach-Object CheckId | Should -BeNullOrEmpty
    }

    It 'says of every problem what to do, and of every finding what it rests on' {
        $fleet.Count | Should -BeGreaterThan 1000
        foreach ($finding in $fleet) {
            $finding.Message | Should -Not -BeNullOrEmpty -Because $finding.CheckId
            $finding.Id | Should -Match '^[0-9a-f]{16}$'
            $finding.CheckId | Should -Match '^BKT\d{4}$'
            if ($finding.Status -in 'Fail', 'Unknown') {
                $finding.Remediation | Should -Not -BeNullOrEmpty -Because $finding.CheckId
                $finding.Risk | Should -Not -BeNullOrEmpty -Because $finding.CheckId
            }
        }
    }

    It 'gives each check of each key one finding, each with an identity of its own' {
        @($fleet.Id | Select-Object -Unique).Count | Should -Be $fleet.Count
        $checks = $fleet | Where-Object Scope -EQ Key | ForEach-Object { $name = $_.Name; $_.Checks ? ($_.Checks -replace '^\w+ (\w+) .*', "$name `$1") : "$name $($_.CheckId)" }
        @($checks | Select-Object -Unique).Count | Should -Be @($checks).Count
        @($checks | Group-Object { ($_ -split ' ')[0] } | ForEach-Object Count | Select-Object -Unique).Count | Should -Be 1
    }

    It 'says "1 key" of one key' {
        (Get-Key testnet-bot | Invoke-BinanceKeyAudit -Check AuditCompleted | Where-Object CheckId -EQ BKT1901).Message | Should -Be 'The run came to its end: 1 key.'
    }

    It 'ends with the statement that the run came to its end' {
        $fleet[-1].CheckId | Should -Be 'BKT1901'
        $fleet[-1].Scope | Should -Be 'Run'
        $fleet[-1].Name | Should -Be '*'
        $fleet[-1].Evidence | Should -Contain 'keys: 23'
        @($fleet.RunId | Select-Object -Unique).Count | Should -Be 1
        @($fleet.Host | Select-Object -Unique) | Should -Be ([Environment]::MachineName)
    }

    It 'is the same whatever the order of the keys and however many are asked at once' {
        $reversed = @($sandbox.Keys)
        [array]::Reverse($reversed)
        $again = @($reversed | Invoke-BinanceKeyAudit -ThrottleLimit 1)
        (ConvertTo-Statement $again) -join "`n" | Should -Be ((ConvertTo-Statement $fleet) -join "`n")
        (ConvertTo-Statement @($sandbox.Keys | Invoke-BinanceKeyAudit -ThrottleLimit 64)) -join "`n" | Should -Be ((ConvertTo-Statement $fleet) -join "`n")
    }

    It 'is the same when one request in ten fails and is repeated' {
        Add-SandboxFault $sandbox @{ kind = 'ServerError'; path = '/sapi/*'; every = 10 }
        try {
            # One at a time, so that what is repeated is never the tenth again.
            $again = @($sandbox.Keys | Invoke-BinanceKeyAudit -Check BKT1* -ThrottleLimit 1 | Where-Object CheckName -NE ClockOffset)
        }
        finally {
            Clear-SandboxFault $sandbox
        }

        (ConvertTo-Statement $again) -join "`n" | Should -Be ((ConvertTo-Statement ($fleet | Where-Object CheckName -NE ClockOffset)) -join "`n")
    }

    It 'holds no secret and no full API key' {
        $text = $fleet | ConvertTo-Json -Depth 3
        foreach ($key in $sandbox.Keys) {
            $text.Contains($key.RevealApiKey()) | Should -BeFalse
            $secret = $key.RevealSecret()
            if ($secret) {
                $text.Contains($secret) | Should -BeFalse
            }
        }
    }

    It 'survives serialisation with everything that a report needs' {
        $path = Join-Path $TestDrive 'fleet.clixml'
        $fleet | Export-Clixml $path
        $back = @(Import-Clixml $path)
        (ConvertTo-Statement $back) -join "`n" | Should -Be ((ConvertTo-Statement $fleet) -join "`n")
        $back[0].Permission, '' -join '' | Should -Be "$($fleet[0].Permission)"
        "$($back[0].ObservedAt)" | Should -Be "$($fleet[0].ObservedAt)"
    }

    It 'fits 80 columns as findings and as rows' {
        ($fleet | Where-Object Name -EQ everything | Format-At80) | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        (Get-Key everything, cloud-bot | Invoke-BinanceKeyAudit -View Key | Format-At80) | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }
}

Describe 'Keys from vaults' {
    BeforeAll {
        Unregister-AllVaults
        Register-TestStore Store
        foreach ($name in 'grid-bot', 'backup-script') {
            Set-Secret -Name $name -Vault Store -Secret (Get-SandboxCredential (Get-Key $name))
            Set-SecretInfo -Name $name -Vault Store -Metadata @{
                'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = "$((Get-Key $name).Purpose)"; 'bkt.owner' = 'ops@example.com'; 'bkt.label' = $name; 'bkt.account' = 'main'
            }
        }

        Set-Secret -Name note -Vault Store -Secret 'no key'
        $script:tax = Get-SandboxCredential (Get-Key tax-export)
        Register-TestVault Script @{ 'tax-export' = $tax; 'tax-copy' = $tax }
        $script:there = @{ BaseUri = $sandbox.BaseAddress }
    }

    AfterAll { Unregister-AllVaults }

    It 'audits every key of every vault when nothing is named, and nothing that is no key' {
        $rows = Invoke-BinanceKeyAudit @there -View Key
        ($rows | ForEach-Object { "$($_.Vault)/$($_.Name)" } | Sort-Object) -join ' ' | Should -Be 'Script/tax-copy Script/tax-export Store/backup-script Store/grid-bot'
    }

    It 'takes keys by <How>' -ForEach @(
        @{ How = 'name'; Script = { Invoke-BinanceKeyAudit grid-bot -View Key @there } }
        @{ How = 'pattern and vault'; Script = { Invoke-BinanceKeyAudit grid* -Vault St* -View Key @there } }
        @{ How = 'names in the pipeline'; Script = { 'grid-bot' | Invoke-BinanceKeyAudit -View Key @there } }
        @{ How = 'Get-BinanceKey'; Script = { Get-BinanceKey grid-bot | Invoke-BinanceKeyAudit -View Key @there } }
        @{ How = 'Get-SecretInfo'; Script = { Get-SecretInfo grid-bot -Vault Store | Invoke-BinanceKeyAudit -View Key @there } }
        @{ How = 'objects with Name and Vault'; Script = { [pscustomobject]@{ Name = 'grid-bot'; Vault = 'Store' } | Invoke-BinanceKeyAudit -View Key @there } }
        @{ How = 'InputObject'; Script = { Invoke-BinanceKeyAudit -InputObject (Get-BinanceKey grid-bot) -View Key @there } }
    ) {
        $row = & $Script
        @($row).Count | Should -Be 1
        $row.Name | Should -Be 'grid-bot'
        $row.Vault | Should -Be 'Store'
        $row.Purpose | Should -Be 'SpotTrading'
        $row.Owner | Should -Be 'ops@example.com'
        $row.Account | Should -Be 'main'
        $row.WorstCheckId | Should -Be 'BKT1401'
    }

    It 'takes a credential that is in no vault' {
        $row = Invoke-BinanceKeyAudit -Credential $tax -View Key @there
        $row.Vault | Should -BeNullOrEmpty
        $row.Rights | Should -Be 'R··········'
    }

    It 'finds one key under two names' {
        $twice = Invoke-BinanceKeyAudit @there -Check KeyStoredTwice -Status Fail
        ($twice | ForEach-Object Name | Sort-Object) -join ' ' | Should -Be 'tax-copy tax-export'
        ($twice | Where-Object Name -EQ tax-copy).Message + ($twice | Where-Object Name -EQ tax-copy).Evidence | Should -BeLike '*tax-export*'
    }

    It 'says what is recorded and what is not' {
        (Invoke-BinanceKeyAudit grid-bot -Check OwnerMissing @there).Where{ $_.Scope -eq 'Key' }.Status | Should -Be 'Pass'
        (Invoke-BinanceKeyAudit tax-export -Vault Script -Check MetadataMissing @there).Where{ $_.Scope -eq 'Key' }.Status | Should -Be 'Fail'
    }

    It 'says of a SecretStore without password that it has none, and of a vault that does not tell nothing' {
        $findings = Invoke-BinanceKeyAudit @there -Check VaultWithoutPassword
        ($findings | Where-Object { $_.Scope -eq 'Vault' -and $_.Vault -eq 'Store' }).Status | Should -Be 'Fail'
        ($findings | Where-Object { $_.Scope -eq 'Vault' -and $_.Vault -eq 'Script' }).Status | Should -Be 'NotApplicable'
    }

    It 'says that a secret is stored as plain text' {
        Set-Secret -Name plain -Vault Store -Secret (ConvertTo-Json @{ ApiKey = (Get-Key grid-bot).RevealApiKey(); Secret = (Get-Key grid-bot).RevealSecret() })
        try {
            (Invoke-BinanceKeyAudit plain -Check SecretInPlainText @there)[0].Status | Should -Be 'Fail'
        }
        finally {
            Remove-Secret plain -Vault Store
        }
    }

    It 'makes findings of a key that cannot be read, and goes on' {
        Set-Secret -Name damaged -Vault Store -Secret ([pscredential]::new((Get-Key grid-bot).RevealApiKey(), (ConvertTo-TestSecureString 'with "quotes"')))
        try {
            $errors = @()
            $findings = Invoke-BinanceKeyAudit -Vault Store @there -ErrorVariable errors -ErrorAction SilentlyContinue
            $errors | Should -BeNullOrEmpty
            $damaged = @($findings | Where-Object Name -EQ damaged)
            $damaged.Count | Should -Be 1 -Because 'what is no key is one line'
            $damaged[0].CheckName | Should -Be 'KeyUnreadable'
            $damaged[0].Scope | Should -Be 'Entry'
            $damaged[0].Status | Should -Be 'Unknown'
            $damaged[0].Severity | Should -Be 'Critical' -Because 'that is the worst that it could hide'
            $damaged[0].Reason | Should -Be 'KeyUnreadable'
            @($findings | Where-Object { $_.Name -eq 'grid-bot' -and $_.CheckId -eq 'BKT1001' }).Status | Should -Be 'Pass'
            "$($findings[-1].Evidence)" | Should -BeLike '*unreadable entries: 1*'
        }
        finally {
            Remove-Secret damaged -Vault Store
        }
    }

    It 'makes a finding and an error of a vault that is <State>, and goes on with the others' -ForEach @(
        @{ State = 'locked'; Fails = 'Locked'; Id = 'VaultLocked' }
        @{ State = 'failing'; Fails = 'Listing'; Id = 'VaultFailed' }
    ) {
        Register-TestVault Bad @{ a = $tax } -Fails $Fails
        try {
            $errors = @()
            $findings = Invoke-BinanceKeyAudit @there -ErrorVariable errors -ErrorAction SilentlyContinue
            @($errors).Count | Should -Be 1
            $errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $errors[0].TargetObject | Should -Be 'Bad'
            $vault = $findings | Where-Object { $_.CheckName -eq 'VaultUnavailable' -and $_.Vault -eq 'Bad' }
            $vault.Status | Should -Be 'Unknown'
            $vault.Reason | Should -Be 'VaultUnavailable'
            $vault.Scope | Should -Be 'Vault'
            $vault.Remediation | Should -Not -BeNullOrEmpty
            @($findings | Where-Object Scope -EQ Key | ForEach-Object Name | Select-Object -Unique).Count | Should -Be 4
            $findings[-1].CheckId | Should -Be 'BKT1901'
        }
        finally {
            Unregister-SecretVault Bad
        }
    }

    It 'makes findings of keys whose vault dies half-way' {
        Register-TestVault Bad @{ a = $tax; b = $tax } -Fails Reading
        try {
            $findings = Invoke-BinanceKeyAudit -Vault Bad, Store @there -ErrorAction SilentlyContinue
        }
        catch {
            $findings = Invoke-BinanceKeyAudit @there -ErrorAction SilentlyContinue
        }
        finally {
            Unregister-SecretVault Bad
        }

        $findings | Where-Object { $_.Vault -eq 'Bad' -and $_.Status -eq 'Pass' -and $_.CheckId -like 'BKT1[0-5]*' } | Should -BeNullOrEmpty
        @($findings | Where-Object { $_.Vault -eq 'Store' -and $_.Scope -eq 'Key' } | ForEach-Object Name | Select-Object -Unique).Count | Should -Be 2
        $findings[-1].CheckId | Should -Be 'BKT1901'
    }

    It 'reports a <What> as an error' -ForEach @(
        @{ What = 'name that no vault holds'; Script = { Invoke-BinanceKeyAudit nobody @there }; Id = 'KeyNotFound' }
        @{ What = 'vault that is not registered'; Script = { Invoke-BinanceKeyAudit -Vault Nowhere @there }; Id = 'VaultNotFound' }
    ) {
        (Get-ErrorOf $Script)[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'says nothing about keys when a pattern matches none, and that there are none' {
        $findings = @(Invoke-BinanceKeyAudit zzz* @there -ErrorVariable problems -ErrorAction SilentlyContinue)
        $problems.FullyQualifiedErrorId | Should -BeLike 'KeyPatternUnmatched,*'
        $findings | Where-Object Scope -EQ Key | Should -BeNullOrEmpty
        $findings[-1].Evidence | Should -Contain 'keys: 0'
    }
}

Describe '-Check and -ExcludeCheck' {
    It 'run what <Check> stands for' -ForEach @(
        @{ Check = 'BKT1001'; Ids = 'BKT1001' }
        @{ Check = 'withdrawalsenabled'; Ids = 'BKT1001' }
        @{ Check = 'Withdrawals*'; Ids = 'BKT1001 BKT1209 BKT1301' }
        @{ Check = 'BKT100?'; Ids = 'BKT1001 BKT1002' }
        @{ Check = @('BKT1002', 'Rsa2048'); Ids = 'BKT1002 BKT1403' }
    ) {
        $findings = Get-Key dashboard | Invoke-BinanceKeyAudit -Check $Check
        ($findings | Where-Object Scope -EQ Key | ForEach-Object CheckId | Sort-Object) -join ' ' | Should -Be $Ids
        $findings[-1].CheckId | Should -Be 'BKT1901'
    }

    It 'leave out what is excluded' {
        $findings = Get-Key dashboard | Invoke-BinanceKeyAudit -ExcludeCheck BKT12*, WithdrawalsEnabled
        $findings.CheckId | Should -Not -Contain 'BKT1001'
        $findings | Where-Object CheckId -Like 'BKT12*' | Should -BeNullOrEmpty
        $findings.CheckId | Should -Contain 'BKT1002'
    }

    It 'refuse a check that does not exist before anything is sent: <_>' -ForEach 'BKT9999', 'Withdrawal', 'BKT9*' {
        $name = $_
        $before = $sandbox.Statistics.Requests
        $errors = @(Get-ErrorOf { $sandbox.Keys | Invoke-BinanceKeyAudit -Check $name })
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AuditCheckNotFound,*'
        $errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-BinanceAuditCheck*'
        $sandbox.Statistics.Requests | Should -Be $before
    }

    It 'ask what a check that is named needs, even when the policy does not' {
        $key = Get-Key frozen-ops
        @($key | Invoke-BinanceKeyAudit -Policy Relaxed).CheckId | Should -Not -Contain 'BKT1711'
        (@($key | Invoke-BinanceKeyAudit -Policy Relaxed -Check BKT1711) | Where-Object CheckId -EQ BKT1711).Status | Should -Be 'Fail'
    }
}

Describe '-Policy' {
    It 'decides what is asked: Relaxed sends one request a key' {
        $null = Get-Key dashboard | Invoke-BinanceKeyAudit -Policy Relaxed
        $before = $sandbox.Statistics.Requests
        $null = Get-Key dashboard | Invoke-BinanceKeyAudit -Policy Relaxed
        $sandbox.Statistics.Requests - $before | Should -Be 1
        $null = Get-Key dashboard | Invoke-BinanceKeyAudit -Policy Strict
        $sandbox.Statistics.Requests - $before | Should -BeGreaterThan 4
    }

    It 'decides the limits, the severities and what is switched off, by file' {
        $path = Join-Path $TestDrive 'mine.json'
        Set-Content $path '{ "version": 1, "name": "Mine", "extends": "Strict", "thresholds": { "maxAgeDays": 10 },
            "checks": { "KeyTooOld": { "severity": "High" }, "HmacAlgorithm": { "enabled": false } } }'
        $findings = Get-Key grid-bot | Invoke-BinanceKeyAudit -Policy $path
        $findings.Policy | Select-Object -Unique | Should -Be 'Mine'
        $age = $findings | Where-Object CheckName -EQ KeyTooOld
        $age.Status | Should -Be 'Fail'
        $age.Severity | Should -Be 'High'
        $findings.CheckName | Should -Not -Contain 'HmacAlgorithm'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is none'; Policy = 'Stricter'; Text = $null; Id = 'AuditPolicyNotFound' }
        @{ What = 'a file with an unknown field'; Policy = 'bad.json'; Text = '{ "version": 1, "name": "x", "treshold": {} }'; Id = 'AuditPolicyInvalid' }
    ) {
        if ($Text) {
            $Policy = Join-Path $TestDrive $Policy
            Set-Content $Policy $Text
        }

        $before = $sandbox.Statistics.Requests
        $errors = @(Get-ErrorOf { $sandbox.Keys | Invoke-BinanceKeyAudit -Policy $Policy })
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $sandbox.Statistics.Requests | Should -Be $before
    }
}

Describe 'A name with a bracket that is no pattern' {
    It 'is a name to <_>' -ForEach 'Invoke-BinanceKeyAudit', 'Get-BinanceKeyRestriction' {
        { & $_ 'bot[1' -Environment Sandbox -ErrorAction Stop } | Should -Throw -ErrorId 'VaultNotFound,*'
    }

    It 'stands for no check and no policy' {
        { Get-BinanceAuditCheck 'BKT[1' -ErrorAction Stop } | Should -Throw -ErrorId 'AuditCheckNotFound,*'
        { Get-BinanceAuditPolicy 'Str[ict' -ErrorAction Stop } | Should -Throw -ErrorId 'AuditPolicyNotFound,*'
    }

    It 'is no master key' {
        $sandbox.Keys[0] | Invoke-BinanceKeyAudit -MasterKey 'bot[1' -Check BKT1001 | Select-Object -First 1 | ForEach-Object CheckId | Should -Be BKT1001
    }
}

Describe '-MutePath' {
    It 'says that a mute file is missing, and speaks of no policy' {
        { $sandbox.Keys[0] | Invoke-BinanceKeyAudit -MutePath (Join-Path $TestDrive 'none.json') } |
            Should -Throw -ErrorId 'AuditPolicyNotFound,*' -ExpectedMessage "There is no mute file '*none.json'."
    }

    It 'mutes without changing a status' {
        $path = Set-Mute @{ check = 'HmacAlgorithm'; name = '*'; reason = 'moving to Ed25519'; owner = 'ops@example.com'; expires = Get-Day 30 }
        $findings = @($sandbox.Keys | Invoke-BinanceKeyAudit -MutePath $path)
        $muted = @($findings | Where-Object Muted)
        $muted.CheckId | Select-Object -Unique | Should -Be 'BKT1401'
        $muted.Count | Should -Be @($fleet | Where-Object { $_.CheckId -eq 'BKT1401' -and $_.Status -eq 'Fail' }).Count
        $muted[0].MuteReason | Should -Be 'moving to Ed25519'
        $muted[0].MuteOwner | Should -Be 'ops@example.com'
        $muted[0].MuteExpires | Should -Be ([dateonly]::FromDateTime([datetime]::UtcNow.AddDays(30)))
        $muted | ForEach-Object { $_.IsProblem | Should -BeFalse }
        $now = $findings | Where-Object CheckId -NE BKT1902 | ForEach-Object { "$($_.Id) $($_.Status)" } | Sort-Object
        $now -join "`n" | Should -Be (($fleet | ForEach-Object { "$($_.Id) $($_.Status)" } | Sort-Object) -join "`n")
    }

    It 'mutes one key by its fingerprint only' {
        $key = Get-Key backup-script
        $mine = Set-Mute @{ check = 'BKT1001'; name = 'backup-script'; fingerprint = $key.Fingerprint; reason = 'r'; owner = 'o'; expires = Get-Day 1 }
        $other = Set-Mute @{ check = 'BKT1001'; name = 'backup-script'; fingerprint = '000000000000'; reason = 'r'; owner = 'o'; expires = Get-Day 1 }
        ($key | Invoke-BinanceKeyAudit -Check BKT1001 -MutePath $mine)[0].Muted | Should -BeTrue
        ($key | Invoke-BinanceKeyAudit -Check BKT1001 -MutePath $other)[0].Muted | Should -BeFalse
    }

    It 'reports mutes that are <What>' -ForEach @(
        @{ What = 'expired'; Name = 'backup-script'; Day = -1 }
        @{ What = 'unused'; Name = 'dashboard'; Day = 30 }
    ) {
        $path = Set-Mute @{ check = 'BKT1001'; name = $Name; reason = 'r'; owner = 'o'; expires = Get-Day $Day }
        $findings = @($sandbox.Keys | Invoke-BinanceKeyAudit -MutePath $path -WarningAction SilentlyContinue)
        $findings | Where-Object Muted | Should -BeNullOrEmpty
        $mutes = $findings | Where-Object CheckId -EQ BKT1902
        $mutes.Status | Should -Be 'Fail'
        "$($mutes.Message) $($mutes.Evidence)" | Should -BeLike "*$(Split-Path $path -Leaf)*"
    }

    It 'refuses a mute without <_>' -ForEach 'reason', 'owner', 'expires' {
        $mute = @{ check = 'BKT1001'; name = '*'; reason = 'r'; owner = 'o'; expires = Get-Day 1 }
        $mute.Remove($_)
        $path = Set-Mute $mute
        (Get-ErrorOf { $sandbox.Keys | Invoke-BinanceKeyAudit -MutePath $path })[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInvalid,*'
    }

    It 'refuses a file that does not exist' {
        $errors = @(Get-ErrorOf { $sandbox.Keys | Invoke-BinanceKeyAudit -MutePath (Join-Path $TestDrive 'none.json') })
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicy*,*'
        $errors[0].Exception.Message | Should -BeLike '*none.json*'
    }
}

Describe '-Status and -View' {
    It 'gives out findings of <_> only' -ForEach 'Pass', 'Fail', 'Unknown', 'NotApplicable' {
        $status = $_
        $findings = @($sandbox.Keys | Invoke-BinanceKeyAudit -Status $status)
        $findings.Status | Select-Object -Unique | Should -Be $status
        $findings.Count | Should -Be @($fleet | Where-Object Status -EQ $status).Count
    }

    It 'takes several statuses' {
        @($sandbox.Keys | Invoke-BinanceKeyAudit -Status Fail, Unknown).Count | Should -Be @($fleet | Where-Object Status -In Fail, Unknown).Count
    }

    It 'gives out a row for each key, worst first' {
        $rows = @($sandbox.Keys | Invoke-BinanceKeyAudit -View Key)
        $rows.Count | Should -Be 23
        $rows[0].GetType().FullName | Should -Be 'BinanceKeyTools.Audit.Findings.KeyAudit'
        $rows[0].Severity | Should -Be 'Critical'
        $rows[-1].Status | Should -Be 'Pass'
        $everything = $rows | Where-Object Name -EQ everything
        $everything.Rights | Should -Be 'RSMFO·IUW··'
        $everything.IPRule | Should -Be 'list'
        $everything.Age.Days | Should -Be 400
        $everything.FailedCount | Should -Be 8
        $everything.WorstCheckId | Should -Be 'BKT1001'
        ($rows | Where-Object Name -EQ cloud-bot).Rights | Should -Be '???????????'
        ($rows | Where-Object Name -EQ cloud-bot).IPRule | Should -Be '?'
    }

    It 'filters rows by their worst status' {
        $rows = @($sandbox.Keys | Invoke-BinanceKeyAudit -View Key -Status Pass)
        ($rows.Name | Sort-Object) -join ' ' | Should -Be 'dashboard futures-hedger margin-bot pair-bot treasury'
    }

    It 'does not count muted findings in a row' {
        $path = Set-Mute @{ check = '*'; name = 'home-trader'; reason = 'r'; owner = 'o'; expires = Get-Day 1 }
        $row = Get-Key home-trader | Invoke-BinanceKeyAudit -View Key -MutePath $path
        $row.Status | Should -Be 'Pass'
        $row.MutedCount | Should -Be 2
    }
}

Describe '-FailOn' {
    It 'ends with one error after all output' {
        $findings = [System.Collections.Generic.List[object]]::new()
        $caught = $null
        try {
            $sandbox.Keys | Invoke-BinanceKeyAudit -FailOn High | ForEach-Object { $findings.Add($_) }
        }
        catch {
            $caught = $_
        }

        $caught.FullyQualifiedErrorId | Should -BeLike 'AuditThresholdExceeded,*'
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $findings.Count | Should -Be $fleet.Count
        $findings[-1].CheckId | Should -Be 'BKT1901'
    }

    It 'ends in peace below the threshold: <_>' -ForEach 'Low', 'Medium', 'High', 'Critical' {
        { Get-Key dashboard, pair-bot, futures-hedger | Invoke-BinanceKeyAudit -FailOn $_ } | Should -Not -Throw
    }

    It 'draws the line at the severity: home-trader has nothing above High' {
        { Get-Key home-trader | Invoke-BinanceKeyAudit -FailOn Critical } | Should -Not -Throw
        { Get-Key home-trader | Invoke-BinanceKeyAudit -FailOn High } | Should -Throw -ErrorId 'AuditThresholdExceeded,*'
    }

    It 'counts failures that -Status keeps back, and those behind rows' {
        { Get-Key home-trader | Invoke-BinanceKeyAudit -FailOn High -Status Pass } | Should -Throw -ErrorId 'AuditThresholdExceeded,*'
        { Get-Key home-trader | Invoke-BinanceKeyAudit -FailOn High -View Key } | Should -Throw -ErrorId 'AuditThresholdExceeded,*'
    }

    It 'does not count what is muted' {
        $path = Set-Mute @{ check = '*'; name = 'home-trader'; reason = 'r'; owner = 'o'; expires = Get-Day 1 }
        { Get-Key home-trader | Invoke-BinanceKeyAudit -FailOn Low -MutePath $path } | Should -Not -Throw
    }

    It 'takes what is unknown as an error of its own, as a failure, or not at all' {
        $key = @(Get-Key testnet-bot) + (Get-Key grid-bot)
        { $key | Invoke-BinanceKeyAudit -Check BKT1001 -FailOn Critical } | Should -Throw -ErrorId 'AuditUndetermined,*'
        { $key | Invoke-BinanceKeyAudit -Check BKT1001 -FailOn Critical -UnknownAs Ignore } | Should -Not -Throw
        { $key | Invoke-BinanceKeyAudit -Check BKT1001 -FailOn Critical -UnknownAs Fail } | Should -Throw -ErrorId 'AuditThresholdExceeded,*'
    }

    It 'ends with an error when nothing at all was found out, whatever the caller says' {
        { Get-Key testnet-bot | Invoke-BinanceKeyAudit -Check BKT1001 -FailOn Critical -UnknownAs Ignore } | Should -Throw -ErrorId 'AuditUndetermined,*'
        { @() | Invoke-BinanceKeyAudit -FailOn Critical -UnknownAs Ignore } | Should -Throw -ErrorId 'AuditUndetermined,*'
    }

    It 'words what is unknown as unknown, also when it counts as a failure' {
        $thrown = Get-ErrorOf { Get-Key testnet-bot | Invoke-BinanceKeyAudit -Check BKT1001 -FailOn Critical -UnknownAs Fail }
        $thrown.Exception.Message | Should -BeLike '*BKT1001 Undetermined: withdrawal permission (Critical)*'
        $thrown.Exception.Message | Should -Not -BeLike '*Withdrawals are enabled*'
    }

    It 'never turns a status: Unknown stays Unknown' {
        $findings = @(Get-Key testnet-bot | Invoke-BinanceKeyAudit -Check BKT1001 -UnknownAs Fail)
        $findings[0].Status | Should -Be 'Unknown'
    }
}

Describe '-Since' {
    It 'says what is new, fixed and unchanged since a baseline' {
        $path = Join-Path $TestDrive 'since.json'
        $before = Start-TestSandbox -Keys @(
            @{ name = 'a'; purpose = 'ReadOnly'; permissions = @{ enableReading = $true; enableWithdrawals = $true }; ipList = @('127.0.0.1') }
            @{ name = 'b'; purpose = 'ReadOnly'; permissions = @{ enableReading = $true }; ipList = @('127.0.0.1') }
        )
        $after = Start-TestSandbox -Keys @(
            @{ name = 'a'; purpose = 'ReadOnly'; permissions = @{ enableReading = $true }; ipList = @('127.0.0.1') }
            @{ name = 'b'; purpose = 'ReadOnly'; permissions = @{ enableReading = $true; enableWithdrawals = $true }; ipList = @('127.0.0.1') }
        )
        try {
            $before.Keys | Invoke-BinanceKeyAudit | Save-BinanceAuditBaseline -Path $path
            $now = @($after.Keys | Invoke-BinanceKeyAudit -Since $path)
            ($now | Where-Object { $_.Name -eq 'b' -and $_.CheckId -eq 'BKT1001' }).Change | Should -Be 'New'
            ($now | Where-Object { $_.Name -eq 'a' -and $_.CheckId -eq 'BKT1001' }).Change | Should -Be 'Fixed'
            ($now | Where-Object { $_.Name -eq 'a' -and $_.CheckId -eq 'BKT1401' }).Change | Should -Be 'Unchanged'
        }
        finally {
            $before, $after | Stop-BinanceSandbox
        }
    }
}

Describe '-MasterKey' {
    It 'asks the key of a master account about the keys of its sub-accounts, and no other' {
        $without = @(Get-Key treasury | Invoke-BinanceKeyAudit)
        $with = @(Get-Key treasury | Invoke-BinanceKeyAudit -MasterKey treas*)
        $without | Where-Object { $_.CheckId -like 'BKT180*' -and $_.Status -notin 'NotApplicable' } | Should -BeNullOrEmpty
        @($with | Where-Object { $_.CheckId -like 'BKT180*' -and $_.Status -ne 'NotApplicable' }).Count | Should -BeGreaterThan 0
    }
}

Describe 'A run' {
    AfterEach { Clear-SandboxFault $sandbox }

    It 'gives the first findings before the last key is asked, and stops when they are enough' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 300; path = '/sapi/v1/account/apiRestrictions' }
        $before = $sandbox.Statistics.Requests
        $first = $sandbox.Keys | Invoke-BinanceKeyAudit -Policy Relaxed -ThrottleLimit 1 | Select-Object -First 1
        $first.Name | Should -Be $sandbox.Keys[0].Name
        $sandbox.Statistics.Requests - $before | Should -BeLessThan 4
    }

    It 'is not held up by a key that hangs' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 1500; path = '/sapi/v1/account/apiRestrictions'; count = 1 }
        $findings = @($sandbox.Keys | Invoke-BinanceKeyAudit -Policy Relaxed -ThrottleLimit 2)
        $names = @($findings | Where-Object Scope -EQ Key | ForEach-Object Name | Select-Object -Unique)
        $names.Count | Should -Be 23
        # One of the first two hangs; in the order of the input it would not come last.
        $names[-1] | Should -BeIn $sandbox.Keys[0, 1].Name
    }

    It 'shows progress with count, rate and time left, and takes it away' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 120; path = '/sapi/*' }
        $running = Start-Shell -Variables @{ keys = $sandbox.Keys } 'Invoke-BinanceKeyAudit -InputObject $keys -Policy Relaxed -ThrottleLimit 1'
        $null = $running.Shell.EndInvoke($running.Handle)
        $shown = @($running.Shell.Streams.Progress | Where-Object Activity -EQ 'Invoke-BinanceKeyAudit')
        $shown.Count | Should -BeGreaterThan 1
        $shown[0].StatusDescription | Should -Match '^\d+ of 23 keys, [\d.,]+/s$'
        $shown[0].SecondsRemaining | Should -BeGreaterThan 0
        $shown[0].PercentComplete | Should -BeGreaterThan 0
        $shown[-1].RecordType | Should -Be 'Completed'
        $running.Runspace.Dispose()
    }

    It 'that is stopped leaves valid findings, and does not say that it came to its end' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 200; path = '/sapi/v1/account/apiRestrictions' }
        $running = Start-Shell -Variables @{ keys = $sandbox.Keys } '$keys | Invoke-BinanceKeyAudit -Policy Relaxed -ThrottleLimit 2'
        Wait-Until { $running.Output.Count -gt 0 } 'the first finding'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 2
        $running.Output.Count | Should -BeLessThan $fleet.Count
        $running.Output.CheckId | Should -Not -Contain 'BKT1901'
        $running.Output | ForEach-Object { $_.Message | Should -Not -BeNullOrEmpty }
    }

    It 'against an exchange that <What> finds out nothing, and says so of every key' -ForEach @(
        @{ What = 'answers with a web page'; Fault = @{ kind = 'HtmlPage'; path = '/sapi/*' } }
        @{ What = 'cuts answers off'; Fault = @{ kind = 'TruncatedBody'; path = '/sapi/v1/account/apiRestrictions' } }
        @{ What = 'is busy'; Fault = @{ kind = 'ServerError'; path = '/sapi/*'; status = 503 } }
    ) {
        Add-SandboxFault $sandbox $Fault
        $findings = @(Get-Key dashboard, grid-bot | Invoke-BinanceKeyAudit -Check BKT1001 -TimeoutSec 5)
        $keys = @($findings | Where-Object Scope -EQ Key)
        $keys.Count | Should -Be 2
        $keys.Status | Select-Object -Unique | Should -Be 'Unknown'
        $keys.Reason | Select-Object -Unique | Should -BeIn 'ExchangeUnavailable', 'AnswerIncomplete'
        $findings[-1].CheckId | Should -Be 'BKT1901'
    }

    It 'sends no write and no order' {
        $said = @($sandbox.Keys | Invoke-BinanceKeyAudit -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        ($said -match 'GET /').Count | Should -BeGreaterThan 23
        $said -match '\b(POST|PUT|DELETE) /' | Should -BeNullOrEmpty
    }
}

Describe 'Get-BinanceAuditCheck' {
    It 'lists at least thirty checks, each with everything that there is to say' {
        $checks = @(Get-BinanceAuditCheck)
        $checks.Count | Should -BeGreaterThan 29
        ($checks.Id | Sort-Object) -join ' ' | Should -Be ($checks.Id -join ' ')
        foreach ($check in $checks) {
            foreach ($property in 'Name', 'Title', 'Risk', 'Remediation', 'LooksAt', 'UnknownWhen', 'Source', 'Since', 'Reference') {
                $check.$property | Should -Not -BeNullOrEmpty -Because "$($check.Id) has $property"
            }
        }
    }

    It 'finds <Id>' -ForEach @(
        @{ Id = 'BKT1001'; Found = 'BKT1001' }
        @{ Id = 'WithdrawalsEnabled'; Found = 'BKT1001' }
        @{ Id = 'rsa*'; Found = 'BKT1402 BKT1403' }
    ) {
        (Get-BinanceAuditCheck $Id).Id -join ' ' | Should -Be $Found
    }

    It 'explains findings from the pipeline' {
        ($fleet | Where-Object { $_.Name -eq 'home-trader' -and $_.Status -eq 'Fail' } | Get-BinanceAuditCheck).Id | Sort-Object | Should -Be 'BKT1303', 'BKT1506'
    }

    It 'takes its own output' {
        (Get-BinanceAuditCheck BKT100* | Get-BinanceAuditCheck).Id | Should -Be 'BKT1001', 'BKT1002'
    }

    It 'reports a check that does not exist and goes on' {
        $errors = @()
        (Get-BinanceAuditCheck BKT9999, BKT1001 -ErrorVariable errors -ErrorAction SilentlyContinue).Id | Should -Be 'BKT1001'
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AuditCheckNotFound,*'
    }
}

Describe 'Completion' {
    It 'of <Line> offers <Offered>' -ForEach @(
        @{ Line = 'Invoke-BinanceKeyAudit -Check Withdrawals'; Offered = 'WithdrawalsEnabled' }
        @{ Line = 'Invoke-BinanceKeyAudit -ExcludeCheck BKT140'; Offered = 'BKT1401' }
        @{ Line = 'Get-BinanceAuditCheck Rsa'; Offered = 'Rsa2048' }
        @{ Line = 'Invoke-BinanceKeyAudit -Policy S'; Offered = 'Strict' }
        @{ Line = 'Invoke-BinanceKeyAudit -View '; Offered = 'Key' }
        @{ Line = 'Invoke-BinanceKeyAudit -Status U'; Offered = 'Unknown' }
        @{ Line = 'Invoke-BinanceKeyAudit -FailOn C'; Offered = 'Critical' }
        @{ Line = 'Invoke-BinanceKeyAudit -UnknownAs F'; Offered = 'Fail' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Offered
    }
}
