# Registers keys in a process of its own, in step with other processes. Steps: load (the vault), signal:<file>, wait:<file>,
# register:<name>, force:<name>. Puts out a line of JSON for each key that it registers.
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Vault,
    [Parameter(Mandatory)] [string] $Steps,
    # What its secrets are made of.
    [Parameter(Mandatory)] [string] $Label
)

Import-Module Microsoft.PowerShell.SecretManagement
Import-Module (Join-Path $PSScriptRoot 'KeyChanges.psm1')
Import-Module (Get-ModulePath)
$ErrorActionPreference = 'Continue'
foreach ($step in $Steps.Split(',')) {
    $what, $name = $step.Split(':')
    switch ($what) {
        'load' { $null = Get-SecretInfo -Vault $Vault }
        'signal' { [IO.File]::WriteAllText((Join-Path $Folder $name), '') }
        'wait' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not [IO.File]::Exists((Join-Path $Folder $name))) {
                if ($watch.Elapsed.TotalSeconds -gt 90) { throw "Waited in vain for $name." }
                [Threading.Thread]::Sleep(20)
            }
        }
        default {
            $secret = [securestring]::new()
            (Get-TestText "secret $Label $name").ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $credential = [pscredential]::new((Get-TestText "key $Label $name"), $secret)
            $failures = $null
            $done = Register-BinanceKey $name -Vault $Vault -Credential $credential -SkipVerification -Force:($what -eq 'force') -Confirm:$false `
                -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction Ignore
            [pscustomobject]@{ Label = $Label; Name = $name; Outcome = "$($done.Outcome)"; ErrorId = "$($failures.FullyQualifiedErrorId)"; Message = "$failures" } | ConvertTo-Json -Compress
        }
    }
}
