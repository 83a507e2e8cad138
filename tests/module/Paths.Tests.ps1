# Paths of files, as everywhere in PowerShell: what is read may have wildcards or binds from the pipeline by PSPath, what is written is taken
# as it is, drives are those of the session, and what is not the file system is refused.

BeforeDiscovery {
    # On Windows no name has the second half of them.
    $script:names = @('plain.json', 'with space.json', 'a[1].json', 'a[b.json', "it's.json", 'b`t.json', '`[x`].json', '$(x).json', '-x.json', 'ünï 🔑.json') +
        @($IsWindows ? @() : @('st*r.json', 'wh?t.json', 'quo"te.json', 'back\slash.json'.Replace('\', '|')))
    $script:readers = @(
        @{ reader = 'Get-BinanceAuditPolicy -Path'; kind = 'policy'; read = { (Get-BinanceAuditPolicy -Path $args[0] -WarningAction Ignore).Name }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Get-BinanceAuditPolicy -LiteralPath'; kind = 'policy'; read = { (Get-BinanceAuditPolicy -LiteralPath $args[0] -WarningAction Ignore).Name }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Test-BinanceAuditPolicy -Path'; kind = 'policy'; read = { (Test-BinanceAuditPolicy -Path $args[0]).Path }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Test-BinanceAuditPolicy -LiteralPath'; kind = 'policy'; read = { (Test-BinanceAuditPolicy -LiteralPath $args[0]).Path }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Invoke-BinanceKeyAudit -Policy'; kind = 'policy'; read = { ($key | Invoke-BinanceKeyAudit -Check BKT1001 -Policy $args[0])[0].Policy }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Invoke-BinanceKeyAudit -MutePath'; kind = 'mutes'; read = { ($key | Invoke-BinanceKeyAudit -Check BKT1001 -MutePath $args[0])[0].MuteReason }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Invoke-BinanceKeyAudit -Since'; kind = 'result'; read = { ($key | Invoke-BinanceKeyAudit -Check BKT1001 -Since $args[0])[0].Change }; id = 'AuditResultNotFound' }
        @{ reader = 'New-BinanceAuditPolicy -Extends'; kind = 'policy'; read = { (New-BinanceAuditPolicy "extending-$(New-Guid).json" -Extends $args[0] | Get-BinanceAuditPolicy).Keys.Purpose }; id = 'AuditPolicyNotFound' }
        @{ reader = 'Export-BinanceAuditReport -ResultPath'; kind = 'result'; read = { (Get-Content -LiteralPath (Export-BinanceAuditReport "of-$(New-Guid).json" -ResultPath $args[0]).FullName -Raw | ConvertFrom-Json).findings.Count -gt 0 }; id = 'AuditResultNotFound' }
        @{ reader = 'Export-BinanceAuditReport -BaselinePath'; kind = 'result'; read = { [bool] (Get-Content -LiteralPath ($findings | Export-BinanceAuditReport "since-$(New-Guid).json" -BaselinePath $args[0]).FullName -Raw | ConvertFrom-Json).baselineAt }; id = 'AuditResultNotFound' }
        @{ reader = 'Compare-BinanceAudit -Reference'; kind = 'result'; read = { Compare-BinanceAudit -Reference $args[0] -Difference $few | ForEach-Object Kind }; id = 'AuditResultNotFound' }
        @{ reader = 'Compare-BinanceAudit -Difference'; kind = 'result'; read = { Compare-BinanceAudit -Reference $few -Difference $args[0] | ForEach-Object Kind }; id = 'AuditResultNotFound' }
        @{ reader = 'Start-BinanceSandbox -FleetPath'; kind = 'fleet'; read = { $started = Start-BinanceSandbox -FleetPath $args[0]; $started.Keys.Name; Stop-BinanceSandbox $started }; id = 'SandboxFleetNotFound' }
        @{ reader = 'Register-BinanceKey -PrivateKeyPath'; kind = 'key'; read = { (Register-BinanceKey "n$(Get-Random)" -Vault Kept -ApiKey $apiKey -PrivateKeyPath $args[0] -SkipVerification -WhatIf).Name; 'read' }; id = 'PrivateKeyFileNotFound' }
        @{ reader = 'Register-BinanceKey -LiteralPath'; kind = 'key'; read = { (Register-BinanceKey "n$(Get-Random)" -Vault Kept -ApiKey $apiKey -LiteralPath $args[0] -SkipVerification -WhatIf).Name; 'read' }; id = 'PrivateKeyFileNotFound' }
    )
    $script:piped = @(
        @{ reader = 'Get-BinanceAuditPolicy'; kind = 'policy'; read = { ($input | Get-BinanceAuditPolicy -WarningAction Ignore).Name } }
        @{ reader = 'Test-BinanceAuditPolicy'; kind = 'policy'; read = { ($input | Test-BinanceAuditPolicy).Path } }
        @{ reader = 'Compare-BinanceAudit'; kind = 'result'; read = { $input | Compare-BinanceAudit -Reference $few | ForEach-Object Kind } }
        @{ reader = 'Export-BinanceAuditReport'; kind = 'result'; read = { (Get-Content -LiteralPath ($input | Export-BinanceAuditReport "piped-$(New-Guid).json").FullName -Raw | ConvertFrom-Json).findings.Count -gt 0 } }
        @{ reader = 'Start-BinanceSandbox'; kind = 'fleet'; read = { $started = $input | Start-BinanceSandbox; $started.Keys.Name; Stop-BinanceSandbox $started } }
    )
    $script:writers = @(
        @{ writer = 'Export-BinanceAuditReport'; write = { ($findings | Export-BinanceAuditReport -LiteralPath $args[0]).FullName }; id = 'ReportPathInvalid' }
        @{ writer = 'Save-BinanceAuditBaseline'; write = { ($findings | Save-BinanceAuditBaseline -LiteralPath $args[0] -PassThru).FullName }; id = 'ReportPathInvalid' }
        @{ writer = 'New-BinanceAuditPolicy'; write = { (New-BinanceAuditPolicy -LiteralPath $args[0]).FullName }; id = 'AuditPolicyNotFound' }
        @{ writer = 'New-BinanceAuditMute'; write = { $made = Join-Path $folder ($findings | Where-Object CheckId -EQ BKT1001 | New-BinanceAuditMute -LiteralPath $args[0] -Reason r -Owner o -Days 1 -PassThru).Origin.Split(':')[0]; Test-Path -LiteralPath $made | Should -BeTrue; $made }; id = 'AuditPolicyNotFound' }
        @{ writer = 'New-BinanceKeyPair'; write = { (New-BinanceKeyPair -LiteralPath $args[0] -AsPlainText -WarningAction Ignore).Path }; id = 'KeyFilePathInvalid' }
    )
    $script:elsewhere = @('Env:\x.json', 'Nowhere:\x.json', 'Nowhere::x.json', 'Function:x.json', "nul`0l.json") + @($IsWindows ? 'HKLM:\x.json' : 'file:///tmp/x.json')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    $null = Register-FaultyVault Kept
    # Limits that contradict each other are a problem to tell, and a warning wherever the policy is loaded.
    $WarningPreference = 'SilentlyContinue'
    $script:sandbox = Start-TestSandbox -Keys @(
        @{ name = 'spender'; permissions = @{ enableReading = $true; enableWithdrawals = $true } }
        @{ name = 'other'; algorithm = 'Ed25519'; permissions = @{ enableReading = $true } }
    )
    $script:key = $sandbox.Keys[0]
    $script:findings = @($key | Invoke-BinanceKeyAudit)
    $script:few = @($sandbox.Keys[1] | Invoke-BinanceKeyAudit)
    $script:apiKey = ConvertTo-TestSecureString $sandbox.Keys[1].RevealApiKey()
    $result = Join-Path $TestDrive 'saved-result.json'
    $findings | Save-BinanceAuditBaseline $result
    $script:contents = @{
        policy = '{ "version": 1, "name": "mine", "thresholds": { "maxAgeDays": 7 }, "keys": [ { "match": { "name": "*" }, "purpose": "Treasury" } ] }'
        mutes = '{ "version": 1, "mutes": [ { "check": "*", "name": "*", "reason": "known", "owner": "ops", "expires": "2099-01-01" } ] }'
        result = Get-Content $result -Raw
        fleet = '{ "keys": [ { "name": "of-the-file" } ] }'
        key = $sandbox.Keys[1].RevealSecret()
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'Paths' {
    BeforeEach {
        # The location itself has wildcard characters in its name.
        $folder = Join-Path $TestDrive "$([guid]::NewGuid().ToString('n')) [x]"
        $null = [IO.Directory]::CreateDirectory($folder)
        Push-Location -LiteralPath $folder
    }

    AfterEach {
        Pop-Location
    }

    Context 'that are read by <reader>' -ForEach $readers {
        It 'may have any name' -ForEach @{ all = $names } {
            foreach ($name in $all) {
                [IO.File]::WriteAllText((Join-Path $folder $name), $contents[$kind])
                & $read $name | Should -Not -BeNullOrEmpty -Because $name
                [IO.File]::Delete((Join-Path $folder $name))
            }
        }

        It 'may name a drive of the session, or a provider' {
            [IO.File]::WriteAllText((Join-Path $folder 'a [1].json'), $contents[$kind])
            $null = New-PSDrive -Name PathTest -PSProvider FileSystem -Root $folder
            try {
                & $read 'PathTest:\a [1].json' | Should -Not -BeNullOrEmpty
                & $read "Microsoft.PowerShell.Core\FileSystem::$folder/a [1].json" | Should -Not -BeNullOrEmpty
                & $read (Get-Item -LiteralPath 'a [1].json').PSPath | Should -Not -BeNullOrEmpty
                & $read (Join-Path $folder 'a [1].json') | Should -Not -BeNullOrEmpty
            }
            finally {
                Remove-PSDrive PathTest
            }
        }

        It 'are refused when they are not of the file system' -ForEach @{ all = $elsewhere } {
            foreach ($path in $all) {
                $errors = @(Get-ErrorOf { & $read $path })
                $errors[0].FullyQualifiedErrorId | Should -BeLike "$id,BinanceKeyTools.Commands.*" -Because $path
                $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            }
        }
    }

    Context 'that are piped to <reader>' -ForEach $piped {
        It 'bind with any name, as files and as objects that have a PSPath' -ForEach @{ all = $names } {
            foreach ($name in $all) {
                [IO.File]::WriteAllText((Join-Path $folder $name), $contents[$kind])
                Get-Item -LiteralPath $name | & $read | Should -Not -BeNullOrEmpty -Because "$name, by Get-Item"
                Get-ChildItem | & $read | Should -Not -BeNullOrEmpty -Because "$name, by Get-ChildItem"
                Get-Item -LiteralPath $name | Select-Object PSPath, Length | & $read | Should -Not -BeNullOrEmpty -Because "$name, by PSPath"
                [pscustomobject]@{ LiteralPath = $name } | & $read | Should -Not -BeNullOrEmpty -Because "$name, by LiteralPath"
                Get-ChildItem -LiteralPath $folder | ForEach-Object { [IO.File]::Delete($_.FullName) }
            }
        }

        It 'are refused when they are items of another provider, or folders' {
            $errors = @(Get-ErrorOf { Get-Item Env:PATH | & $read })
            $errors[0].Exception.Message | Should -Match 'is not a path of the file system|is not a finding'
            $errors = @(Get-ErrorOf { Get-Item -LiteralPath $folder | & $read })
            $errors[0].FullyQualifiedErrorId | Should -BeLike '*Unreadable,BinanceKeyTools.Commands.*'
        }
    }

    Context 'that are written by <writer>' -ForEach $writers {
        It 'are taken as they are' -ForEach @{ all = $names } {
            foreach ($name in $all) {
                & $write $name | Should -Be (Join-Path $folder $name)
                (Get-ChildItem -LiteralPath $folder).Name | Should -Be $name
                [IO.File]::Delete((Join-Path $folder $name))
            }
        }

        It 'may name a drive of the session' {
            $null = New-PSDrive -Name PathTest -PSProvider FileSystem -Root $folder
            try {
                & $write 'PathTest:\a [1].json' | Should -Be (Join-Path $folder 'a [1].json')
            }
            finally {
                Remove-PSDrive PathTest
            }
        }

        It 'are refused when they are not of the file system' -ForEach @{ all = $elsewhere } {
            foreach ($path in $all) {
                (Get-ErrorOf { & $write $path })[0].FullyQualifiedErrorId | Should -BeLike "$id,BinanceKeyTools.Commands.*" -Because $path
            }

            Get-ChildItem -LiteralPath $folder | Should -BeNullOrEmpty
        }
    }

    Context 'with wildcards' {
        It 'stand for several files where files are read' {
            foreach ($name in 'one.json', 'two.json') {
                [IO.File]::WriteAllText((Join-Path $folder $name), $contents.policy)
                [IO.File]::WriteAllText((Join-Path $folder "mutes-$name"), $contents.mutes.Replace('"known"', "`"$name`""))
            }

            (Get-BinanceAuditPolicy -Path '[ot]*.json' -WarningAction Ignore).Source | Should -Be (Join-Path $folder one.json), (Join-Path $folder two.json)
            (Test-BinanceAuditPolicy '[ot]*.json').Source | Should -Be (Join-Path $folder one.json), (Join-Path $folder two.json)
            ($key | Invoke-BinanceKeyAudit -Check BKT1902 -MutePath 'mutes-*.json').Evidence -match 'mutes-(one|two).json' | Should -Not -BeNullOrEmpty
        }

        It 'that no file fits are an error, not a clean run' {
            (Get-ErrorOf { $key | Invoke-BinanceKeyAudit -Check BKT1001 -MutePath 'no*.json' })[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
            (Get-ErrorOf { Get-BinanceAuditPolicy -Path 'no*.json' })[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
            (Get-ErrorOf { Test-BinanceAuditPolicy 'no*.json' })[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
        }

        It 'mean the file of exactly that name where there is one' {
            [IO.File]::WriteAllText((Join-Path $folder 'a[1].json'), $contents.policy)
            [IO.File]::WriteAllText((Join-Path $folder 'a1.json'), '{ "version": 1, "name": "other" }')
            (Get-BinanceAuditPolicy -Path 'a[1].json' -WarningAction Ignore).Name | Should -Be 'mine'
            (Get-BinanceAuditPolicy -Path 'a[12].json').Name | Should -Be 'other'
            (Get-ErrorOf { Get-BinanceAuditPolicy -LiteralPath 'a[12].json' })[0].FullyQualifiedErrorId | Should -BeLike 'AuditPolicyNotFound,*'
        }
    }
}

Describe 'Parameters for paths' {
    BeforeAll {
        $parameters = Get-Command -Module BinanceKeyTools | ForEach-Object {
            $command = $_
            $_.Parameters.Values | Where-Object Name -Match 'Path$' | ForEach-Object { [pscustomobject]@{ Command = $command.Name; Parameter = $_; Wild = [bool] ($_.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }) } }
        } | Where-Object { "$($_.Command) $($_.Parameter.Name)" -ne 'Invoke-BinanceSignedRequest Path' -and $_.Parameter.Name -ne 'ArtifactPath' }
    }

    It 'that are literal have the usual aliases, and bind by property name where files are read' {
        $literal = @($parameters | Where-Object { $_.Parameter.Name -eq 'LiteralPath' })
        $literal.Count | Should -BeGreaterThan 2
        foreach ($each in $literal) {
            $each.Parameter.Aliases | Sort-Object | Should -Be 'LP', 'PSPath' -Because $each.Command
            $each.Parameter.ParameterSets.Values.ValueFromPipelineByPropertyName | Should -Be $true -Because $each.Command
            $each.Wild | Should -BeFalse
        }
    }

    It 'that are written have the literal names as aliases, and no wildcards' {
        foreach ($each in $parameters | Where-Object { $_.Parameter.Name -eq 'Path' -and $_.Command -match '^(Export|Save|New)-' }) {
            $each.Parameter.Aliases | Sort-Object | Should -Be 'LiteralPath', 'LP', 'PSPath' -Because $each.Command
            $each.Wild | Should -BeFalse -Because $each.Command
            $each.Parameter.ParameterSets.Values.ValueFromPipeline | Should -Not -Contain $true -Because $each.Command
        }
    }

    It 'that are read have wildcards and a literal twin, or are literal' {
        foreach ($each in $parameters | Where-Object { $_.Parameter.Name -eq 'Path' -and $_.Command -match '^(Get|Test)-' }) {
            $each.Wild | Should -BeTrue -Because $each.Command
            (Get-Command $each.Command).Parameters.Keys | Should -Contain 'LiteralPath'
        }
    }

    It 'are the ones that this file knows' {
        $parameters | ForEach-Object { "$($_.Command) $($_.Parameter.Name)" } | Sort-Object | Should -Be @(
            'Export-BinanceAuditReport BaselinePath', 'Export-BinanceAuditReport HistoryPath', 'Export-BinanceAuditReport Path', 'Export-BinanceAuditReport ResultPath', 'Get-BinanceAuditPolicy LiteralPath',
            'Get-BinanceAuditPolicy Path', 'Invoke-BinanceKeyAudit MutePath', 'New-BinanceAuditMute Path', 'New-BinanceAuditPolicy Path', 'New-BinanceKeyPair Path', 'Register-BinanceKey LiteralPath',
            'Register-BinanceKey PrivateKeyPath', 'Save-BinanceAuditBaseline Path', 'Start-BinanceSandbox FleetPath', 'Test-BinanceAuditPolicy LiteralPath', 'Test-BinanceAuditPolicy Path')
    }
}
