#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Runs the Pester suite against out/BinanceKeyTools.
.DESCRIPTION
    The tests run in a process of their own with a home directory made for them and removed afterwards, so that no vault,
    profile or setting of the caller is read or changed. On Windows SecretStore keeps its files where the user's profile
    is, whatever the environment says; there the suite runs only where CI=true says that the profile is a throw-away.

    Ends with the lines 'Pester passed: N', 'Pester failed: N' and 'Pester skipped: N'. The exit code is 1 when a test failed.
.EXAMPLE
    dotnet build; ./tests/module/run.ps1
.EXAMPLE
    ./tests/module/run.ps1 -Path tests/module/Pump.Tests.ps1
#>
[CmdletBinding()]
param(
    # The test files; all of this folder when omitted.
    [string[]] $Path = $PSScriptRoot,

    # Names of test files to leave out, such as those that another process runs meanwhile.
    [string[]] $Exclude = @(),

    # Where to write the results as NUnit XML.
    [string] $TestResultPath
)

$ErrorActionPreference = 'Stop'

function Assert-Requirement {
    $root = Split-Path (Split-Path $PSScriptRoot)
    foreach ($built in 'out/BinanceKeyTools/BinanceKeyTools.psd1', 'out/PumpProbe/BinanceKeyTools.PumpProbe.dll') {
        if (-not (Test-Path (Join-Path $root $built))) {
            throw "$built is missing. Build the solution first: dotnet build"
        }
    }

    $modules = [ordered]@{ 'Pester' = '5.5.0'; 'Microsoft.PowerShell.SecretManagement' = '1.1.2'; 'Microsoft.PowerShell.SecretStore' = '1.0.6' }
    foreach ($name in $modules.Keys) {
        $version = $modules[$name]
        if (-not (Get-Module -ListAvailable -FullyQualifiedName @{ ModuleName = $name; ModuleVersion = $version })) {
            throw "The module $name $version or later is missing. Install it: Install-PSResource $name"
        }
    }

    if ($IsWindows -and $env:CI -ne 'true') {
        throw 'On Windows the tests would use the SecretStore of your profile. They run there only where CI=true says that the profile is a throw-away.'
    }
}

function Invoke-InScratchHome {
    $scratch = Join-Path ([IO.Path]::GetTempPath()) "binancekeytools-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $scratch -ItemType Directory
    $saved = @{}
    $changed = @{
        BINANCEKEYTOOLS_TEST_HOME = $scratch
        HOME = $scratch
        USERPROFILE = $scratch
        APPDATA = Join-Path $scratch 'AppData'
        LOCALAPPDATA = Join-Path $scratch 'LocalAppData'
        XDG_CONFIG_HOME = Join-Path $scratch '.config'
        XDG_DATA_HOME = Join-Path $scratch '.local/share'
        XDG_CACHE_HOME = Join-Path $scratch '.cache'
        NO_COLOR = $null
    }
    try {
        foreach ($name in $changed.Keys) {
            $saved[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $changed[$name])
        }

        $arguments = @('-Path', ($Path -join ','))
        if ($Exclude) {
            $arguments += '-Exclude', ($Exclude -join ',')
        }

        if ($TestResultPath) {
            $arguments += '-TestResultPath', $PSCmdlet.GetUnresolvedProviderPathFromPSPath($TestResultPath)
        }

        $command = "& '$($PSCommandPath -replace "'", "''")' $(($arguments | ForEach-Object { $_.StartsWith('-') ? $_ : "'$($_ -replace "'", "''")'" }) -join ' ')"
        & (Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')) -NoLogo -NoProfile -NonInteractive -Command "$command; exit `$LASTEXITCODE" | Out-Host
    }
    finally {
        foreach ($name in $saved.Keys) {
            [Environment]::SetEnvironmentVariable($name, $saved[$name])
        }

        Remove-Item $scratch -Recurse -Force
    }
}

function Invoke-Suite {
    Import-Module Pester -MinimumVersion 5.5.0
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path -split ','
    $configuration.Run.ExcludePath = @($Exclude -split ',' | Where-Object { $_ } | ForEach-Object { "*/$_"; "*\$_" })
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $configuration.Output.RenderMode = 'Plaintext'
    if ($TestResultPath) {
        $configuration.TestResult.Enabled = $true
        $configuration.TestResult.OutputPath = $TestResultPath
    }

    $result = Invoke-Pester -Configuration $configuration
    foreach ($container in $result.FailedContainers) {
        Write-Host "FAILED $($container.Item): $($container.ErrorRecord)"
    }

    foreach ($block in $result.FailedBlocks) {
        Write-Host "FAILED $($block.ExpandedPath): $($block.ErrorRecord)"
    }

    foreach ($test in $result.Failed) {
        Write-Host "FAILED $($test.ExpandedPath): $($test.ErrorRecord)"
    }

    $failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    Write-Host "Pester passed: $($result.PassedCount)"
    Write-Host "Pester failed: $failed"
    Write-Host "Pester skipped: $($result.SkippedCount + $result.NotRunCount)"
    $failed -eq 0 ? 0 : 1
}

try {
    if ($env:BINANCEKEYTOOLS_TEST_HOME) {
        exit (Invoke-Suite)
    }

    Assert-Requirement
    Invoke-InScratchHome
    exit $LASTEXITCODE
}
catch {
    [Console]::Error.WriteLine("The Pester suite did not run: $_")
    exit 2
}
