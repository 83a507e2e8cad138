#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Measures Invoke-BinanceKeyAudit over 100 to 10,000 keys: time against what the latency allows, memory, streaming.
.DESCRIPTION
    Each run is the whole command in a fresh PowerShell process, against a sandbox in another process. 64 keys are asked at once,
    and each answer takes 50 ms. The cases of a group take turns.

    speed      1,000 keys, one question each: as credentials in memory, with one check and with every check, and again in the same
               process; from a vault that reads at once, and from one that takes 2 ms longer; the same vaults read without asking.
    scale      100, 1,000 and 10,000 keys from a vault that reads at once, and an idle shell to compare the memory with.
    store      1,000 keys in a SecretStore. Filling it takes minutes.
    questions  200 keys with one question each, and with the questions about the account and its withdrawal addresses.

    Ceiling is keys / 64 x 50 ms. Vault alone is what a loop over Get-Secret takes. Ratio is the median of the rounds: the time by the
    ceiling, or by the ceiling plus vault alone. Overlap is the time by the longer of the two: 1 when the shorter is hidden. Wait is
    the time from the first request that the sandbox saw to the first finding. Times are in milliseconds, memory in megabytes.
.EXAMPLE
    ./benchmarks/audit.ps1 -Group speed -Rounds 11 | Format-Table
#>
[CmdletBinding()]
param(
    [ValidateSet('speed', 'scale', 'store', 'questions')]
    [string[]] $Group = @('speed', 'scale'),

    [ValidateRange(1, 1000)]
    [int] $Rounds = 5,

    # Measures out/BinanceKeyTools as it is, without building it first.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$manifest = Join-Path $root 'out' 'BinanceKeyTools' 'BinanceKeyTools.psd1'
$runner = Join-Path $PSScriptRoot 'Audit' 'Run.ps1'
$sandboxProject = Join-Path $root 'src' 'BinanceKeyTools.Sandbox'
$sandbox = Join-Path $sandboxProject 'bin' 'Release' 'net8.0' 'BinanceKeyTools.Sandbox.dll'
$temporary = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$throttle = 64
$latency = 50

$groups = @{
    speed     = [ordered]@{
        'credentials, one check'   = @{ Source = 'Credential'; Count = 1000; Check = 'BKT1001' }
        'credentials, every check' = @{ Source = 'Credential'; Count = 1000 }
        'vault, 0 ms'              = @{ Source = 'Vault'; Count = 1000; Alone = 'vault alone, 0 ms' }
        'vault, 2 ms'              = @{ Source = 'Vault'; Count = 1000; ReadMilliseconds = 2; Alone = 'vault alone, 2 ms' }
        'vault alone, 0 ms'        = @{ Source = 'VaultAlone'; Count = 1000 }
        'vault alone, 2 ms'        = @{ Source = 'VaultAlone'; Count = 1000; ReadMilliseconds = 2 }
    }
    scale     = [ordered]@{
        'idle shell'             = @{ Source = 'Idle'; Count = 0 }
        '100 keys, one check'    = @{ Source = 'Vault'; Count = 100; Check = 'BKT1001' }
        '1,000 keys, one check'  = @{ Source = 'Vault'; Count = 1000; Check = 'BKT1001' }
        '10,000 keys, one check' = @{ Source = 'Vault'; Count = 10000; Check = 'BKT1001' }
        '100 keys'               = @{ Source = 'Vault'; Count = 100 }
        '1,000 keys'             = @{ Source = 'Vault'; Count = 1000 }
        '10,000 keys'            = @{ Source = 'Vault'; Count = 10000 }
    }
    store     = [ordered]@{
        'store'       = @{ Source = 'Store'; Count = 1000; Alone = 'store alone' }
        'store alone' = @{ Source = 'StoreAlone'; Count = 1000 }
    }
    questions = [ordered]@{
        'one question'     = @{ Source = 'Credential'; Count = 200 }
        'all, in a policy' = @{ Source = 'Credential'; Count = 200; Policy = 'Strict' }
    }
}

function Get-Text([string] $Of) {
    [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($Of)))
}

function New-Fleet([int] $Count) {
    $path = Join-Path $temporary "fleet-$Count.json"
    if (-not (Test-Path $path)) {
        $keys = for ($number = 1; $number -le $Count; $number++) {
            [ordered]@{
                name = "key$number"; apiKey = Get-Text "key of key$number"; secret = Get-Text "secret of key$number"
                permissions = @{ enableReading = $true; enableWithdrawals = $number % 10 -eq 0 }
            }
        }
        $fleet = @{ keys = @($keys); faults = @(@{ kind = 'Latency'; path = '/sapi/*'; delayMs = $latency }, @{ kind = 'Latency'; path = '/api/*'; delayMs = $latency }) }
        Set-Content -LiteralPath $path (ConvertTo-Json $fleet -Depth 5 -Compress)
    }

    $path
}

