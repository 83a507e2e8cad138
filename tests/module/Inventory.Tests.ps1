# What vaults list, what is recorded about keys, and how keys are taken out: Get-, Set- and Unregister-BinanceKey.

BeforeDiscovery {
    $names = 'with space', 'brackets[1]', "quote's", 'slash/name', 'star*name', 'tick`name', 'Ümläut-名前', '-dash'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force
    Import-ModuleUnderTest
    $sample = Get-SampleKey
    $credential = ConvertTo-TestCredential
    $fingerprint = (New-BinanceSignature -Credential $credential).Fingerprint ?? [Convert]::ToHexString(
        [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($sample.ApiKey))).Substring(0, 12).ToLowerInvariant()

    # A key as Register-BinanceKey leaves it.
    function New-Entry([hashtable] $Metadata = @{}, $Value = $credential) {
        $recorded = @{
            'bkt.version' = '1'; 'bkt.apiKey' = 'vmPU…Eh8A'; 'bkt.fingerprint' = $fingerprint; 'bkt.algorithm' = 'Hmac'
        }
        $Metadata.Keys | ForEach-Object { $recorded[$_] = $Metadata[$_] }
        @{ Value = $Value; Metadata = $recorded }
    }

    function Get-DaysAgo([int] $Days) {
        [datetime]::UtcNow.AddDays(-$Days).ToString('o')
    }

    function Get-WarningOf([scriptblock] $Script) {
        @(& $Script 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message)
    }

    function Assert-Error($Record, [string] $Id, [string] $Target) {
        @($Record).Count | Should -Be 1 -Because "there is one error: $($Record | Out-String)"
        $Record.FullyQualifiedErrorId | Should -BeLike "$Id,BinanceKeyTools.Commands.*"
        $Record.TargetObject | Should -Be $Target
        $Record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $Record.CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }

    # Fills the vault anew and forgets its calls.
    function Reset-Vault([hashtable] $Entries, [string] $Faults = '') {
        Set-VaultEntry $path $Entries
        Set-VaultFault $path $Faults
    }

    Unregister-AllVaults
    $path = Register-FaultyVault Bots
}

AfterAll { Unregister-AllVaults }

Describe 'Get-BinanceKey' {
    Context 'what is read' {
        BeforeAll {
            Reset-Vault @{
                registered = New-Entry @{ 'bkt.purpose' = 'SpotTrading' }
                pending = @{ Value = (ConvertTo-TestCredential 'pending' 'no key yet'); Metadata = @{ 'bkt.version' = '1'; 'bkt.state' = 'Pending'; 'bkt.algorithm' = 'Ed25519' } }
            } 'Read:Throw'
        }

        It 'reads no secret that is registered, and lists a vault once' {
            $keys = Get-BinanceKey, registered, pend* -ErrorAction Stop
            $keys.Count | Should -Be 0
            Set-VaultFault $path 'Read:Throw'
            $keys = Get-BinanceKey *, registered, pend* -ErrorAction Stop
            $keys.Name | Should -Be 'pending', 'registered', 'registered', 'pending'
            (Get-VaultCall $path).Operation | Should -Be 'List'
            $keys[1].ApiKey | Should -Be 'vmPU…Eh8A'
            $keys[1].Fingerprint | Should -Be $fingerprint
            $keys[1].Algorithm | Should -Be 'Hmac'
        }
    }
}
