# about_BinanceKeyVault: every block of commands in it is run where this platform can, in processes of their own with homes of their own,
# or read as far as it can be.
#
# A block is what is indented by eight. Its first line, when it is a comment, says where it belongs:
#   on Windows…, needs…        PowerShell that is read: commands and parameters must exist
#   as root, in a shell, with… shell scripts that are read
#   in a shell                 a shell script that is run
#   /etc/…                     a file of systemd or cron
#   on a new account           run first
#   in the task, in the job…   run in a process of that kind
# Everything else is run in the order of the page.

BeforeDiscovery {
    $secretStore = [bool] (Get-Module Microsoft.PowerShell.SecretStore -ListAvailable)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:topic = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'module' 'en-US' 'about_BinanceKeyVault.help.txt'
    $script:lines = Get-Content -LiteralPath $topic

    # Commands that only Windows or a console has, with the parameters that they have there.
    $script:elsewhere = @{
        'New-ScheduledTaskAction' = 'Execute', 'Argument', 'WorkingDirectory'
        'New-ScheduledTaskPrincipal' = 'UserId', 'LogonType', 'RunLevel'
        'Register-ScheduledTask' = 'TaskName', 'Action', 'Principal', 'Trigger', 'Settings', 'User', 'Password'
        'Start-ScheduledTask' = , 'TaskName'
        'Get-ScheduledTaskInfo' = , 'TaskName'
        'Set-PSReadLineOption' = , 'HistorySaveStyle'
        'runas' = @()
    }

    # First (the comment of the first line, or nothing) and Text.
    function Get-Block {
        $block = @()
        $before = ''
        foreach ($line in $lines + '') {
            # After other text it is the rest of an entry of a list.
            if ($line -match '^ {8}(.*)$' -and ($block -or -not $before)) {
                $block += $Matches[1]
            }
            elseif ($block) {
                [pscustomobject]@{ First = $block[0] -match '^# (.*)$' ? $Matches[1] : ''; Text = ($block -join "`n") + "`n" }
                $block = @()
            }

            $before = $line
        }
    }

    function Test-IsShell($Block) { $Block.First -match '^(as root|in a shell)' }

    function Test-IsFile($Block) { $Block.First -match '^/etc/' }

    function Test-IsRun($Block) { -not (Test-IsShell $Block) -and -not (Test-IsFile $Block) -and $Block.First -notmatch '^(on Windows|needs)' }

    $script:blocks = @(Get-Block)
    $script:powershell = @($blocks | Where-Object { -not (Test-IsShell $_) -and -not (Test-IsFile $_) })

    # Runs blocks one after the other in a process with a home; returns what each wrote and failed with.
    function Invoke-Block([string] $Folder, [string] $Setup, $Blocks, [hashtable] $Environment = @{}) {
        ConvertTo-Json @($Blocks.Text) | Set-Content (Join-Path $Folder 'blocks.json')
        Set-Content (Join-Path $Folder 'run.ps1') @"
`$PSStyle.OutputRendering = 'PlainText'
`$ConfirmPreference = 'None'
Import-Module '$(Get-ModulePath)'
`$folder = '$Folder'
`$texts = Get-Content (Join-Path `$folder blocks.json) -Raw | ConvertFrom-Json
$Setup
`$results = foreach (`$text in `$texts) {
    `$output = @(. ([scriptblock]::Create(`$text)) 2>&1)
    [pscustomobject]@{
        text = `$text
        errors = @(`$output | Where-Object { `$_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { "`$(`$_.Exception.Message)" })
        output = (`$output | Out-String)
    }
}
ConvertTo-Json @(`$results) -Depth 3 | Set-Content (Join-Path `$folder results.json)
"@
        $changed = @{ HOME = $Folder } + $Environment
        $saved = @{}
        try {
            foreach ($name in $changed.Keys) {
                $saved[$name] = [Environment]::GetEnvironmentVariable($name)
                [Environment]::SetEnvironmentVariable($name, $changed[$name])
            }

            $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File (Join-Path $Folder 'run.ps1') 2>&1
        }
        finally {
            foreach ($name in $saved.Keys) {
                [Environment]::SetEnvironmentVariable($name, $saved[$name])
            }
        }

        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
        $results = @(Get-Content (Join-Path $Folder 'results.json') -Raw | ConvertFrom-Json)
        $results.Count | Should -Be @($Blocks).Count
        foreach ($result in $results) {
            $result.errors | Should -BeNullOrEmpty -Because "this should go well: $($result.text)"
        }

        $results
    }

    # Where the page has the exchange, the test has the sandbox of the process.
    $script:inSandbox = @'
