@{
    ModuleVersion     = '1.0.0'
    GUID              = '4a1f3a55-5a8d-4c86-9d40-6f2d0c8a7c11'
    Author            = 'BinanceKeyTools contributors'
    Description       = 'A SecretManagement vault for tests: no metadata, and it fails where its parameters say so.'
    PowerShellVersion = '7.4'
    NestedModules     = @('./ScriptVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
