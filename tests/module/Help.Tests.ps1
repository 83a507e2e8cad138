#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
# Keeps the pages in docs, the help file, the about topic and the module in step.

BeforeDiscovery {
    $root = Convert-Path (Join-Path $PSScriptRoot '..' '..')
    $manifest = Import-PowerShellDataFile (Join-Path $root 'BinanceKeyTools.psd1')
    $cmdlets = foreach ($name in $manifest.CmdletsToExport) {
        @{ Cmdlet = $name; Page = Join-Path $root 'docs' "$name.md" }
    }
}

BeforeAll {
    $root = Convert-Path (Join-Path $PSScriptRoot '..' '..')
    $module = Join-Path $root 'out' 'BinanceKeyTools'
    Import-Module $module -Force
    $helpFile = Join-Path $root 'module' 'en-US' 'BinanceKeyTools.dll-Help.xml'
    $aboutFile = Join-Path $root 'module' 'en-US' 'about_BinanceKeyTools.help.txt'
    $platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -GE '1.0.0'
    $secretStore = Get-Module Microsoft.PowerShell.SecretStore -ListAvailable
    $commonNames = [System.Management.Automation.PSCmdlet]::CommonParameters

    function Get-Code([string] $Text) {
        [regex]::Matches($Text, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
    }

    # What a script calls, and with which parameters.
    function Get-Call([string] $Code) {
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
        if ($errors) {
            throw "The example does not parse: $($errors[0].Message)"
        }

        foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            [pscustomobject]@{
                Name = $call.GetCommandName()
                Parameter = @($call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } |
                        ForEach-Object ParameterName)
            }
        }
    }

    # A name is good when the command has such a parameter or alias, or exactly one that begins so.
    function Test-ParameterName($Command, [string] $Name) {
        $names = @($Command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases })
        $names -contains $Name -or @($Command.Parameters.Keys -like "$Name*").Count -eq 1
    }
}

