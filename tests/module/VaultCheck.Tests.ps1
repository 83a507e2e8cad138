# Test-BinanceKeyVault: what it says about vaults of every kind, and that it writes nothing unless it is told to.
#
# Each call starts a process, so the tests look at several vaults and answers of one call.

BeforeDiscovery {
    $faulty = @(
        @{
            Vault = 'throws on listing'; Faults = 'List:Throw'
            Summary = 'Registered=Pass Unattended=Fail Open=Fail Listing=Fail Metadata=Pass ValueSize=Unknown'
            Says = @{ Listing = '*fails at List on purpose*'; Unattended = '*the vault fails there*' }
        }
        @{
            Vault = 'is locked'; Faults = 'Any:Lock'
            Summary = 'Registered=Pass Unattended=Fail Open=Fail Listing=Unknown Metadata=Pass ValueSize=Unknown'
            Says = @{ Unattended = 'It is locked*'; Open = 'It is locked*' }
            Fix = @{ Open = "Unlock-SecretVault -Name 'is locked' -Password (Read-Host -AsSecureString)" }
        }
        @{
            Vault = 'asks for something'; Faults = 'Any:AskReadHost'
            Summary = 'Registered=Pass Unattended=Fail Open=Fail Listing=Unknown Metadata=Pass ValueSize=Unknown'
            Says = @{ Unattended = 'A new process is asked for something*'; Open = 'It is locked in this session.' }
            Fix = @{ Open = "Unlock-SecretVault -Name 'asks for something' -Password (Read-Host -AsSecureString)" }
        }
        @{
            Vault = 'ends the process'; Faults = 'List:KillBefore@1'
            Summary = 'Registered=Pass Unattended=Fail Open=Pass Listing=Pass Metadata=Pass Writing=Pass ValueSize=Pass'
            Says = @{ Unattended = '*the vault fails there*' }
        }
        @{
            Vault = 'is slow'; Faults = 'List:Delay=100'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Pass Writing=Pass ValueSize=Pass'
            Says = @{ Listing = 'It listed 1 secret in *' }
        }
        @{
            Vault = 'refuses to write'; Faults = 'Write:Throw'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Pass Writing=Fail ValueSize=Unknown'
            Says = @{ Writing = '*fails at Write on purpose*'; Metadata = 'It lists metadata with 1 of its 1 secret.' }
        }
        @{
            Vault = 'cuts long values'; Faults = 'Write:Truncate=1024'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Pass Writing=Pass ValueSize=Fail'
            Says = @{ ValueSize = '*What was read back is not what was written.' }
            Fix = @{ ValueSize = '*Ed25519*' }
        }
        @{
            Vault = 'gives back another value'; Faults = 'Read:Flip'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Pass Writing=Fail ValueSize=Unknown'
            Says = @{ Writing = 'What was read back is not what was written.' }
        }
        @{
            Vault = 'throws on metadata'; Faults = 'Note:Throw'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Fail Writing=Pass ValueSize=Pass'
            Says = @{ Metadata = '*fails at Note on purpose*' }
        }
        @{
            Vault = 'drops metadata'; Faults = 'Note:Ignore'
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Fail Writing=Pass ValueSize=Pass'
            Says = @{ Metadata = 'It took metadata and does not list it.' }
        }
        @{
            Vault = 'has none'; Bare = $true
            Summary = 'Registered=Pass Unattended=Pass Open=Pass Listing=Pass Metadata=Fail Writing=Pass ValueSize=Pass'
            Says = @{ Metadata = 'It records no metadata*' }
            Fix = @{ Metadata = '*SecretStore*' }
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    $script:questions = 'Account', 'Registered', 'Unattended', 'Open', 'Settings', 'Listing', 'Metadata', 'Writing', 'ValueSize'

    # The answers by question; each is asked at most once.
    function ConvertTo-Table($Checks) {
        $table = @{}
        foreach ($check in $Checks) {
            $table.ContainsKey("$($check.Check)") | Should -BeFalse
            $table["$($check.Check)"] = $check
        }

        $table
    }

    function Get-Answer([string] $Vault, [hashtable] $With = @{}) { ConvertTo-Table (Test-BinanceKeyVault -Vault $Vault @With) }

    # 'Open=Pass Listing=Fail …', in the order of the questions.
    function Get-Summary([hashtable] $Answers) {
        ($questions | Where-Object { $Answers.ContainsKey($_) } | ForEach-Object { "$_=$($Answers[$_].Status)" }) -join ' '
    }

    function Get-StoreState {
        Get-ChildItem (Join-Path $HOME '.secretmanagement' 'localstore') -File -Force | Sort-Object Name |
            ForEach-Object { "$($_.Name) $($_.LastWriteTimeUtc.Ticks) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
    }

    Unregister-AllVaults
}

AfterAll { Unregister-AllVaults }

Describe 'A SecretStore without password' {
    BeforeAll {
        Register-TestStore Store
        Set-Secret -Vault Store kept (ConvertTo-TestCredential)
        Set-SecretInfo -Vault Store kept -Metadata @{ note = 'mine' }
        $script:before = Get-StoreState
        $script:output = @(Test-BinanceKeyVault -WarningVariable warnings -InformationVariable said)
        $script:answers = ConvertTo-Table $output
    }

    It 'passes every check that needs no write' {
        Get-Summary $answers | Should -Be 'Account=Pass Registered=Pass Unattended=Pass Open=Pass Settings=Pass Listing=Pass Metadata=Pass ValueSize=Unknown'
        $warnings | Should -BeNullOrEmpty
        $said | Should -BeNullOrEmpty
    }

    It 'says what was found, and a fix only where there is something to do' {
        $answers.Listing.Message | Should -Match '^It listed 1 secret in \d+ ms\.$'
        $answers.Listing.Detail | Should -Contain '1 secret'
        $answers.Settings.Detail | Should -Be 'Authentication None', 'Interaction None', 'PasswordTimeout 900'
        $answers.Settings.Message | Should -BeLike '*whoever is this user*'
        $answers.Registered.Detail | Should -Contain 'module Microsoft.PowerShell.SecretStore'
        $answers.ValueSize.Fix | Should -Be "Test-BinanceKeyVault -Vault 'Store' -WriteTest"
        foreach ($check in $output) {
            $check.Message | Should -Not -BeNullOrEmpty
            [bool] $check.Fix | Should -Be ($check.Status -ne 'Pass') -Because "$check"
            "$check" | Should -Be ($check.Check -eq 'Account' ? 'Account' : "Store/$($check.Check)")
        }
    }

    It 'is not written to' {
        Get-StoreState | Should -Be $before
        (Get-SecretInfo -Vault Store).Name | Should -Be 'kept'
    }

    Context 'with -WriteTest' {
        BeforeAll { $script:answers = Get-Answer Store @{ WriteTest = $true } }

        It 'passes what only a write can tell' {
            Get-Summary $answers | Should -Be 'Account=Pass Registered=Pass Unattended=Pass Open=Pass Settings=Pass Listing=Pass Metadata=Pass Writing=Pass ValueSize=Pass'
            $answers.Metadata.Message | Should -BeLike 'Metadata was recorded*'
            $answers.ValueSize.Message | Should -BeLike '*3300 characters*'
        }

        It 'leaves nothing behind, and the rest as it was' {
            (Get-SecretInfo -Vault Store).Name | Should -Be 'kept'
            (Get-SecretInfo -Vault Store).Metadata['note'] | Should -Be 'mine'
            (Get-Secret kept -Vault Store).UserName | Should -Be (Get-SampleKey).ApiKey
            Get-StoreState | Should -Not -Be $before -Because 'this is how a write shows'
        }
    }

    It 'is not written to with -WriteTest -WhatIf' {
        $before = Get-StoreState
        $answers = Get-Answer Store @{ WriteTest = $true; WhatIf = $true }
        $answers.ValueSize.Status | Should -Be 'Unknown'
        $answers.ContainsKey('Writing') | Should -BeFalse
        Get-StoreState | Should -Be $before
    }

    It 'fails when its files are open to others' -Skip:$IsWindows {
        $folder = Join-Path $HOME '.secretmanagement' 'localstore'
        $mode = [IO.File]::GetUnixFileMode($folder)
        [IO.File]::SetUnixFileMode($folder, $mode -bor [IO.UnixFileMode]::OtherRead)
        try {
            $settings = (Get-Answer Store).Settings
        }
        finally {
            [IO.File]::SetUnixFileMode($folder, $mode)
        }

        $settings.Status | Should -Be 'Fail'
        $settings.Fix | Should -Be "chmod -R go= '$folder'"
    }
}

Describe 'Which vaults' {
    BeforeAll {
        Unregister-AllVaults
        $script:path = Register-FaultyVault "Ops' x/y"
        $null = Register-FaultyVault Bare -Bare
    }

    It 'takes a pattern, a name that looks like one, and vaults from the pipeline, and asks each vault once' {
        @(Test-BinanceKeyVault B*, bare).Where({ $_.Vault }).Vault | Sort-Object -Unique | Should -Be 'Bare'
        $checks = @(Get-SecretVault | Test-BinanceKeyVault -WriteTest)
        @($checks | Where-Object Check -EQ Account).Count | Should -Be 1
        @($checks | Where-Object Check -EQ Listing | ForEach-Object Vault | Sort-Object) | Should -Be 'Bare', "Ops' x/y"
        $named = @($checks | Where-Object Vault -Like 'Ops*')
        $named.Status | Should -Be (, 'Pass' * 7)
        Get-VaultEntry $path | Should -BeNullOrEmpty
    }

    It 'reads the vault, not the name of the secret, of what Get-SecretInfo and Get-BinanceKey give' {
        [pscustomobject]@{ Name = 'a-key'; Vault = 'Nowhere' } | Test-BinanceKeyVault | Where-Object Check -EQ Registered | ForEach-Object Vault | Should -Be 'Nowhere'
        [pscustomobject]@{ Name = 'a-key'; VaultName = 'Nowhere' } | Test-BinanceKeyVault | Where-Object Check -EQ Registered | ForEach-Object Vault | Should -Be 'Nowhere'
    }

    It 'says that <_> is not registered, and which are' -ForEach 'Nowhere', 'No*' {
        $answers = Get-Answer $_
        $answers.Registered.Status | Should -Be 'Fail'
        $answers.Registered.Vault | Should -Be $_
        $answers.Registered.Fix | Should -BeLike "*'Bare'*"
        Test-BinanceKeyVault $_ -Quiet | Should -BeFalse
    }

    It 'completes names of vaults' {
        (TabExpansion2 'Test-BinanceKeyVault Ba' 23).CompletionMatches.CompletionText | Should -Be 'Bare'
    }

    It 'masks what looks like a key in a name' {
        $name = (Get-SampleKey).ApiKey
        (Test-BinanceKeyVault $name | ConvertTo-Json -Depth 5) | Should -Not -Match $name
    }
}

Describe 'What is wrong with vaults, all in one call' -ForEach @{ Cases = $faulty } {
    BeforeAll {
        Unregister-AllVaults
        $script:paths = @{}
        foreach ($case in $Cases) {
            $paths[$case.Vault] = Register-FaultyVault $case.Vault -Bare:([bool] $case.Bare)
            Set-VaultEntry $paths[$case.Vault] @{ kept = @{ Value = (ConvertTo-TestCredential); Metadata = @{ note = 'mine' } } }
            Set-VaultFault $paths[$case.Vault] $case.Faults
        }

        $script:all = @(Test-BinanceKeyVault -WriteTest)
    }

    It 'is told when it <Vault>' -ForEach $faulty {
        $answers = ConvertTo-Table ($all | Where-Object Vault -EQ $Vault)
        Get-Summary $answers | Should -Be $Summary
        foreach ($question in $Says.Keys) { $answers[$question].Message | Should -BeLike $Says[$question] }
        foreach ($question in ($Fix ?? @{}).Keys) { $answers[$question].Fix | Should -BeLike $Fix[$question] }
        foreach ($check in $answers.Values | Where-Object Status -NE Pass) { $check.Fix | Should -Not -BeNullOrEmpty -Because "$check" }
        Set-VaultFault $paths[$Vault]
        (Get-VaultEntry $paths[$Vault]).Name | Should -Be 'kept'
    }
}

Describe 'What is asked of a vault' {
    It 'is a list: no secret is read, Test-SecretVault is not called, and a vault without metadata is good enough for -Quiet' {
        Unregister-AllVaults
        $path = Register-FaultyVault Bare -Bare
        Test-BinanceKeyVault Bare -Quiet | Should -BeTrue
        (Get-VaultCall $path).Operation | Should -Be 'List', 'List'
    }
}

Describe 'A vault that' {
    BeforeAll {
        Unregister-AllVaults
        $script:path = Register-FaultyVault Faulty
        $null = Register-FaultyVault Other
        Set-VaultEntry $path @{ kept = @{ Value = (ConvertTo-TestCredential); Metadata = @{ note = 'mine' } } }
    }

    It 'does not remove is named with the line that removes it, and again the next time' {
        Set-VaultFault $path 'Remove:Throw'
        $answers = Get-Answer Faulty @{ WriteTest = $true }
        Set-VaultFault $path
        $left = @((Get-VaultEntry $path).Name -like 'bkt-write-test-*')
        $left.Count | Should -Be 2
        $answers.Writing.Status | Should -Be 'Fail'
        foreach ($name in $left) { $answers.Writing.Message | Should -BeLike "*'$name' could not be removed*" }
        (Get-Answer Faulty).Listing.Message | Should -BeLike '*2 of them were left by tests*'
        $null = & ([scriptblock]::Create($answers.Writing.Fix))
        (Get-VaultEntry $path).Name | Should -Be 'kept'
    }

    It 'hangs is given up after -TimeoutSec, ended, and not asked here' {
        Set-VaultFault $path 'List:Delay=600000'
        $answers = Get-Answer Faulty @{ TimeoutSec = 3; WriteTest = $true }
        Get-Summary $answers | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Unknown Listing=Unknown Metadata=Pass ValueSize=Unknown'
        $answers.Unattended.Message | Should -BeLike '*in 3 seconds, and was ended*'
        $answers.Unattended.Fix | Should -BeLike '*-TimeoutSec*'
        Get-Process pwsh -ErrorAction Ignore | Where-Object { $_.Parent.Id -eq $PID } | Should -BeNullOrEmpty
    }

    It 'hangs does not keep Ctrl+C waiting, and its process ends' {
        Set-VaultFault $path 'List:Delay=600000'
        $running = Start-Shell 'Test-BinanceKeyVault Faulty -TimeoutSec 600'
        Wait-Until { Get-VaultCall $path } 'the new process to list the vault'
        (Stop-Shell $running).TotalSeconds | Should -BeLessThan 10
        Wait-Until { -not (Get-Process pwsh -ErrorAction Ignore | Where-Object { $_.Parent.Id -eq $PID }) } 'the process to end'
        Set-VaultFault $path
    }
}

Describe 'What the files of a module tell of metadata' {
    BeforeAll {
        Unregister-AllVaults
        $functions = @'
function Get-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Get-SecretInfo { param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Set-Secret { param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Remove-Secret { param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters) }
function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) }

'@
        $metadata = 'function Set-SecretInfo { param([string] $Name, [hashtable] $Metadata, [string] $VaultName, [hashtable] $AdditionalParameters) }'
        function New-Vault([string] $Name, [string] $Exports, [string] $Script, [string] $Version = '') {
            $folder = Join-Path $TestDrive $Name $Version
            $extension = Join-Path $folder "$Name.Extension"
            $null = New-Item $extension -ItemType Directory
            Set-Content (Join-Path $folder "$Name.psd1") "@{ ModuleVersion = '1.2.0'; NestedModules = @('./$Name.Extension') }"
            Set-Content (Join-Path $extension "$Name.Extension.psm1") $Script
            Set-Content (Join-Path $extension 'more.ps1') $metadata
            if ($Exports) {
                Set-Content (Join-Path $extension "$Name.Extension.psd1") "@{ ModuleVersion = '1.2.0'; RootModule = '$Name.Extension.psm1'; $Exports }"
            }

            Register-SecretVault $Name -ModuleName (Join-Path $TestDrive $Name)
        }

        New-Vault VaultA "FunctionsToExport = '*'" ($functions + $metadata)
        New-Vault VaultB "FunctionsToExport = '*'; CmdletsToExport = '*'" ($functions + '. (Join-Path $PSScriptRoot more.ps1)')
        New-Vault VaultC '' ($functions + $metadata)
        New-Vault VaultD "FunctionsToExport = 'Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault'" ($functions + $metadata) '1.2.0'
        $script:all = @(Test-BinanceKeyVault Vault*)
    }

    # Before the modules go: SecretManagement loads one to unregister it.
    AfterAll { Unregister-AllVaults }

    It 'is <Status> when <What>' -ForEach @(
        @{ Vault = 'VaultA'; Status = 'Pass'; What = 'everything is exported and the command is there' }
        @{ Vault = 'VaultB'; Status = 'Unknown'; What = 'everything is exported and another file may have the command' }
        @{ Vault = 'VaultC'; Status = 'Pass'; What = 'there is no manifest and the command is there' }
        @{ Vault = 'VaultD'; Status = 'Fail'; What = 'the command is there and not exported, in a folder of its version' }
    ) {
        $answers = ConvertTo-Table ($all | Where-Object Vault -EQ $Vault)
        $answers.Metadata.Status | Should -Be $Status
        $answers.Unattended.Status | Should -Be 'Pass'
        $answers.Listing.Message | Should -BeLike 'It listed 0 secrets*'
    }
}

Describe 'A vault whose module is gone' {
    It 'says where it was' {
        Unregister-AllVaults
        $module = Join-Path $TestDrive 'BareVault'
        Copy-Item (Join-Path $PSScriptRoot 'vaults' 'BareVault') $module -Recurse
        Copy-Item (Join-Path $PSScriptRoot 'vaults' 'FaultyVault') (Join-Path $TestDrive 'FaultyVault') -Recurse
        Register-SecretVault Moved -ModuleName $module
        Remove-Item $module -Recurse -Force
        $answers = Get-Answer Moved
        Get-Summary $answers | Should -Be 'Account=Pass Registered=Fail ValueSize=Unknown'
        $answers.Registered.Message | Should -BeLike "*not in $module any more*"
        Unregister-SecretVault Moved
    }
}

Describe 'No vault' {
    It 'is one answer with the line that registers one' {
        Unregister-AllVaults
        $answers = ConvertTo-Table (Test-BinanceKeyVault)
        Get-Summary $answers | Should -Be 'Account=Pass Registered=Fail'
        $answers.Registered.Fix | Should -BeLike 'Register-SecretVault *'
        Test-BinanceKeyVault -Quiet | Should -BeFalse
    }
}

# In processes of their own, with a home of their own: a process keeps what it once knew of a SecretStore.
Describe 'A SecretStore with password' -Skip:$IsWindows {
    BeforeAll {
        $script:store = "$(New-Item (Join-Path $TestDrive 'store') -ItemType Directory)"
        $head = @"
Import-Module '$(Get-ModulePath)'
`$password = ConvertTo-SecureString 'a word' -AsPlainText
function Show([string] `$State) {
    foreach (`$check in Test-BinanceKeyVault -Vault Store) { "`$State|`$(`$check.Check)|`$(`$check.Status)|`$(`$check.Message)|`$(`$check.Fix)" }
}

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

        function Get-State([string[]] $Lines, [string] $State) {
            $table = @{}
            foreach ($line in $Lines -like "$State|*") {
                $fields = $line.Split('|')
                $table[$fields[1]] = [pscustomobject]@{ Status = $fields[2]; Message = $fields[3]; Fix = $fields[4] }
            }

            $table
        }

        # What a process changes of the configuration, it takes up itself seconds later: each one is opened by the next process.
        $script:first = Invoke-InStore @'
Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore
Show new
"files|$(@(Get-ChildItem (Join-Path $HOME .secretmanagement localstore) -File -ErrorAction Ignore).Count)"
Reset-SecretStore -Scope CurrentUser -Authentication Password -Password $password -Interaction None -PasswordTimeout -1 -Force -WarningAction Ignore
'@
        $script:second = Invoke-InStore @'