function Start-Child([string] $File, [string[]] $Arguments, [hashtable] $Environment = @{}) {
    $start = [Diagnostics.ProcessStartInfo]::new($File)
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    foreach ($argument in $Arguments) {
        $start.ArgumentList.Add($argument)
    }

    foreach ($name in $Environment.Keys) {
        $start.Environment[$name] = $Environment[$name]
    }

    [Diagnostics.Process]::Start($start)
}

# Vaults are registered in a home of the run's own, not in that of the caller.
function Get-Home([string] $Path) {
    $variables = @{}
    foreach ($name in 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME') {
        $variables[$name] = $Path
    }

    $variables
}

function Read-Answer([Diagnostics.Process] $Process, [string] $What) {
    $Process.StandardOutput.ReadLine() ?? $(throw "$What ended before it said anything.")
}

# In MB. What is private is not told by the runtime on Linux; the kernel does.
function Get-Memory([Diagnostics.Process] $Process) {
    if ($IsLinux) {
        $status = [IO.File]::ReadAllText("/proc/$($Process.Id)/status")
        [pscustomobject]@{
            Private = [double]([regex]::Match($status, 'RssAnon:\s+(\d+)').Groups[1].Value) / 1KB
            Working = [double]([regex]::Match($status, 'VmRSS:\s+(\d+)').Groups[1].Value) / 1KB
        }
    }
    else {
        $Process.Refresh()
        [pscustomobject]@{ Private = $Process.PrivateMemorySize64 / 1MB; Working = $Process.WorkingSet64 / 1MB }
    }
}