Describe 'Help of <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $text = (Get-Content -LiteralPath $Page -Raw) -replace "`r"
        $command = Get-Command "BinanceKeyTools\$Cmdlet"
        $parameters = @($command.Parameters.Keys | Where-Object { $_ -notin $commonNames })
        $help = Get-Help $Cmdlet -Full
        $examples = [regex]::Split($text -replace '(?s)^.*?\n## EXAMPLES' -replace '(?s)\n## PARAMETERS.*$', '(?m)^### ') | Select-Object -Skip 1
    }

    It 'has a page without placeholders' {
        $text | Should -Match "(?m)^# $Cmdlet$"
        $text | Should -Not -Match '\{\{'
    }

    It 'shows the syntax that the cmdlet has' {
        $text | Should -Not -Match '(?m)^### -ProgressAction'
        $sections = [regex]::Match($text, '(?s)\n## SYNTAX\n(.*?)\n## ALIASES').Groups[1].Value
        $shown = @([regex]::Matches($sections, '(?s)```\n(.*?)\n```') | ForEach-Object { $_.Groups[1].Value -replace '\s+', ' ' } | Sort-Object)
        $shown.Count | Should -Be $command.ParameterSets.Count
        foreach ($syntax in $shown) {
            $shownNames = [regex]::Matches($syntax, '(?<=[ \[])-(\w+)') | ForEach-Object { $_.Groups[1].Value } | Sort-Object
            $sets = $command.ParameterSets | ForEach-Object {
                ($_.Parameters.Name | Where-Object { $_ -notin $commonNames } | Sort-Object) -join ' '
            }
            $sets | Should -Contain ($shownNames -join ' ')
        }
    }

    It 'documents on the page every parameter that exists, and no other' {
        $documented = [regex]::Matches($text, '(?m)^### -(\w+)$') | ForEach-Object { $_.Groups[1].Value }
        ($documented | Sort-Object) -join ' ' | Should -Be (($parameters | Sort-Object) -join ' ')
    }

    It 'states for every parameter the type, position, aliases and pipeline binding that it has' {
        foreach ($match in [regex]::Matches($text, '(?ms)^### -(\w+)\n.*?^```yaml\n(.*?)^```')) {
            $name, $yaml = $match.Groups[1].Value, $match.Groups[2].Value
            $parameter = $command.Parameters[$name]
            $type = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
            $yaml | Should -Match "(?m)^Type: $([regex]::Escape($type.FullName))$" -Because $name
            foreach ($alias in $parameter.Aliases) {
                $yaml | Should -Match "(?m)^- $alias$" -Because $name
            }

            $attributes = @($parameter.ParameterSets.Values)
            $stated = @([regex]::Matches($yaml, '(?ms)^- Name: .*?ValueFromPipeline: (\w+)\n  ValueFromPipelineByPropertyName: (\w+)\n'))
            $stated.Count | Should -Be $attributes.Count -Because $name
            @($stated | Where-Object { $_.Groups[1].Value -eq 'true' }).Count |
                Should -Be @($attributes | Where-Object ValueFromPipeline).Count -Because $name
            @($stated | Where-Object { $_.Groups[2].Value -eq 'true' }).Count |
                Should -Be @($attributes | Where-Object ValueFromPipelineByPropertyName).Count -Because $name
        }
    }

    It 'describes every property of what it returns' {
        $outputs = [regex]::Match($text, '(?s)\n## OUTPUTS\n(.*?)\n## NOTES').Groups[1].Value
        $types = @($command.OutputType.Type | Where-Object { $_.Namespace -like 'BinanceKeyTools*' })
        foreach ($type in $types) {
            $outputs | Should -Match "(?m)^### $([regex]::Escape($type.FullName))$"
            foreach ($property in $type.GetProperties('Public,Instance').Name | Where-Object { $_ -ne 'EqualityContract' }) {
                $outputs | Should -Match "(?m)^- $property`: " -Because "$($type.Name) has $property"
            }
        }
    }

    It 'is known to Get-Help' {
        $help.Synopsis.Trim() | Should -Be ([regex]::Match($text, '(?s)## SYNOPSIS\n\n(.*?)\n\n').Groups[1].Value)
        $help.description.Text | Should -Not -BeNullOrEmpty
        ($help | Out-String) | Should -Not -Match '\{\{|```|\u0080'
        foreach ($name in $parameters) {
            $description = (Get-Help $Cmdlet -Parameter $name).description.Text -join ' '
            $description.Length | Should -BeGreaterThan 20 -Because "-$name is described"
        }
    }

    It 'has at least two examples, each with a title and commands' {
        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $example | Should -Match '^Example \d+: \S'
            Get-Code $example | Should -Not -BeNullOrEmpty
        }

        @($help.examples.example).Count | Should -Be $examples.Count
        foreach ($example in $help.examples.example) {
            $example.code | Should -Not -BeNullOrEmpty
        }
    }

    It 'has examples that use commands and parameters that exist' {
        foreach ($call in Get-Call ((Get-Code $text) -join "`n")) {
            $target = Get-Command $call.Name -ErrorAction Stop
            foreach ($name in $call.Parameter) {
                Test-ParameterName $target $name | Should -BeTrue -Because "$($call.Name) should have -$name"
            }
        }
    }

    It 'has examples that do what the page shows' {
        if ($IsWindows) {
            Set-ItResult -Skipped -Because 'a store in a scratch home is not possible on Windows: the run would write into the real one'
        }
        elseif (-not $secretStore) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.SecretStore is not installed'
        }

        # A process of its own with a home of its own: the examples start sandboxes and write into a vault.
        $work = New-Item (Join-Path $TestDrive $Cmdlet) -ItemType Directory
        $blocks = foreach ($match in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)^```\n(?:\n```Output\n(.*?)^```\n)?')) {
            @{ code = $match.Groups[1].Value; output = $match.Groups[2].Value }
        }
        ConvertTo-Json @($blocks) | Set-Content (Join-Path $work 'blocks.json')
        Set-Content (Join-Path $work 'run.ps1') @'
param([string] $Module)
Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
$password = [securestring]::new()
'scratch'.ToCharArray() | ForEach-Object { $password.AppendChar($_) }
Set-SecretStoreConfiguration -Authentication None -Interaction None -Confirm:$false -Password $password
Register-SecretVault -Name Bots -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
Import-Module $Module

function Get-Credential([string] $Name = 'grid-bot') {
    $key = (Get-BinanceSandbox | Select-Object -Last 1).Keys | Where-Object Name -EQ $Name
    $secret = [securestring]::new()
    $key.RevealSecret().ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    [pscredential]::new($key.RevealApiKey(), $secret)
}

# The vault always holds keys of the newest sandbox, as if they had been put there.
function Start-BinanceSandbox {
    $started = BinanceKeyTools\Start-BinanceSandbox @args
    foreach ($key in $started.Keys | Where-Object Name -In tax-export, dashboard, backup-script, grid-bot) {
        Set-Secret -Name $key.Name -Vault Bots -Secret (Get-Credential $key.Name)
        Set-SecretInfo -Name $key.Name -Vault Bots -Metadata @{
            'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = $key.Purpose
            'bkt.createdAt' = $key.CreatedAt.UtcDateTime.AddDays(-200); 'bkt.rotateAfterDays' = 180 }
    }
    $started
}

$null = Start-BinanceSandbox
$results = foreach ($block in Get-Content ./blocks.json -Raw | ConvertFrom-Json) {
    $output = . ([scriptblock]::Create($block.code)) 2>&1
    $failed = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
    [pscustomobject]@{ errors = @($failed | ForEach-Object { $_.Exception.Message }); hasOutput = [bool]@($output).Count }
}
ConvertTo-Json @($results) -Depth 3 | Set-Content ./results.json
'@
        $start = [System.Diagnostics.ProcessStartInfo]@{ FileName = (Get-Process -Id $PID).Path; WorkingDirectory = $work; RedirectStandardOutput = $true; RedirectStandardError = $true }
        foreach ($argument in '-NoProfile', '-NonInteractive', '-File', 'run.ps1', $module) {
            $start.ArgumentList.Add($argument)
        }
        $start.Environment['HOME'] = "$work"
        $process = [System.Diagnostics.Process]::Start($start)
        $problems = $process.StandardError.ReadToEndAsync()
        $said = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $process.ExitCode | Should -Be 0 -Because ($problems.Result + $said)

        $results = @(Get-Content (Join-Path $work 'results.json') -Raw | ConvertFrom-Json)
        $results.Count | Should -Be @($blocks).Count
        foreach ($i in 0..($results.Count - 1)) {
            $shown = @($blocks)[$i].output -replace '\s+', ' '
            foreach ($message in $results[$i].errors) {
                $shown | Should -BeLike "*$([WildcardPattern]::Escape(($message -replace '\s+', ' ')))*" -Because "the page should show what goes wrong in: $(@($blocks)[$i].code)"
            }

            if (-not $results[$i].errors) {
                $shown | Should -Not -Match 'Recommendation:' -Because "this should fail: $(@($blocks)[$i].code)"
            }

            # What -WhatIf says goes past every stream.
            if ($shown -notlike 'What if:*') {
                $results[$i].hasOutput | Should -Be ([bool] $shown) -Because "the page should show the output of: $(@($blocks)[$i].code)"
            }
        }
    }
}

Describe 'The help file' {
    It 'holds the cmdlets of the module and no others' {
        $help = [xml] (Get-Content $helpFile -Raw)
        $names = $help.DocumentElement.SelectNodes('//*[local-name() = "command"]/*[local-name() = "details"]/*[local-name() = "name"]').InnerText
        ($names | Sort-Object) -join ' ' | Should -Be (((Get-Command -Module BinanceKeyTools).Name | Sort-Object) -join ' ')
    }

    It 'ships with the module as it is in the repository' {
        foreach ($file in $helpFile, $aboutFile) {
            $shipped = Join-Path $module 'en-US' (Split-Path $file -Leaf)
            (Get-FileHash $shipped).Hash | Should -Be (Get-FileHash $file).Hash -Because 'the module is built after its help'
        }
    }

    It 'is what docs/update-help.ps1 makes of the pages' {
        if (-not $platyPS) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS 1.0 or later is not installed'
        }

        $update = Join-Path $root 'docs' 'update-help.ps1'
        # A process of its own: platyPS brings libraries that other modules may have loaded in another version.
        $null = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $update -OutputFolder $TestDrive
        $LASTEXITCODE | Should -Be 0
        $fresh = (Get-Content (Join-Path $TestDrive 'BinanceKeyTools.dll-Help.xml') -Raw) -replace "`r"
        $committed = (Get-Content $helpFile -Raw) -replace "`r"
        $fresh -ceq $committed | Should -BeTrue -Because 'docs/update-help.ps1 should be run after a page was changed'
    }

    It 'has pages that platyPS accepts' {
        if (-not $platyPS) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS 1.0 or later is not installed'
        }

        $pages = Join-Path $root 'docs' '*-Binance*.md'
        $verdicts = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Test-MarkdownCommandHelp -Path '$pages'"
        @($verdicts).Count | Should -Be @(Get-Item $pages).Count
        $verdicts | Should -Not -Contain 'False'
    }
}

