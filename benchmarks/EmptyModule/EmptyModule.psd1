@{
    RootModule           = 'EmptyModule.dll'
    ModuleVersion        = '1.0.0'
    GUID                 = '6f7f3f0e-2a45-4d7c-8a53-9b7a5f0c7f11'
    Author               = 'BinanceKeyTools contributors'
    Description          = 'One cmdlet that does nothing, to measure what importing any binary module costs.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @('Get-Nothing')
}
