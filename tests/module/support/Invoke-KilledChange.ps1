# Makes one change to a key, in a process of its own that the vault kills. The vault is the one that the environment names.
param(
    [Parameter(Mandatory)] [string] $Change,
    [Parameter(Mandatory)] [string] $Vault,
    [string] $Sandbox
)

Import-Module Microsoft.PowerShell.SecretManagement
Import-Module (Join-Path $PSScriptRoot 'KeyChanges.psm1')
Import-Module (Get-ModulePath)
Invoke-KeyChange (Get-KeyChange $Change) $Vault $Sandbox | Out-Null
'survived'
