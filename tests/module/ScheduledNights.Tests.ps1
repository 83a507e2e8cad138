# The script for scheduled audits from night to night: a good one, a bad one in which little could be found out, and a third. In between,
# somebody switches withdrawals on. What was last known is kept, so that the third night tells.

BeforeDiscovery {
    $script:bad = @(
        @{ What = 'an exchange that is not there'; Name = 'Unreachable'; Unknown = 'Nothing is known about the key since' }
        @{ What = 'an exchange that answers with 503'; Name = 'Busy'; Unknown = 'Nothing is known about the key since' }
        @{ What = 'a locked vault'; Name = 'Locked'; Unknown = 'The vault could not be read\. Nothing is known about its 2 keys since' }
        @{ What = 'a vault that is registered no more'; Name = 'Lost'; Unknown = "The vault 'Night' is registered no more" }
        @{ What = 'a key that cannot be read'; Name = 'Damaged'; Unknown = 'Nothing is known about the key since' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $audit = Join-Path (Split-Path (Get-ModulePath)) 'samples' 'Invoke-ScheduledAudit.ps1'
    Unregister-AllVaults

    $names = 'alpha', 'beta', 'gamma'
    $before = Start-TestSandbox -Keys ($names | ForEach-Object { @{ name = $_; purpose = 'ReadOnly'; ipRestrict = $true } })
    $after = Start-TestSandbox -Keys ($before.Keys | ForEach-Object {
            @{
                name = $_.Name; purpose = 'ReadOnly'; ipRestrict = $true; apiKey = $_.RevealApiKey(); secret = $_.RevealSecret()
                permissions = @{ enableReading = $true; enableWithdrawals = $_.Name -eq 'beta' }
            }
        })
    $busy = Start-TestSandbox -Keys @(@{ name = 'nobody' }) -Fleet @{ faults = @(@{ kind = 'ServerError'; status = 503; path = '*' }) }

    function Register-Night([string] $Fails = '', [switch] $Damaged) {
        Get-SecretVault | Where-Object Name -EQ Night | Unregister-SecretVault
        $keys = @{}
        foreach ($key in $before.Keys | Where-Object Name -In alpha, beta) {
            $keys[$key.Name] = $Damaged -and $key.Name -eq 'beta' ? (ConvertTo-StoredKey $key 'with "quotes"') : (ConvertTo-StoredKey $key)
        }

        Register-TestVault Night $keys -Fails $Fails
    }

    function Start-Night([string] $Name, [string] $Address) {
        Start-Task $audit '-ReportFolder', (Join-Path $TestDrive $Name), '-BaseUri', $Address -NonInteractive
    }

    Register-TestVault Day @{ gamma = (ConvertTo-StoredKey ($before.Keys | Where-Object Name -EQ gamma)) }
    Register-Night
    $first = Start-Night First $before.BaseAddress | Wait-Program
    foreach ($name in 'Unreachable', 'Busy', 'Locked', 'Lost', 'Damaged') {
        Copy-Item (Join-Path $TestDrive First) (Join-Path $TestDrive $name) -Recurse
    }

    $second = @{}
    $unreachable, $overloaded = (Start-Night Unreachable 'http://localhost:1'), (Start-Night Busy $busy.BaseAddress)
    $second.Unreachable, $second.Busy = $unreachable, $overloaded | Wait-Program
    Register-Night Locked
    $second.Locked = Start-Night Locked $before.BaseAddress | Wait-Program
    Unregister-SecretVault Night
    $second.Lost = Start-Night Lost $before.BaseAddress | Wait-Program
    Register-Night -Damaged
    $second.Damaged = Start-Night Damaged $before.BaseAddress | Wait-Program
    Register-Night
    $third = @{}
    $running = foreach ($name in 'Unreachable', 'Busy', 'Locked', 'Lost', 'Damaged') {
        Start-Night $name $after.BaseAddress
    }
    $third.Unreachable, $third.Busy, $third.Locked, $third.Lost, $third.Damaged = $running | Wait-Program
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'A good night' {
    It 'is exit code 0, with nothing on standard error' {
        $first.ExitCode | Should -Be 0 -Because ($first.Out + $first.Err -join "`n")
        $first.Err | Should -BeNullOrEmpty
    }
}

Describe 'A bad night: <What>' -ForEach $bad {
    It 'is exit code 2, and tells since when nothing is known' {
        $night = $second[$Name]
        $night.ExitCode | Should -Be 2 -Because ($night.Out + $night.Err -join "`n")
        $night.Err[0] | Should -BeLike '*Exit code 2.'
        $night.Err[0] | Should -Not -BeLike 'OK*'
        $night.Err -join "`n" | Should -Match $Unknown
        $night.Out -join "`n" | Should -Not -Match 'FindingFixed|KeyVanished|PermissionRemoved'
    }

    It 'does not keep the next one from telling that withdrawals were switched on meanwhile' {
        $night = $third[$Name]
        $night.ExitCode | Should -Be 3 -Because ($night.Out + $night.Err -join "`n")
        $night.Out -join "`n" | Should -Match '(?m)^PermissionAdded +Critical +beta'
        $night.Err -join "`n" | Should -Match 'Changed: Night/beta \(Critical\): "Enable Withdrawals" was switched on( \(last known on \d{4}-\d\d-\d\d \d\d:\d\d UTC\))?\. New: BKT1001'
        $night.Out -join "`n" | Should -Not -Match 'KeyAdded|KeyVanished'
    }
}
