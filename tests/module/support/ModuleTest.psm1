# What the test files share: the module under test, sandboxes, vaults, sample keys, and a way to look at errors.
# Every test file imports this in its BeforeAll.

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path (Split-Path $PSScriptRoot))

# Published samples of the exchange's own documentation, not live.
$sampleApiKey = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A'
$sampleSecret = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j'

function Get-ModulePath {
    <# The module under test. #>
    Join-Path $root 'out' 'BinanceKeyTools' 'BinanceKeyTools.psd1'
}

function Get-ProbePath {
    <# The cmdlet that runs bodies of its own on the module's pump. #>
    Join-Path $root 'out' 'PumpProbe' 'BinanceKeyTools.PumpProbe.dll'
}

function Import-ModuleUnderTest {
    <# Imports the module into the global session, where cmdlets that are called from test files find it. #>
    Import-Module (Get-ModulePath) -Global
    Import-Module (Get-ProbePath)
}

function Get-SampleKey {
    <# A published sample key: ApiKey, Secret. #>
    [pscustomobject]@{ ApiKey = $sampleApiKey; Secret = $sampleSecret }
}

function ConvertTo-TestSecureString {
    <# A SecureString of a text. #>
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)

    $secure = [securestring]::new()
    foreach ($character in $Text.ToCharArray()) {
        $secure.AppendChar($character)
    }

    , $secure
}

function ConvertTo-TestCredential {
    <# A PSCredential of an API key and its secret. #>
    param([string] $ApiKey = $sampleApiKey, [string] $Secret = $sampleSecret)

    [pscredential]::new($ApiKey, (ConvertTo-TestSecureString $Secret))
}

function Get-SandboxCredential {
    <# The credential of a sandbox key. #>
    param([Parameter(Mandatory)] $Key)

    ConvertTo-TestCredential $Key.RevealApiKey() $Key.RevealSecret()
}

function Start-TestSandbox {
    <# Starts a sandbox with a fleet of its own. #>
    param([hashtable[]] $Keys, [hashtable] $Fleet = @{})

    $path = Join-Path ([IO.Path]::GetTempPath()) "fleet-$([guid]::NewGuid().ToString('n')).json"
    if ($Keys) {
        $Fleet.keys = $Keys
    }

    try {
        Set-Content -LiteralPath $path -Value (ConvertTo-Json $Fleet -Depth 10)
        Start-BinanceSandbox -FleetPath $path
    }
    finally {
        Remove-Item -LiteralPath $path
    }
}

function Add-SandboxFault {
    <# Injects a fault; fields as in a fleet file: kind, path, method, count, every, delayMs, status, body, … #>
    param([Parameter(Mandatory)] $Sandbox, [Parameter(Mandatory)] [hashtable] $Fault)

    $null = Invoke-RestMethod -Method Post -Uri "$($Sandbox.BaseAddress)_sandbox/faults" -Body (ConvertTo-Json $Fault) -ContentType 'application/json'
}

function Clear-SandboxFault {
    <# Takes every fault away. #>
    param([Parameter(Mandatory)] $Sandbox)

    $Sandbox.Faults.Clear()
}

function Register-TestVault {
    <# Registers a vault whose extension module is a script. #>
    param(
        [Parameter(Mandatory)] [string] $Name,
        # Names and values: PSCredential, SecureString, Hashtable or byte[].
        [Parameter(Mandatory)] [System.Collections.IDictionary] $Secrets,
        # Listing | Reading | Locked: what throws. Types: what is listed has no type.
        [string[]] $Fails = @(),
        [int] $DelayMilliseconds = 0)

    $path = Join-Path $env:BINANCEKEYTOOLS_TEST_HOME "vault-$([guid]::NewGuid().ToString('n')).clixml"
    $table = @{}
    foreach ($entry in $Secrets.GetEnumerator()) {
        $table[$entry.Key] = $entry.Value
    }

    Export-Clixml -InputObject $table -LiteralPath $path
    Register-SecretVault -Name $Name -ModuleName (Join-Path (Split-Path $PSScriptRoot) 'vaults' 'ScriptVault') -VaultParameters @{
        Path = $path
        Fails = $Fails -join ','
        DelayMilliseconds = $DelayMilliseconds
    }
}

function Register-TestStore {
    <# Registers an emptied SecretStore, without password, as a vault. #>
    param([Parameter(Mandatory)] [string] $Name)

    if ([string]::IsNullOrEmpty($env:BINANCEKEYTOOLS_TEST_HOME)) {
        throw 'SecretStore must only be used in the scratch home that run.ps1 makes.'
    }

    Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
    Register-SecretVault -Name $Name -ModuleName Microsoft.PowerShell.SecretStore
}

