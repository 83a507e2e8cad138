@{
    RootModule           = 'BinanceKeyTools.dll'
    ModuleVersion        = '0.0.0'
    GUID                 = 'b6c7c1f0-6c1f-4a5e-9d0b-0f3c9a6d2e71'
    Author               = 'BinanceKeyTools contributors'
    CompanyName          = 'BinanceKeyTools'
    Copyright            = 'Copyright (c) 2026 BinanceKeyTools contributors. MIT licence.'
    Description          = 'Looks after Binance API keys: audits them against a policy, finds out why one is refused, asks the exchange what a key may do, and sends signed requests. Credentials come from SecretManagement vaults. Includes a local sandbox exchange.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    RequiredModules      = @(@{ ModuleName = 'Microsoft.PowerShell.SecretManagement'; ModuleVersion = '1.1.2' })
    FormatsToProcess     = @('BinanceKeyTools.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Compare-BinanceAudit'
        'Debug-BinanceKey'
        'Export-BinanceAuditReport'
        'Get-BinanceAuditCheck'
        'Get-BinanceAuditPolicy'
        'Get-BinanceEgressAddress'
        'Get-BinanceEnvironment'
        'Get-BinanceKey'
        'Get-BinanceKeyRestriction'
        'Get-BinanceRateLimit'
        'Get-BinanceSandbox'
        'Invoke-BinanceKeyAudit'
        'Invoke-BinanceSignedRequest'
        'New-BinanceAuditMute'
        'New-BinanceAuditPolicy'
        'New-BinanceKeyPair'
        'New-BinanceSignature'
        'Register-BinanceKey'
        'Resolve-BinanceError'
        'Save-BinanceAuditBaseline'
        'Set-BinanceKey'
        'Start-BinanceSandbox'
        'Stop-BinanceSandbox'
        'Test-BinanceAuditPolicy'
        'Test-BinanceClock'
        'Test-BinanceKeyPermission'
        'Test-BinanceKeyVault'
        'Unregister-BinanceKey'
        'Update-BinanceKey'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Binance', 'API', 'Key', 'Audit', 'Security', 'Secret', 'SecretManagement', 'Rotation', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md in the module folder.'
        }
    }
}
