#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
    Secrecy: known secrets go through every cmdlet and every way in which one can fail, and nothing that can be seen of it holds any of
    them, whole or in part, in any encoding: six streams, transcript, $Error in depth, default and list views, JSON, CSV and CliXml of
    every output object, completions, files, temporary files and the command lines of child processes.

    Exceptions on purpose:
    - New-BinanceSignature outputs the signature and the payload that it was asked for (never the secret).
    - Invoke-BinanceSignedRequest outputs the body of an answer as it came, objects or -Raw. Headers and errors are scrubbed.
    - The name of a secret is what it is found by: live objects have it as it is, even when it is an API key. Reports, policies, errors
      and everything else that is said have it masked.
    - Sandbox keys have the methods RevealApiKey() and RevealSecret().
    - PowerShell's own errors about arguments, raised before any cmdlet of the module runs, lead to the arguments bound so far by
      Exception.CommandInvocation. No text form of such an error holds them.
#>

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Canary' 'Cases.ps1')
    $number = 0
    $caseList = $cases | ForEach-Object { @{ Number = ++$number; Name = $_.Name; ErrorId = $_.ErrorId; Because = $_.Because; MayShow = $_.MayShow } }
    $number = 0
    $lockedList = $lockedCases | ForEach-Object { @{ Number = ++$number; Name = $_.Name; ErrorId = $_.ErrorId } }
    $number = 0
    $plantedList = $plantedCases | ForEach-Object { @{ Number = ++$number; Name = $_.Name; Place = $_.Place } } | Where-Object { $_.Place -ne 'children' }
    Add-Type -Path (Join-Path $PSScriptRoot 'Canary' 'CanarySearch.cs')
    $sample = 'The+quick/brown=Fox0jumps1over2the3Lazy4Dog5and6then7goes8home9again'
    $formList = [BinanceKeyTools.CanaryTests.CanarySearch]::Forms($sample) | ForEach-Object { @{ Encoding = $_.Item1; Text = $_.Item2 } }

    # SecretStore has one store a user, and on Windows no environment variable moves it.
    $hasNoScratchStore = $IsWindows -and $env:CI -ne 'true'
    if ($hasNoScratchStore) {
        Write-Warning 'Canary: skipped on Windows outside of CI, because the tests would reset your own SecretStore.'
    }
}

