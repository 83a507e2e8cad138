# The files for cron, systemd, Task Scheduler and CI, run as these run them: what they make of exit code and standard error. And what can
# stop or silence a run: signals, a full disk, a log that cannot be written.

BeforeDiscovery {
    $script:isPosix = -not $IsWindows
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:samples = Join-Path (Split-Path (Get-ModulePath)) 'samples'
    $script:audit = Join-Path $samples 'Invoke-ScheduledAudit.ps1'
    $script:pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    Unregister-AllVaults

    function New-Folder { "$(New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory)" }

    function Get-LastLog([string] $Folder) { @(Get-Content (Join-Path $Folder 'audit.log'))[-1] }
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'The files for schedulers, as they are' -Skip:(-not $isPosix) {
    BeforeAll {
        # A home with one key that may withdraw, in a store with a password, as the account of a task has it.
        $sandbox = Start-BinanceSandbox
        $account = New-Folder
        New-LockedStore $account 'backup-script' (Get-SandboxCredential ($sandbox.Keys | Where-Object Name -EQ backup-script)) 'a word' -Interaction None
        Set-Content (Join-Path $account 'store.password') 'a word'
        chmod 600 (Join-Path $account 'store.password')

        # Programs of these names that the files call: pwsh with the address of the sandbox, and with more arguments where a file says so.
        $tools = New-Folder
        Set-Content (Join-Path $tools 'pwsh') "#!/bin/sh`nexec '$pwsh' `"`$@`" -BaseUri '$($sandbox.BaseAddress)' `$MORE"
        chmod 755 (Join-Path $tools 'pwsh')
        $mutes = Join-Path $account 'mutes.json'
        Set-Content $mutes "{ `"version`": 1, `"mutes`": [ { `"check`": `"*`", `"name`": `"*`", `"reason`": `"r`", `"owner`": `"o`", `"expires`": `"2999-01-01`" } ] }"

        function Start-Cron([hashtable] $More) {
            $lines = (Get-Content (Join-Path $samples 'cron' 'binance-audit')) -replace '/opt/binance-audit', $samples -replace '/var/lib/binance-audit', $account
            $environment = @{ PATH = "${tools}:/usr/bin:/bin"; LOGNAME = 'binance-audit' } + $More
            foreach ($setting in $lines -match '^[A-Z_]+=') {
                $name, $value = $setting -split '=', 2
                $environment[$name] = $value
            }

            $job = @($lines -match '^[\d*]')
            $job.Count | Should -Be 1
            $minute, $hour, $day, $month, $weekday, $user, $command = $job[0] -split ' ', 7
            $user | Should -Be 'binance-audit'
            Start-Program /bin/sh '-c', $command -Environment $environment -Bare -Folder $account
        }

        function Start-Systemd {
            $unit = (Get-Content (Join-Path $samples 'systemd' 'binance-audit.service') -Raw) -replace '\\\n\s*', ''
            $unit | Should -Match '(?m)^StandardError=journal$'
            $state, $credentials = (New-Folder), (New-Folder)
            $null = New-Item -ItemType SymbolicLink (Join-Path $state 'binance-audit') -Target $account
            Copy-Item (Join-Path $account 'store.password') (Join-Path $credentials 'store')
            chmod 400 (Join-Path $credentials 'store')
            $unit = $unit -replace '%S', $state -replace '%d', $credentials -replace '/opt/binance-audit', $samples -replace '/usr/bin/pwsh', (Join-Path $tools 'pwsh') -replace '/reports', '/systemd'
            $environment = @{ PATH = '/usr/bin:/bin' }
            foreach ($setting in [regex]::Match($unit, '(?m)^Environment=(.*)$').Groups[1].Value -split ' ') {
                $name, $value = $setting -split '=', 2
                $environment[$name] = $value
            }

            $program, $arguments = [regex]::Match($unit, '(?m)^ExecStart=(.*)$').Groups[1].Value -split ' +'
            Start-Program $program $arguments -Environment $environment -Bare -Folder $account
        }

        function Start-WindowsTask {
            foreach ($name in 'New-ScheduledTaskTrigger', 'New-ScheduledTaskSettingsSet', 'New-ScheduledTaskPrincipal') {
                Set-Item "function:global:$name" { 'made' }
            }

            function global:New-ScheduledTaskAction($Execute, $Argument) { [pscustomobject]@{ Execute = $Execute; Argument = $Argument } }
            function global:Register-ScheduledTask([switch] $Force, $Action) { $Action }
            try {
                $action = & (Join-Path $samples 'windows' 'Register-AuditTask.ps1') -GroupManagedServiceAccount 'EXAMPLE\a$' -ScriptPath $audit -ReportFolder (Join-Path $account 'windows') -UnlockFile (Join-Path $account 'store.password') -Argument '-Policy Strict'
            }
            finally {
                Remove-Item function:New-ScheduledTask*, function:Register-ScheduledTask
            }


            $action.Execute | Should -BeLike '*cmd.exe'
            $action.Argument -match '^/d /s /c "(.*)"$' | Should -BeTrue
            # What stands between the outer quotes means the same to this shell as to the one of Windows.
            $command = $Matches[1].Replace((Join-Path $PSHOME 'pwsh.exe'), (Join-Path $tools 'pwsh')).Replace('windows\problems.log', 'windows/problems.log')
            Start-Program /bin/sh '-c', $command -Environment @{ HOME = $account } -Folder $account
        }

        function Get-Step([string] $Name) {
            $workflow = (Get-Content (Join-Path $samples 'ci' 'github-actions-audit.yml') -Raw) -replace "`r"
            $step = [regex]::Match($workflow, "(?ms)^      - name: $Name\n(.*?)(?=^      - |\z)").Groups[1].Value
            $step | Should -Match '(?m)^        shell: bash$'
            $step -match '(?m)^        run: [^|]' ? [regex]::Match($step, '(?m)^        run: (.*)$').Groups[1].Value : ([regex]::Match($step, '(?ms)^        run: \|\n(.*)\z').Groups[1].Value -replace '(?m)^ {10}')
        }

        function Start-Workflow([string] $Work) {
            Copy-Item $audit $Work
            Set-Content (Join-Path $Work 'policy.json') '{ "version": 1, "extends": "Strict" }'
            Set-Content (Join-Path $Work 'mutes.json') '{ "version": 1, "mutes": [] }'
            Set-Content (Join-Path $Work 'step.sh') (Get-Step Audit)
            Start-Program /bin/bash '--noprofile', '--norc', '-eo', 'pipefail', './step.sh' -Folder $Work -Environment @{
                HOME = $account; PATH = "${tools}:$($env:PATH)"; RUNNER_TEMP = $Work; STORE_PASSWORD = 'a word'; MORE = "-ModulePath $(Get-ModulePath)"
            }
        }

        $ci = New-Folder
        $runs = @{}
        $runs.Systemd, $runs.Windows, $runs.Workflow = (Start-Systemd), (Start-WindowsTask), (Start-Workflow $ci) | Wait-Program
        # Both write into the folder that the file names, one after the other.
        $runs.Cron = Start-Cron @{} | Wait-Program
        $runs.Quiet = Start-Cron @{ MORE = "-MutePath $mutes" } | Wait-Program
    }

    It 'cron mails the summary, and nothing when all is well' {
        $runs.Cron.ExitCode | Should -Be 3 -Because ($runs.Cron.Err -join "`n")
        $runs.Cron.Out | Should -BeNullOrEmpty
        $runs.Cron.Err[0] | Should -BeLike 'Not OK: 1 key can withdraw*Exit code 3.'
        $runs.Cron.Err | Should -Contain "Report: $((Get-ChildItem (Join-Path $account 'reports') -Directory | Sort-Object Name)[0])/binance-key-audit.html"
        $runs.Cron.Err -match '^Store/backup-script \(BKT1001, Critical\): ' | Should -Not -BeNullOrEmpty
        $runs.Quiet.ExitCode | Should -Be 0 -Because ($runs.Quiet.Err -join "`n")
        $runs.Quiet.Out + $runs.Quiet.Err | Should -BeNullOrEmpty
        (Get-Content (Join-Path $samples 'cron' 'binance-audit') -Raw) | Should -Not -Match '2>|&>|>&'
    }

    It 'systemd has the exit code, and the journal the summary' {
        $runs.Systemd.ExitCode | Should -Be 3 -Because ($runs.Systemd.Err -join "`n")
        $runs.Systemd.Err[0] | Should -BeLike 'Not OK: 1 key can withdraw*Exit code 3.'
        (Get-Content (Join-Path $samples 'systemd' 'binance-audit.service') -Raw) | Should -Not -Match '(?m)^SuccessExitStatus|^ExecStart=-'
    }

    It 'Task Scheduler has the exit code, and the report folder the summary' {
        $runs.Windows.ExitCode | Should -Be 3 -Because ($runs.Windows.Err -join "`n")
        $runs.Windows.Err | Should -BeNullOrEmpty
        (Get-Content (Join-Path $account 'windows' 'problems.log'))[0] | Should -BeLike 'Not OK: 1 key can withdraw*Exit code 3.'
    }

    It 'a workflow fails, its log has the summary, and its page the report' {
        $runs.Workflow.ExitCode | Should -Be 3 -Because ($runs.Workflow.Err -join "`n")
        $runs.Workflow.Err[0] | Should -BeLike 'Not OK: 1 key can withdraw*Exit code 3.'
        Join-Path $ci 'store.password' | Should -Not -Exist
        $workflow = Get-Content (Join-Path $samples 'ci' 'github-actions-audit.yml') -Raw
        $workflow | Should -Not -Match '(?m)^\s*continue-on-error:'
        foreach ($path in [regex]::Matches($workflow, '(?<=[ (''])audit/latest\.\w+').Value | Select-Object -Unique) {
            Join-Path $ci $path | Should -Exist
        }

        $run = Start-Program /bin/bash '-c', (Get-Step Summary) -Folder $ci -Environment @{ GITHUB_STEP_SUMMARY = (Join-Path $ci 'page.md') } | Wait-Program
        $run.ExitCode | Should -Be 0
        Get-Content (Join-Path $ci 'page.md') -Raw | Should -BeLike '*backup-script*'
    }
}

Describe 'A run that is stopped' -Skip:(-not $isPosix) {
    BeforeAll {
        $sandbox = Start-BinanceSandbox
        Register-TestVault Slow @{ dashboard = (ConvertTo-StoredKey ($sandbox.Keys | Where-Object Name -EQ dashboard)) }
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 120000; path = '*' }
        $stopped = [ordered]@{}
        # One after the other, each while it waits for its first answer: a run that gives up waiting ends by itself.
        foreach ($signal in 'INT', 'TERM', 'HUP') {
            $folder = New-Folder
            $before = $sandbox.Statistics.Requests
            $running = Start-Task $audit '-ReportFolder', $folder, '-BaseUri', $sandbox.BaseAddress, '-Vault', 'Slow' -NonInteractive
            Wait-Until { $sandbox.Statistics.Requests -gt $before } "a request of the run for $signal" -Seconds 240
            & kill "-$signal" $running.Process.Id
            $stopped[$signal] = @{ Folder = $folder; Run = $running | Wait-Program }
        }
    }

    It 'by Ctrl+C is exit code 1, said and logged' {
        $stopped.INT.Run.ExitCode | Should -Be 1
        $stopped.INT.Run.Err | Should -Be 'The run was stopped, by Ctrl+C or by a question that nobody could answer. Exit code 1.'
        Get-LastLog $stopped.INT.Folder | Should -BeLike '*Z exit=1 *The run was stopped*'
    }

    It 'by the signal <Signal> is not exit code 0' -ForEach @{ Signal = 'TERM' }, @{ Signal = 'HUP' } {
        $stopped[$Signal].Run.ExitCode | Should -Not -Be 0
    }

    It 'leaves nothing that looks like a result, and the folder free for the next' {
        Clear-SandboxFault $sandbox
        foreach ($one in $stopped.Values) {
            Get-ChildItem $one.Folder -Exclude audit.log, audit.lock | Should -BeNullOrEmpty
        }

        $run = Invoke-Task $audit '-ReportFolder', $stopped.TERM.Folder, '-BaseUri', $sandbox.BaseAddress, '-Vault', 'Slow' -NonInteractive
        $run.ExitCode | Should -Be 0 -Because ($run.Err -join "`n")
    }
}

Describe 'A run that cannot write' -Skip:(-not $isPosix) {
    BeforeAll {
        $sandbox = Start-BinanceSandbox
        Register-TestVault Good @{ dashboard = (ConvertTo-StoredKey ($sandbox.Keys | Where-Object Name -EQ dashboard)) }
        Register-TestVault Bad @{ 'backup-script' = (ConvertTo-StoredKey ($sandbox.Keys | Where-Object Name -EQ backup-script)) }

        function Start-Limited([string] $Folder, [string] $Vault, [string] $Before = '', [string] $Behind = '') {
            $arguments = @('-NoLogo', '-NoProfile', '-NonInteractive', '-File', $audit, '-ReportFolder', $Folder, '-BaseUri', "$($sandbox.BaseAddress)", '-Vault', $Vault) | ForEach-Object { "'$_'" }
            Start-Program /bin/sh '-c', "$Before exec '$pwsh' $arguments $Behind"
        }

        $folders = @{}
        foreach ($name in 'Log', 'GraveLog', 'Baseline', 'Disk', 'Output', 'Error', 'Quiet') {
            $folders[$name] = New-Folder
        }

        $null = New-Item (Join-Path $folders.Log 'audit.log') -ItemType Directory
        $null = New-Item (Join-Path $folders.GraveLog 'audit.log') -ItemType SymbolicLink -Target /dev/full
        $null = New-Item (Join-Path $folders.Baseline 'latest.html') -ItemType Directory
        $written = @{}
        $first = (Start-Limited $folders.Log Good), (Start-Limited $folders.GraveLog Bad), (Start-Limited $folders.Baseline Good)
        $written.Log, $written.GraveLog, $written.Baseline = $first | Wait-Program
        $second = (Start-Limited $folders.Disk Bad 'export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; trap "" XFSZ;'), (Start-Limited $folders.Output Bad -Behind '>/dev/full'), (Start-Limited $folders.Error Good -Before 'exec 2>&-;'), (Start-Limited $folders.Quiet Bad -Behind '2>/dev/full')
        $written.Disk, $written.Output, $written.Error, $written.Quiet = $second | Wait-Program
    }

    It 'its log is exit code 1 when all else is well, and says so' {
        $written.Log.ExitCode | Should -Be 1
        $written.Log.Err[0] | Should -BeLike '*Exit code 1.'
        $written.Log.Err[1] | Should -BeLike 'The log was not written: *'
        $written.Log.Err[-1] | Should -BeLike 'Report: *'
    }

    It 'its log does not hide findings' {
        $written.GraveLog.ExitCode | Should -Be 3 -Because ($written.GraveLog.Err -join "`n")
        $written.GraveLog.Err -match '^The log was not written: ' | Should -Not -BeNullOrEmpty
        $written.GraveLog.Err -match '^Bad/backup-script \(BKT1001, Critical\)' | Should -Not -BeNullOrEmpty
    }

    It 'the copy of the newest report is exit code 1' {
        $written.Baseline.ExitCode | Should -Be 1
        $written.Baseline.Err -match '^The newest reports were not copied: ' | Should -Not -BeNullOrEmpty
    }

    It 'its report is exit code 1, and what it found is told all the same' {
        $written.Disk.ExitCode | Should -Be 1 -Because ($written.Disk.Err -join "`n")
        $written.Disk.Err[0] | Should -BeLike '*could not be written*Exit code 1.'
        $written.Disk.Err -match '^Bad/backup-script \(BKT1001, Critical\)' | Should -Not -BeNullOrEmpty
        Get-ChildItem $folders.Disk -Filter 'latest.*' | Should -BeNullOrEmpty
        Join-Path $folders.Disk 'baseline.json' | Should -Not -Exist
    }

    It 'to standard output or standard error is never taken for a good one' {
        # What writes the output ends pwsh with a code of its own.
        $written.Output.ExitCode | Should -BeIn 1, 3 -Because ($written.Output.Err -join "`n")
        $written.Output.Err[0] | Should -BeLike 'Not OK: *Exit code 3.'
        $written.Error.ExitCode | Should -Be 0
        $written.Quiet.ExitCode | Should -Be 3
    }
}
