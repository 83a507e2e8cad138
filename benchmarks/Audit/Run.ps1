<#
.SYNOPSIS
    One run of audit.ps1, in a process of its own: gets ready, says so, waits for a line, runs the command, prints a line of
    JSON and waits for another line.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Manifest,

    # Credential | Vault | VaultOnly | Store | StoreOnly | Idle
    [Parameter(Mandatory)] [string] $Source,
    [int] $Count,
    [string] $BaseUri,
    [string] $Check = 'BKT1001',
    [int] $ThrottleLimit = 64,
    [int] $ReadMilliseconds = 0
)

$ErrorActionPreference = 'Stop'
$vaultPath = Join-Path $PSScriptRoot 'BenchmarkVault'

function Get-Credential {
    Import-Module (Join-Path $vaultPath 'BenchmarkVault.Extension')
    for ($number = 1; $number -le $Count; $number++) {
        BenchmarkVault.Extension\Get-Secret -Name "key$number" -AdditionalParameters @{}
    }
    Remove-Module BenchmarkVault.Extension
}

if ($Source -ne 'Idle') {
    Import-Module $Manifest
}

switch ($Source) {
    'Credential' {
        $credentials = @(Get-Credential)
    }
    { $_ -in 'Vault', 'VaultOnly' } {
        Register-SecretVault -Name Benchmark -ModuleName $vaultPath -VaultParameters @{ Count = $Count; ReadMilliseconds = $ReadMilliseconds }
    }
    { $_ -in 'Store', 'StoreOnly' } {
        # The first of them fills it; they share a scratch home.
        if (-not (Get-SecretVault -Name Store -ErrorAction Ignore)) {
            $credentials = @(Get-Credential)
            Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction Ignore
            Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore
            for ($number = 1; $number -le $Count; $number++) {
                Set-Secret -Name "key$number" -Vault Store -Secret $credentials[$number - 1] -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox' }
            }
        }
    }
}

$audit = @{ Check = $Check -split ','; ThrottleLimit = $ThrottleLimit; Environment = 'Sandbox'; BaseUri = $BaseUri }
$command = switch ($Source) {
    'Credential' { { $credentials | Invoke-BinanceKeyAudit @audit } }
    'Vault' { { Invoke-BinanceKeyAudit -Vault Benchmark @audit } }
    'VaultOnly' { { Get-BinanceKey -Vault Benchmark } }
    'Store' { { Invoke-BinanceKeyAudit -Vault Store @audit } }
    'StoreOnly' { { Get-BinanceKey -Vault Store } }
    'Idle' { {} }
}

$seen = @{ Count = 0; First = 0L; Heap = 0L; Committed = 0L; Unknown = 0; IsComplete = $false }

function Update-Heap {
    $seen.Heap = [Math]::Max($seen.Heap, [GC]::GetTotalMemory($false))
    $seen.Committed = [Math]::Max($seen.Committed, [GC]::GetGCMemoryInfo().TotalCommittedBytes)
}

[Console]::Out.WriteLine('ready')
$null = [Console]::In.ReadLine()
$process = [Diagnostics.Process]::GetCurrentProcess()
$used = $process.TotalProcessorTime
$started = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
$watch = [Diagnostics.Stopwatch]::StartNew()
& $command | & {
    process {
        if ($seen.Count++ -eq 0) {
            $seen.First = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
        }

        $seen.IsComplete = $_.CheckId -eq 'BKT1901'
        $seen.Unknown += [int]($_.Status -eq 'Unknown')
        if ($seen.Count % 200 -eq 0) {
            Update-Heap
        }
    }
}
$watch.Stop()
Update-Heap
$process.Refresh()
[Console]::Out.WriteLine((@{
    Elapsed    = $watch.Elapsed.TotalMilliseconds
    Processor  = ($process.TotalProcessorTime - $used).TotalMilliseconds
    Started    = $started
    First      = $seen.First
    Count      = $seen.Count
    Unknown    = $seen.Unknown
    IsComplete = $seen.IsComplete
    Heap       = $seen.Heap / 1MB
    Committed  = $seen.Committed / 1MB
} | ConvertTo-Json -Compress))
$null = [Console]::In.ReadLine()
