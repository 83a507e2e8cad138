# The module as a whole: its manifest, its commands, and what importing and removing it does.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $commands = Get-Command -Module BinanceKeyTools
    $changing = $commands | Where-Object { $_.Parameters.ContainsKey('WhatIf') }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $path = Get-ModulePath
    $manifest = Import-PowerShellDataFile $path
}

AfterAll { Stop-BinanceSandbox -Confirm:$false }

Describe 'Manifest' {
    It 'is valid' {
        $tested = Test-ModuleManifest $path -ErrorAction Stop -WarningVariable warned
        $tested.Version | Should -BeGreaterThan ([version]'0.0.0')
        $warned | Should -BeNullOrEmpty
    }

    It 'has a value for <_>' -ForEach 'RootModule', 'ModuleVersion', 'GUID', 'Author', 'CompanyName', 'Copyright', 'Description', 'PowerShellVersion', 'CompatiblePSEditions', 'FormatsToProcess', 'CmdletsToExport' {
        $manifest[$_] | Should -Not -BeNullOrEmpty
    }

    It 'has a gallery entry for <_>' -ForEach 'Tags', 'ReleaseNotes' {
        $manifest.PrivateData.PSData[$_] | Should -Not -BeNullOrEmpty
    }

    It 'exports exactly the commands that the module has' {
        $manifest.CmdletsToExport | Sort-Object | Should -Be ((Get-Command -Module BinanceKeyTools).Name | Sort-Object)
        $manifest.FunctionsToExport + $manifest.AliasesToExport + $manifest.VariablesToExport | Should -BeNullOrEmpty
        $inside = Invoke-Pwsh "(Import-Module '$(Join-Path (Split-Path $path) BinanceKeyTools.dll)' -PassThru).ExportedCmdlets.Keys"
        $inside | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'depends on SecretManagement only' {
        $manifest.RequiredModules.ModuleName | Should -Be 'Microsoft.PowerShell.SecretManagement'
    }

    It 'names files that are there' {
        foreach ($file in @($manifest.FormatsToProcess) + $manifest.RootModule) {
            Join-Path (Split-Path $path) $file | Should -Exist
        }
    }
}

Describe 'Command <_>' -ForEach $commands {
    BeforeAll { $command = $_ }

    It 'has an approved verb and a singular noun of ours' {
        (Get-Verb).Verb | Should -Contain $command.Verb
        $command.Noun | Should -Match '^Binance\w*([^s]|ss)$'
    }

    It 'says what it writes' {
        if ($command.Verb -ne 'Stop') {
            $command.OutputType | Should -Not -BeNullOrEmpty
        }
    }

    It 'takes no secret as plain text' {
        $command.Parameters.Values | Where-Object { $_.Name -match 'secret|password|passphrase|apikey|token' -and $_.ParameterType -eq [string] } | Should -BeNullOrEmpty
    }

    It 'has the common parameters under their names' {
        # Those that only record an environment, or look for it, ask no host.
        if ($command.Parameters.ContainsKey('Environment') -and $command.Name -notin 'Get-BinanceKey', 'New-BinanceKeyPair', 'Set-BinanceKey') {
            # What asks hosts without a key has no parameters that are about sending one.
            $withKey = $command.Name -in 'Test-BinanceClock', 'Get-BinanceEgressAddress' ? @() : @('RecvWindow', 'ThrottleLimit', 'Name', 'Vault', 'InputObject', 'Credential')
            # What is in no vault has no record.
            $withKey = $withKey | Where-Object { $_ -ne 'Credential' -or $command.Name -ne 'Update-BinanceKey' }
            foreach ($name in @('BaseUri', 'Proxy', 'TimeoutSec') + $withKey) {
                $command.Parameters.Keys | Should -Contain $name
            }
        }

        if ($command.Parameters.ContainsKey('Vault')) {
            $command.Parameters.Vault.Aliases | Should -Contain 'VaultName'
            @(($command.Parameters.Name ?? $command.Parameters.Vault).Attributes | Where-Object ValueFromPipelineByPropertyName) | Should -Not -BeNullOrEmpty
        }
    }

    It 'ends by itself when the pipeline ends: it is disposed' {
        if ($command.Parameters.ContainsKey('Vault')) {
            $command.ImplementingType.GetInterfaces().Name | Should -Contain 'IDisposable'
        }
    }
}

Describe 'Changing command <_>' -ForEach $changing {
    It 'asks before it does anything' {
        $name = $_.Name
        $sandbox = Start-BinanceSandbox -WhatIf:$false
        $others = @(Get-BinanceSandbox).Count
        $shown = Start-Shell -Variables @{ sandbox = $sandbox; name = $name; support = Join-Path $PSScriptRoot support } '
            switch ($name) {
                "Invoke-BinanceSignedRequest" { $sandbox.Keys[0] | Invoke-BinanceSignedRequest -Path /api/v3/order/test -Method POST -WhatIf }
                "Register-BinanceKey" {
                    Import-Module "$support/ModuleTest.psm1"
                    Register-TestVault Untouched @{}
                    try { $sandbox.Keys[0] | Register-BinanceKey -Vault Untouched -WhatIf } finally { Unregister-SecretVault Untouched }
                }
                { $_ -in "Set-BinanceKey", "Unregister-BinanceKey" } {
                    Import-Module "$support/ModuleTest.psm1"
                    Register-TestVault Untouched @{ bot = ConvertTo-TestCredential }
                    $notes = $name -eq "Set-BinanceKey" ? @{ Label = "never" } : @{ WarningAction = "Ignore" }
                    try { & $name bot -Vault Untouched -WhatIf @notes } finally { Unregister-SecretVault Untouched }
                }
                "Update-BinanceKey" {
                    Import-Module "$support/ModuleTest.psm1"
                    Register-TestVault Untouched @{ bot = Get-SandboxCredential ($sandbox.Keys | Where-Object Name -EQ grid-bot) }
                    try { Update-BinanceKey bot -Vault Untouched -Environment Sandbox -WhatIf } finally { Unregister-SecretVault Untouched }
                }
                "Test-BinanceKeyVault" {
                    Import-Module "$support/ModuleTest.psm1"
                    Register-TestVault Untouched @{}
                    try { $null = Test-BinanceKeyVault Untouched -WriteTest -WhatIf } finally { Unregister-SecretVault Untouched }
                }
                "Stop-BinanceSandbox" { $sandbox | Stop-BinanceSandbox -WhatIf }
                "New-BinanceAuditMute" {
                    $spare = Start-BinanceSandbox
                    $finding = $spare | Invoke-BinanceKeyAudit -Check BKT1001 -Status Fail | Select-Object -First 1
                    Stop-BinanceSandbox $spare
                    $finding | New-BinanceAuditMute (Join-Path ([IO.Path]::GetTempPath()) "never-written.json") -Reason r -Owner o -Days 1 -WhatIf
                }
                "New-BinanceAuditPolicy" { New-BinanceAuditPolicy (Join-Path ([IO.Path]::GetTempPath()) "never-written.json") -WhatIf }
                "New-BinanceKeyPair" { New-BinanceKeyPair -Path (Join-Path ([IO.Path]::GetTempPath()) "never-written.pem") -WhatIf }
                "Export-BinanceAuditReport" { @() | Export-BinanceAuditReport never.html -WhatIf }
                "Save-BinanceAuditBaseline" { @() | Save-BinanceAuditBaseline never.json -AllowIncomplete -WhatIf }
                default { & $name -WhatIf }
            }'
        $null = $shown.Shell.EndInvoke($shown.Handle)
        $shown.Shell.Streams.Error | Should -BeNullOrEmpty
        @($shown.Recorder.Shown -match '^text: What if: ').Count | Should -Be 1
        $shown.Runspace.Dispose()
        # What would be recorded only Binance tells: the time and one read.
        $sandbox.Statistics.Requests | Should -Be ($name -eq 'Update-BinanceKey' ? 2 : 0)
        @(Get-BinanceSandbox).Count | Should -Be $others
        Stop-BinanceSandbox $sandbox -Confirm:$false
    }
}

Describe 'Importing and removing' {
    It 'imports in a process that has nothing else, and again with -Force' {
        $text = Invoke-Pwsh "
            Import-Module '$path' -ErrorAction Stop
            `$first = (Start-BinanceSandbox).Keys[0] | Get-BinanceKeyRestriction
            Import-Module '$path' -Force -ErrorAction Stop
            `$second = (Start-BinanceSandbox).Keys[0] | Get-BinanceKeyRestriction -ErrorAction Stop
            `$first.GetType() -eq `$second.GetType()
            @(Get-BinanceSandbox).Count
            `$Error.Count"
        $text | Should -Be 'True', '1', '0'
    }

    It 'stops the sandboxes when it is removed' {
        $text = Invoke-Pwsh "
            Import-Module '$path'
            `$address = (Start-BinanceSandbox).BaseAddress
            Remove-Module BinanceKeyTools
            try { Invoke-RestMethod `${address}api/v3/time; 'still there' } catch { 'gone' }"
        $text | Should -Be 'gone'
    }

    It 'leaves the sandboxes of a session alone when another one removes it' {
        $sandbox = Start-BinanceSandbox
        $running = Start-Shell "Remove-Module BinanceKeyTools; 'removed'"
        $running.Shell.EndInvoke($running.Handle) | Out-Null
        $running.Output | Should -Be 'removed'
        $running.Runspace.Dispose()
        (Get-BinanceSandbox).BaseAddress | Should -Be $sandbox.BaseAddress
        (Invoke-RestMethod "$($sandbox.BaseAddress)api/v3/time").serverTime | Should -BeGreaterThan 0
    }

    It 'opens no vault and no connection at import' {
        # SecretManagement is a required module and so is loaded; its vaults are not touched.
        $text = Invoke-Pwsh "
            Import-Module '$(Join-Path $PSScriptRoot support ModuleTest.psm1)'
            Register-TestVault Watched @{}
            Remove-Item (Get-SecretVault Watched).VaultParameters.Path
            `$Error.Clear()
            Import-ModuleUnderTest
            `$Error.Count
            Unregister-SecretVault Watched"
        $text | Should -Be '0'
    }
}
