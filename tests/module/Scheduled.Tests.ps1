# The script for scheduled audits as a scheduler runs it: a process of its own, without profile, without questions. And the
# files beside it, as far as this platform can look at them.

BeforeDiscovery {
    $samples = Convert-Path (Join-Path $PSScriptRoot '..' '..' 'module' 'samples')
    $callers = Get-ChildItem $samples -Recurse -File | Where-Object { $_.Name -notin 'Invoke-ScheduledAudit.ps1', 'Send-AuditNotice.ps1' -and $_.Extension -ne '.timer' -and $_.Directory.Name -ne 'prometheus' } |
        ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($samples, $_.FullName); Path = $_.FullName } }
    $hasSystemd = [bool] (Get-Command systemd-analyze -ErrorAction Ignore)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:module = Split-Path (Get-ModulePath)
    $script:audit = Join-Path $module 'samples' 'Invoke-ScheduledAudit.ps1'
    $script:sandbox = Start-BinanceSandbox

    function New-Folder { Join-Path $TestDrive ([guid]::NewGuid().ToString('n')) }

    # Runs the script as a scheduler does: ExitCode, Out and Err (lines).
    function Invoke-Script([string] $ReportFolder, [string[]] $Arguments = @(), [string] $Path = $audit, [string] $UserHome, [switch] $MayAsk) {
        $there = $Arguments -contains '-BaseUri' ? @() : '-BaseUri', $sandbox.BaseAddress
        Invoke-Task $Path (@('-ReportFolder', $ReportFolder) + $there + $Arguments) -NonInteractive:(-not $MayAsk) -Folder $TestDrive -Environment ($UserHome ? @{ HOME = $UserHome } : @{})
    }

    function Set-Keys([string[]] $Name) {
        Get-SecretInfo -Vault Store | ForEach-Object { Remove-Secret -Name $_.Name -Vault Store }
        foreach ($key in $sandbox.Keys | Where-Object Name -In $Name) {
            Set-Secret -Name $key.Name -Vault Store -Secret (Get-SandboxCredential $key)
            Set-SecretInfo -Name $key.Name -Vault Store -Metadata @{
                'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = $key.Purpose; 'bkt.owner' = 'ops@example.com'
                'bkt.label' = $key.Name; 'bkt.account' = 'main'; 'bkt.createdAt' = $key.CreatedAt.UtcDateTime
            }
        }
    }

    function Add-DamagedKey {
        Set-Secret -Name damaged -Vault Store -Secret ([pscredential]::new((Get-SampleKey).ApiKey, (ConvertTo-TestSecureString 'with "quotes"')))
    }

    function Get-ReportFolder([string] $Folder) { @(Get-ChildItem $Folder -Directory | Where-Object Name -Match '^audit-\d{8}T\d{6}Z$' | Sort-Object Name) }

    function Get-Log([string] $Folder) { @(Get-Content (Join-Path $Folder 'audit.log')) }

    Unregister-AllVaults
    Register-TestStore Store
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'What ships' {
    It 'has <_>' -ForEach 'samples', 'policies', 'schemas' {
        $source = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'module' $_
        $files = @(Get-ChildItem $source -Recurse -File)
        $files.Count | Should -BeGreaterThan 0
        foreach ($file in $files) {
            $shipped = Join-Path $module $_ ([IO.Path]::GetRelativePath($source, $file.FullName))
            (Get-FileHash -LiteralPath $shipped).Hash | Should -Be (Get-FileHash -LiteralPath $file.FullName).Hash -Because 'the module is built from these files'
        }
    }
}

