@{
    ModuleVersion     = '1.0.0'
    GUID              = '9c1b0c0e-6f0c-4d8e-9a76-3f1f5d3d2b22'
    RootModule        = 'ScriptVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
