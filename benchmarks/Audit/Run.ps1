<#
.SYNOPSIS
    One process of audit.ps1: gets ready, says so, and for each line 'run' runs the command and prints a line of JSON.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Manifest,

    # Credential | Vault | VaultAlone | Store | StoreAlone | Idle
    [Parameter(Mandatory)] [string] $Source,
    [int] $Count,
    [string] $BaseUri,

    # Relaxed asks one question a key; Strict asks about the account too.
    [string] $Policy = 'Relaxed',

    # Every check when omitted.
    [string] $Check,
    [int] $ThrottleLimit = 64,
    [int] $ReadMilliseconds = 0
)

$ErrorActionPreference = 'Stop'
$vaultPath = Join-Path $PSScriptRoot 'BenchmarkVault'

function Get-FleetCredential {
    Import-Module (Join-Path $vaultPath 'BenchmarkVault.Extension')
    for ($number = 1; $number -le $Count; $number++) {
        BenchmarkVault.Extension\Get-Secret -Name "key$number" -AdditionalParameters @{}
    }
    Remove-Module BenchmarkVault.Extension
}

# What it takes without this module.
function Read-Vault([string] $Vault) {
    foreach ($information in Get-SecretInfo -Vault $Vault) {
        Get-Secret -Name $information.Name -Vault $Vault
    }
}

if ($Source -ne 'Idle') {
    Import-Module $Manifest
}

switch ($Source) {
    'Credential' {
        $credentials = @(Get-FleetCredential)
    }
    { $_ -in 'Vault', 'VaultAlone' } {
        Register-SecretVault -Name Benchmark -ModuleName $vaultPath -VaultParameters @{ Count = $Count; ReadMilliseconds = $ReadMilliseconds }
    }
    { $_ -in 'Store', 'StoreAlone' } {
        # The first of them fills it; they share a scratch home.
        if (-not (Get-SecretVault -Name Store -ErrorAction Ignore)) {
            $credentials = @(Get-FleetCredential)
            Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
            Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore
            for ($number = 1; $number -le $Count; $number++) {
                Set-Secret -Name "key$number" -Vault Store -Secret $credentials[$number - 1] -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox' }
            }
        }
    }
}

$audit = @{ Policy = $Policy; ThrottleLimit = $ThrottleLimit; Environment = 'Sandbox'; BaseUri = $BaseUri }
if ($Check) {
    $audit.Check = $Check -split ','
}

$command = switch ($Source) {
    'Credential' { { $credentials | Invoke-BinanceKeyAudit @audit } }
    'Vault' { { Invoke-BinanceKeyAudit -Vault Benchmark @audit } }
    'VaultAlone' { { Read-Vault Benchmark } }
    'Store' { { Invoke-BinanceKeyAudit -Vault Store @audit } }
    'StoreAlone' { { Read-Vault Store } }
    'Idle' { {} }
}

function Measure-Source([scriptblock] $Command) {
    $seen = @{ Count = 0; First = 0L; Heap = 0L; Committed = 0L; Unknown = 0; IsComplete = $false }
    $process = [Diagnostics.Process]::GetCurrentProcess()
    $used = $process.TotalProcessorTime
    $started = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
    $watch = [Diagnostics.Stopwatch]::StartNew()
    & $Command | & {
        process {
            if ($seen.Count++ -eq 0) {
                $seen.First = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
            }

            $seen.IsComplete = $_.CheckId -eq 'BKT1901'
            $seen.Unknown += [int]($_.CheckId -eq 'BKT1001' -and $_.Status -eq 'Unknown')
            if ($seen.Count % 1000 -eq 0) {
                $seen.Heap = [Math]::Max($seen.Heap, [GC]::GetTotalMemory($false))
                $seen.Committed = [Math]::Max($seen.Committed, [GC]::GetGCMemoryInfo().TotalCommittedBytes)
            }
        }
    }
    $watch.Stop()
    $process.Refresh()
    [ordered]@{
        Elapsed    = $watch.Elapsed.TotalMilliseconds
        Processor  = ($process.TotalProcessorTime - $used).TotalMilliseconds
        Started    = $started
        First      = $seen.First
        Findings   = $seen.Count
        Unknown    = $seen.Unknown
        IsComplete = $seen.IsComplete
        Heap       = [Math]::Max($seen.Heap, [GC]::GetTotalMemory($false)) / 1MB
        Committed  = [Math]::Max($seen.Committed, [GC]::GetGCMemoryInfo().TotalCommittedBytes) / 1MB
    }
}

[Console]::Out.WriteLine('ready')
while ([Console]::In.ReadLine() -eq 'run') {
    [Console]::Out.WriteLine((Measure-Source $command | ConvertTo-Json -Compress))
}