function Unregister-AllVaults {
    <# Leaves no vault to the next test file. #>
    foreach ($name in @(Get-SecretVault | ForEach-Object Name)) {
        Unregister-SecretVault $name
    }
}

function Get-ErrorOf {
    <# Runs a script block and returns the errors that it writes or throws; its output is dropped. #>
    param([Parameter(Mandatory)] [scriptblock] $Script)

    $ErrorActionPreference = 'Continue'
    try {
        & $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
    }
    catch {
        $_
    }
}

function Wait-Until {
    <# Polls a condition; fails after a generous limit. #>
    param([Parameter(Mandatory)] [scriptblock] $Condition, [string] $What = 'the condition', [int] $Seconds = 30)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $Seconds) {
            throw "Waited $Seconds seconds in vain for $What."
        }

        [Threading.Thread]::Sleep(5)
    }
}

function Start-Shell {
    <# A script in a runspace of its own, already running: Shell, Handle, Output, Runspace, and Recorder, its host. #>
    param([Parameter(Mandatory)] [string] $Script, [hashtable] $Variables = @{})

    $recorder = [BinanceKeyTools.PumpProbe.RecordingHost]::new()
    $runspace = [runspacefactory]::CreateRunspace($recorder)
    $runspace.Open()
    foreach ($entry in $Variables.GetEnumerator()) {
        $runspace.SessionStateProxy.SetVariable($entry.Key, $entry.Value)
    }

    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript("Import-Module '$(Get-ModulePath)'; Import-Module '$(Get-ProbePath)'; $Script")
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $empty = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $empty.Complete()
    [pscustomobject]@{ Shell = $shell; Handle = $shell.BeginInvoke($empty, $output); Output = $output; Runspace = $runspace; Recorder = $recorder }
}

function Stop-Shell {
    <# Does what Ctrl+C does and returns how long it took. #>
    param([Parameter(Mandatory)] $Running)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $Running.Shell.Stop()
    $watch.Stop()
    $Running.Runspace.Dispose()
    $watch.Elapsed
}

function Invoke-Pwsh {
    <# Runs a script in a fresh process; returns what it writes as text, all streams in one, and sets $LASTEXITCODE. #>
    param([Parameter(Mandatory)] [string] $Script, [string[]] $Arguments = @())

    $path = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    $text = "`$PSStyle.OutputRendering = 'PlainText'; `$ErrorView = 'ConciseView'; $Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    & $path -NoLogo -NoProfile -NonInteractive @Arguments -EncodedCommand $encoded 2>&1 | ForEach-Object { "$_" }
}

function Start-Program {
    <# Starts a program as a scheduler does: nobody is there to answer, and its standard input is closed. #>
    param(
        [Parameter(Mandatory)] [string] $Path,
        [string[]] $Arguments = @(),
        # Variables of the environment, such as HOME. With -Bare there are no others.
        [System.Collections.IDictionary] $Environment = @{},
        [switch] $Bare,
        [string] $Folder = [IO.Path]::GetTempPath())

    $start = [Diagnostics.ProcessStartInfo]@{
        FileName = $Path; WorkingDirectory = $Folder
        RedirectStandardInput = $true; RedirectStandardOutput = $true; RedirectStandardError = $true
    }
    foreach ($argument in $Arguments) {
        $start.ArgumentList.Add($argument)
    }

    if ($Bare) {
        $start.Environment.Clear()
    }

    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in $Environment.Keys) {
        $start.Environment[$name] = $Environment[$name]
    }

    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    [pscustomobject]@{ Path = $Path; Process = $process; Out = $process.StandardOutput.ReadToEndAsync(); Err = $process.StandardError.ReadToEndAsync() }
}

function Wait-Program {
    <# Waits for programs, which run side by side meanwhile. Returns ExitCode, Out and Err (lines) of each, in their order. #>
    param([Parameter(Mandatory, ValueFromPipeline)] $Running, [int] $Seconds = 240)

    process {
        if (-not $Running.Process.WaitForExit($Seconds * 1000)) {
            $Running.Process.Kill($true)
            throw "$($Running.Path) did not end in $Seconds seconds. It wrote: $($Running.Out.Result) $($Running.Err.Result)"
        }

        [pscustomobject]@{
            ExitCode = $Running.Process.ExitCode
            Out = @($Running.Out.Result -split '\r?\n' | Where-Object { $_ })
            Err = @($Running.Err.Result -split '\r?\n' | Where-Object { $_ })
        }
    }
}

