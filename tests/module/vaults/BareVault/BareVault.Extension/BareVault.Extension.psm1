# A vault without metadata: neither Set-SecretInfo nor a parameter for it.

. (Join-Path $PSScriptRoot '..' '..' 'FaultyVault' 'Secrets.ps1')

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)

    Write-Entry $Name $Secret $null $VaultName $AdditionalParameters
}

Export-ModuleMember -Function Get-Secret, Get-SecretInfo, Set-Secret, Remove-Secret, Test-SecretVault, Unlock-SecretVault
