@{
    ModuleVersion     = '1.0.0'
    GUID              = '8c9b2c0e-53b4-4a9e-a2d0-3a1cf1a0e943'
    Author            = 'BinanceKeyTools contributors'
    Description       = 'The faulty vault without metadata.'
    PowerShellVersion = '7.4'
    NestedModules     = @('./BareVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
