# Runs the cases with secrets in hand and writes down everything that can be seen of it. The secrets come by standard input, so that
# they are in no file, argument or environment variable of this process.
param(
    [Parameter(Mandatory)] [ValidateSet('Main', 'Lock', 'Locked', 'Planted')] [string] $Part,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Capture,
    [Parameter(Mandatory)] [string] $InputDirectory,
    # The cases to run, to look into one: the tests themselves run all.
    [string] $Only = '*'
)

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$WarningPreference = 'Continue'
$secrets = [Console]::In.ReadToEnd() | ConvertFrom-Json -AsHashtable
Add-Type -Path (Join-Path $PSScriptRoot 'EchoWire.cs'), (Join-Path $PSScriptRoot 'ObjectWalk.cs')
. (Join-Path $PSScriptRoot 'Cases.ps1')
. (Join-Path $PSScriptRoot 'Vaults.ps1')
Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore, $Module

# A warning would ask a question with -Debug otherwise, and there is nobody to answer.
$loud = @{ Verbose = $true; Debug = $true; InformationAction = 'Continue'; WarningAction = 'Continue' }
$wires = [Collections.Generic.List[object]]::new()
$t = [pscustomobject] ($secrets + @{ Module = $Module; Input = $InputDirectory; Credential = New-TestCredential $secrets; Sandbox = $null; Through = $null; FaultIsSet = $false; Closed = $null; Findings = $null; Logged = @{} })
$t | Add-Member ScriptMethod NewWire {
    param($template, $upstream)
    $wire = [BinanceKeyTools.CanaryTests.EchoWire]::new($upstream, $template)
    $wires.Add($wire)
    $wire
}
$t | Add-Member ScriptMethod AddFault {
    param($fault)
    $t.FaultIsSet = $true
    $null = Invoke-RestMethod "$($t.Sandbox.BaseAddress)_sandbox/faults" -Method Post -Body (ConvertTo-Json $fault)
}
$t | Add-Member ScriptMethod Fill {
    param($text)
    $filled = $text.Replace('<key>', $t.HmacApiKey).Replace('<secret>', $t.HmacSecret).Replace('<pem>', $t.RsaPem.Replace("`n", '\n')).Replace('<lines>', $t.RsaPem)
    foreach ($algorithm in $t.Logged.Keys) {
        $signature = $t.Logged[$algorithm].Signature
        $filled = $filled.Replace("<$algorithm>", $signature).Replace("<$algorithm-percent>", [Uri]::EscapeDataString($signature))
    }
    $filled
}
$t | Add-Member ScriptMethod NewFile {
    param($ending, $text)
    $path = Join-Path $t.Input "$([guid]::NewGuid())$ending"
    Set-Content $path $t.Fill($text) -NoNewline
    $path
}
$t | Add-Member ScriptMethod NewPassword {
    param($password)
    $path = $t.NewFile('.txt', $password)
    if (-not $IsWindows) { chmod 600 $path }
    $path
}
# Where reports are written: the home directory is searched at the end.
$t | Add-Member ScriptMethod Report {
    param($name)
    $folder = New-Item (Join-Path $HOME 'reports') -ItemType Directory -Force
    Join-Path $folder $name
}
# A saved audit in which every text that is free is a hostile one.
$t | Add-Member ScriptMethod NewResult {
    param($hostile)
    $result = Get-Content $t.Report('everything-baseline.json') -Raw | ConvertFrom-Json -AsHashtable -DateKind String
    Set-FreeText $result $hostile
    $t.NewFile('.json', ($result | ConvertTo-Json -Depth 10))
}
# Runs a process to its end and gives out what it said.
$t | Add-Member ScriptMethod Start {
    param($file, $arguments)
    $start = [Diagnostics.ProcessStartInfo]::new($file)
    $arguments | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $errors = $process.StandardError.ReadToEndAsync()
    $process.StandardOutput.ReadToEnd()
    $errors.Result
    $process.WaitForExit()
    "exit code $($process.ExitCode)"
}
$t | Add-Member ScriptMethod Schedule {
    param($exitCode, $address, $arguments)
    $usual = @('-NoProfile', '-NonInteractive', '-File', (Join-Path $t.Module 'samples' 'Invoke-ScheduledAudit.ps1'), '-ReportFolder', (Join-Path $HOME 'scheduled'), '-BaseUri', $address)
    if ($arguments -notcontains '-ModulePath') { $usual += '-ModulePath', $t.Module }
    if ($arguments -notcontains '-Environment') { $usual += '-Environment', 'Sandbox' }
    $said = @($t.Start((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')), $usual + $arguments))
    $said
    if ($said[-1] -ne "exit code $exitCode") {
        [Management.Automation.ErrorRecord]::new([Exception]::new("The scheduled audit should have ended with $exitCode, but: $said"), 'ScheduledExitCode', 'InvalidResult', $null)
    }
}

function Set-FreeText($Node, [string] $Text) {
    # Choices and times are no free texts; with something else in them the file is refused, which other cases do.
    $fixed = 'schema', 'scope', 'environment', 'algorithm', 'permission', 'unknownPermission', 'severity', 'status', 'reason', 'change', 'kind', 'generatedAt', 'createdAt',
        'tradingExpiresAt', 'observedAt', 'baselineAt', 'muteExpires'
    foreach ($name in @($Node.Keys)) {
        if ($name -in $fixed) { continue }
        if ($Node[$name] -is [string]) { $Node[$name] = $Text }
        elseif ($Node[$name] -is [Collections.IDictionary]) { Set-FreeText $Node[$name] $Text }
        elseif ($Node[$name] -is [array]) {
            $Node[$name] = @(foreach ($item in $Node[$name]) {
                if ($item -is [string]) { $Text } else { if ($item -is [Collections.IDictionary]) { Set-FreeText $item $Text }; $item }
            })
        }
    }
}

function Write-Capture([string] $Directory, [string] $Name, [object] $Text) {
    [IO.File]::WriteAllText((Join-Path $Directory "$Name.txt"), ($Text -is [string] ? $Text : ($Text | Out-String -Width 4096)))
}

# The exception chain, and the record without what is the same for all: the description of the command and of the method that threw.
function Get-WithoutReflection([Management.Automation.ErrorRecord] $Record) {
    $Record | Select-Object TargetObject, CategoryInfo, FullyQualifiedErrorId, ErrorDetails, ScriptStackTrace, PipelineIterationInfo
    $Record.InvocationInfo | Select-Object BoundParameters, UnboundArguments, Line, PositionMessage, InvocationName
    for ($exception = $Record.Exception; $exception; $exception = $exception.InnerException) {
        $exception | Select-Object * -ExcludeProperty TargetSite, InnerException, ErrorRecord, CommandInvocation, SerializedRemoteInvocationInfo, ParameterType, TypeSpecified
    }
}

# Some objects hold tables that JSON has no form for; the walk sees these. Binding errors of the engine itself lead to the whole
# session and take minutes; they get their share without what describes the command.
function ConvertTo-Text([object[]] $Object, [int] $Depth) {
    foreach ($item in $Object) {
        try { $item | ConvertTo-Json -Depth $Depth -WarningAction Ignore } catch { "no JSON: $_" }
    }
}

$kinds = [Collections.Generic.HashSet[string]]::new()
function Invoke-Case([hashtable] $Case, [string] $Directory, [switch] $Shown) {
    $null = New-Item $Directory -ItemType Directory
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $Error.Clear()
    $seen = [Collections.Generic.List[object]]::new()
    $ErrorActionPreference = 'Continue'
    try {
        # A file leads to its drive and its provider, which takes minutes to write down. What is in it is searched as well.
        & $Case.Script *>&1 | ForEach-Object { $seen.Add(($_ -is [IO.FileSystemInfo] ? $_.FullName : $_)) }
    }
    catch {
        $seen.Add($_)
    }
    finally {
        $global:VerbosePreference = $global:DebugPreference = 'SilentlyContinue'
        if ($t.FaultIsSet) {
            $null = Invoke-RestMethod "$($t.Sandbox.BaseAddress)_sandbox/faults" -Method Delete
            $t.FaultIsSet = $false
        }
    }

    $ran = $watch.ElapsedMilliseconds
    $records = @($seen | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    $all = @($Error) + $records
    $WarningPreference = 'Ignore'
    if ($Shown -and -not $Case.Because) { $seen | Out-Default }
    Write-Capture $Directory 'default' ($seen | Out-String -Width 80)
    Write-Capture $Directory 'list' ($seen | Format-List * -Force | Out-String -Width 4096)
    Write-Capture $Directory 'csv' ($seen | Where-Object { $null -ne $_ } | ForEach-Object { $_ | ConvertTo-Csv } | Out-String -Width 4096)
    Write-Capture $Directory 'json' (ConvertTo-Text ($seen | ForEach-Object { $_ -is [Management.Automation.InformationalRecord] ? $_.Message : $_ } | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] }) 6)
    Write-Capture $Directory 'walk' ([BinanceKeyTools.CanaryTests.ObjectWalk]::Of($seen))
    $seen | Export-Clixml (Join-Path $Directory 'output.clixml') -Depth 3
    if ($all) {
        Write-Capture $Directory 'error-list' ($all | Format-List * -Force | Out-String -Width 4096)
        Write-Capture $Directory 'error-views' ($all | ForEach-Object { $_.Exception | Format-List * -Force; $_.Exception.ToString(); $_.ErrorDetails; "$_" } | Out-String -Width 4096)
        # The whole record takes long to write, most of it the description of methods and commands: once for each kind of error.
        $new = $all | Where-Object { $_.Exception -isnot [Management.Automation.ParameterBindingException] -and $kinds.Add("$($_.FullyQualifiedErrorId) $($_.Exception.GetType()) $($_.Exception.InnerException)") }
        Write-Capture $Directory 'error-json' (ConvertTo-Text $new 4)
        Write-Capture $Directory 'error-all' ($new | Get-Error | Out-String -Width 4096)
        Write-Capture $Directory 'error-json-deep' (ConvertTo-Text ($all | ForEach-Object { Get-WithoutReflection $_ }) 6)
        Write-Capture $Directory 'error-walk' ([BinanceKeyTools.CanaryTests.ObjectWalk]::Of($all))
        $all | Export-Clixml (Join-Path $Directory 'error.clixml')
        $all.Exception | Export-Clixml (Join-Path $Directory 'exception.clixml') -Depth 5
    }

    $WarningPreference = 'Continue'
    [pscustomobject]@{
        Name     = $Case.Name
        ErrorIds = @($all.FullyQualifiedErrorId | Select-Object -Unique)
        Messages = @($all | ForEach-Object { "$_" } | Select-Object -Unique)
        Seen     = $seen.Count
        Ran      = $ran
        Written  = $watch.ElapsedMilliseconds - $ran
        Children = @(if ($IsLinux) { Get-ChildProcess })
    }
}

# Everything that the process has started and that still runs.
function Get-ChildProcess {
    foreach ($task in [IO.Directory]::GetDirectories("/proc/$PID/task")) {
        try {
            foreach ($id in [IO.File]::ReadAllText("$task/children").Split(' ', [StringSplitOptions]::RemoveEmptyEntries)) {
                [IO.File]::ReadAllText("/proc/$id/cmdline")
            }
        }
        catch [IO.IOException] {
            # The thread or the process has just ended.
            continue
        }
    }
}

# The public properties of everything that the cmdlets output, and of what these lead to.
function Get-OutputProperty {
    $types = [Collections.Generic.Queue[type]]::new()
    (Get-Command -Module BinanceKeyTools).OutputType.Type | Where-Object { $_ -and $_.Namespace -like 'BinanceKeyTools*' } | ForEach-Object { $types.Enqueue($_) }
    $types.Enqueue($t.Sandbox.Keys[0].GetType())
    $seen = [Collections.Generic.HashSet[type]]::new()
    while ($types.Count -gt 0) {
        $type = $types.Dequeue()
        if (-not $seen.Add($type)) { continue }
        foreach ($property in $type.GetProperties()) {
            [pscustomobject]@{ Name = "$($type.Name).$($property.Name)"; Type = [string] $property.PropertyType }
            foreach ($reached in @($property.PropertyType) + $property.PropertyType.GenericTypeArguments) {
                if ($reached.Namespace -like 'BinanceKeyTools*') { $types.Enqueue($reached) }
            }
        }
    }
}

# An address that nobody listens at.
$closed = [BinanceKeyTools.CanaryTests.EchoWire]::new($null, '')
$t.Closed = $closed.Address
$closed.Dispose()

$null = New-Item $Capture -ItemType Directory -Force
$transcript = Join-Path $Capture 'transcript.txt'
$toRun = switch ($Part) {
    Main {
        Initialize-TestVault $secrets
        $fleet = New-TestFleet $secrets
        Set-Content (Join-Path $InputDirectory 'fleet.json') $fleet
        $t.Sandbox = Start-BinanceSandbox -FleetPath (Join-Path $InputDirectory 'fleet.json') -Verbose -Debug
        $t.Through = $t.NewWire([NullString]::Value, $t.Sandbox.BaseAddress).Address
        # Signatures as logs hold them.
        foreach ($algorithm in 'Hmac', 'Rsa', 'Ed25519') {
            $t.Logged[$algorithm.ToLowerInvariant()] = New-BinanceSignature -Credential $t.Credential[$algorithm] -Parameter @{ symbol = 'CANARYUSDT' } -Timestamp 1699999999999
        }

        $properties = Get-OutputProperty
        $exported = (Get-Command -Module BinanceKeyTools).Name
        $cases
    }
    Lock { Initialize-LockedVault $secrets }
    Locked { $lockedCases }
    Planted { $plantedCases }
}

# A transcript takes a tenth of a second an error, and what it has of one is its default view, which is captured anyway: it
# runs for whatever succeeds and for the first error of each id.
$transcribed = [Collections.Generic.HashSet[string]]::new()
$number = 0
$results = foreach ($case in $toRun | Where-Object Name -Like $Only) {
    $isNew = -not $case.ErrorId -or $transcribed.Add($case.ErrorId)
    if ($isNew) { $null = Start-Transcript $transcript -Append }
    try {
        Invoke-Case $case (Join-Path $Capture ('{0:000}' -f ++$number)) -Shown:$isNew
    }
    finally {
        if ($isNew) { $null = Stop-Transcript }
    }
}

# Beside the captures, because these hold what is searched for.
@{
    Results    = @($results)
    # A diagnosis sends one that is wrong on purpose, all zeros, which is no secret.
    Signatures = @(@($wires.Signatures) + $t.Logged.Values.Signature | Where-Object { $_ -and $_ -notmatch '^(.)\1*=*$' } | Select-Object -Unique)
    Properties = @($properties)
    Exported   = @($exported)
    Queries    = @($wires.Queries | Select-Object -Unique)
} | ConvertTo-Json -Depth 5 | Set-Content (Join-Path $InputDirectory "$Part.json")
