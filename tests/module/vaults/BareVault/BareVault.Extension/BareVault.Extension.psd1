@{
    ModuleVersion      = '1.0.0'
    GUID               = 'b7d35b06-7cc3-4d8a-8a54-2f2a7f0a6c54'
    RootModule         = 'BareVault.Extension.psm1'
    RequiredAssemblies = @('Microsoft.PowerShell.SecretManagement')
    FunctionsToExport  = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault', 'Unlock-SecretVault')
    CmdletsToExport    = @()
    AliasesToExport    = @()
}
