#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Times Import-Module of the built module against that of an empty binary module.
.DESCRIPTION
    Each import happens in a PowerShell process of its own, which measures nothing but the Import-Module call. Both
    processes have imported SecretManagement before, because our manifest requires it and its import is not ours. The two
    modules take turns; the ratio is taken of each pair.
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
$empty = Join-Path $PSScriptRoot 'EmptyModule'
$manifests = [ordered]@{
    BinanceKeyTools = Join-Path $root 'out' 'BinanceKeyTools' 'BinanceKeyTools.psd1'
    EmptyModule     = Join-Path $empty 'bin' 'Release' 'net8.0' 'EmptyModule.psd1'
}

if (-not $NoBuild) {
    foreach ($project in (Join-Path $root 'src' 'BinanceKeyTools'), $empty) {
        & dotnet build $project --configuration Release --nologo --verbosity quiet | Out-Null
        if ($LASTEXITCODE -ne 0) {
            throw "The build of $project failed with exit code $LASTEXITCODE."
        }
    }
}

function Measure-Import([string] $Manifest) {
    # The first Import-Module of a process also loads Import-Module itself; that of SecretManagement takes this on it.
    $script = @"
`$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.SecretManagement
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module '$($Manifest.Replace("'", "''"))'
`$watch.Stop()
`$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
"@
    $printed = & (Join-Path $PSHOME 'pwsh') -NoProfile -NonInteractive -Command $script
    if ($LASTEXITCODE -ne 0) {
        throw "The import of $Manifest failed."
    }

    [double]::Parse($printed, [cultureinfo]::InvariantCulture)
}

function Get-Spread([string] $Name, [double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    [pscustomobject]@{
        Name   = $Name
        Min    = [math]::Round($sorted[0], 2)
        Median = [math]::Round($sorted[[math]::Floor($sorted.Count / 2)], 2)
        Max    = [math]::Round($sorted[-1], 2)
    }
}

$null = foreach ($manifest in $manifests.Values) { Measure-Import $manifest }
$ours = [double[]]::new($Rounds)
$theirs = [double[]]::new($Rounds)
for ($round = 0; $round -lt $Rounds; $round++) {
    Write-Progress 'Importing' -PercentComplete (100 * $round / $Rounds)
    if ($round % 2 -eq 0) {
        $ours[$round] = Measure-Import $manifests.BinanceKeyTools
        $theirs[$round] = Measure-Import $manifests.EmptyModule
    }
    else {
        $theirs[$round] = Measure-Import $manifests.EmptyModule
        $ours[$round] = Measure-Import $manifests.BinanceKeyTools
    }
}

Get-Spread 'BinanceKeyTools, ms' $ours
Get-Spread 'EmptyModule, ms' $theirs
Get-Spread 'ratio' @(0..($Rounds - 1) | ForEach-Object { $ours[$_] / $theirs[$_] })
