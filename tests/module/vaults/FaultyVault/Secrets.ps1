# What FaultyVault and BareVault share: a table of secrets, a log of calls, and the faults.
#
# Parameters of the registered vault:
#   Path    A CliXml file with a table of names, each with Value and Metadata; %variables% of the environment are filled in. Without
#           it the secrets are kept in memory, and end with the process. Changes go to a temporary file that is renamed, so that a
#           kill leaves the old file or the new one.
#   Id      Tells two vaults in memory apart that have the same name, one after the other.
#   Faults  What goes wrong. The file <Path>.faults, where there is one, adds to it, and can change at any time.
#
# Every call is written to <Path>.calls before anything else happens, one line each: operation, tab, name.
#
# A fault is <operation>:<effect>, with @n for the nth call only, @n- for that and all later ones; several are separated by commas.
#   Operations: List, Read, Write, Note (metadata), Remove; Change is any of the last three, Any is any. Calls are counted for these.
#   Effects:    Throw        before anything is done
#               ThrowAfter   after it was done, as a time-out does
#               Lock         asks for a password
#               Ignore       answers as if it had been done
#               Delay=n      milliseconds
#               Truncate=n   keeps n characters of the secret
#               Repeat       throws, and says what it was given, as careless extensions do
#               Refuse=n     throws for secrets of more than n characters
#               Flip         changes a character of the secret, on its way in or out
#               FlipKey      the same with the API key
#               KillBefore, KillAfter   ends this process without letting it know
#               Exit         calls exit
#               Say          writes everything that the vault holds to every stream and the host
#               Ask<kind>    asks for something, with everything that the vault holds in the question, until Unlock-SecretVault was called;
#                            the kinds are those of Invoke-Question

$script:memory = @{}
$script:said = ''
$script:unlocked = @{}

function Get-Memory([string] $VaultName, [hashtable] $Parameters) {
    $VaultName += $Parameters.Id
    if (-not $script:memory.ContainsKey($VaultName)) {
        $script:memory[$VaultName] = @{ Entries = @{}; Calls = [System.Collections.Generic.List[string]]::new() }
    }

    $script:memory[$VaultName]
}

# The effects that this call has.
function Enter-Call([string] $Operation, [string] $Name, [string] $VaultName, [hashtable] $Parameters) {
    $line = "$Operation`t$Name"
    $faults = [string] $Parameters.Faults
    if ($Parameters.Path) {
        $Parameters.Path = [Environment]::ExpandEnvironmentVariables($Parameters.Path)
        [IO.File]::AppendAllText("$($Parameters.Path).calls", "$line`n")
        $calls = [IO.File]::ReadAllLines("$($Parameters.Path).calls")
        if ([IO.File]::Exists("$($Parameters.Path).faults")) {
            $faults = "$faults,$([IO.File]::ReadAllText("$($Parameters.Path).faults"))"
        }
    }
    else {
        $calls = (Get-Memory $VaultName $Parameters).Calls
        $calls.Add($line)
    }

    $changes = 'Write', 'Note', 'Remove'
    $effects = foreach ($fault in $faults.Split(',', [StringSplitOptions]'RemoveEmptyEntries, TrimEntries')) {
        if ($fault -notmatch '^(?<on>\w+):(?<effect>\w+)(=(?<size>\d+))?(@(?<from>\d+)(?<later>-)?)?$') {
            throw "The fault '$fault' is not understood."
        }

        $group = switch ($Matches.on) { 'Change' { $changes } 'Any' { $changes + 'List', 'Read' } default { $_ } }
        if ($Operation -notin $group) { continue }
        $number = @($calls | Where-Object { $_.Split("`t")[0] -in $group }).Count
        $from = [int] $Matches.from
        if ($from -eq 0 -or $number -eq $from -or ($Matches.later -and $number -gt $from)) {
            @{ Effect = $Matches.effect; Size = [int] $Matches.size; Number = $number }
        }
    }

    foreach ($effect in $effects) {
        switch ($effect.Effect) {
            'Delay' { [Threading.Thread]::Sleep($effect.Size) }
            'Lock' { throw [Microsoft.PowerShell.SecretManagement.PasswordRequiredException]::new('A valid password is required to access the vault.') }
            'Throw' { throw [InvalidOperationException]::new("The vault fails at $Operation on purpose.") }
            'KillBefore' { Stop-ThisProcess }
            'Exit' { exit 9 }
            'Say' { Write-Everywhere (Get-Everything $VaultName $Parameters) }
            { $_ -like 'Ask*' } {
                if (-not $script:unlocked[$VaultName]) {
                    $null = Invoke-Question $_.Substring(3) (Get-Everything $VaultName $Parameters)
                }
            }
        }
    }

    , @($effects)
}

