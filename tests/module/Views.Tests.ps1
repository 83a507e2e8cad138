# What people see: tables of at most five columns that fit eighty, lists with the rest, and no secret in either.

BeforeDiscovery {
    $script:types = 'KeyRecord', 'SandboxKey', 'SandboxServer', 'KeyRestriction', 'KeyPermissionResult', 'RequestSignature',
        'Finding', 'KeyAudit', 'CheckMetadata', 'AuditPolicy', 'Mute', 'PolicyProblem',
        'ClockReport', 'EgressAddress', 'ErrorExplanation', 'EnvironmentProfile', 'EnvironmentHost', 'RateLimitStatus', 'KeyDiagnosis', 'ProbeResult',
        'NewKeyPair', 'KeyVaultCheck', 'KeyRegistration'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:sandbox = Start-BinanceSandbox
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    $null = Register-FaultyVault Kept
    Register-TestVault -Name Work -Secrets @{
        'a-key-with-quite-a-long-name-indeed' = ConvertTo-TestCredential
        short = ConvertTo-TestCredential
    }
    $key = $sandbox.Keys | Where-Object Name -EQ everything
    $faulty = Join-Path $TestDrive 'faulty-policy.json'
    Set-Content $faulty '{ "version": 1, "keys": [ { "match": { "name": "bot-*" }, "purpose": "SpotTradin" } ], "description": 5 }'
    $script:samples = @{
        KeyRecord = Get-BinanceKey -Vault Work
        SandboxKey = $sandbox.Keys
        SandboxServer = $sandbox
        KeyRestriction = $sandbox.Keys | Get-BinanceKeyRestriction -ErrorAction Ignore
        KeyPermissionResult = $key | Test-BinanceKeyPermission -Active
        Finding = $key | Invoke-BinanceKeyAudit
        KeyAudit = $sandbox.Keys | Invoke-BinanceKeyAudit -View Key
        CheckMetadata = Get-BinanceAuditCheck
        AuditPolicy = Get-BinanceAuditPolicy
        Mute = $sandbox.Keys | Invoke-BinanceKeyAudit -Check BKT1001 -Status Fail |
            New-BinanceAuditMute (Join-Path $TestDrive 'mutes.json') -Reason 'is replaced in March, with the host' -Owner operations@example.com -Days 30 -PassThru
        PolicyProblem = Test-BinanceAuditPolicy $faulty
        ClockReport = Test-BinanceClock -Environment Sandbox -Samples 2
        EgressAddress = $key | Get-BinanceEgressAddress -WarningAction Ignore
        ErrorExplanation = Resolve-BinanceError -Text key
        EnvironmentProfile = Get-BinanceEnvironment
        EnvironmentHost = (Get-BinanceEnvironment Sandbox -Test).Hosts
        RateLimitStatus = Get-BinanceRateLimit -Environment Sandbox
        KeyDiagnosis = $sandbox.Keys | Debug-BinanceKey
        KeyVaultCheck = Test-BinanceKeyVault Work
        ProbeResult = ($key | Debug-BinanceKey).Evidence
        RequestSignature = $key | New-BinanceSignature -Parameter @{ symbol = 'BTCUSDT' }
        KeyRegistration = $key | Register-BinanceKey -Vault Kept
        NewKeyPair = New-BinanceKeyPair -Path (Join-Path $TestDrive 'key.pem') -AsPlainText -WarningAction Ignore
    }
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'View' {
    It 'of <_> belongs to that type' -ForEach $types {
        @($samples[$_]).Count | Should -BeGreaterThan 0
        @($samples[$_])[0].GetType().Name | Should -Be $_
    }

    It 'of <_> fits eighty columns' -ForEach $types {
        $samples[$_] | Format-At80 | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 -Because $_ }
    }

    It 'of <_> is a table of two to five columns' -ForEach ($types | Where-Object { $_ -notin 'RequestSignature', 'KeyDiagnosis', 'NewKeyPair' }) {
        $ruler = @(($samples[$_] | Format-At80) -match '^\s*-{2,}[\s-]*$')[0]
        @($ruler.Trim() -split '\s+').Count | Should -BeIn 2, 3, 4, 5
    }

    It 'of <_> names every key' -ForEach ($types | Where-Object { $_ -notin 'RequestSignature', 'SandboxServer', 'CheckMetadata', 'PolicyProblem', 'ErrorExplanation', 'EnvironmentProfile', 'EnvironmentHost', 'RateLimitStatus', 'ClockReport', 'EgressAddress', 'ProbeResult' }) {
        $text = ($samples[$_] | Format-At80) -join "`n"
        foreach ($name in $samples[$_].Name | Where-Object { $_ -ne '*' } | Sort-Object -Unique) {
            $text | Should -Match ([regex]::Escape($name.Substring(0, [Math]::Min(15, $name.Length))))
        }
    }

    It 'of <_> as a list has every property that the object has' -ForEach ($types | Where-Object { $_ -notin 'SandboxKey', 'SandboxServer' }) {
        $object = @($samples[$_])[0]
        $text = ($object | Format-At80 -View List) -join "`n"
        foreach ($property in $object.PSObject.Properties.Name | Where-Object { $_ -ne 'BaseUri' }) {
            $text | Should -Match "(?m)^$property\s*:"
        }
    }

    # Signatures, texts of checks, paths of endpoints and of modules are not about a key, and have long words; a public key is one.
    It 'of <_> shows no API key and no secret' -ForEach ($types | Where-Object { $_ -notin 'RequestSignature', 'CheckMetadata', 'RateLimitStatus', 'NewKeyPair', 'KeyVaultCheck' }) {
        $table = $samples[$_] | Format-At80
        $list = $samples[$_] | Format-At80 -View List
        ($table + $list) -join '' | Should -Not -Match '[A-Za-z0-9+/]{40}'
    }
}

Describe 'What the tables say' {
    It 'groups keys by vault' {
        ($samples.KeyRecord | Format-At80) -join "`n" | Should -Match 'Vault: Work'
    }

    It 'shows rights, IP rule, age and the end of trading of a key' {
        $text = ($samples.KeyRestriction | Format-At80) -join "`n"
        $text | Should -Match '(?m)^grid-bot\s+Reading, SpotAndMarginTrad\w*\s+restricted\s+60d'
        $text | Should -Match '(?m)^expiring-bot\s+Reading, SpotAndMarginTrad\w*\s+any\s+57d\s+\d{4}-\d\d-\d\d'
    }

    It 'colours the status of a test only where colours are wanted' {
        $PSStyle.OutputRendering = 'Ansi'
        try {
            ($samples.KeyPermissionResult | Out-String -Width 80) | Should -Match "`e\[3[12]m(Pass|Fail)"
        }
        finally {
            $PSStyle.OutputRendering = 'Host'
        }

        ($samples.KeyPermissionResult | Format-At80) -join '' | Should -Not -Match "`e"
    }
}
