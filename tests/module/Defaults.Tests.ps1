# $PSDefaultParameterValues: what a user sets there for our cmdlets holds, and what it says about others does not reach the calls inside.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Import-Module (Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1') -Force

    # With global defaults in place, which are gone afterwards. The commands are called from the global scope, as from a prompt.
    function Use-Default([System.Collections.IDictionary] $Defaults, [scriptblock] $Script) {
        $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary] $Defaults
        try {
            & ([scriptblock]::Create($Script))
        }
        finally {
            $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
        }
    }
}

AfterAll {
    Stop-BinanceSandbox -Confirm:$false
    Unregister-AllVaults
}

Describe 'Calls inside' {
    BeforeAll {
        Unregister-AllVaults
        Register-TestVault One @{ alpha = (ConvertTo-TestCredential) }
        Register-TestVault Two @{ gamma = (ConvertTo-TestCredential) }
        $null = Register-FaultyVault Kept
        $global:credential = ConvertTo-TestCredential -ApiKey ('B' * 64) -Secret ('s' * 64)
    }

    AfterAll {
        Remove-Variable credential -Scope Global
    }

    # Each would make the command inside do something else, or nothing and say that it was done.
    It 'are not disturbed by a default for <key>' -ForEach @(
        @{ key = 'Get-SecretVault:Name'; value = 'Two' }
        @{ key = '*-SecretVault:Name'; value = 'Two' }
        @{ key = '*-Secret*:Vault'; value = 'Two' }
        @{ key = 'Get-SecretInfo:Name'; value = 'nothing' }
        @{ key = 'Get-Secret:AsPlainText'; value = $true }
        @{ key = 'Get-Secret:InputObject'; value = 'x' }
        @{ key = 'Set-Secret:Metadata'; value = @{ note = 'x' } }
        @{ key = 'Set-Secret:NoClobber'; value = $true }
        @{ key = 'Set-Secret*:WhatIf'; value = $true }
        @{ key = 'Remove-Secret:WhatIf'; value = $true }
        @{ key = '*:ErrorAction'; value = 'Ignore' }
        @{ key = '*:ErrorAction'; value = 'SilentlyContinue' }
        @{ key = '*:ErrorAction'; value = 'Stop' }
        @{ key = '*:WarningAction'; value = 'Stop' }
        @{ key = '*:OutVariable'; value = 'leaked' }
        @{ key = '*:ErrorVariable'; value = 'leaked' }
        @{ key = '*:PipelineVariable'; value = 'leaked' }
        @{ key = '*:OutBuffer'; value = 100 }
        @{ key = '*:Verbose'; value = $true }
    ) {
        Use-Default @{ $key = $value } {
            $names = (Get-BinanceKey 4>$null).Name
            $names -join ' ' | Should -Be 'alpha gamma'
            Register-BinanceKey added -Vault Kept -Credential $credential -SkipVerification -WarningAction Ignore -Confirm:$false 4>$null | Out-Null
            Set-BinanceKey added -Vault Kept -Label 'a label' -WarningAction Ignore -Confirm:$false 4>$null
            (Get-BinanceKey added -Vault Kept 4>$null).Label | Should -Be 'a label'
            Unregister-BinanceKey added -Vault Kept -Force -Confirm:$false -WarningAction Ignore 4>$null
            (Get-BinanceKey -Vault Kept 4>$null).Name | Should -Not -Contain 'added'
        }
    }

    It 'are not disturbed by preferences that change nothing' -ForEach @(
        @{ preference = 'WhatIfPreference'; value = $true; switches = @{ WhatIf = $false } }
        @{ preference = 'ConfirmPreference'; value = 'Low'; switches = @{ Confirm = $false } }
        @{ preference = 'ErrorActionPreference'; value = 'Ignore'; switches = @{} }
    ) {
        Set-Variable $preference $value
        $null = Register-BinanceKey added -Vault Kept -Credential $credential -SkipVerification -WarningAction Ignore @switches
        Set-BinanceKey added -Vault Kept -Label 'a label' -WarningAction Ignore @switches
        (Get-BinanceKey added -Vault Kept).Label | Should -Be 'a label'
        Unregister-BinanceKey added -Vault Kept -Force -WarningAction Ignore @switches
        (Get-BinanceKey -Vault Kept).Name | Should -Not -Contain 'added'
    }

    It 'leave the defaults of the user as they are' {
        Use-Default @{ 'Get-SecretVault:Name' = 'Two' } {
            $null = Get-BinanceKey
            $PSDefaultParameterValues['Get-SecretVault:Name'] | Should -Be 'Two'
            (Get-SecretVault).Name | Should -Be 'Two'
        }
    }

    It 'still report what is wrong, whatever the default for errors is' -ForEach 'Ignore', 'SilentlyContinue', 'Stop', 'Continue' {
        Use-Default @{ 'Get-Secret*:ErrorAction' = $_ } {
            (Get-ErrorOf { Get-BinanceKeyRestriction nobody -Vault One -Environment Sandbox })[0].FullyQualifiedErrorId | Should -BeLike 'KeyNotFound,*'
        }
    }

    It 'work where no script may run' {
        $state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule((Get-ModulePath))
        $state.LanguageMode = 'NoLanguage'
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        try {
            $runspace.SessionStateProxy.SetVariable('PSDefaultParameterValues', [System.Management.Automation.DefaultParameterDictionary]::new(@{ 'Get-Content:Encoding' = 'utf8' }))
            $shell = [powershell]::Create()
            $shell.Runspace = $runspace
            $shell.AddCommand('Get-BinanceKey').Invoke().Name -join ' ' | Should -Be 'alpha gamma'
        }
        finally {
            $runspace.Dispose()
        }
    }

    It 'say that SecretManagement is missing when it is, <case>' -ForEach @(
        @{ case = 'with defaults'; defaults = "'Get-Content:Encoding' = 'utf8'" }
        @{ case = 'without'; defaults = '' }
    ) {
        $folder = New-Item (Join-Path $TestDrive modules) -ItemType Directory -Force
        $said = Invoke-Pwsh "Import-Module '$(Join-Path (Split-Path (Get-ModulePath)) BinanceKeyTools.dll)'
            `$env:PSModulePath = '$folder'
            `$PSDefaultParameterValues = @{ $defaults }
            foreach (`$action in 'Continue', 'Stop', 'Ignore') { `$ErrorActionPreference = `$action; try { Get-BinanceKey -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId } }"
        @($said).Count | Should -Be 3
        $said | Should -BeLike 'SecretManagementMissing,*'
    }
}