# API keys and secrets, as one text.
function Get-Everything([string] $VaultName, [hashtable] $Parameters) {
    Use-Entry $VaultName $Parameters {
        foreach ($entry in $args[0].Values) {
            $null = Convert-Secret $entry.Value { $script:said += " $($args[0])"; $args[0] } { $script:said += " $($args[0])"; $args[0] }
        }
    }

    "open with$($script:said)"
    $script:said = ''
}

function Write-Everywhere([string] $Text) {
    Write-Host "host: $Text"
    Write-Warning "warning: $Text"
    Write-Verbose "verbose: $Text" -Verbose
    Write-Debug "debug: $Text" -Debug
    Write-Information "information: $Text" -InformationAction Continue
    Write-Progress -Activity "progress: $Text" -Status $Text -CurrentOperation $Text
    $Host.UI.Write("part: $Text")
    $Host.UI.Write('Red', 'Black', "part in colour: $Text")
    $Host.UI.WriteLine()
    $Host.UI.WriteLine("line: $Text")
    $Host.UI.WriteLine('Red', 'Black', "line in colour: $Text")
    $Host.UI.WriteErrorLine("error line: $Text")
    $Host.UI.WriteVerboseLine("verbose line: $Text")
    $Host.UI.WriteDebugLine("debug line: $Text")
    $Host.UI.WriteWarningLine("warning line: $Text")
}

function Read-Continuation {
    [CmdletBinding()]
    param([string] $Text)

    $PSCmdlet.ShouldContinue($Text, $Text)
}

function Read-Confirmation {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param([string] $Text)

    $PSCmdlet.ShouldProcess($Text, $Text)
}

function Read-Mandatory { param([Parameter(Mandatory)] [string] $Text) }

function Invoke-Question([string] $Kind, [string] $Text) {
    switch ($Kind) {
        'ReadHost' { Read-Host $Text }
        'SecureReadHost' { Read-Host $Text -AsSecureString }
        'MaskedReadHost' { Read-Host $Text -MaskInput }
        'GetCredential' { Get-Credential -Message $Text -UserName $Text.Substring(0, 4) }
        'Pause' { pause }
        'Line' { $Host.UI.ReadLine() }
        'SecureLine' { $Host.UI.ReadLineAsSecureString() }
        'Fields' {
            $fields = [System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription]]::new()
            $fields.Add([System.Management.Automation.Host.FieldDescription]::new($Text))
            $Host.UI.Prompt($Text, $Text, $fields)
        }
        'Credential' { $Host.UI.PromptForCredential($Text, $Text, 'user', 'target') }
        'TypedCredential' { $Host.UI.PromptForCredential($Text, $Text, 'user', 'target', 'Default', 'None') }
        'Choice' { $Host.UI.PromptForChoice($Text, $Text, [System.Management.Automation.Host.ChoiceDescription[]]('&Yes', '&No'), 0) }
        'Choices' { $Host.UI.PromptForChoice($Text, $Text, [System.Management.Automation.Host.ChoiceDescription[]]('&Yes', '&No'), [int[]] 0) }
        'Key' { $Host.UI.RawUI.ReadKey() }
        'KeyLoop' { while (-not $Host.UI.RawUI.KeyAvailable) { } }
        'Nested' { $Host.EnterNestedPrompt() }
        'Continuation' { Read-Continuation $Text }
        'Confirmation' { Read-Confirmation $Text }
        'Mandatory' { Read-Mandatory }
        'Inquiry' { Write-Warning $Text -WarningAction Inquire }
        'Caught' { try { Read-Host $Text } catch { 'another way' } }
        'Loop' { do { $answer = $Host.UI.ReadLine() } until ($answer) }
        'CaughtLoop' { while ($true) { try { Read-Host $Text; break } catch { } } }
        'TrapLoop' { trap { continue }; do { $answer = Read-Host $Text } until ($answer) }
        default { throw "The question '$Kind' is not understood." }
    }
}