Describe 'about_BinanceKeyTools' {
    BeforeAll {
        $lines = Get-Content $aboutFile
        $about = $lines -join "`n"
        $idSection = [regex]::Match($about, '(?s)\nERROR IDS\n(.*?)\n[A-Z]').Groups[1].Value
        $documentedIds = [regex]::Matches($idSection, '(?m)^ {8}([A-Z][A-Za-z.]+)$') | ForEach-Object { $_.Groups[1].Value }

        # Ids are literals in the sources, but for two families that are made of the members of an enumeration.
        $sources = Get-ChildItem (Join-Path $root 'src' 'BinanceKeyTools'), (Join-Path $root 'src' 'BinanceKeyTools.Core') -Recurse -Filter *.cs |
            Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]' |
            Get-Content -Raw
        $core = (Get-Command BinanceKeyTools\Get-BinanceKeyRestriction).OutputType[0].Type.Assembly
        $kinds = $core.GetType('BinanceKeyTools.Exchange.BinanceErrorKind')
        $materialErrors = $core.GetType('BinanceKeyTools.Keys.KeyMaterialError')
        $materialException = $core.GetType('BinanceKeyTools.Keys.KeyMaterialException')
        $raisedIds = @(
            $sources | ForEach-Object {
                [regex]::Matches($_, '(?:\w+Exception|\bnew)\(\s*"([A-Z][A-Za-z]+)",(?! typeof)') | ForEach-Object { $_.Groups[1].Value }
                [regex]::Matches($_, 'const string ([A-Z][A-Za-z]+) = "\1";') | ForEach-Object { $_.Groups[1].Value }
                [regex]::Matches($_, '\bCreate\(\w+, "([A-Z][A-Za-z]+)"') | ForEach-Object { $_.Groups[1].Value }
                [regex]::Matches($_, 'ErrorId \{ get; \} = "([A-Z][A-Za-z]+)"') | ForEach-Object { $_.Groups[1].Value }
            }
            [enum]::GetNames($kinds) | ForEach-Object { $_ -eq 'Api' ? 'BinanceApi.CODE' : "Binance$_" }
            [enum]::GetValues($materialErrors) | ForEach-Object { [Activator]::CreateInstance($materialException, $_, 'm', 'r').ErrorId }
        ) | Sort-Object -Unique
    }

    It 'is found by Get-Help' {
        (Get-Help about_BinanceKeyTools | Out-String) | Should -Match 'QUICK TOUR'
    }

    It 'fits 80 columns, in plain ASCII' {
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $lines | Where-Object { $_ -match '[^\x20-\x7e]' } | Should -BeNullOrEmpty
    }

    It 'names every cmdlet' {
        foreach ($name in (Get-Command -Module BinanceKeyTools).Name) {
            $about | Should -Match "(?m)^    $name "
        }
    }

    It 'names every environment' {
        foreach ($name in [enum]::GetNames($core.GetType('BinanceKeyTools.Exchange.BinanceEnvironment'))) {
            $about | Should -Match "(?m)^        $name +\S"
        }
    }

    It 'names the metadata that is read' {
        $reader = Get-Content (Join-Path $root 'src' 'BinanceKeyTools' 'Vaults' 'KeyMetadata.cs') -Raw
        $read = [regex]::Matches($reader, '(?:Text|Time|Words|Note|Address|Prefix \+ )\(?"(\w+)"') | ForEach-Object { "bkt.$($_.Groups[1].Value)" } | Sort-Object -Unique
        $documented = [regex]::Matches($about, '(?m)^ {8}(bkt\.\w+) ') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
        $documented -join ' ' | Should -Be ($read -join ' ')
    }

    It 'explains every error id that is raised' {
        $raisedIds | Where-Object { $_ -notin $documentedIds } | Should -BeNullOrEmpty
    }

    It 'explains no error id that is not raised' {
        $documentedIds | Where-Object { $_ -notin $raisedIds } | Should -BeNullOrEmpty
        @($documentedIds).Count | Should -Be @($documentedIds | Select-Object -Unique).Count
    }

    It 'explains every error id that a page names' {
        $named = Get-ChildItem (Join-Path $root 'docs') -Filter '*-Binance*.md' | ForEach-Object {
            $notes = [regex]::Match((Get-Content $_ -Raw), '(?s)\n## NOTES\r?\n(.*?)\n## ').Groups[1].Value
            [regex]::Matches($notes, '(?m)^- ([A-Z][A-Za-z.]+): ') | ForEach-Object { $_.Groups[1].Value }
        } | Sort-Object -Unique
        $named.Count | Should -BeGreaterThan 40
        $named | Where-Object { $_ -notin $documentedIds } | Should -BeNullOrEmpty
    }

    It 'has a quick tour whose commands and parameters exist' {
        $tour = [regex]::Match($about, '(?s)\nQUICK TOUR\n(.*?)\n    With a key').Groups[1].Value
        $code = ($tour -split "`n" | Where-Object { $_ -match '^ {8}' }) -join "`n"
        foreach ($call in Get-Call $code) {
            $target = Get-Command $call.Name -ErrorAction Stop
            foreach ($name in $call.Parameter) {
                Test-ParameterName $target $name | Should -BeTrue -Because "$($call.Name) should have -$name"
            }
        }
    }
}
