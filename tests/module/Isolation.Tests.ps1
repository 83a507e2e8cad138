#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
    Isolation: whatever versions of the same libraries other modules have brought into the process, before or after, both work; and the
    package brings no library that docs/architecture.md does not account for.

    Modules of others are made here: their assemblies have the names and public keys of ours and of the libraries in lib/, a version
    of their own, and none of the types. Each combination runs in a process of its own.
#>

BeforeDiscovery {
    $architecture = Join-Path $PSScriptRoot '..' '..' 'docs' 'architecture.md'
    $hasNoTable = -not (Test-Path $architecture)
    if ($hasNoTable) {
        Write-Warning 'Isolation: docs/architecture.md is missing, so the package is not compared with its dependency table.'
    }

    $libraryCases = foreach ($order in 'Before', 'After') {
        foreach ($foreign in 'older', 'newer') {
            @{ Case = "$Order $foreign"; Order = $order; Foreign = $foreign }
        }
    }
}

Describe 'Isolation' {
    BeforeAll {
        $support = Join-Path $PSScriptRoot 'Isolation'
        . (Join-Path $support 'Foreign.ps1')
        $package = (Resolve-Path (Join-Path $PSScriptRoot '..' '..' 'out' 'BinanceKeyTools')).Path
        $root = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "isolation-$([guid]::NewGuid())") -ItemType Directory).FullName
        $libraries = @(Get-ChildItem (Join-Path $package 'lib') -Filter *.dll | ForEach-Object { Get-AssemblyIdentity $_.FullName })
        $engine = Get-AssemblyIdentity (Join-Path $package 'BinanceKeyTools.Core.dll')
        $versions = @{ older = '0.0.1.0'; same = "$($engine.Version)"; newer = '99.0.0.0' }
        $foreign = @{
            'older'        = New-ForeignModule (Join-Path $root 'older') $libraries $versions.older
            'newer'        = New-ForeignModule (Join-Path $root 'newer') $libraries $versions.newer
            'older engine' = New-ForeignModule (Join-Path $root 'older-engine') $engine $versions.older
            'same engine'  = New-ForeignModule (Join-Path $root 'same-engine') $engine $versions.same
            'newer engine' = New-ForeignModule (Join-Path $root 'newer-engine') $engine $versions.newer
        }
        $runs = @{ 'alone' = @() }
        foreach ($order in 'Before', 'After') {
            foreach ($name in $foreign.Keys) {
                $runs["$order $name"] = "-$order", $foreign[$name]
            }
        }

        # The environment is changed for all of them at once, because threads share it.
        $changed = @{ HOME = (Join-Path $root 'home'); XDG_DATA_HOME = $null; XDG_CACHE_HOME = $null; XDG_CONFIG_HOME = $null; NO_COLOR = '1'; POWERSHELL_UPDATECHECK = 'Off'; POWERSHELL_TELEMETRY_OPTOUT = '1' }
        $null = New-Item $changed.HOME -ItemType Directory
        $saved = @{}
        foreach ($name in $changed.Keys) {
            $saved[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $changed[$name])
        }

        try {
            $answers = @{}
            $use = Join-Path $support 'Use.ps1'
            $manifest = Join-Path $package 'BinanceKeyTools.psd1'
            $shell = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
            $runs.GetEnumerator() | ForEach-Object -ThrottleLimit 2 -Parallel {
                $text = & $using:shell -NoProfile -NonInteractive -File $using:use -Module $using:manifest @($_.Value) 2>&1 | Out-String
                @{ Name = $_.Key; Text = $text }
            } | ForEach-Object {
                $answers[$_.Name] = try { $_.Text | ConvertFrom-Json } catch { throw "The run '$($_.Name)' gave no answer: $($_.Text)" }
            }
        }
        finally {
            foreach ($name in $saved.Keys) {
                [Environment]::SetEnvironmentVariable($name, $saved[$name])
            }
        }

        function Assert-OursWorks($Answer) {
            $Answer.Error | Should -BeNullOrEmpty
            $Answer.Ours | Should -Be 'Hmac True True SPOT', 'Rsa True True SPOT', 'Ed25519 True True SPOT', 'audit True 0 0 8 True 8', 'pairs Ed25519 Rsa', 'hosts Spot 1 127.0.0.1', 'errors INVALID_SIGNATURE True True',
                'diagnosis NothingWrong', 'vault True'
        }

        function Get-Context($Answer, [string] $Name) {
            $Answer.Loaded | Where-Object Name -EQ $Name | ForEach-Object { "$($_.Context) $($_.Version)" } | Sort-Object
        }
    }

    AfterAll {
        Remove-Item $root -Recurse -Force
    }

    Context 'On its own' {
        It 'works' {
            Assert-OursWorks $answers['alone']
        }

        It 'has had every command used' {
            $answers['alone'].Exported | Should -Not -BeNullOrEmpty
            $answers['alone'].Exported | Where-Object { $_ -notin $answers['alone'].Used } | Should -BeNullOrEmpty -Because 'Isolation/Use.ps1 uses every command'
        }

        It 'loads nothing but the module assembly into the context of PowerShell' {
            $answers['alone'].Loaded | Where-Object { $_.Location -like "$package*" -and $_.Context -eq 'Default' } | ForEach-Object Name | Should -Be 'BinanceKeyTools'
        }

        It 'loads each library and its engine into its own context' {
            foreach ($identity in @($libraries) + $engine) {
                Get-Context $answers['alone'] $identity.Name | Should -Be "BinanceKeyTools $($identity.Version)"
            }
        }
    }

    Context 'Beside a module with other versions of the libraries' {
        It 'covers every library of the package' {
            $libraries.Count | Should -BeGreaterThan 0
            foreach ($name in 'older', 'newer') {
                foreach ($identity in $libraries) {
                    $theirs = Get-AssemblyIdentity (Join-Path (Split-Path $foreign[$name]) "$($identity.Name).dll")
                    "$($theirs.Version)" | Should -Be $versions[$name]
                    $theirs.Version | Should -Not -Be $identity.Version
                    [Convert]::ToHexString($theirs.GetPublicKeyToken()) | Should -Be ([Convert]::ToHexString($identity.GetPublicKeyToken()))
                }
            }
        }

        It 'signs, sends and lets the other work: it was imported <Order>, its versions are <Foreign>' -ForEach $libraryCases {
            $answer = $answers[$Case]
            Assert-OursWorks $answer
            $expected = @($libraries | ForEach-Object { "$($_.Name)=$($versions[$Foreign])" })
            # Asked again at the end when it came first.
            $answer.Theirs | Should -Be ($Order -eq 'Before' ? $expected + $expected : $expected)
            foreach ($identity in $libraries) {
                Get-Context $answer $identity.Name | Should -Be "BinanceKeyTools $($identity.Version)", "Default $($versions[$Foreign])"
            }
        }
    }

    Context 'Beside a module that has an assembly of the name BinanceKeyTools.Core' {
        It 'works, and so does the other: <_>' -ForEach 'Before older engine', 'After older engine', 'After newer engine' {
            $answer = $answers[$_]
            Assert-OursWorks $answer
            $answer.Theirs | Select-Object -Unique | Should -Be "BinanceKeyTools.Core=$($versions[$_.Split(' ')[1]])"
        }

        # PowerShell's context hands out what it has under a name, if it is new enough: the module cannot have its own.
        It 'is refused on import with what to do: <_>' -ForEach 'Before same engine', 'Before newer engine' {
            $answer = $answers[$_]
            $answer.Ours | Should -BeNullOrEmpty
            $answer.Error | Should -BeLike "*has loaded another BinanceKeyTools.Core (version $($versions[$_.Split(' ')[1]]))*Import BinanceKeyTools in a new session*"
            $answer.Theirs | Should -Not -BeNullOrEmpty
        }

        # The same name and version cannot be told apart: the other one gets ours.
        It 'works when the other has the very same name and version and comes later' {
            $answer = $answers['After same engine']
            $answer.Ours | Should -Be 'Hmac True True SPOT', 'Rsa True True SPOT', 'Ed25519 True True SPOT', 'audit True 0 0 8 True 8', 'pairs Ed25519 Rsa', 'hosts Spot 1 127.0.0.1', 'errors INVALID_SIGNATURE True True',
                'diagnosis NothingWrong', 'vault True'
            $answer.Error | Should -BeLike '*BinanceKeyTools.Core*'
        }
    }

    Context 'The package' {
        BeforeAll {
            $assemblies = Get-ChildItem $package -Recurse -File | Where-Object Extension -In '.dll', '.exe', '.so', '.dylib' |
                ForEach-Object { [IO.Path]::GetRelativePath($package, $_.FullName).Replace('\', '/') }
        }

        It 'holds ours at the top and nothing else there' {
            $assemblies | Where-Object { $_ -notlike 'lib/*' } | Should -Be 'BinanceKeyTools.Core.dll', 'BinanceKeyTools.dll', 'BinanceKeyTools.Sandbox.dll'
        }

        It 'holds no library that the table of dependencies does not list' -Skip:$hasNoTable {
            $section = (Get-Content (Join-Path $PSScriptRoot '..' '..' 'docs' 'architecture.md') -Raw) -split '(?m)^## ' | Where-Object { $_ -like 'Dependencies*' }
            $listed = [regex]::Matches($section, '(?m)^\| `([^`]+)` \|') | ForEach-Object { "lib/$($_.Groups[1].Value).dll" }
            $listed | Should -Not -BeNullOrEmpty
            $assemblies | Where-Object { $_ -like 'lib/*' } | Where-Object { $_ -notin $listed } | Should -BeNullOrEmpty
            $assemblies | Where-Object { $_ -like 'lib/*' } | Should -Not -BeNullOrEmpty
        }

        It 'brings nothing that PowerShell or the runtime brings itself' {
            $own = Get-ChildItem $PSHOME -Filter *.dll | ForEach-Object Name
            $assemblies | Where-Object { (Split-Path $_ -Leaf) -in $own } | Should -BeNullOrEmpty
        }
    }
}
