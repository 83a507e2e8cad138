# The ways to name a key, by parameter and by pipeline.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    $sandbox = Start-TestSandbox -Keys @(
        @{ name = 'alpha'; permissions = @{ enableReading = $true }; ipList = @('127.0.0.1') }
        @{ name = 'beta'; algorithm = 'Ed25519' }
        @{ name = 'gamma' }
    )
    $secrets = @{}
    $sandbox.Keys | ForEach-Object { $secrets[$_.Name] = Get-SandboxCredential $_ }
    Register-TestVault One @{ alpha = $secrets.alpha; beta = $secrets.beta }
    Register-TestVault Two @{ gamma = $secrets.gamma }
    $there = @{ BaseUri = $sandbox.BaseAddress; ErrorAction = 'Stop' }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'Naming a key' {
    It 'by -Name, in every vault' {
        (Get-BinanceKeyRestriction -Name gamma @there).Vault | Should -Be 'Two'
    }

    It 'by position' {
        (Get-BinanceKeyRestriction alpha @there).Name | Should -Be 'alpha'
    }

    It 'by -Name and -Vault, and by its alias' {
        (Get-BinanceKeyRestriction alpha -Vault One @there).Name | Should -Be 'alpha'
        (Get-BinanceKeyRestriction alpha -VaultName One @there).Name | Should -Be 'alpha'
    }

    It 'by several names and patterns, in their order' {
        (Get-BinanceKeyRestriction gamma, al* @there).Name | Should -Be 'gamma', 'alpha'
    }

    It 'by -InputObject' {
        (Get-BinanceKeyRestriction -InputObject (Get-BinanceKey) @there).Name | Should -Be 'alpha', 'beta', 'gamma'
    }

    It 'by -Credential' {
        $result = Get-BinanceKeyRestriction -Credential $secrets.alpha @there
        $result.Name | Should -Be $sandbox.Keys[0].ApiKey
        $result.Vault | Should -BeNullOrEmpty
        $result.IPRestricted | Should -BeTrue
    }

    It 'by a sandbox key, which knows its address' {
        (Get-BinanceKeyRestriction -InputObject $sandbox.Keys[1]).Name | Should -Be 'beta'
    }

    It 'by the environment Sandbox, which is the newest one' {
        (Get-BinanceKeyRestriction alpha -Environment Sandbox -ErrorAction Stop).Environment | Should -Be 'Sandbox'
    }

    It 'refuses a name beside a credential' {
        { Get-BinanceKeyRestriction -Name alpha -Credential $secrets.alpha @there } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }
}

