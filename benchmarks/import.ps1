#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Times Import-Module of the built module against that of an empty binary module.
.DESCRIPTION
    Each import happens in a PowerShell process of its own; the one Import-Module call is measured by the clock and in
    processor time. Two pairs take turns, and the ratios are taken within each round:

    fresh   the first import of the process: ours without its RequiredModules line, against the empty module
    loaded  after SecretManagement was imported: ours as it is shipped, against the empty module. What the first import of a
            process costs whatever it imports is already paid then, so that this is the harder comparison.

    Processor time is what to look at when the machine has other work to do.
.EXAMPLE
    ./benchmarks/import.ps1 -Rounds 31
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Rounds = 31,

    # Measures out/BinanceKeyTools as it is, without building it first.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$emptyProject = Join-Path $PSScriptRoot 'EmptyModule'
$built = Join-Path $root 'out' 'BinanceKeyTools'
$shipped = Join-Path $built 'BinanceKeyTools.psd1'
$empty = Join-Path $emptyProject 'bin' 'Release' 'net8.0' 'EmptyModule.psd1'
$temporary = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())
$withoutRequirement = Join-Path $temporary 'BinanceKeyTools' 'BinanceKeyTools.psd1'
$importSecretManagement = 'Import-Module Microsoft.PowerShell.SecretManagement'
$cases = [ordered]@{
    'fresh, ours'   = @{ Before = ''; Manifest = $withoutRequirement }
    'fresh, empty'  = @{ Before = ''; Manifest = $empty }
    'loaded, ours'  = @{ Before = $importSecretManagement; Manifest = $shipped }
    'loaded, empty' = @{ Before = $importSecretManagement; Manifest = $empty }
}

function Measure-Import([string] $Before, [string] $Manifest) {
    # Goes through the loop once before it counts, so that what the measuring lines cost at first is not measured.
    $script = @"
`$ErrorActionPreference = 'Stop'
`$process = [System.Diagnostics.Process]::GetCurrentProcess()
foreach (`$block in { $Before }, { Import-Module '$($Manifest.Replace("'", "''"))' }) {
    `$process.Refresh()
    `$used = `$process.TotalProcessorTime
    `$watch = [System.Diagnostics.Stopwatch]::StartNew()
    & `$block
    `$watch.Stop()
    `$process.Refresh()
    `$used = `$process.TotalProcessorTime - `$used
}

`$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
`$used.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
"@
    $printed = @(& (Join-Path $PSHOME 'pwsh') -NoProfile -NonInteractive -Command $script)
    if ($LASTEXITCODE -ne 0) {
        throw "The import of $Manifest failed."
    }

    [pscustomobject]@{
        Elapsed   = [double]::Parse($printed[0], [cultureinfo]::InvariantCulture)
        Processor = [double]::Parse($printed[1], [cultureinfo]::InvariantCulture)
    }
}

function Get-Spread([string] $Name, [double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    [pscustomobject]@{
        Name   = $Name
        Min    = '{0:0.00}' -f $sorted[0]
        Median = '{0:0.00}' -f $sorted[[int][math]::Floor($sorted.Count / 2)]
        Max    = '{0:0.00}' -f $sorted[-1]
    }
}

if (-not $NoBuild) {
    foreach ($project in (Join-Path $root 'src' 'BinanceKeyTools'), $emptyProject) {
        & dotnet build $project --configuration Release --nologo --verbosity quiet | Out-Null
        if ($LASTEXITCODE -ne 0) {
            throw "The build of $project failed with exit code $LASTEXITCODE."
        }
    }
}

$names = @($cases.Keys)
$results = @{}
try {
    $null = New-Item $temporary -ItemType Directory
    Copy-Item $built (Split-Path $withoutRequirement) -Recurse
    Get-Content $shipped | Where-Object { $_ -notmatch '^\s*RequiredModules\s*=' } | Set-Content $withoutRequirement
    foreach ($name in $names) {
        $case = $cases[$name]
        $null = Measure-Import @case
        $results[$name] = [System.Collections.Generic.List[object]]::new()
    }

    for ($round = 0; $round -lt $Rounds; $round++) {
        Write-Progress 'Importing' -PercentComplete (100 * $round / $Rounds)
        for ($turn = 0; $turn -lt $names.Count; $turn++) {
            $name = $names[($round + $turn) % $names.Count]
            $case = $cases[$name]
            $results[$name].Add((Measure-Import @case))
        }
    }
}
finally {
    Remove-Item $temporary -Recurse -Force -ErrorAction Ignore
}

foreach ($kind in 'Elapsed', 'Processor') {
    foreach ($name in $names) {
        Get-Spread "$kind, ms: $name" $results[$name].$kind
    }

    foreach ($state in 'fresh', 'loaded') {
        $ratios = for ($round = 0; $round -lt $Rounds; $round++) {
            $results["$state, ours"][$round].$kind / $results["$state, empty"][$round].$kind
        }
        Get-Spread "${kind}: $state, ours / empty" $ratios
    }
}
