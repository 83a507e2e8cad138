@{
    ModuleVersion     = '1.0.0'
    GUID              = '0f5f1a4e-8a2b-4a0e-9d0c-6b1c2f6f7d31'
    Author            = 'BinanceKeyTools contributors'
    Description       = 'A SecretManagement vault for benchmarks: as many keys as its parameters say, each read in a known time.'
    PowerShellVersion = '7.4'
    NestedModules     = @('./BenchmarkVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
