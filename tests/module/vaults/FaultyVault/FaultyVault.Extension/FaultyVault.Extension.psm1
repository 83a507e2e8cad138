# A vault with metadata. As with SecretStore, a value that is written takes along what was recorded beside it.

. (Join-Path $PSScriptRoot '..' 'Secrets.ps1')

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters, [hashtable] $Metadata)

    Write-Entry $Name $Secret ($Metadata ?? @{}) $VaultName $AdditionalParameters
}

function Set-SecretInfo {
    param([string] $Name, [hashtable] $Metadata, [string] $VaultName, [hashtable] $AdditionalParameters)

    Write-Note $Name $Metadata $VaultName $AdditionalParameters
}

Export-ModuleMember -Function Get-Secret, Get-SecretInfo, Set-Secret, Set-SecretInfo, Remove-Secret, Test-SecretVault, Unlock-SecretVault
