@{
    ModuleVersion      = '1.0.0'
    GUID               = '6d0f6f5e-2f1d-49a8-9b36-f3a5a5f4d832'
    RootModule         = 'FaultyVault.Extension.psm1'
    RequiredAssemblies = @('Microsoft.PowerShell.SecretManagement')
    FunctionsToExport  = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Set-SecretInfo', 'Remove-Secret', 'Test-SecretVault', 'Unlock-SecretVault')
    CmdletsToExport    = @()
    AliasesToExport    = @()
}
