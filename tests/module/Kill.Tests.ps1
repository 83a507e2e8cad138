# Processes that end at once, without a chance to tidy up, before every call that changes a vault and after the last one: the old
# value, the new one, or both are there, the module says which, and the same command succeeds when it is run again.
#
# Before a call is after the one before it, with everything that was only read in between.
# Each change is made once without a kill, which tells how many calls there are; steps that are added later are covered by themselves.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'support' 'KeyChanges.psm1') -Force
    $cases = foreach ($vault in 'Kept', 'Bare') {
        foreach ($change in Get-KeyChange | Where-Object { $vault -in $_.Killed }) {
            @{ Change = $change.Name; Vault = $vault }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'KeyChanges.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    # One registration for all processes; each has a file of its own.
    $modules = Join-Path $PSScriptRoot 'vaults'
    Register-SecretVault Kept -ModuleName (Join-Path $modules 'FaultyVault') -VaultParameters @{ Path = '%KEPT_VAULT%' }
    Register-SecretVault Bare -ModuleName (Join-Path $modules 'BareVault') -VaultParameters @{ Path = '%BARE_VAULT%' }
    $new = Get-TestPair New
    $sandbox = Start-TestSandbox -Keys @{ name = 'new'; apiKey = $new.ApiKey; secret = $new.Secret }
    $folder = (New-Item (Join-Path $env:BINANCEKEYTOOLS_TEST_HOME "kill-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName

    function New-VaultFile($Change, [string] $Vault, [string] $Faults) {
        $path = Join-Path $folder "$([guid]::NewGuid().ToString('n')).clixml"
        Set-VaultEntry $path (New-KeyChangeEntry $Change -Bare:($Vault -eq 'Bare'))
        Set-VaultFault $path $Faults
        $path
    }

    function Start-KilledChange($Run) {
        $start = [Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
        $script = Join-Path $PSScriptRoot 'support' 'Invoke-KilledChange.ps1'
        foreach ($argument in '-NoLogo', '-NoProfile', '-NonInteractive', '-File', $script, '-Change', $Run.Change.Name, '-Vault', $Run.Vault, '-Sandbox', $sandbox.BaseAddress) {
            $start.ArgumentList.Add($argument)
        }

        $start.Environment['KEPT_VAULT'] = $start.Environment['BARE_VAULT'] = "$($Run.Path).other"
        $start.Environment["$($Run.Vault)_VAULT".ToUpperInvariant()] = $Run.Path
        # Everything runs once: what watches code for optimisation only costs.
        $start.Environment['DOTNET_TieredPGO'] = '0'
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $Run.Process = [Diagnostics.Process]::Start($start)
        $Run.Process.StandardInput.Close()
        $Run.Output = $Run.Process.StandardOutput.ReadToEndAsync()
        $Run.Errors = $Run.Process.StandardError.ReadToEndAsync()
    }

    # What the module does with a vault file, in this process.
    function Invoke-Here([string] $Path, [string] $Vault, [scriptblock] $Script) {
        $env:KEPT_VAULT = $env:BARE_VAULT = "$Path.other"
        Set-Item "env:$($Vault.ToUpperInvariant())_VAULT" $Path
        $ErrorActionPreference = 'Continue'
        $all = @(try { & $Script *>&1 } catch { $_ })
        [pscustomobject]@{
            Errors   = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            Warnings = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] } | ForEach-Object Message)
            Output   = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.InformationalRecord] })
        }
    }

    $plain = @{}
    $runs = foreach ($vault in 'Kept', 'Bare') {
        foreach ($change in Get-KeyChange | Where-Object { $vault -in $_.Killed }) {
            $path = New-VaultFile $change $vault
            $done = Invoke-Here $path $vault { Invoke-KeyChange $change $vault $sandbox.BaseAddress }
            $calls = @(Get-VaultCall $path -Change)
            $plain["$vault/$($change.Name)"] = [pscustomobject]@{ Result = $done; Path = $path; Calls = $calls }
            $kills = @(1..$calls.Count | Where-Object { $calls } | ForEach-Object { @{ Effect = 'KillBefore'; Number = $_ } }) + @{ Effect = 'KillAfter'; Number = $calls.Count }
            foreach ($kill in $kills) {
                [pscustomobject]@{
                    Change = $change; Vault = $vault; Number = $kill.Number; Path = (New-VaultFile $change $vault "Change:$($kill.Effect)@$($kill.Number)")
                    At = "$($kill.Effect) call $($kill.Number), $($calls[$kill.Number - 1].Operation) $($calls[$kill.Number - 1].Name)"; Process = $null; Output = $null; Errors = $null
                }
            }
        }
    }

    $waiting = [Collections.Generic.Queue[object]]::new([object[]] $runs)
    $running = [Collections.Generic.List[object]]::new()
    while ($waiting.Count -gt 0 -or $running.Count -gt 0) {
        while ($waiting.Count -gt 0 -and $running.Count -lt [Math]::Max(2, [Environment]::ProcessorCount) + 1) {
            $next = $waiting.Dequeue()
            Start-KilledChange $next
            $running.Add($next)
        }

        foreach ($run in @($running)) {
            if ($run.Process.WaitForExit(5)) {
                $null = $running.Remove($run)
            }
            elseif (([datetime]::Now - $run.Process.StartTime).TotalSeconds -gt 120) {
                $run.Process.Kill()
            }
        }
    }
}