Describe 'Piping keys in' {
    It 'as names' {
        ('alpha', 'gamma' | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'gamma'
    }

    It 'from Get-SecretInfo' {
        (Get-SecretInfo | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'beta', 'gamma'
        (Get-SecretInfo -Vault Two | Get-BinanceKey).Name | Should -Be 'gamma'
    }

    It 'from Get-Secret' {
        (Get-Secret alpha -Vault One | Get-BinanceKeyRestriction @there).Fingerprint | Should -Be $sandbox.Keys[0].Fingerprint
    }

    It 'from Import-Csv' {
        $csv = Join-Path TestDrive: 'keys.csv'
        Set-Content $csv "Name,Vault,Comment`nalpha,One,first`ngamma,Two,second`nbeta,,any vault"
        (Import-Csv $csv | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'gamma', 'beta'
        (Import-Csv $csv | Get-BinanceKey).Vault | Should -Be 'One', 'Two', 'One'
    }

    It 'from Get-BinanceKey' {
        (Get-BinanceKey -Vault One | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'beta'
    }

    It 'from Get-BinanceKeyRestriction' {
        $results = Get-BinanceKey -Vault One | Get-BinanceKeyRestriction @there | Test-BinanceKeyPermission -Require Reading @there
        $results.Name | Should -Be 'alpha', 'beta'
        $results.Status | Should -Be 'Pass', 'Pass'
    }

    It 'from Test-BinanceKeyPermission' {
        (Test-BinanceKeyPermission gamma -Require Reading @there | New-BinanceSignature).Algorithm | Should -Be 'Hmac'
    }

    It 'from objects that were exported and imported' {
        $file = Join-Path $TestDrive 'keys.xml'
        Get-BinanceKey | Export-Clixml $file
        (Import-Clixml $file | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'beta', 'gamma'
    }

    It 'from JSON of our own output' {
        (Get-BinanceKey | ConvertTo-Json | ConvertFrom-Json | Get-BinanceKeyRestriction @there).Name | Should -Be 'alpha', 'beta', 'gamma'
    }

    It 'as a sandbox' {
        ($sandbox | Get-BinanceKeyRestriction -ErrorAction Stop).Name | Should -Be 'alpha', 'beta', 'gamma'
    }

    It 'as what was found out about sandbox keys' {
        $sandbox.Keys | Get-BinanceKeyRestriction | Test-BinanceKeyPermission -Require Reading -Quiet | Should -Be $true, $true, $true
        ([pscustomobject]@{ Name = 'gamma'; Environment = 'Sandbox' } | Get-BinanceKeyRestriction).ApiKey | Should -Be $sandbox.Keys[2].ApiKey
    }

    It 'each with the environment of its own row' {
        $rows = [pscustomobject]@{ Name = 'beta'; Vault = 'One'; Environment = 'SpotTestnet' }, [pscustomobject]@{ Name = 'beta'; Vault = 'One' }
        $errors = Get-ErrorOf { $rows | Invoke-BinanceSignedRequest -Path /sapi/v1/account/status -WhatIf }
        @($errors).Count | Should -Be 1
        $errors.FullyQualifiedErrorId | Should -BeLike 'EnvironmentUnsupported,*'
    }

    It 'as sandbox keys' {
        ($sandbox.Keys | Where-Object Algorithm -EQ Ed25519 | Get-BinanceKeyRestriction -ErrorAction Stop).Name | Should -Be 'beta'
    }

    It 'as a mixture' {
        ($sandbox.Keys[0], (Get-BinanceKey gamma), 'beta', $secrets.alpha | Get-BinanceKeyRestriction @there).Fingerprint |
            Should -Be $sandbox.Keys[0].Fingerprint, $sandbox.Keys[2].Fingerprint, $sandbox.Keys[1].Fingerprint, $sandbox.Keys[0].Fingerprint
    }

    It 'into <_>' -ForEach 'Get-BinanceKeyRestriction', 'Test-BinanceKeyPermission', 'Invoke-BinanceSignedRequest', 'New-BinanceSignature' {
        $command = $_
        $parameters = switch ($command) {
            'Test-BinanceKeyPermission' { @{ Require = 'Reading' } }
            'Invoke-BinanceSignedRequest' { @{ Path = '/api/v3/account' } }
            default { @{} }
        }
        @($sandbox.Keys | & $command @parameters -ErrorAction Stop).Count | Should -Be 3
        if ($command -ne 'New-BinanceSignature') {
            $parameters.BaseUri = $sandbox.BaseAddress
        }

        @(Get-SecretInfo -Vault One | & $command @parameters -ErrorAction Stop).Count | Should -Be 2
    }
}

Describe 'One bad input' {
    It 'is an error of its own, and the others go on' {
        $problems = $null
        ('alpha', 'nobody', 'gamma' | Get-BinanceKeyRestriction -BaseUri $sandbox.BaseAddress -ErrorVariable problems -ErrorAction SilentlyContinue).Name |
            Should -Be 'alpha', 'gamma'
        $problems.FullyQualifiedErrorId | Should -BeLike 'KeyNotFound,*'
    }

    It 'is a key that was described by its public key only' {
        $public = "-----BEGIN PUBLIC KEY-----`nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=`n-----END PUBLIC KEY-----"
        $other = Start-TestSandbox -Keys @{ name = 'public-only'; publicKey = $public }, @{ name = 'whole' }
        $problems = $null
        ($other | Get-BinanceKeyRestriction -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be 'whole'
        $problems.FullyQualifiedErrorId | Should -BeLike 'SandboxKeyHasNoSecret,*'
        $problems[0].TargetObject | Should -Be 'public-only'
        Stop-BinanceSandbox $other
    }
}

Describe 'Connection parameters' {
    It 'refuse <Value> for -BaseUri with <Id>' -ForEach @(
        @{ Value = 'http://api.binance.com'; Id = 'BaseUriNotHttps' }
        @{ Value = 'https://api.binance.com/api'; Id = 'BaseUriMalformed' }
        @{ Value = 'api.binance.com'; Id = 'BaseUriMalformed' }
    ) {
        $problem = Get-ErrorOf { Get-BinanceKeyRestriction alpha -BaseUri $Value }
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem.TargetObject | Should -Be 'One/alpha'
    }

    It 'refuse <_> for -Proxy' -ForEach 'localhost:3128', 'ftp://proxy.example.com', 'proxy' {
        $value = $_
        (Get-ErrorOf { Get-BinanceKeyRestriction alpha -Proxy $value }).FullyQualifiedErrorId | Should -BeLike 'ProxyMalformed,*'
    }

    It 'refuse a family that the environment does not serve' {
        (Get-ErrorOf { Invoke-BinanceSignedRequest alpha /sapi/v1/account/apiRestrictions -Environment SpotTestnet }).FullyQualifiedErrorId |
            Should -BeLike 'EnvironmentUnsupported,*'
    }

    It 'say that no sandbox is running when one is named' {
        $text = Invoke-Pwsh "Import-Module '$(Get-ModulePath)'
            try { Get-BinanceKeyRestriction -Credential ([pscredential]::new('$('k' * 64)', (ConvertTo-SecureString '$('s' * 64)' -AsPlainText -Force))) -Environment Sandbox -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }"
        $text | Should -BeLike 'SandboxNotRunning,*'
    }

    It 'time out where -TimeoutSec says' {
        Add-SandboxFault $sandbox @{ kind = 'Latency'; delayMs = 60000; path = '/sapi/*' }
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $problem = Get-ErrorOf { Get-BinanceKeyRestriction alpha -BaseUri $sandbox.BaseAddress -TimeoutSec 1 }
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
            $problem.CategoryInfo.Category | Should -Be 'OperationTimeout'
        }
        finally {
            Clear-SandboxFault $sandbox
        }
    }
}
