@{
    ModuleVersion     = '1.0.0'
    GUID              = 'b6d2f1c0-3c55-4c4e-8d53-2f0d9a7b1e42'
    RootModule        = 'BenchmarkVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