Describe 'The exit code' {
    It 'is <Code> with <What>' -ForEach @(
        @{ Code = 0; What = 'keys as they should be'; Keys = 'dashboard', 'pair-bot'; Arguments = @() }
        @{ Code = 3; What = 'a key that may withdraw'; Keys = 'dashboard', 'backup-script'; Arguments = @(); Says = '*Store/backup-script (BKT1001, Critical): *' }
        @{ Code = 2; What = 'a key that cannot be read'; Keys = 'dashboard', 'damaged'; Arguments = @(); Says = '*Store/damaged (BKT1610, could hide Critical): *' }
        @{ Code = 3; What = 'both'; Keys = 'backup-script', 'damaged'; Arguments = @(); Says = '*Store/backup-script*Store/damaged*' }
        @{ Code = 3; What = 'a key that the exchange does not know'; Keys = 'dashboard', 'testnet-bot'; Arguments = @(); Says = '*Store/testnet-bot*' }
        @{ Code = 0; What = 'failures below the threshold'; Keys = @('home-trader'); Arguments = '-FailOn', 'Critical' }
        @{ Code = 2; What = 'no key at all'; Keys = @(); Arguments = @(); Says = '*no key*' }
        @{ Code = 2; What = 'a name that no vault holds'; Keys = @('dashboard'); Arguments = '-Name', 'dashboard,nobody'; Says = "*'nobody'*" }
        @{ Code = 2; What = 'a pattern that nothing fits'; Keys = @('dashboard'); Arguments = '-Name', 'dashboard,nobody-*'; Says = "*'nobody-`*'*" }
        @{ Code = 2; What = 'a vault that is not registered'; Keys = @('dashboard'); Arguments = '-Vault', 'Elsewhere'; Says = "*'Elsewhere'*" }
        @{ Code = 2; What = 'an exchange that is not there'; Keys = @('dashboard'); Arguments = '-BaseUri', 'http://localhost:1'; Says = '*localhost (BKT1903, High): *Store/dashboard (BKT1704, could hide Critical): *' }
    ) {
        Set-Keys $Keys
        if ($Keys -contains 'damaged') {
            Add-DamagedKey
        }

        $folder = New-Folder
        $run = Invoke-Script $folder $Arguments
        $run.ExitCode | Should -Be $Code -Because ($run.Out + $run.Err -join "`n")
        Get-Log $folder | Should -BeLike "*Z exit=$Code *"
        if ($Code -eq 0) {
            $run.Err | Should -BeNullOrEmpty
        }
        else {
            $run.Err[0] | Should -Be "$($run.Out[0]) Exit code $Code." -Because 'the verdict comes first'
            $run.Err[-1] | Should -Be "Report: $((Get-ReportFolder $folder)[0])$([IO.Path]::DirectorySeparatorChar)binance-key-audit.html"
            $run.Err.Count | Should -BeLessOrEqual 14
            $run.Err -join "`n" | Should -BeLike $Says
        }
    }

    It 'does not depend on the formats, and each is written' {
        Set-Keys 'dashboard', 'backup-script'
        $folder = New-Folder
        (Invoke-Script $folder '-Format', 'Csv,Markdown,Sarif,JUnit,OpenMetrics,Ocsf', '-ArtifactPath', 'policy.json').ExitCode | Should -Be 3
        (Get-Content (Join-Path $folder 'latest.sarif') -Raw | ConvertFrom-Json).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri | Should -Be 'policy.json'
        $endings = 'csv', 'html', 'json', 'md', 'ocsf.json', 'prom', 'sarif', 'xml'
        @(Get-ChildItem (Get-ReportFolder $folder)[0] | ForEach-Object { $_.Name -replace '^binance-key-audit\.' } | Sort-Object) | Should -Be $endings
        foreach ($ending in $endings) {
            (Get-FileHash (Join-Path $folder "latest.$ending")).Hash | Should -Be (Get-FileHash (Join-Path (Get-ReportFolder $folder)[0] "binance-key-audit.$ending")).Hash
        }
    }

    It 'does not count what is muted' {
        Set-Keys backup-script
        $mutes = Join-Path $TestDrive 'mutes.json'
        $expires = [datetime]::UtcNow.AddDays(1).ToString('yyyy-MM-dd')
        Set-Content $mutes "{ `"version`": 1, `"mutes`": [ { `"check`": `"*`", `"name`": `"backup-script`", `"reason`": `"r`", `"owner`": `"o`", `"expires`": `"$expires`" } ] }"
        $run = Invoke-Script (New-Folder) '-MutePath', $mutes
        $run.ExitCode | Should -Be 0 -Because ($run.Out + $run.Err -join "`n")
        $run.Out[0] | Should -BeLike '*muted*'
    }

    It 'is 1 with <What>, and one line says so' -ForEach @(
        @{ What = 'a policy that does not exist'; Arguments = '-Policy', 'Stricter'; Says = "*There is no policy*" }
        @{ What = 'mutes that do not exist'; Arguments = '-MutePath', 'none.json'; Says = '*none.json*' }
        @{ What = 'a baseline that does not exist'; Arguments = '-BaselinePath', 'none.json'; Says = "The baseline 'none.json' does not exist. Exit code 1." }
        @{ What = 'a module that is not there'; Arguments = '-ModulePath', 'none.psd1'; Says = "The module 'none.psd1' cannot be imported:*" }
        @{ What = 'an unlock file that is not there'; Arguments = '-UnlockFile', 'none'; Says = 'The path given by -UnlockFile leads to no file. Exit code 1.' }
        @{ What = 'an unlock script that is not there'; Arguments = '-UnlockScript', 'none'; Says = 'The path given by -UnlockScript leads to no file. Exit code 1.' }
        @{ What = 'a format that is none'; Arguments = '-Format', 'Pdf'; Says = '*Pdf*' }
    ) {
        Set-Keys dashboard
        $folder = New-Folder
        $run = Invoke-Script $folder $Arguments
        $run.ExitCode | Should -Be 1 -Because ($run.Out + $run.Err -join "`n")
        $run.Err.Count | Should -Be 1 -Because ($run.Err -join "`n")
        $run.Err[0] | Should -BeLike $Says
        @(Get-Log $folder).Count | Should -Be 1
        Get-Log $folder | Should -BeLike '*Z exit=1 *'
        Get-ReportFolder $folder | Should -BeNullOrEmpty
    }

    It 'is 2 when the exchange is busy' {
        Set-Keys dashboard
        Add-SandboxFault $sandbox @{ kind = 'ServerError'; path = '/sapi/*'; status = 503 }
        try {
            $folder = New-Folder
            $run = Invoke-Script $folder
        }
        finally {
            Clear-SandboxFault $sandbox
        }

        $run.ExitCode | Should -Be 2
        $run.Err[0] | Should -BeLike '*1 host of the exchange did not answer*Exit code 2.'
    }

    It 'is 1 when no vault is registered for the user' {
        Unregister-SecretVault Store
        try {
            $run = Invoke-Script (New-Folder)
        }
        finally {
            Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore
        }

        $run.ExitCode | Should -Be 1
        $run.Err.Count | Should -Be 1
    }

    It 'is 1 when the report folder cannot be made' {
        $file = Join-Path $TestDrive 'in-the-way'
        Set-Content $file 'a file'
        $run = Invoke-Script (Join-Path $file 'reports')
        $run.ExitCode | Should -Be 1
        $run.Err[0] | Should -BeLike "The report folder * cannot be made:*"
    }

    It 'is 1 for a parameter that does not exist, and for a missing report folder' {
        (Invoke-Script (New-Folder) '-Polcy', 'Strict').ExitCode | Should -Be 1
        (Invoke-Script (New-Folder) '-Format', 'Csv', 'Sarif').ExitCode | Should -Be 1
        $null = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $audit 2>&1
        $LASTEXITCODE | Should -Be 1
    }

    It 'is 1 while another run is under way, which is not disturbed' {
        Set-Keys dashboard
        $folder = New-Folder
        $null = New-Item $folder -ItemType Directory
        $lock = [IO.FileStream]::new((Join-Path $folder 'audit.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $run = Invoke-Script $folder
        }
        finally {
            $lock.Dispose()
        }

        $run.ExitCode | Should -Be 1
        $run.Err | Should -BeLike 'Another audit is under way:*'
        Get-ChildItem $folder -Exclude audit.lock | Should -BeNullOrEmpty
        (Invoke-Script $folder).ExitCode | Should -Be 0
    }
}

Describe 'A locked vault' {
    It 'is exit code 2 and one clear line that names the way to unlock it; the others are audited' {
        Set-Keys dashboard
        Register-TestVault Locked @{ a = (ConvertTo-TestCredential) } -Fails Locked
        try {
            $folder = New-Folder
            $run = Invoke-Script $folder
        }
        finally {
            Unregister-SecretVault Locked
        }

        $run.ExitCode | Should -Be 2
        $run.Err[0] | Should -BeLike '*1 vault could not be read*Exit code 2.'
        $run.Err[1] | Should -BeLike "The vault 'Locked' is locked*Unlock-SecretStore*"
        $run.Err[2] | Should -BeLike '*BKT1911*' -Because 'the store of this test opens without a password'
        $run.Err.Count | Should -Be 4
        $run.Out[1] | Should -BeLike '1 key:*'
        Join-Path $folder 'latest.html' | Should -Exist
        Join-Path $folder 'baseline.json' | Should -Exist -Because 'what was found out is kept, and the rest is unknown'
    }

    It 'does not hide findings in the others' {
        Set-Keys backup-script
        Register-TestVault Locked @{ a = (ConvertTo-TestCredential) } -Fails Locked
        try {
            (Invoke-Script (New-Folder)).ExitCode | Should -Be 3
        }
        finally {
            Unregister-SecretVault Locked
        }
    }

    # In a home of its own: SecretStore now and then ends a process that changes how it is opened while others use it. On Windows its
    # files are in the profile, whatever the environment says.
    Context 'a SecretStore with a password' -Skip:$IsWindows {
        BeforeAll {
            $script:word = "Pa'ss`"w`$rd-canary"
            $script:file = Join-Path $TestDrive 'store.password'
            Set-Content -LiteralPath $file $word
            [IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite')
            $script:locked = "$(New-Item (New-Folder) -ItemType Directory)"
            New-LockedStore $locked dashboard (Get-SandboxCredential ($sandbox.Keys | Where-Object Name -EQ dashboard)) $word -Interaction None

            # The same in SecretStore's default setting, in which it asks whoever is there.
            $script:asking = New-Folder
            New-LockedStore $asking dashboard (Get-SandboxCredential ($sandbox.Keys | Where-Object Name -EQ dashboard)) $word

            function Invoke-Locked([string[]] $Arguments = @()) { Invoke-Script (New-Folder) $Arguments -UserHome $locked }
        }

        AfterEach {
            foreach ($found in Get-ChildItem $TestDrive -Recurse -File | Where-Object FullName -NotIn $file, "$file.clixml", (Join-Path $TestDrive 'unlock.ps1')) {
                "$(Get-Content -LiteralPath $found -Raw)".Contains('canary') | Should -BeFalse -Because "$found holds no password"
            }

            $run.Out + $run.Err -join "`n" | Should -Not -BeLike '*canary*'
        }

        It 'cannot be read by a task that has no password' {
            $run = Invoke-Locked
            $run.ExitCode | Should -Be 2
            $run.Err[1] | Should -BeLike "The vault 'Store' is locked*-UnlockFile*Unlock-SecretStore*"
        }

        It 'asks nobody in its default setting: exit code 2, one line, and the log says so (<Why>)' -ForEach @(
            @{ Why = 'with -NonInteractive'; MayAsk = $false }
            @{ Why = 'with nothing but a closed standard input'; MayAsk = $true }
        ) {
            $folder = New-Folder
            $run = Invoke-Script $folder -UserHome $asking -MayAsk:$MayAsk
            $run.ExitCode | Should -Be 2
            $run.Err[0] | Should -BeLike '*1 vault could not be read. Exit code 2.'
            $run.Err[1] | Should -BeLike "The vault 'Store' is locked*-UnlockFile*Unlock-SecretStore*"
            $run.Out -join "`n" | Should -Not -BeLike '*assword:*'
            Get-Log $folder | Should -BeLike '*Z exit=2 *'
        }

        It 'is opened in its default setting with -UnlockFile' {
            $run = Invoke-Script (New-Folder) '-UnlockFile', $file -UserHome $asking -MayAsk
            $run.ExitCode | Should -Be 0 -Because ($run.Out + $run.Err -join "`n")
        }

        It 'is exit code 1 when the unlock script asks somebody, also in the log' {
            $unlock = Join-Path $TestDrive 'unlock.ps1'
            Set-Content $unlock 'Unlock-SecretStore -Password (Read-Host -AsSecureString)'
            $folder = New-Folder
            $run = Invoke-Script $folder '-UnlockScript', $unlock -UserHome $asking -MayAsk
            $run.ExitCode | Should -Be 1
            $run.Err | Should -BeLike 'The run was stopped*'
            Get-Log $folder | Should -BeLike '*Z exit=1 *The run was stopped*'
        }

        It 'is opened with -UnlockFile' {
            $run = Invoke-Locked '-UnlockFile', $file
            $run.ExitCode | Should -Be 0 -Because ($run.Out + $run.Err -join "`n")
        }

        It 'is opened with a file of Export-Clixml' {
            ConvertTo-TestSecureString $word | Export-Clixml "$file.clixml"
            [IO.File]::SetUnixFileMode("$file.clixml", 'UserRead, UserWrite')

            $run = Invoke-Locked '-UnlockFile', "$file.clixml"
            $run.ExitCode | Should -Be 0 -Because ($run.Out + $run.Err -join "`n")
        }

        It 'is opened by an unlock script, whose output is dropped' {
            $unlock = Join-Path $TestDrive 'unlock.ps1'
            Set-Content $unlock "'says canary'; Write-Warning 'canary'; `$word = ConvertTo-SecureString '$($word -replace "'", "''")' -AsPlainText; Unlock-SecretStore -Password `$word"
            $run = Invoke-Locked '-UnlockScript', $unlock
            $run.ExitCode | Should -Be 0 -Because ($run.Out + $run.Err -join "`n")
        }

        It 'is exit code 1 when the unlock script fails, without what it says' {
            $unlock = Join-Path $TestDrive 'unlock.ps1'
            Set-Content $unlock "`n`nthrow 'the word is canary'"
            $run = Invoke-Locked '-UnlockScript', $unlock
            $run.ExitCode | Should -Be 1
            $run.Err | Should -BeLike "The unlock script '*unlock.ps1' failed at line 3*"
        }

        It 'is exit code 1 when the password is wrong' {
            $wrong = Join-Path $TestDrive 'wrong'
            Set-Content $wrong 'another'
            [IO.File]::SetUnixFileMode($wrong, 'UserRead, UserWrite')

            $run = Invoke-Locked '-UnlockFile', $wrong
            $run.ExitCode | Should -Be 1
            $run.Err | Should -BeLike "The password in '*wrong' does not open the SecretStore of this user. Exit code 1."
        }

        It 'is exit code 1 when others can read the file' {
            [IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite, GroupRead')
            try {
                $run = Invoke-Locked '-UnlockFile', $file
            }
            finally {
                [IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite')
            }

            $run.ExitCode | Should -Be 1
            $run.Err | Should -BeLike '*can be read by others*chmod 600*'
        }
    }
}

Describe 'What is kept' {
    It 'is a dated folder, the newest of each format, a baseline and a line in the log' {
        Set-Keys dashboard
        $folder = New-Folder
        $null = Invoke-Script $folder
        $reports = Get-ReportFolder $folder
        $reports.Count | Should -Be 1
        (Get-FileHash (Join-Path $folder 'latest.html')).Hash | Should -Be (Get-FileHash (Get-ChildItem $reports[0] -Filter *.html)).Hash
        (Get-FileHash (Join-Path $folder 'latest.json')).Hash | Should -Be (Get-FileHash (Get-ChildItem $reports[0] -Filter *.json)).Hash
        Join-Path $folder 'baseline.json' | Should -Exist
        Get-ChildItem $folder -Filter *.partial -Recurse | Should -BeNullOrEmpty
        $log = @(Get-Log $folder)
        $log.Count | Should -Be 1
        $log[0] | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ exit=0 seconds=[\d.]+ host=\S+ policy=Strict keys=1 fail=\d+ unknown=0 muted=0 changes=0 notice=none report=audit-\d{8}T\d{6}Z \w.*\.$'
    }

    It 'has a folder for each run, however quickly they follow' {
        Set-Keys dashboard
        $folder = New-Folder
        foreach ($time in 1..3) {
            (Invoke-Script $folder).ExitCode | Should -Be 0
        }

        $reports = Get-ReportFolder $folder
        $reports.Count | Should -Be 3
        foreach ($report in $reports) {
            @(Get-ChildItem $report -Recurse).Count | Should -Be 2
        }

        (Get-FileHash (Join-Path $folder 'latest.json')).Hash | Should -Be (Get-FileHash (Get-ChildItem $reports[2] -Filter *.json)).Hash
    }

    It 'holds no secret and no full API key' {
        Set-Keys dashboard, grid-bot, testnet-bot
        $folder = New-Folder
        $run = Invoke-Script $folder '-Format', 'Csv,Markdown,Sarif,JUnit'
        $text = (Get-ChildItem $folder -Recurse -File | Get-Content -Raw) + $run.Out + $run.Err -join "`n"
        foreach ($key in $sandbox.Keys | Where-Object Name -In dashboard, grid-bot, testnet-bot) {
            $text.Contains($key.RevealApiKey()) | Should -BeFalse
            foreach ($line in $key.RevealSecret() -split '\r?\n' | Where-Object Length -GT 30) {
                $text.Contains($line) | Should -BeFalse
            }
        }
    }

    It 'is removed after the retention, and nothing else is' {
        Set-Keys dashboard
        $folder = New-Folder
        $elsewhere = New-Folder
        $old = [datetime]::UtcNow.AddDays(-31).ToString('yyyyMMdd\THHmmss\Z')
        $young = [datetime]::UtcNow.AddDays(-29).ToString('yyyyMMdd\THHmmss\Z')
        foreach ($name in "audit-$old", "audit-$young", 'audit-20200101T000000Z', 'audit-20200101T000000Z.partial', 'audit-99999999T999999Z', 'audit-2020', 'Audit-20200101T000001Z', 'mine-20200101T000000Z', 'audit-20200101T000000Z-mine') {
            $null = New-Item (Join-Path $folder $name 'report.html') -Force
        }

        $null = New-Item (Join-Path $elsewhere 'precious.txt') -Force
        $null = New-Item (Join-Path $folder 'audit-20200102T000000Z') -ItemType SymbolicLink -Target $elsewhere
        (Invoke-Script $folder '-RetentionDays', '30').ExitCode | Should -Be 0
        $now = "audit-$([datetime]::UtcNow.ToString('yyyyMMdd'))*"
        $left = @(Get-ChildItem $folder -Directory | ForEach-Object Name | Where-Object { $_ -notlike $now } | Sort-Object)
        $left -join ' ' | Should -Be ((@("audit-$young", 'audit-99999999T999999Z', 'audit-2020', 'Audit-20200101T000001Z', 'mine-20200101T000000Z', 'audit-20200101T000000Z-mine', 'audit-20200102T000000Z') | Sort-Object) -join ' ')
        Join-Path $elsewhere 'precious.txt' | Should -Exist
    }

    It 'is everything with -RetentionDays 0' {
        Set-Keys dashboard
        $folder = New-Folder
        $null = New-Item (Join-Path $folder 'audit-20200101T000000Z' 'report.html') -Force
        $null = Invoke-Script $folder '-RetentionDays', '0'
        Join-Path $folder 'audit-20200101T000000Z' 'report.html' | Should -Exist
    }

    It 'goes into a folder that is named relative to the working directory' {
        Set-Keys dashboard
        $null = Invoke-Script './relative reports'
        Join-Path $TestDrive 'relative reports' 'latest.html' | Should -Exist
    }
}

Describe 'The comparison with the last run' {
    It 'shows what changed, in the output and in the report' {
        Set-Keys dashboard
        $folder = New-Folder
        $first = Invoke-Script $folder
        $first.Out[1] | Should -BeLike '*nothing to compare with.'
        $second = Invoke-Script $folder
        $second.Out[1] | Should -BeLike '*0 changes.'
        Set-Keys dashboard, backup-script
        $third = Invoke-Script $folder
        $third.ExitCode | Should -Be 3
        ($third.Out -join "`n") | Should -Match '(?m)^KeyAdded .*backup-script'
        Get-Content (Join-Path $folder 'latest.html') -Raw | Should -BeLike '*backup-script*'
        (Get-Log $folder)[-1] | Should -Match ' changes=[1-9]'
        (Invoke-Script $folder).Out[1] | Should -BeLike '*0 changes.'
    }

    It 'is not disturbed by a vault that was locked for a day' {
        Set-Keys dashboard
        $folder = New-Folder
        Register-TestVault Other @{ 'grid-bot' = @{ ApiKey = ($sandbox.Keys | Where-Object Name -EQ grid-bot).RevealApiKey(); Secret = ($sandbox.Keys | Where-Object Name -EQ grid-bot).RevealSecret(); 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox' } }
        $path = (Get-SecretVault Other).VaultParameters.Path
        try {
            $null = Invoke-Script $folder
            Unregister-SecretVault Other
            Register-SecretVault Other -ModuleName (Join-Path $PSScriptRoot 'vaults' 'ScriptVault') -VaultParameters @{ Path = $path; Fails = 'Locked' }
            $locked = Invoke-Script $folder
            $locked.ExitCode | Should -Be 2
            $locked.Out -match '^Key(Vanished|Added)' | Should -BeNullOrEmpty
            Unregister-SecretVault Other
            Register-SecretVault Other -ModuleName (Join-Path $PSScriptRoot 'vaults' 'ScriptVault') -VaultParameters @{ Path = $path; Fails = '' }
            $after = Invoke-Script $folder
            $after.Out -match '^Key(Vanished|Added)' | Should -BeNullOrEmpty
        }
        finally {
            Unregister-SecretVault Other
        }
    }

    It 'is with -BaselinePath when one is named, which is never written' {
        Set-Keys dashboard
        $folder = New-Folder
        $null = Invoke-Script $folder
        $baseline = Join-Path $TestDrive 'agreed.json'
        Copy-Item (Join-Path $folder 'baseline.json') $baseline
        $hash = (Get-FileHash $baseline).Hash
        Set-Keys dashboard, grid-bot
        foreach ($time in 1, 2) {
            (Invoke-Script $folder '-BaselinePath', $baseline).Out -match '^KeyAdded' | Should -Not -BeNullOrEmpty
        }

        (Get-FileHash $baseline).Hash | Should -Be $hash
    }
}

Describe 'The files for schedulers' {
    It '<Name> calls the script with parameters that it has' -ForEach $callers {
        $parameters = (Get-Command $audit).Parameters.Keys
        $text = Get-Content -LiteralPath $Path -Raw
        $calls = [regex]::Matches($text, '(?s)Invoke-ScheduledAudit\.ps1[ "].*?(?=\n\s*\n|\nTimeout|>/dev/null|\z)')
        if ($Path -notlike '*.ps1') {
            $calls.Count | Should -BeGreaterThan 0
        }

        foreach ($call in $calls) {
            foreach ($name in [regex]::Matches($call.Value, '(?<=\s)-([A-Z]\w+)') | ForEach-Object { $_.Groups[1].Value }) {
                if ($Path -notlike '*.ps1') {
                    $parameters | Should -Contain $name -Because $call.Value
                }
            }
        }
    }

    It '<Name> names no host but example.com' -ForEach $callers {
        $text = Get-Content -LiteralPath $Path -Raw
        [regex]::Matches($text, '[\w.-]+@[\w-]+\.\w+|https?://[\w.-]+') | Where-Object { $_.Value -notmatch 'example\.(com|org)|@.*\.service' } | Should -BeNullOrEmpty
    }

    It 'systemd accepts the units, and finds little that the service may do' -Skip:(-not $hasSystemd) {
        $units = New-Item (Join-Path $TestDrive 'units') -ItemType Directory
        foreach ($unit in Get-ChildItem (Join-Path $module 'samples' 'systemd')) {
            # The paths of this machine, so that what is left is about the units.
            (Get-Content $unit -Raw) -replace '/usr/bin/pwsh', '/bin/true' | Set-Content (Join-Path $units $unit.Name)
        }

        $said = & systemd-analyze verify --man=no (Get-ChildItem $units).FullName 2>&1 | ForEach-Object { "$_" } | Where-Object { $_ -match 'binance-audit' }
        $said | Should -BeNullOrEmpty
        $rating = & systemd-analyze security --offline=true (Join-Path $units 'binance-audit.service') 2>&1 | Select-Object -Last 1
        if ("$rating" -match 'exposure level for .*: (\d+\.\d)') {
            [double] $Matches[1] | Should -BeLessThan 2.5
        }
    }

    It 'the task of Windows runs without profile, daily, once at a time, with the least privileges: <Kind>' -ForEach @(
        @{ Kind = 'a managed account'; Account = @{ GroupManagedServiceAccount = 'EXAMPLE\audit$' } }
        @{ Kind = 'an account with a password'; Account = @{ } }
    ) {
        # What Windows has of this is stood in for by functions that return what they are given.
        foreach ($name in 'New-ScheduledTaskAction', 'New-ScheduledTaskTrigger', 'New-ScheduledTaskSettingsSet', 'New-ScheduledTaskPrincipal', 'Register-ScheduledTask') {
            Set-Item "function:global:$name" {
                $given = @{}
                for ($i = 0; $i -lt $args.Count; $i++) {
                    $parameter = "$($args[$i])".TrimEnd(':').TrimStart('-')
                    $hasValue = $i + 1 -lt $args.Count -and "$($args[$i + 1])" -notmatch '^-[A-Z]\w+:?$'
                    $given[$parameter] = $hasValue ? $args[++$i] : $true
                }

                [pscustomobject] $given
            }
        }

        try {
            if (-not $Account.Count) {
                $Account.Credential = [pscredential]::new('EXAMPLE\audit', (ConvertTo-TestSecureString 'word'))
            }

            # Elsewhere than on Windows such a folder is a strange name in the current one.
            Push-Location $TestDrive
            $task = & (Join-Path $module 'samples' 'windows' 'Register-AuditTask.ps1') @Account -ReportFolder 'D:\Key reports\' -UnlockFile 'D:\store.clixml' -Argument '-FailOn Medium' -At '05:15'
        }
        finally {
            Pop-Location
            Remove-Item function:New-ScheduledTask*, function:Register-ScheduledTask
        }

        $task.Action.Execute | Should -BeLike '*\System32\cmd.exe'
        $run = "`"$(Join-Path $PSHOME 'pwsh.exe')`" -NoLogo -NoProfile -NonInteractive -File `"C:\ProgramData\BinanceAudit\Invoke-ScheduledAudit.ps1`" -ReportFolder `"D:\Key reports`" -UnlockFile `"D:\store.clixml`" -FailOn Medium"
        $task.Action.Argument | Should -Be "/d /s /c `"$run 2>>`"D:\Key reports\problems.log`"`""
        $task.Trigger.Daily | Should -BeTrue
        $task.Trigger.At.TimeOfDay | Should -Be ([timespan] '05:15')
        $task.Settings.MultipleInstances | Should -Be 'IgnoreNew'
        $task.Settings.StartWhenAvailable | Should -BeTrue
        ($task.Principal ?? $task).RunLevel | Should -Be 'Limited'
    }
}
