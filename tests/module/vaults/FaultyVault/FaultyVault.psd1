@{
    ModuleVersion     = '1.0.0'
    GUID              = '0f0a2d5c-6a6e-4f0c-8b1f-5d9f2c3b7a31'
    Author            = 'BinanceKeyTools contributors'
    Description       = 'A SecretManagement vault for tests: keeps secrets and metadata, and fails at the calls that it is told to fail at.'
    PowerShellVersion = '7.4'
    NestedModules     = @('./FaultyVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
