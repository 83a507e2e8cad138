#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Times Get-BinanceKey over registered keys in a SecretStore against the one Get-SecretInfo that it makes.
.DESCRIPTION
    One PowerShell process fills a SecretStore of its own with registered keys, which takes minutes, and then the cases take turns:

    info      Get-SecretInfo of the vault: what listing costs without this module
    list      Get-BinanceKey of the vault
    stale     Get-BinanceKey -Stale 60
    read      Get-BinanceKey -ReadSecret, which reads every secret; measured a few times only

    Ratio is the median over the rounds of a case's time by that of info in the same round. Times are in milliseconds.
.EXAMPLE
    ./benchmarks/list.ps1 | Format-Table
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 100000)]
    [int] $Count = 1000,

    [ValidateRange(1, 1000)]
    [int] $Rounds = 21,

    # Measures out/BinanceKeyTools as it is, without building it first.
    [switch] $NoBuild,

    # What the process that measures is started with; not for people.
    [switch] $Inside
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$manifest = Join-Path $root 'out' 'BinanceKeyTools' 'BinanceKeyTools.psd1'
$vaultPath = Join-Path $PSScriptRoot 'Audit' 'BenchmarkVault'

function Initialize-Store {
    Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
    Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore
    Import-Module (Join-Path $vaultPath 'BenchmarkVault.Extension')
    for ($number = 1; $number -le $Count; $number++) {
        $key = BenchmarkVault.Extension\Get-Secret -Name "key$number" -AdditionalParameters @{}
        $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($key.UserName)))
        Microsoft.PowerShell.SecretManagement\Set-Secret -Name "key$number" -Vault Store -Secret $key -Metadata @{
            'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.algorithm' = 'Hmac'; 'bkt.purpose' = 'ReadOnly'; 'bkt.owner' = 'ops'
            'bkt.apiKey' = "$($key.UserName.Substring(0, 4))…$($key.UserName.Substring(60))"; 'bkt.fingerprint' = $hash.Substring(0, 12).ToLowerInvariant()
            'bkt.registeredAt' = [datetime]::UtcNow.AddDays( - ($number % 100)).ToString('o'); 'bkt.tags' = 'eu, grid'
        }
    }
    Remove-Module BenchmarkVault.Extension
}

function Get-Median([double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    $sorted[[int][math]::Floor($sorted.Count / 2)]
}

if ($Inside) {
    Import-Module $manifest
    Initialize-Store
    $cases = [ordered]@{
        info  = { Get-SecretInfo -Vault Store }
        list  = { Get-BinanceKey -Vault Store }
        stale = { Get-BinanceKey -Vault Store -Stale 60 }
        read  = { Get-BinanceKey -Vault Store -ReadSecret }
    }
    $names = @($cases.Keys)
    $times = @{}
    $names | ForEach-Object { $times[$_] = [Collections.Generic.List[double]]::new() }
    for ($round = -2; $round -lt $Rounds; $round++) {
        for ($turn = 0; $turn -lt $names.Count; $turn++) {
            $name = $names[($round + 2 + $turn) % $names.Count]
            if ($name -eq 'read' -and $round -notin -2, 0, 1, 2) {
                continue
            }

            $watch = [Diagnostics.Stopwatch]::StartNew()
            $found = @(& $cases[$name]).Count
            $watch.Stop()
            if ($found -eq 0 -or ($name -ne 'stale' -and $found -ne $Count)) {
                throw "$name found $found keys."
            }

            if ($round -ge 0) {
                $times[$name].Add($watch.Elapsed.TotalMilliseconds)
            }
        }
    }

    $result = foreach ($name in $names) {
        $ratios = for ($round = 0; $round -lt $times[$name].Count; $round++) { $times[$name][$round] / $times.info[$round] }
        $range = $times[$name] | Measure-Object -Minimum -Maximum
        @{ Case = $name; Rounds = $times[$name].Count; Min = $range.Minimum; Median = Get-Median $times[$name]; Max = $range.Maximum; Ratio = Get-Median $ratios }
    }
    ConvertTo-Json @($result) -Compress
    return
}

if ($IsWindows -and $env:CI -ne 'true') {
    throw 'On Windows this would empty the SecretStore of your profile. It runs there only where CI=true says that the profile is a throw-away.'
}

if (-not $NoBuild) {
    & dotnet build (Join-Path $root 'src' 'BinanceKeyTools') --configuration Release --nologo --verbosity quiet | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "The build failed with exit code $LASTEXITCODE."
    }
}

# Vaults are registered in a home of the run's own, not in that of the caller.
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$variables = 'HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'
try {
    $null = New-Item $scratch -ItemType Directory
    $start = [Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
    '-NoLogo', '-NoProfile', '-NonInteractive', '-File', $PSCommandPath, '-Inside', '-Count', $Count, '-Rounds', $Rounds | ForEach-Object { $start.ArgumentList.Add($_) }
    $variables | ForEach-Object { $start.Environment[$_] = $scratch }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $answer = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    if ($process.ExitCode -ne 0) {
        throw "The process that measures ended with exit code $($process.ExitCode)."
    }

    foreach ($case in $answer | ConvertFrom-Json) {
        [pscustomobject]@{
            Case = $case.Case; Rounds = $case.Rounds; Min = '{0:0}' -f $case.Min; Median = '{0:0}' -f $case.Median; Max = '{0:0}' -f $case.Max; Ratio = '{0:0.00}' -f $case.Ratio
        }
    }
}
finally {
    Remove-Item $scratch -Recurse -Force -ErrorAction Ignore
}
