# Uses the module, and modules of others before or after it, and tells what came of it and what was loaded where.
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Before,
    [string] $After
)

$ErrorActionPreference = 'Stop'
$used = [Collections.Generic.SortedSet[string]]::new()

function Invoke-Foreign([string] $Path) {
    if ($Path) {
        Import-Module $Path
        Get-ForeignVersion
    }
}

# Every command that the module exports, by its own name: a new one that is missing here fails the test.
function Use-Module {
    Import-Module $Module
    $sandbox = Start-BinanceSandbox
    $null = Get-BinanceSandbox
    $used.UnionWith([string[]] ('Start-BinanceSandbox', 'Get-BinanceSandbox'))
    foreach ($command in { Get-BinanceKey }, { Set-BinanceKey bot -Label bot }, { Unregister-BinanceKey bot -Force }, { Update-BinanceKey bot }) {
        try {
            $null = & $command
        }
        catch {
            # The home of the test has no vaults.
            if ($_.FullyQualifiedErrorId -notlike 'VaultNotFound*') { throw }
        }
    }

    $used.UnionWith([string[]] ('Get-BinanceKey', 'Set-BinanceKey', 'Unregister-BinanceKey', 'Update-BinanceKey'))
    try {
        $null = $sandbox.Keys[0] | Register-BinanceKey
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'VaultNotFound*') { throw }
    }

    $null = $used.Add('Register-BinanceKey')
    foreach ($algorithm in 'Hmac', 'Rsa', 'Ed25519') {
        $key = $sandbox.Keys | Where-Object { $_.Algorithm -eq $algorithm -and $_.Story -and $_.HomeEnvironment -eq 'Live' } |
            Where-Object { Get-BinanceKeyRestriction -InputObject $_ -ErrorAction Ignore } | Select-Object -First 1
        $signature = $key | New-BinanceSignature -Parameter @{ symbol = 'BTCUSDT' }
        $tested = $key | Test-BinanceKeyPermission -Require Reading -Active -Quiet
        $account = $key | Invoke-BinanceSignedRequest -Path /api/v3/account
        "$algorithm $([bool] $signature.Signature) $tested $($account.accountType)"
    }

    $used.UnionWith([string[]] ('Get-BinanceKeyRestriction', 'New-BinanceSignature', 'Test-BinanceKeyPermission', 'Invoke-BinanceSignedRequest'))

    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())) -ItemType Directory).FullName
    $findings = @($sandbox.Keys | Select-Object -First 2 | Invoke-BinanceKeyAudit)
    $findings | Save-BinanceAuditBaseline (Join-Path $folder 'base.json')
    $null = $findings | Export-BinanceAuditReport (Join-Path $folder 'report') -Format Html, Json, Csv, Markdown, Sarif, JUnit
    $null = $findings | New-BinanceAuditPolicy (Join-Path $folder 'policy.json')
    $changes = @(Compare-BinanceAudit (Join-Path $folder 'base.json') (Join-Path $folder 'report.json'))
    $problems = @(Test-BinanceAuditPolicy (Join-Path $folder 'policy.json'))
    "audit $($findings.Count -gt 100) $($changes.Count) $($problems.Count) $(@(Get-BinanceAuditPolicy).Count) $(@(Get-BinanceAuditCheck).Count -gt 70) $(@(Get-ChildItem $folder).Count)"
    $findings | Where-Object Status -EQ Fail | New-BinanceAuditMute (Join-Path $folder 'mutes.json') -Reason known -Owner ops -Days 1
    Remove-Item $folder -Recurse
    $used.UnionWith([string[]] ('New-BinanceAuditMute', 'Invoke-BinanceKeyAudit', 'Save-BinanceAuditBaseline', 'Export-BinanceAuditReport', 'New-BinanceAuditPolicy',
            'Compare-BinanceAudit', 'Test-BinanceAuditPolicy', 'Get-BinanceAuditPolicy', 'Get-BinanceAuditCheck'))

    $pairs = @('Ed25519', 'Rsa2048' | ForEach-Object { New-BinanceKeyPair -Path (Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())) -Algorithm $_ -AsPlainText -WarningAction Ignore })
    Remove-Item $pairs.Path
    "pairs $($pairs.Algorithm)"
    $null = $used.Add('New-BinanceKeyPair')

    $clock = Test-BinanceClock Spot -Environment Sandbox -Samples 1
    $egress = @($key | Get-BinanceEgressAddress -AddressFamily IPv4)
    "hosts $($clock.Family) $($egress.Count) $($egress[0].IPAddress)"
    $used.UnionWith([string[]] ('Test-BinanceClock', 'Get-BinanceEgressAddress'))
    "errors $((-1022 | Resolve-BinanceError).Name) $((Get-BinanceEnvironment Sandbox -Test).Reachable) $(@(Get-BinanceRateLimit -Environment Sandbox -Refresh).Count -ge 6)"
    $used.UnionWith([string[]] ('Resolve-BinanceError', 'Get-BinanceEnvironment', 'Get-BinanceRateLimit'))
    "diagnosis $(($key | Debug-BinanceKey).Cause)"
    $null = $used.Add('Debug-BinanceKey')
    "vault $(@(Test-BinanceKeyVault).Count -ge 2)"
    $null = $used.Add('Test-BinanceKeyVault')
    $sandbox | Stop-BinanceSandbox
    $null = $used.Add('Stop-BinanceSandbox')
}

function Get-LoadedAssembly {
    foreach ($context in [Runtime.Loader.AssemblyLoadContext]::All) {
        foreach ($assembly in $context.Assemblies) {
            if (-not $assembly.IsDynamic) {
                @{ Context = $context.Name; Name = $assembly.GetName().Name; Version = "$($assembly.GetName().Version)"; Location = $assembly.Location }
            }
        }
    }
}

$answer = @{ Ours = @(); Theirs = @(); Error = $null }
try {
    $answer.Theirs += @(Invoke-Foreign $Before)
    $answer.Ours += @(Use-Module)
    $answer.Theirs += @(Invoke-Foreign $After)
    if ($Before) {
        # Once more, with ours loaded as well.
        $answer.Theirs += @(Get-ForeignVersion)
    }
}
catch {
    $answer.Error = "$($_.FullyQualifiedErrorId): $_"
}

$answer.Used = @($used)
$answer.Exported = @(Get-Command -Module BinanceKeyTools | ForEach-Object Name)
$answer.Loaded = @(Get-LoadedAssembly)
ConvertTo-Json $answer -Depth 4
