# Tab: what is offered, how it is quoted, and that pressing it opens nothing.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest

    function Complete([string] $Line) {
        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches)
    }

    Unregister-AllVaults
    Register-TestVault -Name Work -Secrets @{ 'grid bot' = ConvertTo-TestCredential; "it's" = ConvertTo-TestCredential; plain = ConvertTo-TestCredential }
    Register-TestVault -Name 'Off site' -Secrets @{ remote = ConvertTo-TestCredential }
    Register-TestVault -Name Shut -Secrets @{ hidden = ConvertTo-TestCredential } -Fails Locked
}

AfterAll {
    Unregister-AllVaults
}

Describe 'Completion' {
    It 'offers <expected> for <line>' -ForEach @(
        @{ line = 'Get-BinanceKeyRestriction x -Environment SpotT'; expected = 'SpotTestnet' }
        @{ line = 'Test-BinanceKeyPermission x -Require With'; expected = 'Withdrawals' }
        @{ line = 'Test-BinanceKeyPermission x -Forbid Uni'; expected = 'UniversalTransfer' }
        @{ line = 'Test-BinanceKeyPermission x -Purpose Tax'; expected = 'TaxReporting' }
        @{ line = 'Start-BinanceSandbox -Scenario maint'; expected = 'maintenance' }
        @{ line = 'Invoke-BinanceSignedRequest x /api/v3/account -Method DEL'; expected = 'DELETE' }
        @{ line = 'Invoke-BinanceSignedRequest x /api/v3/account -In B'; expected = 'Body' }
        @{ line = 'Get-BinanceKey -Vault Wo'; expected = 'Work' }
        @{ line = 'Get-BinanceKeyRestriction x -VaultName Wo'; expected = 'Work' }
    ) {
        (Complete $line).CompletionText | Should -Be $expected
    }

    It 'offers every permission' {
        (Complete 'Test-BinanceKeyPermission x -Require ').CompletionText | Should -Contain 'FixReadOnly'
    }

    It 'offers usual times for a mute, by days or by date, each with the other' {
        $days = Complete 'New-BinanceAuditMute x.json -Days '
        $days.CompletionText | Should -Be '7', '14', '30', '60', '90', '180'
        $last = [datetime]::UtcNow.AddDays(30).ToString('yyyy-MM-dd')
        ($days | Where-Object CompletionText -EQ 30).ToolTip | Should -Be "until $last"
        (Complete 'New-BinanceAuditMute x.json -Days 1').CompletionText | Should -Be '14', '180'
        $dates = Complete 'New-BinanceAuditMute x.json -Expires '
        ($dates | Where-Object CompletionText -EQ $last).ToolTip | Should -Be 'in 30 days'
    }

    It 'quotes a vault name with a space' {
        (Complete 'Get-BinanceKey -Vault Off').CompletionText | Should -Be "'Off site'"
    }

    Context 'key names' {
        BeforeAll {
            $null = Get-BinanceKey -Vault Work
        }

        It 'offers the names that a vault has listed' {
            (Complete 'Get-BinanceKeyRestriction -Vault Work -Name ').ListItemText | Should -Be 'grid bot', "it's", 'plain'
        }

        It 'quotes spaces and quotes' {
            (Complete 'Get-BinanceKeyRestriction -Vault Work -Name ').CompletionText | Should -Be "'grid bot'", "'it''s'", 'plain'
        }

        It 'completes what is inside an opened quote' {
            (Complete "Get-BinanceKeyRestriction -Vault Work -Name 'gr").CompletionText | Should -Be "'grid bot'"
        }

        It 'says what it offers' {
            (Complete 'Get-BinanceKeyRestriction -Vault Work -Name pl').ToolTip | Should -Be 'key plain'
        }

        It 'asks no vault: not one that has not answered yet, and not one that is locked' {
            $before = $global:Error.Count
            (Complete "Get-BinanceKey -Vault Shut -Name hid").CompletionText | Should -Not -Contain 'hidden'
            (Complete "Get-BinanceKey -Vault 'Off site' -Name rem").CompletionText | Should -Not -Contain 'remote'
            $global:Error.Count | Should -Be $before
        }
    }

    Context 'requests' {
        BeforeAll {
            $assembly = (Get-Command BinanceKeyTools\Get-BinanceKey).ImplementingType.Assembly
            $completer = [Activator]::CreateInstance($assembly.GetType('BinanceKeyTools.Completion.RequestCompleter'), $true)
            $method = [System.Management.Automation.IArgumentCompleter].GetMethod('CompleteArgument')

            function global:Test-CompletedRequest {
                param([string] $For)
                $For
            }

            Register-ArgumentCompleter -CommandName Test-CompletedRequest -ParameterName For -ScriptBlock {
                $method.Invoke($completer, [object[]]([string] $args[0], [string] $args[1], [string] $args[2], $args[3].PSObject.BaseObject, $args[4].PSObject.BaseObject))
            }.GetNewClosure()
        }

        AfterAll {
            Remove-Item function:global:Test-CompletedRequest
        }

        It 'offers every known request in quotes, because of the blank' {
            $found = Complete 'Test-CompletedRequest -For '
            $found.CompletionText | Should -Contain "'POST /fapi/v1/order'"
            $found.CompletionText | Should -Contain "'GET /sapi/v1/account/apiRestrictions'"
            $found.CompletionText | Should -Match "^'(GET|POST|PUT|DELETE) /[a-z]?api/v\d/[^' ]+'$"
            $found.Count | Should -BeGreaterThan 80
        }

        It 'finds <Typed> anywhere in the text, whatever the case' -ForEach @(
            @{ Typed = 'withdraw/apply'; Expected = "'POST /sapi/v1/capital/withdraw/apply'", "'POST /sapi/v1/localentity/withdraw/apply'" }
            @{ Typed = "'post /FAPI/v1/order"; Expected = "'POST /fapi/v1/order'", "'POST /fapi/v1/order/test'" }
            @{ Typed = '"PUT /api'; Expected = "'PUT /api/v3/order/amend/keepPriority'" }
            @{ Typed = '/api/v3/order/t'; Expected = "'POST /api/v3/order/test'" }
        ) {
            (Complete "Test-CompletedRequest -For $Typed").CompletionText | Should -Be $Expected
        }

        It 'puts first what begins with the text' {
            (Complete 'Test-CompletedRequest -For DELETE').CompletionText[0] | Should -BeLike "'DELETE *"
        }

        It 'says which right the request needs' {
            (Complete 'Test-CompletedRequest -For withdraw/apply')[0].ToolTip | Should -Be 'POST /sapi/v1/capital/withdraw/apply: needs Withdrawals'
            (Complete 'Test-CompletedRequest -For apiRestrictions').ToolTip | Should -Be 'GET /sapi/v1/account/apiRestrictions: needs Reading only'
        }

        It 'offers what the parameter can take as it is' {
            & ([scriptblock]::Create("Test-CompletedRequest -For $((Complete 'Test-CompletedRequest -For keepPri').CompletionText)")) | Should -Be 'PUT /api/v3/order/amend/keepPriority'
        }
    }
}