function Start-Task {
    <# Starts a script file as a scheduler does, in a process of its own, without profile. #>
    param(
        [Parameter(Mandatory)] [string] $Path,
        [string[]] $Arguments = @(),
        # Whether pwsh is told that nobody is there.
        [switch] $NonInteractive,
        [hashtable] $Environment = @{},
        [string] $Folder = [IO.Path]::GetTempPath())

    $all = @('-NoLogo', '-NoProfile') + ($NonInteractive ? @('-NonInteractive') : @()) + @('-File', $Path) + $Arguments
    Start-Program (Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')) $all -Environment $Environment -Folder $Folder
}

function Invoke-Task {
    <# Runs a script file as a scheduler does. Returns ExitCode, Out and Err (lines). #>
    param(
        [Parameter(Mandatory)] [string] $Path,
        [string[]] $Arguments = @(),
        [switch] $NonInteractive,
        [hashtable] $Environment = @{},
        [string] $Folder = [IO.Path]::GetTempPath(),
        [int] $Seconds = 240)

    Start-Task $Path $Arguments -NonInteractive:$NonInteractive -Environment $Environment -Folder $Folder | Wait-Program -Seconds $Seconds
}

function ConvertTo-StoredKey {
    <# A sandbox key with all that is recorded about it, as a vault without metadata holds it. #>
    param([Parameter(Mandatory)] $Key, [string] $Secret = $Key.RevealSecret())

    @{
        ApiKey = $Key.RevealApiKey()
        Secret = $Secret
        'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = "$($Key.Purpose)"; 'bkt.owner' = 'ops@example.com'
        'bkt.label' = $Key.Name; 'bkt.account' = 'main'; 'bkt.createdAt' = $Key.CreatedAt.UtcDateTime.ToString('o')
    }
}

function New-LockedStore {
    <# Makes a home whose SecretStore opens with a password, with one key in the vault Store. Not on Windows: its files are in the profile there. #>
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [pscredential] $Credential,
        [Parameter(Mandatory)] [string] $Password,
        [ValidateSet('Prompt', 'None')] [string] $Interaction = 'Prompt')

    $null = New-Item $Path -ItemType Directory -Force
    $work = Join-Path ([IO.Path]::GetTempPath()) "store-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $work -ItemType Directory
    # In two processes: the first one's store does not always notice at once that it has a password.
    $open = "`$ErrorActionPreference = 'Stop'; `$password = ConvertTo-SecureString `$env:STORE_PASSWORD -AsPlainText"
    Set-Content (Join-Path $work '1.ps1') @"
$open
Set-SecretStoreConfiguration -Authentication Password -Interaction $Interaction -Password `$password -Confirm:`$false
Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore
"@
    Set-Content (Join-Path $work '2.ps1') @"
$open
Unlock-SecretStore -Password `$password
Set-Secret `$env:STORE_NAME -Vault Store -Secret ([pscredential]::new(`$env:STORE_KEY, (ConvertTo-SecureString `$env:STORE_SECRET -AsPlainText)))
Set-SecretInfo `$env:STORE_NAME -Vault Store -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = 'ReadOnly'; 'bkt.owner' = 'o'; 'bkt.label' = 'l'; 'bkt.account' = 'main' }
if (@(Get-SecretInfo -Vault Store).Count -ne 1) { throw 'The key is not in the store.' }
"@
    try {
        foreach ($step in '1.ps1', '2.ps1') {
            $run = Invoke-Task (Join-Path $work $step) -NonInteractive -Environment @{
                HOME = $Path; STORE_PASSWORD = $Password; STORE_NAME = $Name; STORE_KEY = $Credential.UserName; STORE_SECRET = $Credential.GetNetworkCredential().Password
            }
            if ($run.ExitCode) {
                throw "The store was not made: $($run.Out + $run.Err)"
            }
        }
    }
    finally {
        Remove-Item $work -Recurse
    }
}

function Format-At80 {
    <# Renders objects as the console would at 80 columns, without colours. #>
    param([Parameter(Mandatory, ValueFromPipeline)] $InputObject, [ValidateSet('Default', 'List')] [string] $View = 'Default')

    begin { $all = [System.Collections.Generic.List[object]]::new() }
    process { $all.Add($InputObject) }
    end {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        try {
            $text = $View -eq 'List' ? ($all | Format-List | Out-String -Width 80) : ($all | Out-String -Width 80)
            $text -split '\r?\n'
        }
        finally {
            $PSStyle.OutputRendering = $rendering
        }
    }
}

Export-ModuleMember -Function *