$sandbox = Start-BinanceSandbox
function Get-SandboxKey([string] $Name) {
    $key = $sandbox.Keys | Where-Object Name -EQ $Name
    [pscredential]::new($key.RevealApiKey(), (ConvertTo-SecureString $key.RevealSecret() -AsPlainText))
}
function Register-BinanceKey { BinanceKeyTools\Register-BinanceKey @args -Environment Sandbox }
function Get-BinanceKeyRestriction { if ($MyInvocation.ExpectingInput) { $input | BinanceKeyTools\Get-BinanceKeyRestriction @args } else { BinanceKeyTools\Get-BinanceKeyRestriction @args -Environment Sandbox } }

'@
}

Describe 'about_BinanceKeyVault' {
    It 'is found by Get-Help, fits 80 columns, and is plain ASCII' {
        (Get-Help about_BinanceKeyVault | Out-String) | Should -Match 'HOW NO KEY IS LOST'
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $lines | Where-Object { $_ -match '[^\x20-\x7e]' } | Should -BeNullOrEmpty
    }

    It 'names cmdlets and topics that exist' {
        $text = $lines -join "`n"
        foreach ($name in [regex]::Matches($text, '(?<!\w)[A-Z][a-z]+-(Binance|Secret)[A-Za-z]*').Value | Sort-Object -Unique) {
            Get-Command $name -ErrorAction Stop | Should -Not -BeNullOrEmpty
        }

        foreach ($name in [regex]::Matches($text, 'about_\w+').Value | Sort-Object -Unique) {
            Join-Path (Split-Path $topic) "$name.help.txt" | Should -Exist
        }

        foreach ($path in [regex]::Matches($text, 'docs/\S+\.md').Value) {
            Join-Path (Split-Path (Split-Path (Split-Path $topic))) $path | Should -Exist
        }

        (Get-BinanceAuditCheck BKT1911).Id | Should -Be 'BKT1911'
    }

    It 'has PowerShell that parses and calls commands with parameters that they have' {
        $powershell.Count | Should -BeGreaterThan 15
        foreach ($block in $powershell) {
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($block.Text, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $block.Text
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = $call.GetCommandName()
                $given = @($call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
                if ($elsewhere.ContainsKey($name) -and -not (Get-Command $name -ErrorAction Ignore)) {
                    $given | Where-Object { $_ -notin $elsewhere[$name] } | Should -BeNullOrEmpty -Because "$name is called with them"
                }
                else {
                    $command = Get-Command $name -ErrorAction Stop
                    foreach ($parameter in $given) {
                        @($command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases }) | Should -Contain $parameter -Because "$name is called with it"
                    }
                }
            }
        }
    }

    It 'has shell commands that parse' -Skip:$IsWindows {
        $shell = @($blocks | Where-Object { Test-IsShell $_ })
        $shell.Count | Should -BeGreaterThan 3
        foreach ($block in $shell) {
            $said = $block.Text | sh -n 2>&1
            $LASTEXITCODE | Should -Be 0 -Because "$said in $($block.Text)"
        }
    }

    It 'has units that systemd accepts' -Skip:(-not (Get-Command systemd-analyze -ErrorAction Ignore)) {
        $units = foreach ($block in $blocks | Where-Object First -Like '/etc/systemd/*') {
            $file = Join-Path $TestDrive (Split-Path $block.First -Leaf)
            # What they start need not be installed here.
            Set-Content $file ($block.Text -replace '/usr/bin/pwsh', '/bin/true')
            $file
        }

        $units.Count | Should -Be 2
        & systemd-analyze verify --man=no $units 2>&1 | ForEach-Object { "$_" } | Where-Object { $_ -match 'binance-keys' } | Should -BeNullOrEmpty
    }

    It 'has a crontab whose lines are settings and one job' {
        $cron = @(($blocks | Where-Object First -Like '/etc/cron.d/*').Text -split "`n" | Where-Object { $_ -and $_ -notlike '#*' })
        @($cron -match '^[A-Z]+=\S+$').Count | Should -Be ($cron.Count - 1)
        $cron[-1] | Should -Match '^30 6 \* \* \* binance umask 077; pwsh '
        $cron[-1] | Should -Not -Match '%'
    }
}

