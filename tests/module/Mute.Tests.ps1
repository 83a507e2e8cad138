# New-BinanceAuditMute: problems from the pipeline become mutes in a file that people write by hand as well.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    $script:sandbox = Start-TestSandbox -Keys @(
        @{ name = 'spender [1]'; permissions = @{ enableReading = $true; enableWithdrawals = $true }; purpose = 'ReadOnly' }
        @{ name = 'trader'; permissions = @{ enableReading = $true; enableSpotAndMarginTrading = $true }; purpose = 'ReadOnly' }
    )
    Register-TestVault Bots @{ 'spender [1]' = (Get-SandboxCredential $sandbox.Keys[0]); trader = (Get-SandboxCredential $sandbox.Keys[1]) }
    $script:audit = { Invoke-BinanceKeyAudit -BaseUri $sandbox.BaseAddress -ErrorAction Ignore @args }
    $script:findings = @(& $audit)
    $script:withdrawals = $findings | Where-Object { $_.CheckId -eq 'BKT1001' -and $_.Status -eq 'Fail' }
    $script:terms = @{ Reason = 'is replaced in March'; Owner = 'ops@example.com'; Days = 30 }
    $script:last = [datetime]::UtcNow.Date.AddDays(30).ToString('yyyy-MM-dd')
    $script:today = [datetime]::UtcNow.Date.ToString('yyyy-MM-dd')
    $script:entry = '{ "check": "BKT1001", "name": "spender `[1`]", "vault": "Bots", "reason": "known", "owner": "somebody", "expires": "2099-01-01" }'
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'New-BinanceAuditMute' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $null = New-Item $folder -ItemType Directory
        Push-Location -LiteralPath $folder
    }

    AfterEach {
        Pop-Location
        Get-ChildItem -LiteralPath $folder -Force -Filter '*.tmp' | Should -BeNullOrEmpty -Because 'no half file may stay'
    }

    Context 'A new file' {
        It 'holds mutes that the audit then uses' {
            $findings | Where-Object CheckId -EQ BKT1001 | Where-Object Status -EQ Fail | New-BinanceAuditMute mutes.json @terms | Should -BeNullOrEmpty
            Test-BinanceAuditPolicy mutes.json -MuteFile | Should -BeNullOrEmpty
            $file = Get-Content mutes.json -Raw | ConvertFrom-Json
            $file.version | Should -Be 1
            $file.mutes.Count | Should -Be 1
            $file.mutes[0].check, $file.mutes[0].name, $file.mutes[0].vault | Should -Be 'BKT1001', 'spender `[1`]', 'Bots'
            $file.mutes[0].fingerprint | Should -Be $sandbox.Keys[0].Fingerprint
            $file.mutes[0].reason, $file.mutes[0].owner, $file.mutes[0].expires | Should -Be 'is replaced in March', 'ops@example.com', $last
            $muted = @(& $audit -MutePath ./mutes.json | Where-Object Muted)
            $muted.Count | Should -Be 1
            $muted[0].Id | Should -Be $withdrawals.Id
            $muted[0].Status | Should -Be 'Fail'
            $muted[0].MuteReason, $muted[0].MuteOwner | Should -Be 'is replaced in March', 'ops@example.com'
            (& $audit -MutePath ./mutes.json | Where-Object CheckId -EQ BKT1902).Status | Should -Be 'Pass'
        }

        It 'gives out the mutes with -PassThru' {
            $mutes = $findings | Where-Object Status -EQ Fail | New-BinanceAuditMute mutes.json @terms -PassThru
            $mutes[0].GetType().FullName | Should -Be 'BinanceKeyTools.Audit.Policies.Mute'
            $mutes.Count | Should -Be @($findings | Where-Object Status -EQ Fail).Count
            $mutes[0].Origin | Should -Be 'mutes.json:4'
            $mutes[0].Expires.ToString('yyyy-MM-dd') | Should -Be $last
            (& $audit -MutePath ./mutes.json -FailOn Informational | Where-Object { $_.Status -eq 'Fail' -and -not $_.Muted }) | Should -BeNullOrEmpty
        }

        It 'takes a date in place of days' {
            $withdrawals | New-BinanceAuditMute a.json -Reason r -Owner o -Expires $today
            $withdrawals | New-BinanceAuditMute b.json -Reason r -Owner o -Expires ([datetime]::UtcNow.Date.AddDays(3).AddHours(23))
            (Get-Content a.json, b.json -Raw | ForEach-Object { ($_ | ConvertFrom-Json).mutes.expires }) | Should -Be $today, ([datetime]::UtcNow.Date.AddDays(3).ToString('yyyy-MM-dd'))
        }

        It 'holds for every key of the name with -AnyKey' {
            $withdrawals | New-BinanceAuditMute mutes.json @terms -AnyKey
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes[0].PSObject.Properties.Name | Should -Not -Contain 'fingerprint'
            @(& $audit -MutePath ./mutes.json | Where-Object Muted).Count | Should -Be 1
        }

        It 'has the name * for vaults and runs' {
            Register-TestVault Shut @{ x = (ConvertTo-TestCredential) } -Fails Listing
            try {
                $problems = @(& $audit | Where-Object { $_.Scope -ne 'Key' -and $_.Status -in 'Fail', 'Unknown' })
                $problems.Scope | Should -Contain 'Vault'
                $problems | New-BinanceAuditMute mutes.json @terms
                (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.name | Select-Object -Unique | Should -Be '*'
                (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.vault | Should -Contain 'Shut'
                $again = & $audit -MutePath ./mutes.json
                $again | Where-Object Id -In $problems.Id | Where-Object { -not $_.Muted } | Should -BeNullOrEmpty
                @($again | Where-Object Muted).Count | Should -Be $problems.Count
            }
            finally {
                Unregister-SecretVault Shut
            }
        }

        It 'warns of a key whose fingerprint is unknown' {
            $unread = $findings | Where-Object { $_.Name -eq 'trader' -and $_.Status -in 'Fail', 'Unknown' } | Select-Object -First 2 | ForEach-Object {
                $stored = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 2))
                $stored.Fingerprint = $null
                $stored
            }
            $unread | New-BinanceAuditMute mutes.json @terms -WarningVariable warned -WarningAction SilentlyContinue
            $warned.Count | Should -Be 1
            $warned | Should -BeLike "*'trader' is unknown, so its mute holds for every key of that name."
            $unread | New-BinanceAuditMute other.json @terms -AnyKey -WarningVariable silent
            $silent | Should -BeNullOrEmpty
        }

        It 'takes findings that were stored, and of several machines one of each' {
            $stored = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($withdrawals), 2))
            @($stored; $stored; $withdrawals) | New-BinanceAuditMute mutes.json @terms
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be 1
        }

        It 'takes findings as a parameter' {
            New-BinanceAuditMute mutes.json -InputObject $withdrawals @terms
            'mutes.json' | Should -Exist
        }
    }

    Context 'Findings that are no problem' {
        It 'are left out with a warning' {
            $findings | Where-Object CheckId -EQ BKT1001 | New-BinanceAuditMute mutes.json @terms -WarningVariable warned -WarningAction SilentlyContinue
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be 1
            $warned.Count | Should -Be 1
            $warned | Should -BeLike "1 finding is no problem, so there is nothing to mute: BKT1001 of 'trader' is Pass. *"
        }

        It 'make no file' {
            $findings | Where-Object Status -In Pass, NotApplicable | New-BinanceAuditMute mutes.json @terms -WarningVariable warned -WarningAction SilentlyContinue
            'mutes.json' | Should -Not -Exist
            $warned | Should -Match '^\d+ findings are no problem, .*, for example\. '
        }
    }

    Context 'A file that is there' {
        It 'keeps what people wrote, and gets the new mute behind it' {
            Set-Content mutes.json -NoNewline "{`r`n  // Ours.`r`n  `"version`": 1,`r`n  `"mutes`": [`r`n    { `"check`": `"*`", `"name`": `"x`", `"reason`": `"r`", `"owner`": `"o`", `"expires`": `"2099-01-01`" }, // x goes`r`n    // end`r`n  ],`r`n}`r`n"
            $before = [IO.File]::ReadAllText((Join-Path $folder mutes.json))
            $withdrawals | New-BinanceAuditMute mutes.json @terms
            $after = [IO.File]::ReadAllText((Join-Path $folder mutes.json))
            $after | Should -BeLike '*// x goes*// end*"BKT1001"*'
            $cut = $after.IndexOf('    {', $after.IndexOf('// end'))
            $after.Remove($cut, $after.LastIndexOf('},') + 4 - $cut) | Should -BeExactly $before
            (Get-Content mutes.json -Raw) -replace "`r`n" | Should -Not -Match "`n"
            Test-BinanceAuditPolicy mutes.json -MuteFile | Should -BeNullOrEmpty
        }

        It 'can be a policy' {
            Set-Content policy.json '{ "version": 1, "name": "Mine", "extends": "Relaxed" }'
            $withdrawals | New-BinanceAuditMute policy.json @terms
            Test-BinanceAuditPolicy policy.json | Should -BeNullOrEmpty
            $policy = Get-BinanceAuditPolicy -Path policy.json
            $policy.Name, $policy.Extends, $policy.Mutes.Count | Should -Be 'Mine', 'Relaxed', 1
            @(& $audit -Policy ./policy.json | Where-Object Muted).Count | Should -Be 1
        }

        It 'keeps a mute that holds still, and says so' {
            Set-Content mutes.json "{ `"version`": 1, `"mutes`": [ $entry ] }"
            $before = Get-Content mutes.json -Raw
            $problem = Get-ErrorOf { $withdrawals | New-BinanceAuditMute mutes.json @terms }
            $problem.FullyQualifiedErrorId | Should -Be 'AuditMuteExists,BinanceKeyTools.Commands.NewBinanceAuditMuteCommand'
            "$problem" | Should -BeLike "BKT1001 for 'spender *1*' in the vault 'Bots'*is muted already, by somebody until 2099-01-01: mutes.json:1."
            $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
            Get-Content mutes.json -Raw | Should -BeExactly $before
            $others = @($findings | Where-Object { $_.Status -eq 'Fail' -and $_.Name -eq 'trader' })
            @($withdrawals; $others) | New-BinanceAuditMute mutes.json @terms -ErrorAction SilentlyContinue
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be (1 + $others.Count)
        }

        It 'gives it new terms with -Force' {
            Set-Content mutes.json "{ `"version`": 1, `"mutes`": [ /* until it is gone */ $entry ] }"
            $mute = $withdrawals | New-BinanceAuditMute mutes.json @terms -Force -PassThru
            $mute.Owner, $mute.Fingerprint | Should -Be 'ops@example.com', $sandbox.Keys[0].Fingerprint
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be 1
            Get-Content mutes.json -Raw | Should -BeLike "*/* until it is gone */*is replaced in March*$last*"
        }

        It 'gives one that has expired new terms without' {
            Set-Content mutes.json "{ `"version`": 1, `"mutes`": [ $($entry.Replace('2099', '2020')) ] }"
            $withdrawals | New-BinanceAuditMute mutes.json @terms
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.expires | Should -Be $last
        }

        It 'is not written when exactly this mute is there' {
            $withdrawals | New-BinanceAuditMute mutes.json @terms
            $before = (Get-Item mutes.json).LastWriteTimeUtc
            ($withdrawals | New-BinanceAuditMute mutes.json @terms -PassThru).Origin | Should -Be 'mutes.json:4'
            (Get-Item mutes.json).LastWriteTimeUtc | Should -Be $before
        }

        It 'keeps its permissions, and stays a link' -Skip:$IsWindows {
            Set-Content real.json '{ "version": 1 }'
            chmod 640 real.json
            $null = New-Item -ItemType SymbolicLink -Path mutes.json -Value (Join-Path $folder real.json)
            $withdrawals | New-BinanceAuditMute mutes.json @terms
            (Get-Item mutes.json).LinkType | Should -Be 'SymbolicLink'
            (Get-Item real.json).UnixMode | Should -Be '-rw-r-----'
            (Get-Content real.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be 1
        }

        It 'is refused before anything is asked when it cannot be used: <text>' -ForEach @(
            @{ text = '{ "version": 1, "mutes": [ { "check": '; place = '*line ?, *' }
            @{ text = "{ `"version`": 1,`n `"mutse`": [] }"; place = '*line 2, column 2, mutse:*' }
            @{ text = ''; place = '*line ?, *' }
            @{ text = '<html></html>'; place = '*line 1*' }
        ) {
            Set-Content mutes.json $text
            $before = Get-Content mutes.json -Raw
            $script:started = $false
            $problem = Get-ErrorOf { & { process { $script:started = $true; $withdrawals } } | New-BinanceAuditMute mutes.json @terms }
            $problem.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyInvalid,*'
            "$problem" | Should -BeLike $place
            $started | Should -BeFalse
            Get-Content mutes.json -Raw | Should -BeExactly $before
        }

        It 'is left alone when somebody <case> it meanwhile' -ForEach @{ case = 'changes'; before = '{ "version": 1 }' }, @{ case = 'makes'; before = '' } {
            if ($before) { Set-Content mutes.json $before }

            # What -Verbose says of a mute comes down the pipeline before the file is written.
            $problem = Get-ErrorOf {
                $withdrawals | New-BinanceAuditMute mutes.json @terms -Verbose 4>&1 | ForEach-Object { Set-Content mutes.json '{ "version": 1, "name": "theirs" }' }
            }
            $problem.FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotWritten,*'
            "$problem" | Should -BeLike '*was changed by somebody else meanwhile*'
            Get-Content mutes.json -Raw | Should -BeLike '*theirs*'
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'names what would be muted, and writes nothing' {
            $shown = Start-Shell -Variables @{ folder = $folder; found = $withdrawals } -Script '
                Set-Location -LiteralPath $folder
                $found | New-BinanceAuditMute mutes.json -Reason r -Owner o -Days 30 -WhatIf'
            $null = $shown.Shell.EndInvoke($shown.Handle)
            $shown.Shell.Streams.Error | Should -BeNullOrEmpty
            $text = $shown.Recorder.Shown -match 'What if'
            $text.Count | Should -Be 1
            $text | Should -BeLike "*`"Mute`" on target `"BKT1001 for 'spender ?1?' in the vault 'Bots', key $($sandbox.Keys[0].Fingerprint), until $last, in '*mutes.json'`"*"
            $shown.Runspace.Dispose()
            'mutes.json' | Should -Not -Exist
        }
    }

    Context 'What is refused' {
        It 'is <case>, with <id>' -ForEach @(
            @{ case = 'a PowerShell data file'; arguments = @{ Path = 'mutes.psd1' }; id = 'AuditPolicyPath'; text = '*does not end in .json.' }
            @{ case = 'a file of another kind'; arguments = @{ Path = 'mutes.txt' }; id = 'AuditPolicyPath'; text = '*does not end in .json.' }
            @{ case = 'a folder'; arguments = @{ Path = 'folder.json' }; id = 'AuditPolicyPath'; text = '*is a folder*' }
            @{ case = 'a file in no folder'; arguments = @{ Path = 'no/such/mutes.json' }; id = 'AuditPolicyNotWritten'; text = '*there is no such folder*' }
            @{ case = 'a path of another provider'; arguments = @{ Path = 'Env:mutes.json' }; id = 'AuditPolicyNotFound'; text = '*not a path of the file system*' }
            @{ case = 'a day that is over'; arguments = @{ Days = $null; Expires = '2020-01-01' }; id = 'AuditMuteExpiry'; text = '*2020-01-01*over*' }
            @{ case = 'a day in years'; arguments = @{ Days = $null; Expires = '2099-01-01' }; id = 'AuditMuteExpiry'; text = '*2099-01-01*366 days*' }
            @{ case = 'no day'; arguments = @{ Days = 0 }; id = 'ParameterArgumentValidationError'; text = '*' }
            @{ case = 'days of years'; arguments = @{ Days = 367 }; id = 'ParameterArgumentValidationError'; text = '*' }
            @{ case = 'a blank reason'; arguments = @{ Reason = "  `t" }; id = 'ParameterArgumentValidationError'; text = '*must not be blank*' }
            @{ case = 'a blank owner'; arguments = @{ Owner = ' ' }; id = 'ParameterArgumentValidationError'; text = '*must not be blank*' }
            @{ case = 'an empty owner'; arguments = @{ Owner = '' }; id = 'ParameterArgumentValidationError'; text = '*must not be blank*' }
        ) {
            $null = New-Item folder.json -ItemType Directory
            $all = @{ Path = 'mutes.json' } + $terms
            $arguments.Keys | ForEach-Object { $all[$_] = $arguments[$_] }
            $all.Keys.Clone() | Where-Object { $null -eq $all[$_] } | ForEach-Object { $all.Remove($_) }
            $problem = @(Get-ErrorOf { $withdrawals | New-BinanceAuditMute @all })
            $problem[0].FullyQualifiedErrorId | Should -Be "$id,BinanceKeyTools.Commands.NewBinanceAuditMuteCommand"
            "$($problem[0])" | Should -BeLike $text
            (Get-ChildItem -Recurse -File) | Should -BeNullOrEmpty
        }

        It 'says to use JSON where a data file is named' {
            (Get-ErrorOf { $withdrawals | New-BinanceAuditMute mutes.psd1 @terms }).ErrorDetails.RecommendedAction | Should -BeLike '*JSON*'
        }

        It 'is no finding, and the others go on' {
            @(42; $null; $sandbox.Keys[0]; $withdrawals) | New-BinanceAuditMute mutes.json @terms -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems.Count | Should -Be 3
            $problems.FullyQualifiedErrorId | Should -BeLike 'InputNotAFinding,*'
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.Count | Should -Be 1
        }

        It 'is a row a key' {
            (Get-ErrorOf { & $audit -View Key | Select-Object -First 1 | New-BinanceAuditMute mutes.json @terms }).ErrorDetails.RecommendedAction | Should -BeLike '*-View Key*'
        }

        It 'is a secret among the terms, which is not repeated' {
            $sample = Get-SampleKey
            foreach ($given in @{ Reason = "because $($sample.Secret)" }, @{ Owner = $sample.ApiKey }) {
                $all = $terms.Clone()
                $given.Keys | ForEach-Object { $all[$_] = $given[$_] }
                $problem = Get-ErrorOf { $withdrawals | New-BinanceAuditMute mutes.json @all }
                $problem.FullyQualifiedErrorId | Should -BeLike 'AuditMuteInvalid,*'
                "$problem" | Should -BeLike '*looks like an API key*'
                "$problem $($problem.ErrorDetails) $($problem.TargetObject)" | Should -Not -Match $sample.Secret.Substring(0, 20)
            }

            'mutes.json' | Should -Not -Exist
        }

        It 'is a key whose name is one, and the others go on' {
            $sample = Get-SampleKey
            $named = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($withdrawals, 2))
            $named.Name = $sample.ApiKey
            @($named; $withdrawals) | New-BinanceAuditMute mutes.json @terms -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'AuditMuteInvalid,*'
            "$problem" | Should -Not -Match $sample.ApiKey.Substring(0, 20)
            (Get-Content mutes.json -Raw | ConvertFrom-Json).mutes.name | Should -Be 'spender `[1`]'
        }
    }
}
