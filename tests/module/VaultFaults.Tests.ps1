# Vaults that fail at any call, in any way: no key is lost, and the error says what is where.
#
# Each change to a key is first made without a fault, which tells its calls; then it is made once for every fault at every call.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'support' 'KeyChanges.psm1') -Force
    $cases = foreach ($vault in 'Kept', 'Bare') {
        # Without metadata the same steps write, but for what is recorded.
        foreach ($change in Get-KeyChange | Where-Object { $_.Name -notlike '*proven' -and ($vault -eq 'Kept' -or $_.Name -in 'register', 'overwrite', 'set') }) {
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
    $paths = @{ Kept = Register-FaultyVault Kept; Bare = Register-FaultyVault Bare -Bare }

    # Makes a change with a fault and says what there is to say about it.
    function Invoke-Faulty($Change, [string] $Vault, [string] $Faults, [scriptblock] $Script) {
        $path = $paths[$Vault]
        Set-VaultEntry $path (New-KeyChangeEntry $Change -Bare:($Vault -eq 'Bare'))
        $before = @(Get-VaultEntry $path)
        Set-VaultFault $path $Faults
        $Error.Clear()
        $ErrorActionPreference = 'Continue'
        $all = @(try { if ($Script) { & $Script *>&1 } else { Invoke-KeyChange $Change $Vault *>&1 } } catch { $_ })
        $remembered = @($Error)
        $calls = @(Get-VaultCall $path)
        Set-VaultFault $path
        [pscustomobject]@{
            Faults   = $Faults
            Calls    = $calls
            Errors   = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            Warnings = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] } | ForEach-Object Message)
            Output   = @($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.InformationalRecord] })
            Remembered = $remembered
            Before   = $before
            After    = @(Get-VaultEntry $path)
        }
    }

    # Everything that is wrong with how a fault was met, as sentences.
    function Get-Complaint($Change, [string] $Vault, $Run) {
        Get-KeyChangeFault $Change $paths[$Vault]
        $said = (@($Run.Errors | ForEach-Object { "$_ $($_.ErrorDetails) $($_.ErrorDetails.RecommendedAction)" }) + $Run.Warnings + @($Run.Output.PreviousName)) -join "`n"
        foreach ($record in $Run.Errors) {
            if ($record.FullyQualifiedErrorId -notmatch '^(Vault(Locked|Failed|Busy|WriteFailed|ReadBackDiffers|ValueTooLarge|WithoutMetadata)|Key(NotFound|Exists|NotRemoved|MetadataNotRecorded)|SecretNotAKey|SecretValueMissing|InputNotAvailable),BinanceKeyTools\.Commands\.') {
                "the error id $($record.FullyQualifiedErrorId): $record"
            }

            if ("$($record.TargetObject)" -notin $Vault, "$Vault/bot") { "the target '$($record.TargetObject)'" }
            if (-not $record.ErrorDetails.RecommendedAction) { "no recommended action: $record" }
            if ($record.CategoryInfo.Category -eq 'NotSpecified') { "no category: $record" }
            if ("$record" -notmatch "$Vault|bot") { "neither the vault nor the key is named: $record" }
        }

        if ($Run.Errors.Count -gt 1) { "$($Run.Errors.Count) errors: $($Run.Errors)" }
        if ($Run.Errors.Count -eq 0 -and -not $Run.Warnings) {
            Get-KeyChangeEndFault $Change $paths[$Vault] | Where-Object { $said.Trim().Length -eq 0 } | ForEach-Object { "no error and no warning, but $_" }
        }

        # What is there now and was not before is named, unless it is what was asked for.
        foreach ($entry in $Run.After | Where-Object { $_.Name -ne 'bot' -and $_.Name -notin $Run.Before.Name }) {
            if (-not $said.Contains($entry.Name)) { "nobody was told of '$($entry.Name)': $said" }
        }

        # And so is a value that is not what it was and not what it was to be.
        $now = $Run.After | Where-Object Name -EQ 'bot'
        if ($now -and $Change.After -and -not (Test-Pair $now $Change.After) -and -not ($Change.Before -and (Test-Pair $now $Change.Before)) -and "$said" -notmatch 'bot') {
            'nobody was told of the value of bot'
        }

        foreach ($record in $Run.Remembered | Where-Object { $_.FullyQualifiedErrorId -notlike '*,BinanceKeyTools.*' }) { "`$Error remembers $($record.GetType()) $($record.FullyQualifiedErrorId) $($record.TargetObject)" }
        $text = $said + ($Run.Remembered | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4096; $_.Exception.ToString() } | Out-String -Width 4096)
        foreach ($which in 'Old', 'New', 'Completed') {
            $pair = Get-TestPair $which
            $core = ($pair.Secret -replace '-----[^-]+-----').Trim()
            foreach ($secret in $pair.ApiKey, $core) { if ($text.Contains($secret)) { "a secret was said: $which" } }
        }
    }
}