Show locked
Unlock-SecretStore -Password $password
Show unlocked
Set-SecretStoreConfiguration -Interaction Prompt -PasswordTimeout 60 -Confirm:$false
'@
        $script:third = Invoke-InStore @'
Show would-prompt
Test-BinanceKeyVault -Quiet
Unlock-SecretStore -Password $password
Show prompting
Set-SecretStoreConfiguration -Interaction None -PasswordTimeout 0 -Confirm:$false
'@
        $script:fourth = Invoke-InStore @'
Unlock-SecretStore -Password $password
Show once
Set-Secret -Vault Store -Name kept -Secret 'a note'
"still|$((Get-SecretInfo -Vault Store).Name)"
'@
    }

    It 'that was never set up is not set up by asking' {
        $new = Get-State $first new
        Get-Summary $new | Should -Be 'Account=Pass Registered=Pass Settings=Fail ValueSize=Unknown'
        $new.Settings.Fix | Should -BeLike '*Set-SecretStoreConfiguration*'
        $first | Should -Contain 'files|0'
    }

    It 'that is locked fails with the unlock line' {
        $locked = Get-State $second locked
        Get-Summary $locked | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Fail Settings=Pass Listing=Unknown Metadata=Pass ValueSize=Unknown'
        $locked.Open.Fix | Should -Be 'Unlock-SecretStore -Password (Read-Host -AsSecureString)'
        $locked.Settings.Message | Should -BeLike 'It opens with a password and never prompts*'
    }

    It 'that is unlocked only in this session is out of reach for tasks' {
        $unlocked = Get-State $second unlocked
        Get-Summary $unlocked | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Pass Settings=Pass Listing=Pass Metadata=Pass ValueSize=Unknown'
        $unlocked.Unattended.Message | Should -BeLike 'It is locked for a new process*'
        $unlocked.Settings.Message | Should -BeLike '*stays open until the process ends*'
    }

    It 'that would prompt is not asked' {
        Get-Summary (Get-State $third would-prompt) | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Fail Settings=Fail Listing=Unknown Metadata=Pass ValueSize=Unknown'
        $third | Should -Contain 'False'
        $third -join "`n" | Should -Not -BeLike '*requires a password*'
    }

    It 'that prompts says so, open as it is here' {
        $prompting = Get-State $third prompting
        Get-Summary $prompting | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Pass Settings=Fail Listing=Pass Metadata=Pass ValueSize=Unknown'
        $prompting.Unattended.Message | Should -BeLike '*asked for the password*'
        $prompting.Settings.Fix | Should -BeLike '*-Interaction None*'
    }

    It 'that forgets its password after one use keeps it' {
        $once = Get-State $fourth once
        Get-Summary $once | Should -Be 'Account=Pass Registered=Pass Unattended=Fail Open=Unknown Settings=Fail Listing=Pass Metadata=Pass ValueSize=Unknown'
        $once.Settings.Message | Should -BeLike '*PasswordTimeout 0*'
        $fourth | Should -Contain 'still|kept'
    }
}

Describe 'An account without a home' -Skip:$IsWindows {
    It 'is told so, whether HOME is unset or leads nowhere' {
        $lines = Invoke-Pwsh @"
Import-Module '$(Get-ModulePath)'
foreach (`$folder in '', '/nonexistent/home') {
    `$env:HOME = `$folder
    foreach (`$check in Test-BinanceKeyVault) { "`$(`$check.Check)|`$(`$check.Status)|`$(`$check.Message)|`$(`$check.Fix)" }
}
"@
        $lines.Count | Should -Be 2 -Because ($lines -join "`n")
        $lines[0] | Should -BeLike 'Account|Fail|*HOME is not set*|*'
        $lines[1] | Should -BeLike 'Account|Fail|*/nonexistent/home*does not exist*|*'
    }
}
