# $PSDefaultParameterValues: what a user sets there for our cmdlets holds, and what it says about others does not reach the calls inside.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force

    # With global defaults in place, which are gone afterwards. The commands are called from the global scope, as from a prompt.
    function Use-Default([System.Collections.IDictionary] $Defaults, [scriptblock] $Script) {
        $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary] $Defaults
        try {
            & ([scriptblock]::Create($Script))
        }
        finally {
            $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
        }
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'Calls inside' {
    BeforeAll {
        Unregister-AllVaults
        Register-TestVault One @{ alpha = (ConvertTo-TestCredential) }
        Register-TestVault Two @{ gamma = (ConvertTo-TestCredential) }
        $null = Register-FaultyVault Kept
        $global:credential = ConvertTo-TestCredential -ApiKey ('B' * 64) -Secret ('s' * 64)
    }

    AfterAll {
        Remove-Variable credential -Scope Global
    }

    # Each would make the command inside do something else, or nothing and say that it was done.
    It 'are not disturbed by a default for <key>' -ForEach @(
        @{ key = 'Get-SecretVault:Name'; value = 'Two' }
        @{ key = '*-SecretVault:Name'; value = 'Two' }
        @{ key = '*-Secret*:Vault'; value = 'Two' }
        @{ key = 'Get-SecretInfo:Name'; value = 'nothing' }
        @{ key = 'Get-Secret:AsPlainText'; value = $true }
        @{ key = 'Get-Secret:InputObject'; value = 'x' }
        @{ key = 'Set-Secret:Metadata'; value = @{ note = 'x' } }
        @{ key = 'Set-Secret:NoClobber'; value = $true }
        @{ key = 'Set-Secret*:WhatIf'; value = $true }
        @{ key = 'Remove-Secret:WhatIf'; value = $true }
        @{ key = '*:ErrorAction'; value = 'Ignore' }
        @{ key = '*:ErrorAction'; value = 'SilentlyContinue' }
        @{ key = '*:ErrorAction'; value = 'Stop' }
        @{ key = '*:WarningAction'; value = 'Stop' }
        @{ key = '*:OutVariable'; value = 'leaked' }
        @{ key = '*:ErrorVariable'; value = 'leaked' }
        @{ key = '*:PipelineVariable'; value = 'leaked' }
        @{ key = '*:OutBuffer'; value = 100 }
        @{ key = '*:Verbose'; value = $true }
    ) {
        Use-Default @{ $key = $value } {
            $names = (Get-BinanceKey 4>$null).Name
            $names -join ' ' | Should -Be 'alpha gamma'
            Register-BinanceKey added -Vault Kept -Credential $credential -SkipVerification -WarningAction Ignore -Confirm:$false 4>$null | Out-Null
            Set-BinanceKey added -Vault Kept -Label 'a label' -WarningAction Ignore -Confirm:$false 4>$null
            (Get-BinanceKey added -Vault Kept 4>$null).Label | Should -Be 'a label'
            Unregister-BinanceKey added -Vault Kept -Force -Confirm:$false -WarningAction Ignore 4>$null
            (Get-BinanceKey -Vault Kept 4>$null).Name | Should -Not -Contain 'added'
        }
    }

    It 'are not disturbed by preferences that change nothing' -ForEach @(
        @{ preference = 'WhatIfPreference'; value = $true; switches = @{ WhatIf = $false } }
        @{ preference = 'ConfirmPreference'; value = 'Low'; switches = @{ Confirm = $false } }
        @{ preference = 'ErrorActionPreference'; value = 'Ignore'; switches = @{} }
    ) {
        Set-Variable $preference $value
        $null = Register-BinanceKey added -Vault Kept -Credential $credential -SkipVerification -WarningAction Ignore @switches
        Set-BinanceKey added -Vault Kept -Label 'a label' -WarningAction Ignore @switches
        (Get-BinanceKey added -Vault Kept).Label | Should -Be 'a label'
        Unregister-BinanceKey added -Vault Kept -Force -WarningAction Ignore @switches
        (Get-BinanceKey -Vault Kept).Name | Should -Not -Contain 'added'
    }

    It 'leave the defaults of the user as they are' {
        Use-Default @{ 'Get-SecretVault:Name' = 'Two' } {
            $null = Get-BinanceKey
            $PSDefaultParameterValues['Get-SecretVault:Name'] | Should -Be 'Two'
            (Get-SecretVault).Name | Should -Be 'Two'
        }
    }

    It 'still report what is wrong, whatever the default for errors is' -ForEach 'Ignore', 'SilentlyContinue', 'Stop', 'Continue' {
        Use-Default @{ 'Get-Secret*:ErrorAction' = $_ } {
            (Get-ErrorOf { Get-BinanceKeyRestriction nobody -Vault One -Environment Sandbox })[0].FullyQualifiedErrorId | Should -BeLike 'KeyNotFound,*'
        }
    }

    It 'work where no script may run' {
        $state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule((Get-ModulePath))
        $state.LanguageMode = 'NoLanguage'
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        try {
            $runspace.SessionStateProxy.SetVariable('PSDefaultParameterValues', [System.Management.Automation.DefaultParameterDictionary]::new(@{ 'Get-Content:Encoding' = 'utf8' }))
            $shell = [powershell]::Create()
            $shell.Runspace = $runspace
            $shell.AddCommand('Get-BinanceKey').Invoke().Name -join ' ' | Should -Be 'alpha gamma'
        }
        finally {
            $runspace.Dispose()
        }
    }

    It 'say that SecretManagement is missing when it is, <case>' -ForEach @(
        @{ case = 'with defaults'; defaults = "'Get-Content:Encoding' = 'utf8'" }
        @{ case = 'without'; defaults = '' }
    ) {
        $folder = New-Item (Join-Path $TestDrive modules) -ItemType Directory -Force
        $said = Invoke-Pwsh "Import-Module '$(Join-Path (Split-Path (Get-ModulePath)) BinanceKeyTools.dll)'
            `$env:PSModulePath = '$folder'
            `$PSDefaultParameterValues = @{ $defaults }
            foreach (`$action in 'Continue', 'Stop', 'Ignore') { `$ErrorActionPreference = `$action; try { Get-BinanceKey -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId } }"
        @($said).Count | Should -Be 3
        $said | Should -BeLike 'SecretManagementMissing,*'
    }
}

Describe 'Defaults in a profile' {
    BeforeAll {
        Unregister-AllVaults
        $sandbox = Start-TestSandbox -Keys @{ name = 'old'; createTime = [DateTimeOffset]::UtcNow.AddDays(-400).ToUnixTimeMilliseconds(); permissions = @{ enableReading = $true } }
        Register-TestVault Bots @{ old = (Get-SandboxCredential $sandbox.Keys[0]) }

        # What the page shows: the defaults, what is enough then, and a value that is made each time.
        $about = Get-Content (Join-Path $PSScriptRoot '..' '..' 'module' 'en-US' 'about_BinanceKeyAudit.help.txt') -Raw
        $section = [regex]::Match(($about -replace "`r"), '(?s)\nDEFAULTS\n(.*?)\n[A-Z]').Groups[1].Value
        $blocks = @([regex]::Matches($section, '(?m)(^(        .*)?$\n?)+') | ForEach-Object { ($_.Value -replace '(?m)^ {8}').Trim() } | Where-Object { $_ })
        $documented, $enough, $dated = $blocks

        # As the README shows it.
        $readme = (Get-Content (Join-Path $PSScriptRoot '..' '..' 'README.md') -Raw) -replace "`r"
        $shown = [regex]::Match($readme, '(?s)```powershell\n((?:\$PSDefaultParameterValues[^\n]*\n)+)\n(.*?)```')
        $readmeDefaults, $readmeEnough = $shown.Groups[1].Value, ($shown.Groups[2].Value -replace ' -Show')

        $audit = Join-Path $HOME 'audit'
        $usual = "Import-Module '$(Get-ModulePath)'"
        $address = $sandbox.BaseAddress
        $profilePath = & (Join-Path $PSHOME pwsh) -NoProfile -Command '$PROFILE.CurrentUserAllHosts'
        $profilePath | Should -BeLike "$($env:BINANCEKEYTOOLS_TEST_HOME)*"

        # A session as a user opens one, with the profile or without.
        function Invoke-Session([string] $Script, [switch] $NoProfile) {
            $text = "$usual; `$PSStyle.OutputRendering = 'PlainText'; `$ErrorActionPreference = 'Continue'; `$PSDefaultParameterValues['Invoke-BinanceKeyAudit:BaseUri'] = '$address'; $Script"
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
            $switches = $NoProfile ? @('-NoProfile') : @()
            Push-Location -LiteralPath $work
            try {
                & (Join-Path $PSHOME pwsh) -NoLogo -NonInteractive @switches -EncodedCommand $encoded 2>&1 | ForEach-Object { "$_" } | Where-Object { $_.Trim() }
            }
            finally {
                Pop-Location
            }
        }
    }

    AfterAll {
        Remove-Item -LiteralPath $profilePath, $audit -Recurse -Force -ErrorAction Ignore
    }

    BeforeEach {
        Remove-Item -LiteralPath $audit -Recurse -Force -ErrorAction Ignore
        $null = New-Item (Join-Path $audit reports) -ItemType Directory -Force
        Set-Content (Join-Path $audit policy.json) '{ "version": 1, "name": "Mine", "extends": "Relaxed" }'
        Set-Content (Join-Path $audit mutes.json) '{ "version": 1 }'
        $work = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $null = New-Item $work -ItemType Directory
        $null = New-Item (Split-Path $profilePath) -ItemType Directory -Force
        Set-Content -LiteralPath $profilePath $documented
    }

    It 'are what the topic and the README show' {
        $blocks.Count | Should -Be 3
        foreach ($text in $documented, $readmeDefaults) {
            @([regex]::Matches($text, "\['([\w-]+:\w+)'\]") | ForEach-Object { $_.Groups[1].Value } | Sort-Object) | Should -Be @(
                'Export-BinanceAuditReport:Path', 'Invoke-BinanceKeyAudit:MutePath', 'Invoke-BinanceKeyAudit:Policy', 'New-BinanceAuditMute:Owner', 'New-BinanceAuditMute:Path')
        }
    }

    It 'hold for everything that is not said: <case>' -ForEach @{ case = 'the topic' }, @{ case = 'the README' } {
        if ($case -eq 'the README') {
            Set-Content -LiteralPath $profilePath $readmeDefaults
        }

        $said = Invoke-Session "$($case -eq 'the README' ? $readmeEnough : $enough); (Invoke-BinanceKeyAudit -Check BKT1401 | Select-Object -First 1 | ForEach-Object { `$_.Policy, `$_.Muted, `$_.MuteOwner }) -join ' '"
        $said[-1] | Should -Be 'Mine True ops@example.com'
        Join-Path $audit reports binance-key-audit.html | Should -Exist
        (Get-Content (Join-Path $audit mutes.json) -Raw | ConvertFrom-Json).mutes.name | Should -Be 'old'
        Get-ChildItem $work | Should -BeNullOrEmpty
    }

    It 'are run each time when they are script blocks' {
        Set-Content -LiteralPath $profilePath $documented, $dated
        $null = Invoke-Session 'Invoke-BinanceKeyAudit | Export-BinanceAuditReport'
        (Get-ChildItem (Join-Path $audit reports)).Name | Should -Match '^\d{4}-\d\d-\d\d\.html$'
    }

    It 'yield to what is said' {
        Set-Content (Join-Path $work empty.json) '{ "version": 1 }'
        $said = Invoke-Session "
            `$found = Invoke-BinanceKeyAudit -Policy Strict -MutePath ./empty.json
            (`$found | Where-Object CheckId -EQ BKT1401).Policy
            (`$found | Export-BinanceAuditReport ./x.json).Name
            (`$found | Export-BinanceAuditReport -LiteralPath ./y.json).Name
            (`$found | Where-Object CheckId -EQ BKT1401 | New-BinanceAuditMute ./z.json -Reason r -Owner me -Days 3 -PassThru).Owner"
        $said | Should -Be 'Strict', 'x.json', 'y.json', 'me'
        Get-ChildItem (Join-Path $audit reports) | Should -BeNullOrEmpty
        (Get-Content (Join-Path $audit mutes.json) -Raw).Trim() | Should -Be '{ "version": 1 }'
    }

    It 'are errors where a file is missing, not runs without it' {
        Remove-Item (Join-Path $audit mutes.json)
        "$(Invoke-Session 'Invoke-BinanceKeyAudit')" | Should -BeLike '*There is no mute file*mutes.json*'
        Remove-Item (Join-Path $audit policy.json)
        "$(Invoke-Session 'Invoke-BinanceKeyAudit')" | Should -BeLike '*There is no policy*policy.json*'
    }

    It 'are relative to the location in which the command runs' {
        Set-Content -LiteralPath $profilePath @'
$PSDefaultParameterValues['Invoke-BinanceKeyAudit:Policy'] = './policy.json'
$PSDefaultParameterValues['Invoke-BinanceKeyAudit:MutePath'] = './mutes*.json'
$PSDefaultParameterValues['Invoke-BinanceKeyAudit:Since'] = './base.json'
$PSDefaultParameterValues['Export-BinanceAuditReport:Path'] = './here.json'
$PSDefaultParameterValues['Export-BinanceAuditReport:Force'] = $true
$PSDefaultParameterValues['New-BinanceAuditMute:Path'] = './mutes.json'
'@
        Copy-Item (Join-Path $audit policy.json), (Join-Path $audit mutes.json) $work
        $null = Invoke-Session -NoProfile 'Invoke-BinanceKeyAudit | Save-BinanceAuditBaseline ./base.json'
        $said = Invoke-Session "
            Invoke-BinanceKeyAudit -Check BKT1401 -Status Fail | New-BinanceAuditMute -Reason r -Owner o -Days 3
            (Invoke-BinanceKeyAudit | Export-BinanceAuditReport).FullName
            (Invoke-BinanceKeyAudit -Check BKT1401 | Select-Object -First 1 | ForEach-Object { `$_.Policy, `$_.Muted, `$_.Change }) -join ' '"
        $said[-1] | Should -Be 'Mine True Unchanged'
        (Get-ChildItem $work).Name | Sort-Object | Should -Be 'base.json', 'here.json', 'mutes.json', 'policy.json'
    }

    It 'are unknown to a run with -NoProfile, which asks nobody' {
        $said = Invoke-Session -NoProfile "
            (Invoke-BinanceKeyAudit -Check BKT1401 | Select-Object -First 1 | ForEach-Object { `$_.Policy, `$_.Muted }) -join ' '
            foreach (`$script in { Invoke-BinanceKeyAudit | Export-BinanceAuditReport -Force }, { Invoke-BinanceKeyAudit | New-BinanceAuditMute -Reason r -Days 30 }) {
                try { & `$script } catch { `$_.FullyQualifiedErrorId }
            }"
        $said[0] | Should -Be 'Strict False'
        $said[1..2] | Should -BeLike 'MissingMandatoryParameter,*'
        Get-ChildItem (Join-Path $audit reports) | Should -BeNullOrEmpty
    }

    It 'for one way to give an end of a mute leave the other one usable' {
        Use-Default @{ 'New-BinanceAuditMute:Days' = 30; 'New-BinanceAuditMute:Owner' = 'ops@example.com'; 'New-BinanceAuditMute:Reason' = 'usual' } {
            $found = $sandbox.Keys | Invoke-BinanceKeyAudit -Check BKT1401 -Status Fail
            $day = [datetime]::UtcNow.Date.AddDays(3)
            $mute = $found | New-BinanceAuditMute (Join-Path $work a.json) -Expires $day -PassThru
            $mute.Expires.ToString('yyyy-MM-dd') | Should -Be $day.ToString('yyyy-MM-dd')
            $mute.Owner, $mute.Reason | Should -Be 'ops@example.com', 'usual'
            ($found | New-BinanceAuditMute (Join-Path $work b.json) -PassThru).Expires.DayNumber | Should -Be ([DateOnly]::FromDateTime([datetime]::UtcNow).DayNumber + 30)
            ($found | New-BinanceAuditMute (Join-Path $work c.json) -Days 2 -PassThru).Expires.DayNumber | Should -Be ([DateOnly]::FromDateTime([datetime]::UtcNow).DayNumber + 2)
        }
    }
}

Describe 'Samples for scheduled runs' {
    It 'start PowerShell without a profile: <_>' -ForEach 'systemd/binance-audit.service', 'cron/binance-audit', 'ci/github-actions-audit.yml', 'windows/Register-AuditTask.ps1' {
        $text = Get-Content (Join-Path $PSScriptRoot '..' '..' 'module' 'samples' $_)
        $starts = @($text -match '-File\b.*' -notmatch '^\s*#')
        $starts | Should -Not -BeNullOrEmpty
        $starts | Should -Match '-NoProfile'
    }
}