function Measure-Run([hashtable] $Case, [string] $ScratchHome) {
    $served = $null
    $child = $null
    try {
        $baseUri = 'http://localhost:1/'
        if ($Case.Source -notin 'Idle', 'VaultAlone', 'StoreAlone') {
            $served = Start-Child 'dotnet' $sandbox, 'serve', '--json', '--fleet', (New-Fleet $Case.Count)
            $baseUri = (Read-Answer $served 'The sandbox' | ConvertFrom-Json).baseUrl
        }

        $arguments = @('-NoLogo', '-NoProfile', '-NonInteractive', '-File', $runner, '-Manifest', $manifest, '-BaseUri', $baseUri, '-ThrottleLimit', $throttle)
        foreach ($name in $Case.Keys -ne 'Alone') {
            $arguments += "-$name", $Case[$name]
        }

        $child = Start-Child (Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')) $arguments (Get-Home $ScratchHome)
        if ((Read-Answer $child 'The run') -ne 'ready') {
            throw 'The run did not get ready.'
        }

        $sandboxUsed = $served ? $served.TotalProcessorTime : [timespan]::Zero
        $private = $working = 0.0
        $child.StandardInput.WriteLine('run')
        $answer = $child.StandardOutput.ReadLineAsync()
        do {
            $isAnswered = $answer.Wait(50)
            $memory = Get-Memory $child
            $private = [Math]::Max($private, $memory.Private)
            $working = [Math]::Max($working, $memory.Working)
        } until ($isAnswered)

        $result = $answer.Result | ConvertFrom-Json
        $result | Add-Member @{ Private = $private; Working = $working }
        if ($served) {
            $served.Refresh()
            $statistics = Invoke-RestMethod "${baseUri}_sandbox/statistics" -Verbose:$false
            $firstCall = (Invoke-RestMethod "${baseUri}_sandbox/keys" -Verbose:$false).calls.time | Measure-Object -Minimum
            $result | Add-Member @{
                SandboxProcessor = ($served.TotalProcessorTime - $sandboxUsed).TotalMilliseconds
                Requests         = $statistics.requests
                Refused          = $statistics.rateLimited + $statistics.banned
                Wait             = $result.First - $firstCall.Minimum
            }
            if (-not $result.IsComplete -or $result.Unknown -gt 0) {
                throw "The audit did not find everything out: $($answer.Result)"
            }

            # Twice as many requests would exceed what the exchange allows in a minute.
            if ($Case.Source -eq 'Credential' -and $Case.Count -le 1000) {
                $child.StandardInput.WriteLine('run')
                $result | Add-Member Again (Read-Answer $child 'The second run' | ConvertFrom-Json).Elapsed
            }
        }

        $result
    }
    finally {
        foreach ($process in $child, $served) {
            if ($process) {
                $process.StandardInput.Close()
                $process.WaitForExit()
                $process.Dispose()
            }
        }
    }
}

# The median over the rounds of what a script makes of the time of a case, its ceiling, and the time of its vault alone.
function Get-Ratio($Case, $Results, [scriptblock] $Of) {
    $limit = $Case.Setting.Count / $throttle * $latency
    if ($limit -eq 0 -or $Case.Setting.Source -like '*Alone') {
        return ''
    }

    $ratios = for ($round = 0; $round -lt $Rounds; $round++) {
        & $Of $Results[$Case.Name][$round].Elapsed $limit ($Case.Setting.Alone ? $Results[$Case.Setting.Alone][$round].Elapsed : 0)
    }

    '{0:0.00}' -f (Get-Median $ratios)
}

function Get-Median([double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    $sorted[[int][math]::Floor($sorted.Count / 2)]
}

if ($IsWindows -and $Group -contains 'store' -and $env:CI -ne 'true') {
    throw 'On Windows this would empty the SecretStore of your profile. The group runs there only where CI=true says that the profile is a throw-away.'
}

if (-not $NoBuild) {
    foreach ($project in (Join-Path $root 'src' 'BinanceKeyTools'), $sandboxProject) {
        & dotnet build $project --configuration Release --nologo --verbosity quiet | Out-Null
        if ($LASTEXITCODE -ne 0) {
            throw "The build of $project failed with exit code $LASTEXITCODE."
        }
    }
}

try {
    $null = New-Item $temporary -ItemType Directory
    foreach ($name in $Group) {
        $cases = $groups[$name]
        $names = @($cases.Keys)
        $results = @{}
        $shared = Join-Path $temporary "home-$name"
        for ($round = 0; $round -lt $Rounds; $round++) {
            for ($turn = 0; $turn -lt $names.Count; $turn++) {
                $case = $names[($round + $turn) % $names.Count]
                Write-Progress "$name, round $($round + 1) of $Rounds" $case
                $scratch = $name -eq 'store' ? $shared : (Join-Path $temporary ([IO.Path]::GetRandomFileName()))
                $null = New-Item $scratch -ItemType Directory -Force
                $result = Measure-Run $cases[$case] $scratch
                if (-not $results[$case]) { $results[$case] = [System.Collections.Generic.List[object]]::new() }
                $results[$case].Add($result)
                Write-Verbose "$case`: $($result | ConvertTo-Json -Compress)"
            }
        }

        foreach ($case in $names) {
            $all = $results[$case]
            $elapsed = [double[]] $all.Elapsed
            $ceiling = $cases[$case].Count / $throttle * $latency
            [pscustomobject]@{
                Case         = $case
                Min          = '{0:0}' -f ($elapsed | Measure-Object -Minimum).Minimum
                Median       = '{0:0}' -f (Get-Median $elapsed)
                Max          = '{0:0}' -f ($elapsed | Measure-Object -Maximum).Maximum
                Ratio        = Get-Ratio @{ Name = $case; Setting = $cases[$case] } $results { param($time, $limit, $alone) $time / ($limit + $alone) }
                Overlap      = $cases[$case].Alone ? (Get-Ratio @{ Name = $case; Setting = $cases[$case] } $results { param($time, $limit, $alone) $time / [Math]::Max($limit, $alone) }) : ''
                Again        = $all[0].PSObject.Properties['Again'] ? '{0:0}' -f (Get-Median ([double[]] $all.Again)) : ''
                Ceiling      = '{0:0}' -f $ceiling
                Processor    = '{0:0}' -f (Get-Median ([double[]] $all.Processor))
                SandboxProcessor = '{0:0}' -f (Get-Median ([double[]] $all.SandboxProcessor))
                Wait         = '{0:0}' -f (Get-Median ([double[]] $all.Wait))
                Private      = '{0:0.0}' -f (Get-Median ([double[]] $all.Private))
                Working      = '{0:0.0}' -f (Get-Median ([double[]] $all.Working))
                Heap         = '{0:0.0}' -f (Get-Median ([double[]] $all.Heap))
                Committed    = '{0:0.0}' -f (Get-Median ([double[]] $all.Committed))
                Requests     = '{0:0}' -f (Get-Median ([double[]] $all.Requests))
                Refused      = [int]($all.Refused | Measure-Object -Sum).Sum
                Findings     = '{0:0}' -f (Get-Median ([double[]] $all.Findings))
            }
        }
    }
}
finally {
    Remove-Item $temporary -Recurse -Force -ErrorAction Ignore
}