AfterAll { Unregister-AllVaults }

Describe 'A vault that fails at any call: <Change> in <Vault>' -ForEach $cases {
    BeforeAll {
        $subject = Get-KeyChange $Change
        $plain = Invoke-Faulty $subject $Vault ''
        $all = $plain.Calls.Count
        $changes = @($plain.Calls | Where-Object Operation -In 'Write', 'Note', 'Remove').Count
        function Find-Complaint([string[]] $Faults) {
            foreach ($fault in $Faults) {
                Get-Complaint $subject $Vault (Invoke-Faulty $subject $Vault $fault) | ForEach-Object { "${fault}: $_" }
            }
        }
    }

    It 'works when nothing fails' {
        $plain.Errors | Should -BeNullOrEmpty
        Get-Complaint $subject $Vault $plain | Should -BeNullOrEmpty
        $changes | Should -BeGreaterThan 0
    }

    It 'loses nothing when a call fails, and ends as it should when the command is run again' {
        foreach ($number in 1..$all) {
            Get-Complaint $subject $Vault (Invoke-Faulty $subject $Vault "Any:Throw@$number") | Should -BeNullOrEmpty -Because "the call $number failed"
            $again = Get-ErrorOf { Invoke-KeyChange $subject $Vault 3>$null }
            # What was asked for is done, or a private key is there that nobody has seen the public key of: the error says so.
            $isDone = ($again.FullyQualifiedErrorId -like 'KeyNotFound,*' -and -not $subject.After) -or ($again.FullyQualifiedErrorId -like 'KeyExists,*' -and $subject.After -eq 'Any')
            if ($isDone) { continue }
            $again | Should -BeNullOrEmpty -Because "the call $number failed before"
            Get-KeyChangeEndFault $subject $paths[$Vault] | Where-Object { $_ -notmatch '^the copy' } | Should -BeNullOrEmpty -Because "the call $number failed before"
        }
    }

    It 'loses nothing when the vault is locked half-way, and says that it is locked' {
        foreach ($number in 1..$all) {
            $run = Invoke-Faulty $subject $Vault "Any:Lock@$number-"
            Get-Complaint $subject $Vault $run | Should -BeNullOrEmpty -Because "it was locked at call $number of $($plain.Calls | Out-String)"
            if ($run.Errors) { $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'VaultLocked,*' -Because "it was locked at call $number of $($plain.Calls | Out-String)" }
        }
    }

    It 'loses nothing when a change is reported as failed and was made' {
        Find-Complaint (1..$changes | ForEach-Object { "Change:ThrowAfter@$_" }) | Should -BeNullOrEmpty
    }

    It 'loses nothing when the vault works no more after a change' {
        Find-Complaint (1..$changes | ForEach-Object { "Change:ThrowAfter@$_,Any:Throw@$($plain.Calls.IndexOf(@($plain.Calls | Where-Object Operation -In 'Write', 'Note', 'Remove')[$_ - 1]) + 2)-" }) | Should -BeNullOrEmpty
    }

    It 'loses nothing when the vault damages what it is given, or what it gives' {
        $writes = @($plain.Calls | Where-Object Operation -EQ 'Write').Count
        $reads = @($plain.Calls | Where-Object Operation -EQ 'Read').Count
        $faults = @('Write:Truncate=40', 'Write:Flip', 'Write:FlipKey', 'Read:Flip', 'Read:FlipKey')
        for ($number = 1; $number -le $writes; $number++) { $faults += "Write:Flip@$number", "Write:FlipKey@$number", "Write:Truncate=40@$number" }
        for ($number = 1; $number -le $reads; $number++) { $faults += "Read:Flip@$number", "Read:FlipKey@$number" }
        Find-Complaint $faults | Should -BeNullOrEmpty
    }

    It 'loses nothing when the vault answers as if it had done what it did not' {
        Find-Complaint 'List:Ignore', 'Read:Ignore', 'Write:Ignore', 'Note:Ignore', 'Remove:Ignore', 'Write:Ignore@1', 'Write:Ignore@2', 'Write:Ignore@2-' | Should -BeNullOrEmpty
    }

    It 'loses nothing when the vault cannot do a thing at all' {
        Find-Complaint 'List:Throw', 'Read:Throw', 'Write:Throw', 'Note:Throw', 'Remove:Throw', 'Any:Lock', 'Write:Refuse=40', 'Write:ThrowAfter', 'Remove:ThrowAfter', 'Note:ThrowAfter' | Should -BeNullOrEmpty
    }

    It 'works with a slow vault' {
        $slow = Invoke-Faulty $subject $Vault 'Any:Delay=15'
        $slow.Errors | Should -BeNullOrEmpty
        Get-Complaint $subject $Vault $slow | Should -BeNullOrEmpty
    }
}