AfterAll {
    $env:KEPT_VAULT = $env:BARE_VAULT = $null
    if ($sandbox) { $sandbox | Stop-BinanceSandbox }
    Unregister-AllVaults
}

Describe 'A process that is killed: <Change> in <Vault>' -ForEach $cases {
    BeforeAll {
        $subject = Get-KeyChange $Change
        $uninterrupted = $plain["$Vault/$Change"]
        $killed = @($runs | Where-Object { $_.Vault -eq $Vault -and $_.Change.Name -eq $Change })
    }

    It 'ends as it should when it is not killed' {
        $uninterrupted.Result.Errors | Should -BeNullOrEmpty
        Get-KeyChangeEndFault $subject $uninterrupted.Path | Should -BeNullOrEmpty
        $uninterrupted.Calls.Count | Should -BeGreaterThan 0
    }

    It 'is killed where it was meant to be' {
        foreach ($run in $killed) {
            $run.Output.Result | Should -Not -BeLike '*survived*' -Because "$($run.At): it was to be killed"
            $run.Errors.Result | Should -BeNullOrEmpty -Because $run.At
            @(Get-VaultCall $run.Path -Change).Count | Should -Be $run.Number -Because $run.At
        }
    }

    It 'loses nothing' {
        $killed | ForEach-Object { $at = $_.At; Get-KeyChangeFault $subject $_.Path | ForEach-Object { "${at}: $_" } } | Should -BeNullOrEmpty
    }

    It 'leaves nothing half-done: what is there is whole' {
        foreach ($run in $killed) {
            foreach ($entry in Get-VaultEntry $run.Path) {
                $isWhole = @($subject.Before, $subject.After, $subject.Kept) | Where-Object { $_ } | Where-Object { Test-Pair $entry $_ }
                $isWhole | Should -Not -BeNullOrEmpty -Because "$($run.At): '$($entry.Name)' is $($entry.ApiKey)/$($entry.Secret)"
            }
        }
    }

    It 'says which value is there' {
        foreach ($run in $killed) {
            Set-VaultFault $run.Path
            $seen = Invoke-Here $run.Path $Vault { Get-BinanceKey -Vault $Vault }
            $seen.Errors | Should -BeNullOrEmpty -Because $run.At
            foreach ($entry in Get-VaultEntry $run.Path) {
                $key = $seen.Output | Where-Object Name -EQ $entry.Name
                $key | Should -Not -BeNullOrEmpty -Because "$($run.At): '$($entry.Name)' is there"
                if ($entry.ApiKey -eq 'pending') {
                    $key.State | Should -BeIn 'Pending', 'Replaced' -Because $run.At
                }
                elseif ($key.Fingerprint) {
                    $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($entry.ApiKey))
                    $key.Fingerprint | Should -Be ([Convert]::ToHexString($hash).Substring(0, 12).ToLowerInvariant()) -Because "$($run.At): '$($entry.Name)'"
                }

                if ($entry.Name -ne 'bot') {
                    if ($entry.ApiKey -ne 'pending') { $key.State | Should -Be 'Replaced' -Because "$($run.At): '$($entry.Name)' is a copy" }
                    $seen.Warnings -join ' ' | Should -BeLike "*$($entry.Name)*" -Because "$($run.At): '$($entry.Name)' is a copy"
                }
            }
        }
    }

    It 'succeeds when it is run again' {
        foreach ($run in $killed) {
            Set-VaultFault $run.Path
            $again = Invoke-Here $run.Path $Vault { Invoke-KeyChange $subject $Vault $sandbox.BaseAddress }
            # What was asked for is done, or a private key is there that nobody has seen the public key of: the error says so.
            $isDone = ($again.Errors.FullyQualifiedErrorId -like 'KeyNotFound,*' -and -not $subject.After) -or ($again.Errors.FullyQualifiedErrorId -like 'KeyExists,*' -and $subject.After -eq 'Any')
            if ($isDone) { continue }
            $again.Errors | Should -BeNullOrEmpty -Because "the command was killed, $($run.At)"

            # A copy that the killed command made is named when it is not taken away.
            $wrong = Get-KeyChangeEndFault $subject $run.Path
            $said = "$($again.Warnings) $($again.Output.PreviousName)"
            # What is recorded already is not recorded again: then it is the list that names the copy.
            if ($subject.Name -eq 'set') { $said += (Invoke-Here $run.Path $Vault { Get-BinanceKey -Vault $Vault }).Warnings }
            $wrong | Where-Object { -not ($_ -match "^the copy '(.+)' is left" -and $said.Contains($Matches[1])) } | Should -BeNullOrEmpty -Because "the command was killed, $($run.At)"
        }
    }
}
