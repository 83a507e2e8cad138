# Processes that register keys in one vault at once. They meet by files; what is there in the end is read by a process of its own.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'KeyChanges.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    $script = Join-Path $PSScriptRoot 'support' 'Invoke-InTurn.ps1'

    function Start-InTurn([string] $Folder, [string] $Vault, [string] $Label, [string] $Steps) {
        $start = [Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
        foreach ($argument in '-NoLogo', '-NoProfile', '-NonInteractive', '-File', $script, '-Folder', $Folder, '-Vault', $Vault, '-Label', $Label, '-Steps', $Steps) {
            $start.ArgumentList.Add($argument)
        }

        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardInput.Close()
        [pscustomobject]@{ Label = $Label; Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    function Wait-InTurn($Run) {
        if (-not $Run.Process.WaitForExit(120000)) {
            $Run.Process.Kill($true)
            throw "The process $($Run.Label) did not end."
        }

        if ($Run.Errors.Result.Trim()) { throw "The process $($Run.Label): $($Run.Errors.Result)" }
        $Run.Output.Result.Split("`n", [StringSplitOptions]::RemoveEmptyEntries) | Where-Object { $_.StartsWith('{') } | ConvertFrom-Json
    }

    function New-Folder { (New-Item (Join-Path $env:BINANCEKEYTOOLS_TEST_HOME "turn-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName }

    # Two processes that both want the name, let go at once.
    function Invoke-Race([string] $Vault, [string] $Step) {
        $folder = New-Folder
        $runs = foreach ($label in "$Vault-one", "$Vault-two") { Start-InTurn $folder $Vault $label "load,signal:$label,wait:go,${Step}:bot" }
        Wait-Until { [IO.File]::Exists((Join-Path $folder "$Vault-one")) -and [IO.File]::Exists((Join-Path $folder "$Vault-two")) } 'both processes' 90
        [IO.File]::WriteAllText((Join-Path $folder 'go'), '')
        $runs | ForEach-Object { Wait-InTurn $_ }
    }

    function Test-Entry($Entry, [string] $Label, [string] $Name) {
        $Entry.ApiKey -ceq (Get-TestText "key $Label $Name") -and $Entry.Secret -ceq (Get-TestText "secret $Label $Name")
    }

    # The waits of SecretStore pass while the other vaults are tested. A and B have the store in memory before anything is written; C has
    # not, and writes within five seconds of A's first key, which A's copy of the store therefore never takes up by itself.
    Register-TestStore Store
    # SecretStore makes its files at the first use; two processes that do so at once fail at that.
    Set-Secret -Vault Store -Name there -Secret (ConvertTo-TestCredential)
    $storeFolder = New-Folder
    $storeRuns = @(
        Start-InTurn $storeFolder Store A 'load,signal:A,wait:go,register:a1,signal:a1,wait:c1,register:a2'
        Start-InTurn $storeFolder Store B 'load,signal:B,wait:c1,register:b1'
        Start-InTurn $storeFolder Store C 'signal:C,wait:a1,register:c1,signal:c1'
    )
    Wait-Until { 'A', 'B', 'C' | ForEach-Object { [IO.File]::Exists((Join-Path $storeFolder $_)) } | Where-Object { -not $_ } | Measure-Object | ForEach-Object { $_.Count -eq 0 } } 'three processes' 90
    [IO.File]::WriteAllText((Join-Path $storeFolder 'go'), '')
}

AfterAll {
    foreach ($run in $storeRuns) { if (-not $run.Process.HasExited) { $run.Process.Kill($true) } }
    Unregister-AllVaults
}

Describe 'Two processes at once' {
    It 'give a name to one of them, and the other is told: <Kind>' -ForEach @{ Kind = 'Kept' }, @{ Kind = 'Bare' } {
        $path = Register-FaultyVault $Kind -Bare:($Kind -eq 'Bare')
        Set-VaultFault $path 'Any:Delay=10'
        $results = Invoke-Race $Kind 'register'
        $won = @($results | Where-Object Outcome -EQ 'Registered')
        $lost = @($results | Where-Object ErrorId -Like 'KeyExists,*')
        $won.Count | Should -Be 1 -Because ($results | Out-String)
        $lost.Count | Should -Be 1 -Because ($results | Out-String)
        $entries = @(Get-VaultEntry $path)
        $entries.Name | Should -Be 'bot'
        Test-Entry $entries[0] $won[0].Label 'bot' | Should -BeTrue -Because 'the key of the one that was told so is there'
    }

    It 'lose none of three values when both replace one' {
        $path = Register-FaultyVault Both
        Set-VaultEntry $path (New-KeyChangeEntry (Get-KeyChange overwrite))
        Set-VaultFault $path 'Any:Delay=10'
        $results = Invoke-Race Both 'force'
        $results.ErrorId | Where-Object { $_ } | Should -BeNullOrEmpty -Because ($results | Out-String)
        $entries = @(Get-VaultEntry $path)
        $entries | Where-Object { Test-Pair $_ Old } | Should -Not -BeNullOrEmpty -Because 'neither of the new ones is proven'
        foreach ($label in 'Both-one', 'Both-two') {
            $entries | Where-Object { Test-Entry $_ $label 'bot' } | Should -Not -BeNullOrEmpty -Because "the key of process $label is there: $($entries | Out-String)"
        }
    }

    It 'lose nothing in a SecretStore that both had in memory before' {
        $results = $storeRuns | ForEach-Object { Wait-InTurn $_ }
        $results.ErrorId | Where-Object { $_ } | Should -BeNullOrEmpty
        $results.Outcome | Should -Be 'Registered', 'Registered', 'Registered', 'Registered'
        $seen = Invoke-Pwsh @'
            $ErrorActionPreference = 'Stop'
            foreach ($entry in Get-SecretInfo -Vault Store | Where-Object Name -NE there) {
                $value = Get-Secret -Vault Store -Name $entry.Name
                "$($entry.Name) $($value.UserName) $($value.GetNetworkCredential().Password) $($entry.Metadata['bkt.version'])"
            }
'@
        $expected = foreach ($pair in ('A', 'a1'), ('A', 'a2'), ('B', 'b1'), ('C', 'c1')) {
            "$($pair[1]) $(Get-TestText "key $($pair[0]) $($pair[1])") $(Get-TestText "secret $($pair[0]) $($pair[1])") 1"
        }
        $seen | Sort-Object | Should -Be ($expected | Sort-Object)
    }
}