# In processes of their own, with a home of their own: what a process changes of the store's configuration, it takes up itself seconds
# later, and what it once knew of a store it keeps.
Describe 'A SecretStore that is locked half-way' -Skip:$IsWindows {
    BeforeAll {
        $store = "$(New-Item (Join-Path $TestDrive 'store') -ItemType Directory)"
        $head = @"
`$ErrorActionPreference = 'Stop'
Import-Module '$(Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1')'
Import-Module '$(Join-Path $PSScriptRoot 'support' 'KeyChanges.psm1')'
Import-ModuleUnderTest
`$password = ConvertTo-TestSecureString 'only for this test'

"@

        function Invoke-InStore([string] $Script) {
            $before = $env:HOME
            try {
                $env:HOME = $store
                $lines = Invoke-Pwsh ($head + $Script)
            }
            finally {
                $env:HOME = $before
            }

            $LASTEXITCODE | Should -Be 0 -Because ($lines -join "`n")
            $lines
        }

        # With a time-out of 0 the password that unlocks the store serves for one use, which is all that taking a key out needs.
        $null = Invoke-InStore @'
Register-SecretVault StoreLocked -ModuleName Microsoft.PowerShell.SecretStore
Reset-SecretStore -Scope CurrentUser -Authentication Password -Password $password -PasswordTimeout 3600 -Interaction None -Force -WarningAction Ignore
Register-BinanceKey bot -Vault StoreLocked -Credential (ConvertTo-PairCredential Old) -SkipVerification
Set-SecretStoreConfiguration -PasswordTimeout 0 -Password $password -Confirm:$false
'@
        $script:lines = Invoke-InStore @'
$changes = [ordered]@{
    overwrite  = { Register-BinanceKey bot -Vault StoreLocked -Credential (ConvertTo-PairCredential New) -SkipVerification -Force -Confirm:$false }
    register   = { Register-BinanceKey other -Vault StoreLocked -Credential (ConvertTo-PairCredential New) -SkipVerification }
    set        = { Set-BinanceKey bot -Vault StoreLocked -Label later }
    'new pair' = { New-BinanceKeyPair pair -Vault StoreLocked }
}
$old = Get-TestPair Old
foreach ($name in $changes.Keys) {
    Unlock-SecretStore -Password $password
    $failure = @(Get-ErrorOf $changes[$name])
    Unlock-SecretStore -Password $password
    $value = Get-Secret bot -Vault StoreLocked
    $isWhole = $value.UserName -ceq $old.ApiKey -and $value.GetNetworkCredential().Password -ceq $old.Secret
    "$name|$($failure.Count)|$($failure[0].FullyQualifiedErrorId)|$($failure[0].ErrorDetails.RecommendedAction)|$isWhole"
}
'@
    }

    It 'loses nothing, and says that it is locked: <_>' -ForEach 'overwrite', 'register', 'set', 'new pair' {
        $line = @($lines -like "$_|*")
        $line.Count | Should -Be 1 -Because ($lines -join "`n")
        $fields = $line[0].Split('|')
        $fields[1] | Should -Be 1
        $fields[2] | Should -BeLike 'VaultLocked,BinanceKeyTools.*'
        $fields[3] | Should -BeLike '*Unlock-SecretStore*'
        $fields[4] | Should -Be 'True'
    }
}
