#requires -Version 7.4
# Writes the reports that the tests look at, with the built module: of a sandbox's fleet whose names are hostile, of its stopped audit, of
# one that is compared with an earlier audit, and of one that nobody answers.
param([Parameter(Mandatory)] [string] $Module, [Parameter(Mandatory)] [string] $Folder)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Set-Location -LiteralPath $Folder
$formats = 'Json', 'Sarif', 'Ocsf', 'OpenMetrics'
$names = 'plain', '=1+1', '<script>alert(1)</script>', 'a|b`c ]]> & "d" {0} [x](y) \', "line`nbreak", '@everyone #1', 'ünï cödé 🔑', '%2e%2e/..'
$keys = foreach ($name in $names) {
    @{ name = $name; permissions = @{ enableReading = $true; enableWithdrawals = $name -eq 'plain' } }
}

ConvertTo-Json @{ keys = $keys } -Depth 5 | Set-Content fleet.json
$sandbox = Start-BinanceSandbox -FleetPath fleet.json
$findings = @($sandbox.Keys | Invoke-BinanceKeyAudit)
Stop-BinanceSandbox $sandbox

# Nobody answers any more.
$silent = @($sandbox.Keys | Invoke-BinanceKeyAudit -WarningAction SilentlyContinue)
$null = $findings | Export-BinanceAuditReport hostile -Format $formats
$null = $findings | Select-Object -First 20 | Export-BinanceAuditReport stopped -Format $formats
$null = $findings | Where-Object Status -EQ Pass | Export-BinanceAuditReport clean -Format $formats
$null = $silent | Export-BinanceAuditReport unknown -Format $formats -BaselinePath hostile.json
$before = Get-Content hostile.json -Raw | ConvertFrom-Json -AsHashtable -DateKind String
foreach ($subject in $before.subjects) {
    $subject.permission = @()
}

ConvertTo-Json $before -Depth 9 | Set-Content before.json
$null = $findings | Export-BinanceAuditReport compared -Format $formats -BaselinePath before.json