Describe 'What about_BinanceKeyVault tells to do' -Skip:($IsWindows -or -not $secretStore) {
    It 'works in a session' {
        $work = "$(New-Item (Join-Path $TestDrive 'session') -ItemType Directory)"
        $new = @($blocks | Where-Object First -EQ 'on a new account')
        $new.Count | Should -Be 1
        $others = @($blocks | Where-Object { (Test-IsRun $_) -and $_.First -notmatch '^(on a new account|in the (task|job))' })
        $setup = $inSandbox + @"
`$word = ConvertTo-SecureString 'scratch' -AsPlainText
# What the cmdlet would ask for.
function Set-SecretStoreConfiguration { Microsoft.PowerShell.SecretStore\Set-SecretStoreConfiguration @args -Password `$word }
`$ErrorActionPreference = 'Stop'
. ([scriptblock]::Create(@'
$($new.Text)
'@))
Import-Module '$(Join-Path $PSScriptRoot 'support' 'FaultyVaults.psm1')'
`$null = Register-FaultyVault Team -Folder `$folder
`$null = Register-FaultyVault Plain -Folder `$folder -Bare
foreach (`$name in 'grid-bot', 'tax-export') {
    Register-BinanceKey `$name -Vault (`$name -eq 'grid-bot' ? 'Bots' : 'Plain') -Credential (Get-SandboxKey `$name) -Purpose ReadOnly
}
`$copy = 'grid-bot-replaced-20261121-063000'
Set-Secret `$copy -Vault Bots -Secret (Get-SandboxKey dashboard)
Set-SecretInfo `$copy -Vault Bots -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.state' = 'Replaced' }
`$ErrorActionPreference = 'Continue'
"@
        # Where keys are in the end: the copy is back and gone, both keys have moved.
        $last = [pscustomobject]@{ Text = 'Get-SecretInfo | ForEach-Object { "$($_.VaultName)/$($_.Name)" } | Sort-Object' }
        $results = Invoke-Block $work $setup ($others + $last)
        $find = { param($Like) ($results | Where-Object text -Like "*$Like*").output }
        & $find 'WriteTest' | Should -Match 'Pass\s+ValueSize'
        & $find 'RegisteredAt' | Should -Match 'grid-bot-replaced-20261121-063000\s+Replaced'
        (& $find 'as the account of the task').Trim() | Should -Match 'ValueSize'
        @(Get-ChildItem (Join-Path $work '.secretmanagement') -Directory -Filter 'localstore-*').Count | Should -Be 1

        $left = $results[-1].output
        $left.Trim() -split '\r?\n' | Where-Object { $_ -notlike '*-replaced-*' } | Should -Be 'Plain/tax-export', 'Team/grid-bot', 'Team/tax-export'
        $left | Should -Not -BeLike '*20261121-063000*'
    }

    It 'works in a shell' {
        $work = "$(New-Item (Join-Path $TestDrive 'shell') -ItemType Directory)"
        $null = New-Item (Join-Path $work '.secretmanagement' 'localstore') -ItemType Directory
        foreach ($block in $blocks | Where-Object First -EQ 'in a shell') {
            $before = $env:HOME
            try {
                $env:HOME = $work
                $said = $block.Text | sh -e 2>&1
            }
            finally {
                $env:HOME = $before
            }

            $LASTEXITCODE | Should -Be 0 -Because "$said"
        }

        [IO.File]::GetUnixFileMode((Join-Path $work '.secretmanagement')) -band [IO.UnixFileMode]'GroupRead, OtherRead, OtherExecute' | Should -Be 'None'
    }

    It 'works in a task' {
        $work = "$(New-Item (Join-Path $TestDrive 'task') -ItemType Directory)"
        $sandbox = Start-BinanceSandbox
        try {
            $key = $sandbox.Keys | Where-Object Name -EQ tax-export
            $credentials = "$(New-Item (Join-Path $work 'credentials') -ItemType Directory)"
            Set-Content (Join-Path $credentials 'store') 'a word of the task'
            $null = Invoke-Block $work '' @(
                [pscustomobject]@{ Text = "`$word = ConvertTo-SecureString 'a word of the task' -AsPlainText; Set-SecretStoreConfiguration -Interaction None -Password `$word; Register-SecretVault Bots -ModuleName Microsoft.PowerShell.SecretStore" }
                [pscustomobject]@{ Text = "Unlock-SecretStore -Password `$word; Set-Secret tax-export -Vault Bots -Secret ([pscredential]::new('$($key.RevealApiKey())', (ConvertTo-SecureString '$($key.RevealSecret())' -AsPlainText)))
                    Set-SecretInfo tax-export -Vault Bots -Metadata @{ 'bkt.version' = '1'; 'bkt.environment' = 'Sandbox' }" })
            $task = @($blocks | Where-Object First -EQ 'in the task')
            $task.Count | Should -Be 1
            $result = Invoke-Block $work "function Get-BinanceKeyRestriction { `$input | BinanceKeyTools\Get-BinanceKeyRestriction -BaseUri '$($sandbox.BaseAddress)' }" $task @{ CREDENTIALS_DIRECTORY = $credentials }
            $result.output | Should -Match '(?m)^tax-export\s+Reading'
        }
        finally {
            $sandbox | Stop-BinanceSandbox
        }
    }

    It 'works in a job' {
        $work = "$(New-Item (Join-Path $TestDrive 'job') -ItemType Directory)"
        $job = @($blocks | Where-Object First -Like 'in the job*')
        $job.Count | Should -Be 3
        $setup = $inSandbox + @'
$bot = Get-SandboxKey dashboard
$env:BOT_API_KEY = $bot.UserName
$env:BOT_SECRET = $bot.GetNetworkCredential().Password
'@
        $results = Invoke-Block $work $setup $job @{ RUNNER_TEMP = $work }
        $results[0].output | Should -Match 'Reading'
        $results[1].output | Should -Match '(?m)^True'
        Join-Path $work 'home' | Should -Not -Exist
    }
}
