# Vaults that would ask somebody: a locked SecretStore in its default setting, and scripts that ask in every way that PowerShell has.
# Nobody is ever asked, the error is VaultLocked, and a script goes on to an exit code of its own.

BeforeDiscovery {
    $hasNoHome = $IsWindows
    $questions = 'ReadHost', 'SecureReadHost', 'MaskedReadHost', 'GetCredential', 'Pause', 'Line', 'SecureLine', 'Fields', 'Credential', 'TypedCredential', 'Choice',
        'Choices', 'Key', 'KeyLoop', 'Nested', 'Continuation', 'Confirmation', 'Mandatory', 'Inquiry', 'Caught', 'Loop', 'CaughtLoop', 'TrapLoop' |
        ForEach-Object { @{ Question = $_ } }
    $number = 0
    $settings = @(
        "`$PSDefaultParameterValues = @{ 'Get-Secret:AsPlainText' = `$true }"
        "`$PSDefaultParameterValues = @{ 'Set-Secret:Metadata' = @{ a = 'b' } }"
        "`$PSDefaultParameterValues = @{ 'Set-Secret:NoClobber' = `$true }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:Confirm' = `$true }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:WhatIf' = `$true }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:ErrorAction' = 'Stop' }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:WarningAction' = 'Stop' }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:Verbose' = `$true }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:OutVariable' = 'taken' }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:PipelineVariable' = 'taken' }"
        "`$PSDefaultParameterValues = @{ '*-Secret*:ErrorVariable' = 'taken' }"
        "`$PSDefaultParameterValues = @{ 'Get-SecretVault:Name' = 'none' }"
        "`$ConfirmPreference = 'Low'"
        "`$ErrorActionPreference = 'Inquire'"
        "`$WarningPreference = 'Inquire'"
        "`$InformationPreference = 'Inquire'"
        "`$VerbosePreference = 'Inquire'"
        "`$DebugPreference = 'Inquire'"
    ) | ForEach-Object { @{ Number = ++$number; Setting = $_ } }
    $commands = @(
        @{ Name = 'Get-BinanceKey'; Line = 'Get-BinanceKey bot -Vault Store' }
        @{ Name = 'Get-BinanceKeyRestriction'; Line = 'Get-BinanceKeyRestriction bot -Vault Store' }
        @{ Name = 'Get-BinanceRateLimit'; Line = 'Get-BinanceRateLimit bot -Vault Store' }
        @{ Name = 'Get-BinanceEgressAddress'; Line = 'Get-BinanceEgressAddress bot -Vault Store' }
        @{ Name = 'Test-BinanceKeyPermission'; Line = 'Test-BinanceKeyPermission bot -Vault Store -Purpose ReadOnly' }
        @{ Name = 'Invoke-BinanceSignedRequest'; Line = 'Invoke-BinanceSignedRequest bot -Vault Store -Path /api/v3/account' }
        @{ Name = 'New-BinanceSignature'; Line = 'New-BinanceSignature bot -Vault Store' }
        @{ Name = 'Debug-BinanceKey'; Line = 'Debug-BinanceKey bot -Vault Store' }
        @{ Name = 'Invoke-BinanceKeyAudit'; Line = 'Invoke-BinanceKeyAudit -Vault Store' }
        @{ Name = 'Register-BinanceKey'; Line = 'Register-BinanceKey new -Vault Store -Credential $credential -SkipVerification' }
        @{ Name = 'Set-BinanceKey'; Line = 'Set-BinanceKey bot -Vault Store -Label new' }
        @{ Name = 'Update-BinanceKey'; Line = 'Update-BinanceKey bot -Vault Store' }
        @{ Name = 'Unregister-BinanceKey'; Line = 'Unregister-BinanceKey bot -Vault Store -Confirm:$false' }
        @{ Name = 'New-BinanceKeyPair'; Line = 'New-BinanceKeyPair new -Vault Store' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    $script:word = 'the word of the store'
    $script:credential = ConvertTo-TestCredential
    $script:support = Join-Path $PSScriptRoot 'support'
    $script:locked = Join-Path $TestDrive 'locked'
    if (-not $IsWindows) {
        New-LockedStore $locked bot $credential $word
    }

    function New-Home { (New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory).FullName }

    # Runs a script in a process whose standard input is closed, without saying that nobody is there.
    function Invoke-Script([string] $Text, [string] $UserHome = $locked, [switch] $NonInteractive) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid().ToString('n')).ps1"
        Set-Content $path @"
Import-Module '$support/ModuleTest.psm1', '$support/FaultyVaults.psm1'
Import-ModuleUnderTest
# On Windows every home has the vaults of the account.
if (`$IsWindows) { Unregister-AllVaults }
`$credential = ConvertTo-TestCredential
function Get-Id(`$Record) { "`$(`$Record.FullyQualifiedErrorId -replace ',.*') `$(`$Record.TargetObject)" }
`$ErrorActionPreference = 'Continue'
$Text
"@
        Invoke-Task $path -NonInteractive:$NonInteractive -Environment @{ HOME = $UserHome; BINANCEKEYTOOLS_TEST_HOME = $UserHome; BINANCEKEYTOOLS_TEST_WORD = $word } -Seconds 90
    }

    # What a script does whose host answers: it is the first in its process that uses a vault.
    $script:answering = @'
$recorder = [BinanceKeyTools.PumpProbe.RecordingHost]::new()
function New-Session($Recorder) {
    $runspace = $Recorder ? [runspacefactory]::CreateRunspace($Recorder) : [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript("Import-Module '$(Get-ModulePath)'").Invoke()
    $shell
}
function Invoke-Session($Shell, [string] $Script, $Settings) {
    $Shell.Commands.Clear()
    $Shell.Streams.ClearStreams()
    $output = $Shell.AddScript($Script).Invoke($null, $Settings)
    (@($output) + @($Shell.Streams.Error | ForEach-Object { Get-Id $_ })) -join ' '
}
$session = New-Session $recorder
$path = Register-FaultyVault Asking
Set-VaultEntry $path @{ bot = @{ Value = $credential; Metadata = $null } }

'@
}

AfterAll { Unregister-AllVaults }

Describe 'A locked SecretStore in its default setting' -Skip:$hasNoHome {
    It 'is tried with every cmdlet that takes a vault' -ForEach @{ Commands = $commands } {
        $names = (Get-Command -Module BinanceKeyTools | Where-Object { $_.Parameters.ContainsKey('Vault') }).Name
        $names | Where-Object { $_ -notin $Commands.Name -and $_ -ne 'Test-BinanceKeyVault' } | Should -BeNullOrEmpty
    }

    It 'is an error that a script can catch: <Name>' -ForEach $commands {
        $run = Invoke-Script "try { $Line -ErrorAction Stop } catch { Get-Id `$_; exit 7 }; 'went on'; exit 5"
        $run.ExitCode | Should -Be 7 -Because ($run.Out + $run.Err -join "`n")
        $run.Out | Should -Be 'VaultLocked Store'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'is an error after which a script goes on (<Why>)' -ForEach @(
        @{ Why = 'with -NonInteractive'; NonInteractive = $true; Commands = $commands }
        @{ Why = 'with nothing but a closed standard input'; NonInteractive = $false; Commands = $commands }
    ) {
        $lines = $Commands | ForEach-Object { "`$Error.Clear(); & { $($_.Line) } 2>`$null >`$null; `"$($_.Name): `$(`$Error | ForEach-Object { Get-Id `$_ })`"" }
        $run = Invoke-Script (@($lines) + "'the last line'; exit 5" -join "`n") -NonInteractive:$NonInteractive
        $run.ExitCode | Should -Be 5
        $run.Out | Should -Be (@($Commands | ForEach-Object { "$($_.Name): VaultLocked Store" }) + 'the last line')
        $run.Err | Should -BeNullOrEmpty
    }

    It 'does not keep the other vaults from being used, and nothing is asked about when a script does not look at errors' {
        $run = Invoke-Script @'
$path = Register-FaultyVault Other
try {
    Set-VaultEntry $path @{ here = @{ Value = $credential; Metadata = $null } }
    (Get-BinanceKey -ReadSecret -ErrorAction SilentlyContinue).Name
    (Get-BinanceKey -ReadSecret -ErrorVariable problems -ErrorAction Ignore).Name
    (here, bot | New-BinanceSignature -ErrorAction SilentlyContinue).Algorithm
}
finally {
    Unregister-SecretVault Other
}
'@.Replace('(here, bot', "('here', 'bot'")
        $run.ExitCode | Should -Be 0
        $run.Out | Should -Be 'here', 'here', 'Hmac'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'says how to unlock it, and is used when it is unlocked' {
        $run = Invoke-Script @'
Get-BinanceKey bot -ErrorVariable problem -ErrorAction SilentlyContinue
$problem[0].ErrorDetails.RecommendedAction
Unlock-SecretStore -Password (ConvertTo-TestSecureString $env:BINANCEKEYTOOLS_TEST_WORD)
(Get-BinanceKey bot -ReadSecret).Name
(New-BinanceSignature bot).Algorithm
(Set-BinanceKey bot -Owner me -PassThru).Owner
'@
        $run.Out[0] | Should -BeLike 'Unlock it first: Unlock-SecretStore -Password (Read-Host -AsSecureString)*'
        $run.Out[1..3] | Should -Be 'bot', 'Hmac', 'me'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'is locked again when the password has expired; it goes on listing' {
        $run = Invoke-Script @'
Unlock-SecretStore -Password (ConvertTo-TestSecureString $env:BINANCEKEYTOOLS_TEST_WORD) -PasswordTimeout 1
(New-BinanceSignature bot).Algorithm
Wait-Until {
    try { $null = [Microsoft.PowerShell.SecretStore.LocalSecretStore]::GetInstance().ReadObject('none', [ref] $null, [ref] ''); $false }
    catch [Microsoft.PowerShell.SecretManagement.PasswordRequiredException] { $true }
} 'the password to expire'
(Get-BinanceKey bot).Name
try { New-BinanceSignature bot -ErrorAction Stop } catch { Get-Id $_; exit 7 }
'@
        $run.ExitCode | Should -Be 7
        $run.Out | Should -Be 'Hmac', 'bot', 'VaultLocked Store/bot'
    }

    It 'completes names of vaults, and names of no keys' {
        $run = Invoke-Script @'
(TabExpansion2 'Get-BinanceKey -Vault S').CompletionMatches.CompletionText
@((TabExpansion2 'Get-BinanceKey -Name b').CompletionMatches | Where-Object ResultType -EQ ParameterValue).Count
@((TabExpansion2 'Get-BinanceKey -Vault Store -Name b').CompletionMatches | Where-Object ResultType -EQ ParameterValue).Count
"errors: $($Error.Count)"
'@
        $run.Out | Should -Be 'Store', '0', '0', 'errors: 0'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'is told by Test-BinanceKeyVault, which asks nobody either' {
        $run = Invoke-Script @'
Test-BinanceKeyVault | Where-Object Check -In Unattended, Open | ForEach-Object { "$($_.Check)=$($_.Status) $($_.Fix)" }
Test-BinanceKeyVault -Quiet
exit 5
'@
        $run.ExitCode | Should -Be 5
        $run.Out[0] | Should -BeLike 'Unattended=Fail *'
        $run.Out[1] | Should -BeLike 'Open=Fail Unlock-SecretStore*'
        $run.Out[2] | Should -Be 'False'
    }

    It 'is the same where a host has no user: <Where>' -ForEach @(
        @{ Where = 'in a job'; Script = 'Start-Job { Import-Module $using:module; try { Get-BinanceKey -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" } } | Receive-Job -Wait' }
        @{ Where = 'in a job of a thread'; Script = 'Start-ThreadJob { Import-Module $using:module; try { Get-BinanceKey -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" } } | Receive-Job -Wait' }
        @{ Where = 'in a job of a thread that shows what it writes'; Script = 'Start-ThreadJob -StreamingHost $Host { Import-Module $using:module; try { Get-BinanceKey -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" } } | Receive-Job -Wait' }
        @{ Where = 'in parallel'; Script = '1 | ForEach-Object -Parallel { Import-Module $using:module; try { Get-BinanceKey -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" } }' }
        @{ Where = 'in a runspace without a host'; Script = '$shell = [powershell]::Create(); $shell.AddScript("Import-Module ''$module''; try { Get-BinanceKey -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }").Invoke()' }
    ) {
        $run = Invoke-Script "`$module = Get-ModulePath; $Script; exit 5"
        $run.ExitCode | Should -Be 5
        $run.Out | Should -Be 'VaultLocked,BinanceKeyTools.Commands.GetBinanceKeyCommand'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'still asks the user who uses it without this module, before and after' {
        $run = Invoke-Script ($answering + @'
Invoke-Session $session 'Get-BinanceKey bot -Vault Store'
$recorder.SecureAnswers.Enqueue($env:BINANCEKEYTOOLS_TEST_WORD)
Invoke-Session $session '(Get-Secret bot -Vault Store).UserName.Substring(0, 4)'
Invoke-Session $session '(New-BinanceSignature bot -Vault Store).Algorithm'
"asked: $(@($recorder.Shown -like '*Enter password*').Count)"
Unregister-SecretVault Asking
'@)
        $run.Out | Should -Be 'VaultLocked Store', 'vmPU', 'Hmac', 'asked: 1'
        $run.Err | Should -BeNullOrEmpty
    }
}

Describe 'A SecretStore with another setting' -Skip:$hasNoHome {
    It 'that was never set up is not set up by asking for a password: <_>' -ForEach 'Get-BinanceKey -ErrorAction Stop', 'Register-BinanceKey bot -Credential $credential -SkipVerification -ErrorAction Stop' {
        $folder = New-Home
        $run = Invoke-Script "Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore; try { $_ } catch { Get-Id `$_; `"`$_`"; `$_.ErrorDetails.RecommendedAction; exit 7 }" -UserHome $folder
        $run.ExitCode | Should -Be 7
        $run.Out[0] | Should -Be 'VaultLocked Store'
        $run.Out[1] | Should -BeLike '*SecretStore was never set up for this account*'
        $run.Out[2] | Should -BeLike '*Set-SecretStoreConfiguration*'
        Get-ChildItem (Join-Path $folder '.secretmanagement' 'localstore') -Force -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'that forgets its password after one use gives one key, and is locked then' {
        $folder = New-Home
        New-LockedStore $folder bot $credential $word
        $null = Invoke-Script 'Unlock-SecretStore -Password (ConvertTo-TestSecureString $env:BINANCEKEYTOOLS_TEST_WORD); Set-SecretStoreConfiguration -PasswordTimeout 0 -Confirm:$false' -UserHome $folder
        $run = Invoke-Script @'
Unlock-SecretStore -Password (ConvertTo-TestSecureString $env:BINANCEKEYTOOLS_TEST_WORD)
(New-BinanceSignature bot).Algorithm
try { New-BinanceSignature bot -ErrorAction Stop } catch { Get-Id $_; exit 7 }
'@ -UserHome $folder
        $run.ExitCode | Should -Be 7
        $run.Out | Should -Be 'Hmac', 'VaultLocked Store/bot'
    }

    It 'that has no password is open' {
        $run = Invoke-Script @'
Register-TestStore Open
Set-Secret bot -Vault Open -Secret $credential
(Get-BinanceKey bot -ReadSecret).Name
(New-BinanceSignature bot).Algorithm
'@ -UserHome (New-Home)
        $run.Out | Should -Be 'bot', 'Hmac'
        $run.Err | Should -BeNullOrEmpty
    }
}

Describe 'A vault of another kind that asks' -ForEach @{ Questions = $questions } {
    BeforeAll {
        $script:vaults = New-Home
        # All questions in one process: where one ended the script, or waited, the others would be missing.
        $script:lines = (Invoke-Script (@"
foreach (`$question in '$($questions.Question -join "', '")') {
    `$path = Register-FaultyVault `$question
    Set-VaultEntry `$path @{ bot = @{ Value = `$credential; Metadata = `$null } }
    foreach (`$operation in 'List', 'Read') {
        Set-VaultFault `$path "`${operation}:Ask`$question"
        try { `$null = Get-BinanceKey bot -Vault `$question -ReadSecret -ErrorAction Stop; "`$question `$operation went on" }
        catch { "`$question `$operation `$(Get-Id `$_)|`$_|`$(`$_.ErrorDetails.RecommendedAction)" }
    }
}
"the last line"
exit 5
"@) -UserHome $vaults)
    }

    It 'is locked, whatever it asks: <Question>' -ForEach $questions {
        foreach ($operation in 'List', 'Read') {
            $target = $operation -eq 'List' ? $Question : "$Question/bot"
            $line = @($lines.Out -like "$Question $operation *")
            $line.Count | Should -Be 1 -Because ($lines.Out + $lines.Err -join "`n")
            $line[0] | Should -BeLike "$Question $operation VaultLocked $target|The vault asked for input, which was refused: '$target' cannot be read*|*Unlock-SecretVault -Name '$Question'*"
        }
    }

    It 'does not end the script, and what it asks is not shown' {
        $lines.ExitCode | Should -Be 5
        $lines.Out[-1] | Should -Be 'the last line'
        ($lines.Out + $lines.Err) -join "`n" | Should -Not -BeLike "*$($credential.UserName)*"
        # But for what is a warning in itself, masked.
        $lines.Out + $lines.Err -like '*open with*' | Select-Object -Unique | Should -Be 'WARNING: open with *** ***'
    }

    It 'is locked while it is written to: <Operation>' -ForEach @(
        @{ Operation = 'Write'; Line = 'Register-BinanceKey new -Vault Asking -Credential (ConvertTo-TestCredential -Secret ("b" * 64)) -SkipVerification -Force' }
        @{ Operation = 'Note'; Line = 'Set-BinanceKey bot -Vault Asking -Label new' }
        @{ Operation = 'Remove'; Line = 'Unregister-BinanceKey bot -Vault Asking -Confirm:$false' }
    ) {
        $run = Invoke-Script @"
`$path = Register-FaultyVault Asking
Set-VaultEntry `$path @{ bot = @{ Value = `$credential; Metadata = `$null } }
Set-VaultFault `$path '${Operation}:AskConfirmation'
try { $Line -ErrorAction Stop -WarningAction Ignore } catch { Get-Id `$_; "`$((Get-VaultEntry `$path).Name)"; exit 7 }
"@ -UserHome (New-Home)
        $run.ExitCode | Should -Be 7 -Because ($run.Out + $run.Err -join "`n")
        $run.Out[0] | Should -BeLike 'VaultLocked Asking*'
        $run.Out[1] | Should -Be 'bot'
        $run.Err | Should -BeNullOrEmpty
    }

    It 'is locked in the runspace that has nobody to ask, and in one that has' {
        $run = Invoke-Script ($answering + @'
Set-VaultFault $path 'List:AskSecureLine'
$recorder.SecureAnswers.Enqueue('an answer')
Invoke-Session (New-Session) 'Get-BinanceKey bot -Vault Asking'
Invoke-Session $session 'Get-BinanceKey bot -Vault Asking'
"left: $($recorder.SecureAnswers.Count)"
'@) -UserHome (New-Home)
        $run.Out | Should -Be 'VaultLocked Asking', 'VaultLocked Asking', 'left: 1'
    }

    It 'still asks the user who uses it without this module: <Order>' -ForEach @(
        @{ Order = 'the module came first'; First = 'module' }
        @{ Order = 'the user came first'; First = 'user' }
    ) {
        $run = Invoke-Script ($answering + @"
Set-VaultFault `$path 'List:AskSecureLine'
foreach (`$who in ('$First' -eq 'module' ? ('module', 'user', 'module', 'user') : ('user', 'module', 'user', 'module'))) {
    `$recorder.SecureAnswers.Enqueue('an answer')
    `$line = `$who -eq 'module' ? 'Get-BinanceKey bot -Vault Asking' : '(Get-SecretInfo -Vault Asking).Name'
    "`${who}: `$(Invoke-Session `$session `$line), left: `$(`$recorder.SecureAnswers.Count)"
    `$recorder.SecureAnswers.Clear()
}
"@) -UserHome (New-Home)
        $said = 'user: bot, left: 0', 'module: VaultLocked Asking, left: 1'
        $run.Out | Should -Be ($First -eq 'module' ? $said[1, 0, 1, 0] : ($said + $said))
    }

    It 'is used when its own command has unlocked it, before or after' {
        $run = Invoke-Script ($answering + @'
Set-VaultFault $path 'Any:AskSecureLine'
Invoke-Session $session 'New-BinanceSignature bot -Vault Asking'
Invoke-Session $session 'Unlock-SecretVault Asking -Password (ConvertTo-SecureString x -AsPlainText); (New-BinanceSignature bot -Vault Asking).Algorithm'
'@) -UserHome (New-Home)
        $run.Out | Should -Be 'VaultLocked Asking', 'Hmac'
    }

    # SecretManagement keeps the host of the session that used it first.
    It 'is locked for one session when another one was the first to use it: <What>' -ForEach @(
        @{ What = 'the first one answers'; Other = '$other = New-Session ([BinanceKeyTools.PumpProbe.RecordingHost]::new())' }
        @{ What = 'the first one answers, the other has no host'; Other = '$other = New-Session' }
    ) {
        $run = Invoke-Script ($answering + @"
Set-VaultFault `$path 'List:AskSecureLine'
`$recorder.SecureAnswers.Enqueue('an answer')
Invoke-Session `$session '(Get-SecretInfo -Vault Asking).Name'
`$recorder.SecureAnswers.Enqueue('an answer')
$Other
Invoke-Session `$other 'Get-BinanceKey bot -Vault Asking'
Invoke-Session `$session '(Get-SecretInfo -Vault Asking).Name'
"left: `$(`$recorder.SecureAnswers.Count)"
"@) -UserHome (New-Home)
        $run.Out | Should -Be 'bot', 'VaultLocked Asking', 'bot', 'left: 0'
    }

    It 'leaves the session alone whose host the vault has, while another one calls it' {
        $run = Invoke-Script ($answering + @'
Invoke-Session $session '(Get-SecretInfo -Vault Asking).Name'
Set-VaultFault $path 'List:Delay=2000,List:AskSecureLine'
$otherRecorder = [BinanceKeyTools.PumpProbe.RecordingHost]::new()
$other = New-Session $otherRecorder
$other.Commands.Clear()
$call = $other.AddScript('Get-BinanceKey bot -Vault Asking').BeginInvoke()
Wait-Until { Get-VaultCall $path } 'the vault to be called'
$recorder.SecureAnswers.Enqueue('an answer')
Invoke-Session $session 'Write-Host mine; $Host.UI.ReadLineAsSecureString().Length'
"left: $($recorder.SecureAnswers.Count), under way: $(-not $call.IsCompleted)"
$null = $other.EndInvoke($call)
Get-Id $other.Streams.Error[0]
"shown: $(@($recorder.Shown -like '*mine*').Count) $(@($otherRecorder.Shown -like '*mine*').Count)"
'@) -UserHome (New-Home)
        $run.Out | Should -Be 'bot', '9', 'left: 0, under way: True', 'VaultLocked Asking', 'shown: 1 0' -Because ($run.Err -join "`n")
    }

    It 'does not take the host from a program that has given one with the call' {
        $run = Invoke-Script ($answering + @'
Set-VaultFault $path 'List:AskSecureLine'
$given = [BinanceKeyTools.PumpProbe.RecordingHost]::new()
$settings = [System.Management.Automation.PSInvocationSettings]@{ Host = $given }
Invoke-Session $session "Get-BinanceKey bot -Vault Asking; Write-Host 'after it'" $settings
"shown: $($given.Shown -like '*after it*')"
Invoke-Session $session "Write-Host 'later'"
"shown: $($recorder.Shown -like '*later*')"
'@) -UserHome (New-Home)
        $run.Out | Should -Be 'VaultLocked Asking', 'shown: text: after it', 'shown: text: later'
    }
}

Describe 'A vault that writes, or ends' {
    BeforeAll {
        $script:run = Invoke-Script @'
$path = Register-FaultyVault Talking
Set-VaultEntry $path @{ bot = @{ Value = $credential; Metadata = $null } }
Set-VaultFault $path 'List:Say'
'names: ' + (Get-BinanceKey bot -Vault Talking -WarningVariable warnings -InformationVariable said).Name
'warnings: ' + ($warnings -join '|')
Set-VaultFault $path 'Read:Exit'
try { Get-BinanceKey bot -Vault Talking -ReadSecret -ErrorAction Stop } catch { "$(Get-Id $_) $_" }
Set-VaultFault $path ''
(Get-BinanceKey bot -Vault Talking -ReadSecret).Name
exit 5
'@ -UserHome (New-Home)
    }

    It 'is heard, and nothing of the keys' {
        $text = $run.Out + $run.Err -join "`n"
        foreach ($place in 'host: ', 'part: ', 'part in colour: ', 'line: ', 'line in colour: ', 'error line: ', 'warning: ', 'warning line: ') {
            $text | Should -BeLike "*${place}open with *" -Because $text
        }

        $sample = Get-SampleKey
        $text | Should -Not -BeLike "*$($sample.ApiKey.Substring(0, 20))*"
        $text | Should -Not -BeLike "*$($sample.Secret.Substring(0, 20))*"
    }

    It 'has its warnings in the stream of the cmdlet' {
        $run.Out -like 'warnings: *' | Should -BeLike 'warnings: warning line: open with *|warning: open with *'
    }

    It 'does not end the script by calling exit' {
        $run.ExitCode | Should -Be 5
        $run.Out | Should -Contain "VaultFailed Talking/bot The vault failed to answer for 'Talking/bot': its module called exit, which was refused."
        $run.Out[-1] | Should -Be 'bot'
    }
}

Describe 'What the caller prefers' -ForEach @{ Settings = $settings } {
    BeforeAll {
        Set-Content (Join-Path $TestDrive settings.txt) $Settings.Setting
        $script:run = Invoke-Script @"
`$path = Register-FaultyVault Kept
`$quiet = @{ WarningAction = 'Ignore'; Verbose = `$false; Debug = `$false; ErrorAction = 'Continue'; InformationAction = 'Ignore' }
`$number = 0
foreach (`$setting in Get-Content '$(Join-Path $TestDrive settings.txt)') {
    Set-VaultEntry `$path @{ bot = @{ Value = `$credential; Metadata = @{ 'bkt.version' = '1'; 'bkt.owner' = 'me' } } }
    `$said = & ([scriptblock]::Create(`$setting + @'

(New-BinanceSignature bot -Vault Kept @quiet).Algorithm
(Register-BinanceKey new -Vault Kept -Credential (ConvertTo-TestCredential -ApiKey ('a' * 64) -Secret ('b' * 64)) -SkipVerification -Confirm:`$false @quiet).Outcome
Set-BinanceKey bot -Vault Kept -Label changed -Confirm:`$false @quiet
(Unregister-BinanceKey new -Vault Kept -PassThru -Confirm:`$false @quiet).Name
"taken `$taken"
'@)) 2>&1
    `$entry = Get-VaultEntry `$path
    "`$((++`$number)): `$said `$(`$entry.Name) `$(`$entry.Metadata['bkt.label']) `$(`$entry.Metadata['bkt.owner'])"
}
"@ -UserHome (New-Home)
    }

    It 'does not reach the vault: <Setting>' -ForEach $settings {
        $run.Out | Should -Contain "${Number}: Hmac Registered new taken  bot changed me" -Because ($run.Out + $run.Err -join "`n")
    }
}

Describe 'What this module asks itself' {
    It 'is an error that a script can catch where standard input is closed: <Id>' -ForEach @(
        @{ Id = 'InputNotAvailable'; Line = 'Register-BinanceKey new -Vault Kept' }
        @{ Id = 'InputNotAvailable'; Line = "New-BinanceKeyPair -Path (Join-Path `$HOME key.pem)" }
        @{ Id = 'ConfirmationUnavailable'; Line = 'Unregister-BinanceKey bot -Vault Kept -WarningAction Ignore' }
    ) {
        $run = Invoke-Script @"
`$path = Register-FaultyVault Kept
Set-VaultEntry `$path @{ bot = @{ Value = `$credential; Metadata = `$null } }
try { $Line -ErrorAction Stop } catch { Get-Id `$_; exit 7 }
"@ -UserHome (New-Home)
        $run.ExitCode | Should -Be 7
        $run.Out[-1] | Should -BeLike "*$Id *"
    }
}
