#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests and packages BinanceKeyTools.
.DESCRIPTION
    A plain `dotnet build` makes the same module; this script adds what needs PowerShell.

    Build    compiles and lays the module out in out/BinanceKeyTools (the default)
    Test     runs the .NET tests and the Pester suite
    Package  makes artifacts/BinanceKeyTools/<version> and a .nupkg that a PowerShell repository accepts
    Demo     shows the sample fleet on the built-in sandbox
    Lint     checks formatting, and the scripts with PSScriptAnalyzer where it is installed
    Clean    removes what the other tasks made
.EXAMPLE
    ./build.ps1
    Import-Module ./out/BinanceKeyTools
.EXAMPLE
    ./build.ps1 -Task Package -Configuration Release
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Demo', 'Lint', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$module = Join-Path $root 'out' 'BinanceKeyTools'
$artifacts = Join-Path $root 'artifacts'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE."
    }
}

function Invoke-BuildTask {
    Invoke-DotNet build (Join-Path $root 'src' 'BinanceKeyTools') --configuration $Configuration
}

function Invoke-TestTask {
    Invoke-DotNet test (Join-Path $root 'BinanceKeyTools.sln') --configuration $Configuration
}

function Invoke-PackageTask {
    Invoke-BuildTask
    $manifest = Import-PowerShellDataFile (Join-Path $module 'BinanceKeyTools.psd1')
    $versioned = Join-Path $artifacts 'BinanceKeyTools' $manifest.ModuleVersion
    if (Test-Path $versioned) {
        Remove-Item $versioned -Recurse
    }

    $null = New-Item $versioned -ItemType Directory -Force
    Copy-Item (Join-Path $module '*') $versioned -Recurse
    $data = $manifest.PrivateData.PSData
    $dependencies = foreach ($required in $manifest.RequiredModules) {
        '<dependency id="{0}" version="{1}" />' -f $required.ModuleName, $required.ModuleVersion
    }
    $exported = foreach ($cmdlet in $manifest.CmdletsToExport) {
        "PSCmdlet_$cmdlet PSCommand_$cmdlet"
    }
    $escape = { [Security.SecurityElement]::Escape($args[0]) }
    $nuspec = Join-Path $artifacts 'BinanceKeyTools.nuspec'
    Set-Content $nuspec @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>BinanceKeyTools</id>
    <version>$($manifest.ModuleVersion)</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <owners>$(& $escape $manifest.CompanyName)</owners>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <license type="expression">MIT</license>
    <description>$(& $escape $manifest.Description)</description>
    <releaseNotes>$($data.ReleaseNotes)</releaseNotes>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <tags>PSModule PSIncludes_Cmdlet $($data.Tags -join ' ') $($exported -join ' ')</tags>
    <dependencies>
      $($dependencies -join "`n      ")
    </dependencies>
  </metadata>
  <files>
    <file src="**/*" target="" />
  </files>
</package>
"@
    Invoke-DotNet pack (Join-Path $root 'src' 'BinanceKeyTools') --configuration $Configuration --no-build --output $artifacts "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$versioned" '-p:NoWarn=NU5100%3BNU5101%3BNU5110%3BNU5111%3BNU5128'
    Get-Item $versioned, (Join-Path $artifacts "BinanceKeyTools.$($manifest.ModuleVersion).nupkg")
}

function Invoke-DemoTask {
    Invoke-DotNet run --project (Join-Path $root 'src' 'BinanceKeyTools.Sandbox') --configuration $Configuration -- demo
}

function Invoke-LintTask {
    Invoke-DotNet format (Join-Path $root 'BinanceKeyTools.sln') --verify-no-changes
    if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
        Write-Warning 'PSScriptAnalyzer is not installed: the scripts were not checked.'
        return
    }

    # The manifest is checked where the files are that it names.
    Invoke-BuildTask
    $scripts = @(Get-ChildItem $root -Recurse -Include *.ps1, *.psm1 |
            Where-Object FullName -NotMatch '[\\/](out|artifacts|node_modules|bin|obj)[\\/]')
    $scripts += Get-Item (Join-Path $module 'BinanceKeyTools.psd1')
    $complaints = $scripts | ForEach-Object { Invoke-ScriptAnalyzer $_.FullName -Settings (Join-Path $root 'PSScriptAnalyzerSettings.psd1') }
    if ($complaints) {
        $complaints | Format-Table -AutoSize | Out-String | Write-Warning
        throw "PSScriptAnalyzer found $(@($complaints).Count) problem(s)."
    }
}

function Invoke-CleanTask {
    foreach ($directory in 'out', 'artifacts') {
        $path = Join-Path $root $directory
        if (Test-Path $path) {
            Remove-Item $path -Recurse -Force
        }
    }

    Invoke-DotNet clean (Join-Path $root 'BinanceKeyTools.sln') --configuration $Configuration
}

foreach ($name in $Task) {
    & "Invoke-${name}Task"
}