function Unlock-SecretVault {
    param([securestring] $Password, [string] $VaultName, [hashtable] $AdditionalParameters)

    $script:unlocked[$VaultName] = $true
}

function Exit-Call([string] $Operation, [object[]] $Effects) {
    foreach ($effect in $Effects) {
        switch ($effect.Effect) {
            'ThrowAfter' { throw [TimeoutException]::new("The vault did not answer to $Operation in time.") }
            'KillAfter' { Stop-ThisProcess }
        }
    }
}

function Stop-ThisProcess {
    [Diagnostics.Process]::GetCurrentProcess().Kill()
    # The signal is on its way; nothing more must happen.
    [Threading.Thread]::Sleep([Threading.Timeout]::Infinite)
}

function Test-Effect([object[]] $Effects, [string] $Name) {
    $Name -in $Effects.Effect
}

# Gives the entries to a script block, which may change them; nobody else does meanwhile.
function Use-Entry([string] $VaultName, [hashtable] $Parameters, [scriptblock] $Script, [switch] $Change) {
    if (-not $Parameters.Path) {
        return & $Script (Get-Memory $VaultName $Parameters).Entries
    }

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $lock = $null
    while (-not $lock) {
        try {
            $lock = [IO.FileStream]::new("$($Parameters.Path).lock", 'OpenOrCreate', 'ReadWrite', 'None')
        }
        catch [IO.IOException] {
            if ($watch.Elapsed.TotalSeconds -gt 20) { throw }
            [Threading.Thread]::Sleep(2)
        }
    }

    try {
        $entries = [IO.File]::Exists($Parameters.Path) ? (Import-Clixml -LiteralPath $Parameters.Path) : @{}
        & $Script $entries
        if ($Change) {
            $new = "$($Parameters.Path).new"
            Export-Clixml -InputObject $entries -LiteralPath $new -Depth 5
            [IO.File]::Move($new, $Parameters.Path, $true)
        }
    }
    finally {
        $lock.Dispose()
    }
}

function ConvertFrom-Secure([securestring] $Text) {
    [System.Net.NetworkCredential]::new('', $Text).Password
}

function ConvertTo-Secure([string] $Text) {
    $secure = [securestring]::new()
    foreach ($character in $Text.ToCharArray()) { $secure.AppendChar($character) }
    , $secure
}

# Passes the secret and the API key of a value through script blocks.
function Convert-Secret([object] $Value, [scriptblock] $Secret, [scriptblock] $ApiKey = { $args[0] }) {
    switch ($Value) {
        { $_ -is [pscredential] } { return [pscredential]::new((& $ApiKey $_.UserName), (ConvertTo-Secure (& $Secret (ConvertFrom-Secure $_.Password)))) }
        { $_ -is [securestring] } { return , (ConvertTo-Secure (& $Secret (ConvertFrom-Secure $_))) }
        { $_ -is [string] } { return & $Secret $_ }
        { $_ -is [hashtable] } {
            $copy = @{}
            foreach ($name in $_.Keys) {
                $change = switch ($name) { 'SecretKey' { $Secret } 'ApiKey' { $ApiKey } default { { $args[0] } } }
                $field = $_[$name]
                $copy[$name] = $field -is [securestring] ? (ConvertTo-Secure (& $change (ConvertFrom-Secure $field))) : (& $change $field)
            }

            return $copy
        }
    }

    , $Value
}

