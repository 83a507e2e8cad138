# The commands that audit checks advise: each one is run as a finding would show it, on keys of every form.

BeforeDiscovery {
    $file = Join-Path $PSScriptRoot '..' '..' 'src' 'BinanceKeyTools.Core' 'Audit' 'Checks' 'checks.json'
    $advised = (Get-Content -LiteralPath $file -Raw | ConvertFrom-Json).checks | Where-Object command
    $recording = $advised | Where-Object command -Match 'Set-SecretInfo|Set-BinanceKey' | ForEach-Object { @{ Id = $_.id; Command = $_.command } }
    $all = $advised | ForEach-Object { @{ Id = $_.id; Command = $_.command } }
    $removing = $advised | Where-Object id -EQ 'BKT1701' | ForEach-Object { @{ Command = $_.command } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults

    $file = Join-Path $PSScriptRoot '..' '..' 'src' 'BinanceKeyTools.Core' 'Audit' 'Checks' 'checks.json'
    $commands = @{}
    (Get-Content -LiteralPath $file -Raw | ConvertFrom-Json).checks | ForEach-Object { $commands[$_.id] = $_.command }

    # Stands in for the person at the keyboard.
    function global:Read-Host {
        param([string] $Prompt)
        if ($Prompt -like 'Environment*') { 'SpotTestnet' } elseif ($Prompt -like 'Date*') { '2026-09-21' } else { "answer to $Prompt".Split(',')[0] }
    }

    function Invoke-Advice {
        param([string] $Command, [string] $Name)
        $advice = $Command.Replace('{name}', $Name.Replace("'", "''")).Replace('{vault}', 'Bots')
        & ([scriptblock]::Create($advice))
    }

    function Get-Metadata {
        param([string] $Name)
        (Get-SecretInfo -Vault Bots | Where-Object Name -EQ $Name).Metadata
    }
}

AfterAll {
    Remove-Item Function:\Read-Host
    Unregister-AllVaults
}

Describe 'Advised commands' {
    BeforeEach {
        Unregister-AllVaults
        Register-TestStore Bots
        $sample = Get-SampleKey
        Set-Secret -Name "it's" -Vault Bots -Secret (ConvertTo-TestCredential)
        Set-SecretInfo -Name "it's" -Vault Bots -Metadata @{ 'bkt.account' = 'main'; other = 5 }
        Set-Secret -Name table -Vault Bots -Secret @{ ApiKey = $sample.ApiKey; Secret = $sample.Secret }
        Set-SecretInfo -Name table -Vault Bots -Metadata @{ 'bkt.account' = 'main' }
        Set-Secret -Name pair-key -Vault Bots -Secret $sample.ApiKey
        Set-Secret -Name pair-secret -Vault Bots -Secret $sample.Secret
        Set-SecretInfo -Name pair-key -Vault Bots -Metadata @{ 'bkt.account' = 'main' }
        Set-Secret -Name bystander -Vault Bots -Secret (ConvertTo-TestCredential)
        $before = Get-BinanceKey -Vault Bots | Sort-Object Name
    }

    It '<Id> is valid PowerShell' -ForEach $all {
        $problems = $null
        [void] [System.Management.Automation.Language.Parser]::ParseInput($Command, [ref] $null, [ref] $problems)
        $problems | Should -BeNullOrEmpty
    }

    It '<Id> keeps the keys and what is recorded' -ForEach $recording {
        foreach ($name in "it's", 'table', 'pair') {
            Invoke-Advice $Command $name
        }
        $after = Get-BinanceKey -Vault Bots | Sort-Object Name
        $after.Name | Should -Be $before.Name
        $after.Fingerprint | Should -Be $before.Fingerprint
        $after.Algorithm | Should -Be $before.Algorithm
        ($after | Where-Object Name -NE bystander).Account | Should -Be 'main', 'main', 'main'
        (Get-Metadata "it's")['other'] | Should -Be 5
        (Get-Metadata bystander).Count | Should -Be 0
        (Get-Secret -Name table -Vault Bots -AsPlainText).Secret | Should -BeExactly $sample.Secret
        Get-Secret -Name pair-secret -Vault Bots -AsPlainText | Should -BeExactly $sample.Secret
    }

    It 'records what was asked for' {
        foreach ($name in "it's", 'table', 'pair') {
            Invoke-Advice $commands['BKT1502'] $name
            Invoke-Advice $commands['BKT1602'] $name
            Invoke-Advice $commands['BKT1605'] $name
            $key = Get-BinanceKey $name -Vault Bots
            $key.CreatedAt.LocalDateTime | Should -Be ([datetime]'2026-09-21')
            $key.Owner | Should -Be 'answer to Owner'
            $key.Label | Should -Be 'answer to Label on the web page'
        }
    }

    It 'turns plain strings into protected ones' {
        Invoke-Advice $commands['BKT1611'] pair
        (Get-SecretInfo -Vault Bots | Where-Object Name -EQ 'pair-secret').Type | Should -Be 'SecureString'
    }

    It 'removes nothing but the key, and asks first' -ForEach $removing {
        $Command | Should -Match ' -Confirm$'
        Invoke-Advice ($Command -replace ' -Confirm$', ' -Confirm:$false') "it's"
        (Get-SecretInfo -Vault Bots).Name | Sort-Object | Should -Be 'bystander', 'pair-key', 'pair-secret', 'table'
    }
}
