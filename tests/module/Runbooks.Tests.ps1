# The commands of the runbooks do what the runbooks say. Each page runs in a process of its own, in a home and a folder of its own, with a
# vault Bots that holds keys of a sandbox.
#
# A block whose first line is a comment that begins with "needs", "on Windows" or "instead" is read, and not run; one that begins
# with "rehearsal" is what the test does before.

BeforeDiscovery {
    $runbooks = Convert-Path (Join-Path $PSScriptRoot '..' '..' 'docs' 'runbooks')
    $pages = Get-ChildItem $runbooks -Filter *.md | ForEach-Object { @{ Page = $_.BaseName; Path = $_.FullName } }
    $secretStore = [bool] (Get-Module Microsoft.PowerShell.SecretStore -ListAvailable)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest

    function Get-Block([string] $Path) {
        [regex]::Matches(((Get-Content -LiteralPath $Path -Raw) -replace "`r"), '(?ms)^ *```powershell\n(.*?)^ *```') | ForEach-Object { $_.Groups[1].Value }
    }

    function Test-IsRun([string] $Block) { $Block -notmatch '\A# (needs|on Windows|instead|rehearsal)' }
}

Describe 'Runbook <Page>' -ForEach $pages {
    It 'has commands that parse, and calls cmdlets of the module with parameters that they have' {
        $blocks = @(Get-Block $Path)
        $blocks.Count | Should -BeGreaterThan 3
        foreach ($block in $blocks) {
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $block
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $command = $call.GetCommandName()
                if ($command -match '-Binance|-Secret|^Invoke-Command$') {
                    $parameters = (Get-Command $command -ErrorAction Stop).Parameters.Keys
                    foreach ($name in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName) {
                        $parameters | Should -Contain $name -Because "$command is called in $Page"
                    }
                }
            }
        }
    }

    It 'links to pages that exist' {
        $text = Get-Content -LiteralPath $Path -Raw
        foreach ($link in [regex]::Matches($text, '\]\((?!https:)([^)#]*)(#[^)]*)?\)')) {
            $target = $link.Groups[1].Value ? (Join-Path (Split-Path $Path) $link.Groups[1].Value) : $Path
            $target | Should -Exist
            if ($anchor = $link.Groups[2].Value.TrimStart('#')) {
                $headings = [regex]::Matches((Get-Content -LiteralPath $target -Raw), '(?m)^#+ (.+)$') | ForEach-Object { ($_.Groups[1].Value.Trim().ToLowerInvariant() -replace '[^\w -]') -replace ' ', '-' }
                $headings | Should -Contain $anchor
            }
        }
    }

    It 'does what it says' -Skip:($IsWindows -or -not $secretStore) {
        $work = New-Item (Join-Path $TestDrive $Page) -ItemType Directory
        ConvertTo-Json @(Get-Block $Path | Where-Object { Test-IsRun $_ }) | Set-Content (Join-Path $work 'blocks.json')
        Set-Content (Join-Path $work 'run.ps1') @'
param([string] $Module)
$PSStyle.OutputRendering = 'PlainText'
Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
# By its name the module is found where modules are installed; here it is where it was built.
$env:PSModulePath = (Split-Path $Module) + [IO.Path]::PathSeparator + $env:PSModulePath
$password = ConvertTo-SecureString 'scratch' -AsPlainText
Set-SecretStoreConfiguration -Authentication None -Interaction None -Confirm:$false -Password $password
Register-SecretVault -Name Bots -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
Import-Module BinanceKeyTools
$sandbox = Start-BinanceSandbox
foreach ($key in $sandbox.Keys | Where-Object Name -In tax-export, grid-bot) {
    $secret = ConvertTo-SecureString $key.RevealSecret() -AsPlainText
    Set-Secret -Name $key.Name -Vault Bots -Secret ([pscredential]::new($key.RevealApiKey(), $secret))
    Set-SecretInfo -Name $key.Name -Vault Bots -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = "$($key.Purpose)" }
}

# What a page takes from another one, and the vault that is registered already.
Invoke-BinanceKeyAudit | Save-BinanceAuditBaseline -Path ./last-week.json
if ($PWD.Path -like '*scheduled*') {
    Invoke-BinanceKeyAudit | Save-BinanceAuditBaseline -Path ./baseline.json
    Set-Content ./policy.json '{ "version": 1, "name": "Mine", "extends": "Strict" }'
    Set-Content ./mutes.json '{ "version": 1, "mutes": [] }'
}

function Register-SecretVault { }
function Set-SecretStoreConfiguration { }
function Read-Host { ConvertTo-SecureString 'scratch' -AsPlainText }

# In another process the environment Sandbox has no sandbox: there its address is named.
function pwsh { & (Get-Process -Id $PID).Path @args -BaseUri $sandbox.BaseAddress }

$results = foreach ($block in Get-Content ./blocks.json -Raw | ConvertFrom-Json) {
    $block = $block -replace "'bkt.environment' = 'Live'", "'bkt.environment' = 'Sandbox'"
    $output = @(. ([scriptblock]::Create($block)) 2>&1)
    [pscustomobject]@{
        block = $block
        errors = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { "$($_.Exception.Message)" })
        output = ($output | Out-String)
    }
}
ConvertTo-Json @($results) -Depth 3 | Set-Content ./results.json
'@
        $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = (Get-Process -Id $PID).Path; WorkingDirectory = $work; RedirectStandardOutput = $true; RedirectStandardError = $true }
        foreach ($argument in '-NoProfile', '-NonInteractive', '-File', 'run.ps1', (Split-Path (Get-ModulePath))) {
            $start.ArgumentList.Add($argument)
        }

        $start.Environment['HOME'] = "$work"
        $process = [System.Diagnostics.Process]::Start($start)
        $problems = $process.StandardError.ReadToEndAsync()
        $said = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $process.ExitCode | Should -Be 0 -Because ($problems.Result + $said)
        $problems.Result | Should -BeNullOrEmpty

        $results = @(Get-Content (Join-Path $work 'results.json') -Raw | ConvertFrom-Json)
        $results.Count | Should -BeGreaterThan 2
        foreach ($result in $results) {
            $result.errors | Should -BeNullOrEmpty -Because "this should go well: $($result.block)"
        }

        foreach ($file in Get-ChildItem $work -Recurse -Filter *.html) {
            Get-Content $file -Raw | Should -BeLike '*</html>*'
        }

        switch ($Page) {
            'first-audit' {
                'first-audit.html', 'policy.json', 'desk-policy.json', 'mutes.json' | ForEach-Object { Join-Path $work $_ | Should -Exist }
                ($results | Where-Object block -Like '*Test-BinanceAuditPolicy ./desk-policy.json*').output.Trim() | Should -BeNullOrEmpty
                ($results | Where-Object block -Like '*Compare-BinanceAudit*').output.Trim() | Should -BeNullOrEmpty
            }
            'scheduled-audit' {
                @(Get-Content (Join-Path $work 'reports' 'audit.log')).Count | Should -Be 2
                ($results | Where-Object block -Like '*"Exit code*').output | Should -Match 'Exit code 0'
            }
            'several-machines' {
                Get-Content (Join-Path $work 'fleet.html') -Raw | Should -BeLike '*grid-bot*'
            }
        }
    }
}