function Convert-Damaged([object] $Value, [object[]] $Effects) {
    # A copy in any case: what it was made of ends with whoever gave it.
    $same = { $args[0] }
    $Value = Convert-Secret $Value $same
    $flip = { $text = $args[0]; $at = [int] ($text.Length / 2); $text.Remove($at, 1).Insert($at, ($text[$at] -ceq 'A' ? 'B' : 'A')) }
    foreach ($effect in $Effects) {
        $size = $effect.Size
        switch ($effect.Effect) {
            'Truncate' { $Value = Convert-Secret $Value { $args[0].Length -gt $size ? $args[0].Substring(0, $size) : $args[0] } }
            'Repeat' { $null = Convert-Secret $Value { $script:said += " '$($args[0])'"; $args[0] } { $script:said += " '$($args[0])'"; $args[0] }; throw [ArgumentException]::new("Cannot keep$($script:said)") }
            'Refuse' { $null = Convert-Secret $Value { if ($args[0].Length -gt $size) { throw [ArgumentException]::new("A secret has at most $size characters.") }; $args[0] } }
            'Flip' { $Value = Convert-Secret $Value $flip }
            'FlipKey' { $Value = Convert-Secret $Value $same $flip }
        }
    }

    , $Value
}

function Write-Entry([string] $Name, [object] $Secret, [hashtable] $Metadata, [string] $VaultName, [hashtable] $Parameters) {
    $effects = Enter-Call 'Write' $Name $VaultName $Parameters
    if (-not (Test-Effect $effects 'Ignore')) {
        $entry = @{ Value = (Convert-Damaged $Secret $effects); Metadata = $Metadata }
        Use-Entry $VaultName $Parameters { $args[0][$Name] = $entry } -Change
    }

    Exit-Call 'Write' $effects
}

function Write-Note([string] $Name, [hashtable] $Metadata, [string] $VaultName, [hashtable] $Parameters) {
    $effects = Enter-Call 'Note' $Name $VaultName $Parameters
    if (-not (Test-Effect $effects 'Ignore')) {
        Use-Entry $VaultName $Parameters {
            if (-not $args[0].ContainsKey($Name)) { throw [InvalidOperationException]::new("There is no secret '$Name'.") }
            $args[0][$Name].Metadata = $Metadata
        } -Change
    }

    Exit-Call 'Note' $effects
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $effects = Enter-Call 'Remove' $Name $VaultName $AdditionalParameters
    if (-not (Test-Effect $effects 'Ignore')) {
        Use-Entry $VaultName $AdditionalParameters {
            if (-not $args[0].ContainsKey($Name)) { throw [InvalidOperationException]::new("There is no secret '$Name'.") }
            $args[0].Remove($Name)
        } -Change
    }

    Exit-Call 'Remove' $effects
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $effects = Enter-Call 'Read' $Name $VaultName $AdditionalParameters
    $found = Use-Entry $VaultName $AdditionalParameters { $args[0][$Name] }
    Exit-Call 'Read' $effects
    if ($found -and -not (Test-Effect $effects 'Ignore')) {
        , (Convert-Damaged $found.Value $effects)
    }
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    $effects = Enter-Call 'List' $Filter $VaultName $AdditionalParameters
    $pattern = [System.Management.Automation.WildcardPattern]::Get($Filter, 'IgnoreCase')
    $listed = Use-Entry $VaultName $AdditionalParameters {
        $entries = $args[0]
        foreach ($name in $entries.Keys | Where-Object { $pattern.IsMatch($_) } | Sort-Object) {
            $type = switch ($entries[$name].Value.GetType().Name) {
                'PSCredential' { 'PSCredential' }
                'Hashtable' { 'Hashtable' }
                'SecureString' { 'SecureString' }
                'String' { 'String' }
                'Byte[]' { 'ByteArray' }
                default { 'Unknown' }
            }

            $entries[$name].Metadata ?
                [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, $type, $VaultName, [hashtable] $entries[$name].Metadata) :
                [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, $type, $VaultName)
        }
    }
    Exit-Call 'List' $effects
    if (-not (Test-Effect $effects 'Ignore')) {
        $listed
    }
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    $null = Enter-Call 'Test' '' $VaultName $AdditionalParameters
    $true
}