Describe 'Secrecy' -Skip:$hasNoScratchStore {
    BeforeAll {
        $support = Join-Path $PSScriptRoot 'Canary'
        . (Join-Path $support 'Material.ps1')
        $module = Join-Path $PSScriptRoot '..' '..' 'out' 'BinanceKeyTools' | Resolve-Path
        $root = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "canary-$([guid]::NewGuid())") -ItemType Directory).FullName
        $material = New-CanaryMaterial

        function Start-Part([string] $Part, [string] $Scratch) {
            $start = [Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
            foreach ($argument in '-NoProfile', '-NonInteractive', '-File', (Join-Path $support 'Run.ps1'), '-Part', $Part, '-Module', $module,
                '-Capture', (Join-Path $root "capture-$Part"), '-InputDirectory', (Join-Path $root 'input')) {
                $start.ArgumentList.Add($argument)
            }

            foreach ($directory in 'home', 'tmp', 'data', 'cache', 'config') {
                $null = New-Item (Join-Path $Scratch $directory) -ItemType Directory -Force
            }

            $null = New-Item (Join-Path $root 'input') -ItemType Directory -Force
            $start.Environment['HOME'] = Join-Path $Scratch 'home'
            $start.Environment['TMPDIR'] = $start.Environment['TEMP'] = $start.Environment['TMP'] = Join-Path $Scratch 'tmp'
            $start.Environment['XDG_DATA_HOME'] = Join-Path $Scratch 'data'
            $start.Environment['XDG_CACHE_HOME'] = Join-Path $Scratch 'cache'
            $start.Environment['XDG_CONFIG_HOME'] = Join-Path $Scratch 'config'
            $start.Environment['NO_COLOR'] = '1'
            # Everything runs once or twice: observing it for optimisation takes longer than it saves.
            $start.Environment['DOTNET_TieredPGO'] = '0'
            $start.Environment['POWERSHELL_TELEMETRY_OPTOUT'] = '1'
            $start.Environment['POWERSHELL_UPDATECHECK'] = 'Off'
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $process = [Diagnostics.Process]::Start($start)
            $process.StandardInput.Write(($material | ConvertTo-Json))
            $process.StandardInput.Close()
            [pscustomobject]@{ Part = $Part; Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
        }

        function Wait-Part($Run) {
            if (-not $Run.Process.WaitForExit(900000)) {
                $Run.Process.Kill($true)
                throw "The part $($Run.Part) did not end. Its output so far: $($Run.Output.Result)"
            }

            $resultFile = Join-Path $root 'input' "$($Run.Part).json"
            if (-not (Test-Path $resultFile)) {
                throw "The part $($Run.Part) failed: $($Run.Errors.Result)"
            }

            Get-Content $resultFile -Raw | ConvertFrom-Json
        }

        function Find-Canary([string] $Path, $Search) {
            # A runtime that ended at once leaves its pipe behind, which nobody will ever write to.
            foreach ($file in Get-ChildItem $Path -Recurse -File -Force | Where-Object { $IsWindows -or $_.UnixMode[0] -eq '-' }) {
                $Search.Find([IO.Path]::GetRelativePath($root, $file.FullName)) | ForEach-Object { "the name of a file: $_" }
                foreach ($find in $Search.Find([IO.File]::ReadAllBytes($file.FullName))) {
                    '{0}: {1}' -f [IO.Path]::GetRelativePath($root, $file.FullName), $find
                }
            }
        }

        $mainRun = Start-Part 'Main' (Join-Path $root 'scratch')
        $plantedRun = Start-Part 'Planted' (Join-Path $root 'planted-scratch')
        $null = Wait-Part (Start-Part 'Lock' (Join-Path $root 'locked-scratch'))
        $lockedRun = Start-Part 'Locked' (Join-Path $root 'locked-scratch')
        $locked = Wait-Part $lockedRun
        $planted = Wait-Part $plantedRun
        $main = Wait-Part $mainRun
        $search = New-CanarySearch $material ($main.Signatures + $locked.Signatures) ($main.Queries + $locked.Queries)
    }

    AfterAll {
        if ($env:CANARY_KEEP) { Write-Host "Kept: $root" } else { Remove-Item $root -Recurse -Force }
    }

    Context 'The search' {
        It 'finds a secret, <Encoding>' -ForEach $formList {
            $self = [BinanceKeyTools.CanaryTests.CanarySearch]::new()
            $self.Add('sample', 'The+quick/brown=Fox0jumps1over2the3Lazy4Dog5and6then7goes8home9again')
            $half = [Math]::Ceiling($Text.Length / 2)
            $self.Find("before $Text after") | Should -Not -BeNullOrEmpty
            $self.Find($Text.ToUpperInvariant()) | Should -Not -BeNullOrEmpty
            $self.Find([Text.Encoding]::Unicode.GetBytes($Text)) | Should -Not -BeNullOrEmpty -Because 'files can be UTF-16'
            $self.Find($Text.Insert($half, "`r`n     | ")) | Should -Not -BeNullOrEmpty -Because 'views wrap lines'
            $self.Find($Text.Substring(0, $half)) | Should -Not -BeNullOrEmpty
            $self.Find($Text.Substring($Text.Length - $half)) | Should -Not -BeNullOrEmpty
        }

        It 'finds base64 and hex of a whole text around a secret' {
            foreach ($before in '', 'a', 'ab', 'abc') {
                $bytes = [Text.Encoding]::UTF8.GetBytes("$before$($material.HmacSecret)$before")
                $search.Find([Convert]::ToBase64String($bytes)) -like 'HmacSecret*' | Should -Not -BeNullOrEmpty
                $search.Find([Convert]::ToHexString($bytes)) -like 'HmacSecret*' | Should -Not -BeNullOrEmpty
                $search.Find(($bytes | ConvertTo-Json)) -like 'HmacSecret*' | Should -Not -BeNullOrEmpty
            }
        }

        It 'finds each of the secrets: <_>' -ForEach 'HmacApiKey', 'HmacSecret', 'RsaApiKey', 'RsaPem', 'EncryptedPem', 'SmallRsaPem', 'CurvePem', 'Ed25519ApiKey', 'Ed25519Pem', 'Passphrase', 'WrongPassphrase', 'UnknownApiKey', 'UnknownSecret', 'ElsewhereApiKey', 'ProxyPassword', 'SubApiKey', 'KeyName', 'Note', 'RsaPrivateNumber', 'RsaPrime', 'Ed25519Seed' {
            $search.Find("x $($material[$_]) y") -like "$_*" | Should -Not -BeNullOrEmpty
        }

        It 'finds every signature that was sent' {
            $main.Signatures.Count | Should -BeGreaterThan 50
            foreach ($signature in $main.Signatures) {
                $search.Find([Uri]::EscapeDataString($signature)) -like 'signature*' | Should -Not -BeNullOrEmpty
            }
        }

        It 'takes no mask, fingerprint or other text for a secret' {
            $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($material.HmacApiKey))
            $search.Find("$($material.HmacApiKey.Substring(0, 4))…$($material.HmacApiKey.Substring(60)) $([Convert]::ToHexString($hash))") | Should -BeNullOrEmpty
            $search.Find((Get-Content $PSCommandPath -Raw)) | Should -BeNullOrEmpty
        }
    }

    Context 'The capture' {
        It 'catches a secret in <Name>' -ForEach $plantedList {
            $place = $Place -eq 'files' ? (Join-Path $root 'planted-scratch') : (Join-Path $root 'capture-Planted' ('{0:000}' -f $Number))
            Find-Canary $place $search | Should -Not -BeNullOrEmpty
        }

        It 'catches a secret in the name of a file' {
            Find-Canary (Join-Path $root 'planted-scratch') $search | Where-Object { $_ -like 'the name of a file: HmacSecret*' } | Should -Not -BeNullOrEmpty
        }

        It 'catches a secret in the transcript and in the output of the process' {
            $search.Find((Get-Content (Join-Path $root 'capture-Planted' 'transcript.txt') -Raw)) | Should -Not -BeNullOrEmpty
            $search.Find($plantedRun.Output.Result) | Should -Not -BeNullOrEmpty
        }

        It 'catches a secret in the command line of a child process' -Skip:(-not $IsLinux) {
            $search.Find(($planted.Results.Children -join "`n")) | Should -Not -BeNullOrEmpty
        }
    }

    Context 'Case' {
        It '<Name>' -ForEach $caseList {
            $result = $main.Results[$Number - 1]
            $result.Name | Should -BeExactly $Name
            if ($ErrorId) {
                $result.ErrorIds | Should -Not -BeNullOrEmpty -Because 'the case is about an error'
                ($result.ErrorIds -like "$ErrorId*") | Should -Not -BeNullOrEmpty -Because "it should end in $ErrorId, not in $($result.ErrorIds): $($result.Messages)"
            }
            else {
                $result.ErrorIds | Should -BeNullOrEmpty -Because "nothing should fail, but: $($result.Messages)"
            }

            $found = Find-Canary (Join-Path $root 'capture-Main' ('{0:000}' -f $Number)) $search
            if ($Because) {
                $found | Should -Not -BeNullOrEmpty -Because "it is an exception: $Because"
                $found = $found | Where-Object { $_ -notlike $MayShow }
            }

            $found | Should -BeNullOrEmpty
        }
    }

    Context 'Locked vault' {
        It '<Name>' -ForEach $lockedList {
            $result = $locked.Results[$Number - 1]
            if ($ErrorId) {
                ($result.ErrorIds -like "$ErrorId*") | Should -Not -BeNullOrEmpty -Because "it should end in $ErrorId, not in $($result.ErrorIds): $($result.Messages)"
            }
            else {
                $result.ErrorIds | Should -BeNullOrEmpty -Because "nothing should fail, but: $($result.Messages)"
            }

            Find-Canary (Join-Path $root 'capture-Locked' ('{0:000}' -f $Number)) $search | Should -BeNullOrEmpty
        }
    }

    Context 'Whole run' {
        It 'has used every command of the module' {
            $text = Get-Content (Join-Path $support '*Cases.ps1') -Raw | Out-String
            $main.Exported | Should -Not -BeNullOrEmpty
            $main.Exported | Where-Object { $text -notmatch "$_ .*@loud" } | Should -BeNullOrEmpty
        }

        It 'leaves nothing in the transcript of <_>' -ForEach 'Main', 'Locked' {
            $search.Find((Get-Content (Join-Path $root "capture-$_" 'transcript.txt') -Raw)) | Should -BeNullOrEmpty
        }

        It 'prints nothing' {
            $mainRun.Output.Result, $mainRun.Errors.Result, $lockedRun.Output.Result, $lockedRun.Errors.Result | ForEach-Object { $search.Find($_) } | Should -BeNullOrEmpty
        }

        It 'writes no secret into any file under the home and temporary directories: <_>' -ForEach 'scratch', 'locked-scratch' {
            Get-ChildItem (Join-Path $root $_) -Recurse -File -Force | Should -Not -BeNullOrEmpty
            Find-Canary (Join-Path $root $_) $search | Should -BeNullOrEmpty
        }

        It 'starts no process' {
            $main.Results.Children | Should -BeNullOrEmpty
        }

        # How the clock is kept is read from programs of the system, and vaults are listed in a new PowerShell, each with arguments that nobody
        # but the source can choose. A report is opened by the program that the system or the user has for it.
        It 'has no code that could start one but the reader of the clock, the test of vaults and the viewer of reports: <_>' -ForEach 'BinanceKeyTools', 'BinanceKeyTools.Core', 'BinanceKeyTools.Sandbox' {
            # The outermost types of the methods that call something of System.Diagnostics.Process.
            function Get-ProcessStarter([string] $Path) {
                $image = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($Path))
                try {
                    $metadata = [Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
                    $calls = [Collections.Generic.HashSet[int]]::new()
                    foreach ($handle in $metadata.MemberReferences) {
                        $parent = $metadata.GetMemberReference($handle).Parent
                        if ($parent.Kind -ne 'TypeReference') { continue }
                        $type = $metadata.GetTypeReference([Reflection.Metadata.TypeReferenceHandle] $parent)
                        if ("$($metadata.GetString($type.Namespace)).$($metadata.GetString($type.Name))" -eq 'System.Diagnostics.Process') {
                            $null = $calls.Add([Reflection.Metadata.Ecma335.MetadataTokens]::GetToken([Reflection.Metadata.EntityHandle] $handle))
                        }
                    }

                    if ($calls.Count -eq 0) { return }
                    foreach ($handle in $metadata.MethodDefinitions) {
                        $method = $metadata.GetMethodDefinition($handle)
                        if ($method.RelativeVirtualAddress -eq 0) { continue }
                        $code = [Reflection.Metadata.PEReaderExtensions]::GetMethodBody($image, $method.RelativeVirtualAddress).GetILBytes()
                        for ($at = 0; $at -le $code.Length - 4; $at++) {
                            if ($calls.Contains([BitConverter]::ToInt32($code, $at))) {
                                $type = $metadata.GetTypeDefinition($method.GetDeclaringType())
                                while (-not $type.GetDeclaringType().IsNil) { $type = $metadata.GetTypeDefinition($type.GetDeclaringType()) }
                                $metadata.GetString($type.Name)
                                break
                            }
                        }
                    }
                }
                finally {
                    $image.Dispose()
                }
            }

            $expected = @{ 'BinanceKeyTools.Core' = 'LocalCommandRunner'; 'BinanceKeyTools' = 'FreshProcess', 'ReportViewer' }[$_]
            Get-ProcessStarter (Join-Path $module "$_.dll") | Sort-Object -Unique | Should -Be $expected
        }

        It 'has no property that is named or typed like a secret' {
            $main.Properties.Count | Should -BeGreaterThan 60
            # Masked, a signature that was asked for, and a key that is public.
            $known = 'NewKeyPair.PublicKeyPem', 'KeyRecord.ApiKey', 'SandboxKey.ApiKey', 'KeyRegistration.ApiKey', 'KeyRestriction.ApiKey', 'KeyPermissionResult.ApiKey', 'Finding.ApiKey', 'KeyAudit.ApiKey', 'KeyDiagnosis.ApiKey', 'RequestSignature.Signature'
            $main.Properties | Where-Object {
                $_.Name -notin $known -and ($_.Name -match '\.[^.]*(secret|passw|passphrase|private|pem\b|credential|apikey|signature|token|reveal)' -or
                    $_.Type -match 'SecureString|PSCredential|NetworkCredential|Byte\[\]|Char\[\]|Memory`1|KeyMaterial|BinanceCredential|ApiKeyId')
            } | ForEach-Object { "$($_.Name): $($_.Type)" } | Should -BeNullOrEmpty
        }
    }
}
