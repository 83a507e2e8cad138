# Reports of findings in every format, saved audits, and what changed between two.

BeforeDiscovery {
    $isRoot = -not $IsWindows -and (id -u) -eq '0'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    $script:keyLike = 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A'
    $script:sandbox = Start-TestSandbox -Keys @(
        @{ name = 'plain'; permissions = @{ enableReading = $true; enableWithdrawals = $true } }
        @{ name = "=cmd|' /C calc'!A0" }
        @{ name = '<script>alert(1)</script>' }
        @{ name = 'a|b`c ]]> & "d"' }
        @{ name = "line`nbreak" }
        @{ name = $keyLike })
    $script:findings = @($sandbox.Keys | Invoke-BinanceKeyAudit)
    $script:all = 'Html', 'Json', 'Csv', 'Markdown', 'Sarif', 'JUnit', 'OpenMetrics', 'Ocsf'

    # What does not depend on when a file was written.
    function Get-Body([string] $Path) { (Get-Content -LiteralPath $Path) -notmatch '"generatedAt"' -join "`n" }

    # The same audit as another machine would have saved it.
    function Copy-Result([string] $From, [string] $To, [scriptblock] $Change) {
        $document = Get-Content -LiteralPath $From -Raw | ConvertFrom-Json -AsHashtable -DateKind String
        & $Change $document
        ConvertTo-Json $document -Depth 10 -Compress | Set-Content -LiteralPath $To
    }
}

AfterAll {
    Stop-BinanceSandbox
}

Describe 'Reports' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $null = New-Item -ItemType Directory $folder
        Push-Location -LiteralPath $folder
    }

    AfterEach {
        Pop-Location
        Get-ChildItem -LiteralPath $folder -Force -Filter '*.tmp' | Should -BeNullOrEmpty -Because 'no half file may stay'
    }

    Context 'Export-BinanceAuditReport' {
        It 'writes every format into a folder' {
            $null = $findings | Export-BinanceAuditReport . -Format $all
            Get-ChildItem | Sort-Object Name | ForEach-Object Name | Should -Be @(
                'binance-key-audit.csv', 'binance-key-audit.html', 'binance-key-audit.json', 'binance-key-audit.md', 'binance-key-audit.ocsf.json', 'binance-key-audit.prom'
                'binance-key-audit.sarif', 'binance-key-audit.xml')
            @(Import-Csv binance-key-audit.csv).Count | Should -Be $findings.Count
            (Get-Content binance-key-audit.sarif -Raw | ConvertFrom-Json).version | Should -Be '2.1.0'
            ([xml](Get-Content binance-key-audit.xml -Raw)).testsuites.tests | Should -Be $findings.Count
            Get-Content binance-key-audit.html -Raw | Should -Match '(?s)^<!DOCTYPE html>.*</html>\s*$'
            (Get-Content binance-key-audit.json -Raw | ConvertFrom-Json).findings.Count | Should -Be $findings.Count
            Get-Content binance-key-audit.md -Raw | Should -Match '^# Binance API key audit'
            Get-Content binance-key-audit.prom -Raw | Should -Match '(?s)^# HELP .*# EOF\n$'
            @(Get-Content binance-key-audit.ocsf.json -Raw | ConvertFrom-Json).Count | Should -Be @($findings | Where-Object Status -NE NotApplicable).Count
        }

        It 'completes a name by the ending of each format, whether it has one or not' {
            $findings | Export-BinanceAuditReport my.report -Format Html, Csv
            $findings | Export-BinanceAuditReport other.html -Format Html, Json, Html
            (Get-ChildItem).Name | Sort-Object | Should -Be 'my.report.csv', 'my.report.html', 'other.html', 'other.json'
        }

        It 'takes the longer of two endings off a name' {
            $null = $findings | Export-BinanceAuditReport my.ocsf.json -Format Ocsf, Json, OpenMetrics
            (Get-ChildItem).Name | Sort-Object | Should -Be 'my.json', 'my.ocsf.json', 'my.prom'
        }

        It 'does not take a report of another format for a saved audit when both fit a pattern' {
            $null = $findings | Export-BinanceAuditReport one -Format Json, Ocsf
            $null = Export-BinanceAuditReport all.json -ResultPath 'one*.json' -Format Json
            (Get-Content all.json -Raw | ConvertFrom-Json).findings.Count | Should -Be $findings.Count
            (Get-ErrorOf { Export-BinanceAuditReport x.json -ResultPath '*.ocsf.json' }).FullyQualifiedErrorId | Should -BeLike 'AuditResultInvalid,*'
        }

        It 'tells the format from the ending <ending>' -ForEach @(
            @{ ending = '.html'; start = '<!' }, @{ ending = '.JSON'; start = '{' }, @{ ending = '.csv'; start = '"Severity"' }
            @{ ending = '.md'; start = '#' }, @{ ending = '.sarif'; start = '{' }, @{ ending = '.xml'; start = '<?xml' }
            @{ ending = '.prom'; start = '# HELP' }, @{ ending = '.ocsf.json'; start = '[' }, @{ ending = '.x.json'; start = '{' }
        ) {
            $findings | Export-BinanceAuditReport "report$ending"
            (Get-Content "report$ending" -TotalCount 1).StartsWith($start) | Should -BeTrue
        }

        It 'writes one format to exactly the file that is named, wildcards and all' {
            $findings | Export-BinanceAuditReport '[a]*.txt' -Format Markdown
            (Get-ChildItem).Name | Should -Be '[a]*.txt'
        }

        It 'writes Html into a folder when no format is named' {
            $findings | Export-BinanceAuditReport $folder
            (Get-ChildItem).Name | Should -Be 'binance-key-audit.html'
        }

        It 'returns the files, whatever is in their names' {
            $files = $findings | Export-BinanceAuditReport out -Format Json, Csv
            $files | ForEach-Object { $_.GetType().FullName } | Should -Be 'System.IO.FileInfo', 'System.IO.FileInfo'
            $files.FullName | Should -Be (Join-Path $folder out.json), (Join-Path $folder out.csv)
            ($findings | Export-BinanceAuditReport '[o] *?.json').Name | Should -Be '[o] *?.json'
            (Get-Command Export-BinanceAuditReport).Parameters.Keys | Should -Not -Contain 'PassThru'
        }

        It 'writes every format before it returns the first file' {
            ($findings | Export-BinanceAuditReport . -Format Html, Json, Csv | Select-Object -First 1).Name | Should -Be 'binance-key-audit.html'
            'binance-key-audit.json', 'binance-key-audit.csv' | Should -Exist
        }

        It 'writes what can be written also when an error ends the pipeline' {
            $long = 'n' * 251
            $errors = @(Get-ErrorOf { $findings | Export-BinanceAuditReport $long -Format Sarif, Csv -ErrorAction Stop })
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'ReportWriteFailed,*'
            "$long.csv" | Should -Exist
        }

        It 'takes paths of other drives of the file system' {
            $null = New-PSDrive -Name ReportTest -PSProvider FileSystem -Root $folder
            try {
                $findings | Export-BinanceAuditReport ReportTest:\x.json
            }
            finally {
                Remove-PSDrive ReportTest
            }

            'x.json' | Should -Exist
        }

        It 'writes nothing with -WhatIf' {
            $findings | Export-BinanceAuditReport . -Format $all -WhatIf
            Get-ChildItem | Should -BeNullOrEmpty
        }

        It 'has the title' {
            $findings | Export-BinanceAuditReport x.md -Title 'Keys of <us>'
            Get-Content x.md -TotalCount 1 | Should -Be '# Keys of &lt;us&gt;'
        }

        It 'shows Sarif results at the named file' {
            $findings | Export-BinanceAuditReport x.sarif -ArtifactPath 'ops/keys.json'
            (Get-Content x.sarif -Raw | ConvertFrom-Json).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri | Should -Be 'ops/keys.json'
        }

        It 'refuses <case> with <id> before anything is read' -ForEach @(
            @{ case = 'a folder that is not there'; path = 'no/such/x.html'; id = 'ReportPathInvalid'; text = 'There is no folder' }
            @{ case = 'a path of another provider'; path = 'Env:\x.html'; id = 'ReportPathInvalid'; text = 'not a path of the file system' }
            @{ case = 'an unknown drive'; path = 'NoSuchDrive:\x.html'; id = 'ReportPathInvalid'; text = 'NoSuchDrive' }
            @{ case = 'an unknown ending'; path = 'x.docx'; id = 'ReportFormatUnknown'; text = 'does not tell the format' }
        ) {
            $script:started = $false
            $errors = @(Get-ErrorOf { & { process { $script:started = $true; $findings } } | Export-BinanceAuditReport $path })
            $errors[0].FullyQualifiedErrorId | Should -Be "$id,BinanceKeyTools.Commands.ExportBinanceAuditReportCommand"
            $errors[0].Exception.Message | Should -BeLike "*$text*"
            $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $started | Should -BeFalse
        }

        It 'refuses a device' -Skip:$IsWindows {
            (Get-ErrorOf { $findings | Export-BinanceAuditReport /dev/full -Format Csv -Force }).FullyQualifiedErrorId | Should -BeLike 'ReportPathInvalid,*'
        }

        It 'replaces a file with -Force only' {
            Set-Content x.json 'old'
            (Get-ErrorOf { $findings | Export-BinanceAuditReport x.json }).FullyQualifiedErrorId | Should -BeLike 'ReportExists,*'
            Get-Content x.json | Should -Be 'old'
            $findings | Export-BinanceAuditReport x.json -Force
            Get-Content x.json -TotalCount 1 | Should -Be '{'
        }

        It 'leaves a link a link' -Skip:$IsWindows {
            Set-Content real.json 'old'
            $null = New-Item -ItemType SymbolicLink -Path link.json -Value (Join-Path $folder real.json)
            $findings | Export-BinanceAuditReport link.json -Force
            (Get-Item link.json).LinkType | Should -Be 'SymbolicLink'
            Get-Content real.json -TotalCount 1 | Should -Be '{'
        }

        It 'says that a folder cannot be written to, and leaves the old report' -Skip:($IsWindows -or $isRoot) {
            Set-Content x.json 'old'
            chmod a-w .
            try {
                $caught = @(Get-ErrorOf { $findings | Export-BinanceAuditReport x.json -Force })
            }
            finally {
                chmod u+w .
            }

            $caught[0].FullyQualifiedErrorId | Should -BeLike 'ReportWriteFailed,*'
            Get-Content x.json | Should -Be 'old'
        }

        It 'leaves the old report and no rest when the disk is full, and writes what still fits' -Skip:$IsWindows {
            $findings | Export-BinanceAuditReport saved.json
            Set-Content big.html 'old'
            $null = New-Item -ItemType Directory home
            $script = "Import-Module '$(Get-ModulePath)'; Export-BinanceAuditReport big -ResultPath saved.json -Format Html, Markdown -Force -ErrorVariable failed -ErrorAction SilentlyContinue; `$failed.FullyQualifiedErrorId"
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))

            # A limit on the size of files stands in for a full disk: 64 KiB hold the Markdown report and not the page.
            $said = bash -c "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; exec '$(Join-Path $PSHOME pwsh)' -NoProfile -NonInteractive -EncodedCommand $encoded" 2>&1
            "$said" | Should -BeLike '*ReportWriteFailed,BinanceKeyTools.Commands.ExportBinanceAuditReportCommand*'
            Get-Content big.html | Should -Be 'old'
            'big.md' | Should -Exist
        }

        It 'needs findings' {
            (Get-ErrorOf { Export-BinanceAuditReport x.html }).FullyQualifiedErrorId | Should -BeLike 'ReportInputMissing,*'
            'x.html' | Should -Not -Exist
        }

        It 'says that a report without the end of the run is incomplete' {
            $findings | Where-Object CheckId -NE BKT1901 | Export-BinanceAuditReport x.json
            $findings | Export-BinanceAuditReport y.json
            @() | Export-BinanceAuditReport z.json
            (Get-Content x.json, y.json, z.json | Select-String '"complete"').Line.Trim() | Should -Be '"complete": false,', '"complete": true,', '"complete": false,'
        }

        It 'refuses <case>' -ForEach @(
            @{ case = 'a number'; make = { 42 }; type = 'System.Int32' }
            @{ case = 'nothing'; make = { , $null }; type = 'null' }
            @{ case = 'a row a key'; make = { $sandbox.Keys[0] | Invoke-BinanceKeyAudit -View Key }; type = 'BinanceKeyTools.Audit.Findings.KeyAudit' }
            @{ case = 'a key'; make = { $sandbox.Keys[0] }; type = 'BinanceKeyTools.Sandbox.SandboxKey' }
            @{ case = 'an object with some of the names'; make = { [pscustomobject]@{ CheckId = 'BKT1001'; RunId = 'x' } }; type = 'System.Management.Automation.PSCustomObject' }
        ) {
            $errors = @(Get-ErrorOf { & { $findings; & $make } | Export-BinanceAuditReport x.html })
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'InputNotAFinding,*'
            $errors[0].Exception.Message | Should -BeLike "*$type*"
            $errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Invoke-BinanceKeyAudit*'
            'x.html' | Should -Not -Exist
        }

        It 'takes findings that were stored in a file' {
            $findings | Export-Clixml stored.xml
            $findings | Export-BinanceAuditReport live.json
            Import-Clixml stored.xml | Export-BinanceAuditReport stored.json
            Get-Body stored.json | Should -Be (Get-Body live.json)
        }

        It 'takes findings that another process sent' {
            $path = Get-ModulePath
            $sent = @(Start-Job { Import-Module $args[0]; $s = Start-BinanceSandbox; $s.Keys | Where-Object Name -In backup-script, grid-bot | Invoke-BinanceKeyAudit } -ArgumentList $path | Receive-Job -Wait -AutoRemoveJob)
            $sent[0].PSObject.TypeNames[0] | Should -BeLike 'Deserialized.*'
            $sent | Export-BinanceAuditReport sent.json
            $document = Get-Content sent.json -Raw | ConvertFrom-Json
            $document.complete | Should -BeTrue
            $document.findings.Count | Should -Be $sent.Count
            $key = $document.subjects | Where-Object name -EQ backup-script
            $key.permission | Should -Be 'Reading', 'Withdrawals'
            $key.createdAt | Should -BeLessThan $key.observedAt
            $sent | Export-BinanceAuditReport . -Format $all -Force
            (Get-ChildItem binance-key-audit.*).Count | Should -Be 8
        }

        It 'writes the report when the command before it ends with an error' {
            (Get-ErrorOf { $findings | & { process { $_ } end { throw 'threshold' } } | Export-BinanceAuditReport x.json }).Exception.Message | Should -Be 'threshold'
            (Get-Content x.json -Raw | ConvertFrom-Json).complete | Should -BeTrue
            Get-ErrorOf { $findings | Where-Object CheckId -NE BKT1901 | & { process { $_ } end { throw 'stopped' } } | Export-BinanceAuditReport y.json }
            (Get-Content y.json -Raw | ConvertFrom-Json).complete | Should -BeFalse
        }

        It 'leaves the old report when the command before it fails before it gives out a finding' {
            Set-Content x.json 'old'
            Get-ErrorOf { & { throw 'locked' } | Export-BinanceAuditReport x.json -Force }
            Get-Content x.json | Should -Be 'old'
        }

        It 'writes nothing after Ctrl+C' {
            $findings | Export-BinanceAuditReport saved.json
            $running = Start-Shell -Variables @{ folder = $folder } -Script @'
                Set-Location -LiteralPath $folder
                $sandbox = Start-BinanceSandbox
                $found = @($sandbox.Keys | Select-Object -First 1 | Invoke-BinanceKeyAudit)
                & { $found; 'x' | Set-Content started; Start-Sleep 60 } | Export-BinanceAuditReport stopped.json
'@
            Wait-Until { Test-Path (Join-Path $folder started) } 'the first finding'
            (Stop-Shell $running).TotalSeconds | Should -BeLessThan 20
            'stopped.json' | Should -Not -Exist
            Stop-BinanceSandbox (Get-BinanceSandbox | Where-Object { $_.BaseAddress -ne $sandbox.BaseAddress })
        }

        It 'ends with an error after it has written, when a finding is bad enough' {
            $errors = @(Get-ErrorOf { $findings | Export-BinanceAuditReport x.json -FailOn High })
            $errors[0].FullyQualifiedErrorId | Should -Be 'AuditThresholdExceeded,BinanceKeyTools.Commands.ExportBinanceAuditReportCommand'
            $errors[0].Exception.Message | Should -Match '\d+ (Critical|High).*BKT\d{4}'
            'x.json' | Should -Exist
            $harmless = $findings | Where-Object { $_.Status -ne 'Fail' }
            $harmless | Export-BinanceAuditReport y.json -FailOn Informational
            Add-SandboxFault $sandbox @{ kind = 'FixedAnswer'; path = '/sapi/v1/account/apiRestrictions'; body = '{}' }
            $unknown = $sandbox.Keys[0] | Invoke-BinanceKeyAudit | Where-Object Status -NE Fail
            Clear-SandboxFault $sandbox
            (Get-ErrorOf { $unknown | Export-BinanceAuditReport z.json -FailOn Informational -UnknownAs Fail }).Exception.Message | Should -BeLike '*of them unknown*'
        }

        It 'merges what other machines saved, and folds the same key into one row' {
            $findings | Export-BinanceAuditReport here.json
            Copy-Result here.json there.json { param($d) foreach ($s in $d.subjects) { $s.host = 'other-host' }; foreach ($r in $d.runs) { $r.id = 'other' } }
            Export-BinanceAuditReport merged.json -ResultPath '*here.json'
            $findings | Export-BinanceAuditReport mixed.json -ResultPath there.json
            Get-Body mixed.json | Should -Be (Get-Body merged.json)
            $merged = Get-Content merged.json -Raw | ConvertFrom-Json
            $keys = @($merged.subjects | Where-Object scope -EQ Key)
            $keys.Count | Should -Be $sandbox.Keys.Count
            $keys.host | Select-Object -Unique | Should -Be (@([Environment]::MachineName, 'other-host') | Sort-Object | Join-String -Separator ', ')
            $merged.complete | Should -BeTrue
            Copy-Result there.json half.json { param($d) $d.complete = $false }
            Export-BinanceAuditReport both.json -ResultPath here.json, half.json
            (Get-Content both.json -Raw | ConvertFrom-Json).complete | Should -BeFalse
        }

        It 'shows what changed since a baseline' {
            $findings | Save-BinanceAuditBaseline before.json
            Copy-Result before.json before.json { param($d) foreach ($s in $d.subjects) { $s.permission = @($s.permission | Where-Object { $_ -ne 'Withdrawals' }) } }
            $findings | Export-BinanceAuditReport x.json -BaselinePath before.json
            $document = Get-Content x.json -Raw | ConvertFrom-Json
            $document.changes[0].kind | Should -Be 'PermissionAdded'
            $document.changes[0].severity | Should -Be 'Critical'
            $document.baselineAt | Should -Not -BeNullOrEmpty
            ($document.findings | Where-Object status -EQ Fail)[0].change | Should -Be 'Unchanged'
        }

        It 'takes saved audits as files, whatever is in their names' {
            $null = $findings | Export-BinanceAuditReport here.json
            Copy-Result here.json 'there [1].json' { param($d) foreach ($s in $d.subjects) { $s.host = 'other-host' }; foreach ($r in $d.runs) { $r.id = 'other' } }
            $null = Export-BinanceAuditReport named.json -ResultPath here.json, 'there [1].json'
            $null = Get-ChildItem *here*.json | Export-BinanceAuditReport piped.json
            $null = Get-ChildItem *here*.json | Select-Object PSPath | Export-BinanceAuditReport selected.json
            Get-Body piped.json | Should -Be (Get-Body named.json)
            Get-Body selected.json | Should -Be (Get-Body named.json)
            (Get-ErrorOf { Get-Item . | Export-BinanceAuditReport x.json }).FullyQualifiedErrorId | Should -BeLike 'AuditResultUnreadable,*'
            (Get-ErrorOf { Get-Item Env:PATH | Export-BinanceAuditReport x.json }).Exception.Message | Should -BeLike '*is not a path of the file system.'
            'x.json' | Should -Not -Exist
        }

        Context 'with -Show' -Skip:$IsWindows {
            BeforeAll {
                $saved = @{}
                'BROWSER', 'DISPLAY', 'WAYLAND_DISPLAY' | ForEach-Object { $saved[$_] = [Environment]::GetEnvironmentVariable($_) }
                $viewer = Join-Path $TestDrive 'viewer'
                Set-Content $viewer "#!/bin/sh`nprintf '%s\n' `"`$#`" `"`$@`" > '$TestDrive/shown.part'`nmv '$TestDrive/shown.part' '$TestDrive/shown'"
                chmod +x $viewer

                function Get-Shown {
                    Wait-Until { Test-Path "$TestDrive/shown" } 'the viewer'
                    Get-Content "$TestDrive/shown"
                }
            }

            BeforeEach {
                Remove-Item "$TestDrive/shown" -ErrorAction Ignore
                $env:BROWSER = $viewer
                $env:DISPLAY = $env:WAYLAND_DISPLAY = $null
            }

            AfterAll {
                $saved.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $saved[$_]) }
            }

            It 'opens the Html file and returns the files' {
                ($findings | Export-BinanceAuditReport . -Format Json, Html -Show).Name | Should -Be 'binance-key-audit.json', 'binance-key-audit.html'
                $shown = Get-Shown
                $shown[0] | Should -Be '1'
                ([uri] $shown[1]).LocalPath | Should -Be (Join-Path $folder 'binance-key-audit.html')
            }

            It 'opens the first file when none is Html' {
                $null = $findings | Export-BinanceAuditReport . -Format Markdown, Json -Show
                (Get-Shown)[1] | Should -BeLike 'file:///*/binance-key-audit.md'
            }

            It 'hands the name over as it is: <name>' -ForEach @(
                @{ name = 'a; touch pwned #' }, @{ name = '$(touch pwned) `touch pwned` | x' }, @{ name = '-%41 ?[1]' }, @{ name = "it's `"quoted`" & more" }, @{ name = "two`nlines" }
            ) {
                $file = $findings | Export-BinanceAuditReport "$name.html" -Show
                $shown = Get-Shown
                $shown[0] | Should -Be '1'
                [uri]::UnescapeDataString($shown[1]) | Should -Be "file://$($file.FullName)"
                'pwned' | Should -Not -Exist
            }

            It 'takes the first program of BROWSER that is there, with its arguments' {
                $env:BROWSER = "no-such-program:$viewer --new %s --last"
                $null = $findings | Export-BinanceAuditReport x.html -Show
                (Get-Shown)[0, 1, 3] | Should -Be '3', '--new', '--last'
                (Get-Content "$TestDrive/shown")[2] | Should -BeLike 'file:///*/x.html'
            }

            It 'says where the report is when <case>, and returns it' -ForEach @(
                @{ case = 'there is no screen'; browser = $null; text = '*no screen*' }
                @{ case = 'there is no such program'; browser = 'no-such-program:no-other'; text = '*no-other*' }
                @{ case = 'the program fails'; browser = 'false'; text = '*exit code 1*' }
                @{ case = 'BROWSER is blank'; browser = ' '; text = '*no screen*' }
                @{ case = 'BROWSER names nothing'; browser = ':'; text = '*names no program*' }
            ) {
                if ($IsMacOS -and $text -like '*screen*') {
                    Set-ItResult -Skipped -Because 'macOS always has a program'
                }

                $env:BROWSER = $browser
                $file = $findings | Export-BinanceAuditReport x.html -Show -ErrorVariable problems -ErrorAction SilentlyContinue
                $file.Name | Should -Be 'x.html'
                $problems.Count | Should -Be 1
                $problems[0].FullyQualifiedErrorId | Should -Be 'ReportNotShown,BinanceKeyTools.Commands.ExportBinanceAuditReportCommand'
                $problems[0].Exception.Message | Should -BeLike $text
                $problems[0].Exception.Message | Should -BeLike "*$($file.FullName)*"
                $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*BROWSER*'
            }

            It 'opens no file whose name is that of something else' {
                $file = $findings | Export-BinanceAuditReport 'x.bat' -Format Html -Show -ErrorVariable problems -ErrorAction SilentlyContinue
                $file.Name | Should -Be 'x.bat'
                $problems[0].Exception.Message | Should -BeLike '*does not end in .html*'
                "$TestDrive/shown" | Should -Not -Exist
            }

            It 'opens nothing with -WhatIf, nor when nothing could be written' {
                $findings | Export-BinanceAuditReport x.html -Show -WhatIf | Should -BeNullOrEmpty
                (Get-ErrorOf { $findings | Export-BinanceAuditReport "$('n' * 255).html" -Show }).FullyQualifiedErrorId | Should -BeLike 'ReportWriteFailed,*'
                "$TestDrive/shown" | Should -Not -Exist
            }

            It 'opens the report also when the command before it ended with an error' {
                Get-ErrorOf { $findings | & { process { $_ } end { throw 'threshold' } } | Export-BinanceAuditReport x.html -Show }
                (Get-Shown)[1] | Should -BeLike 'file:///*/x.html'
            }

            It 'raises the threshold after it has shown the report' {
                (Get-ErrorOf { $findings | Export-BinanceAuditReport x.html -Show -FailOn High }).FullyQualifiedErrorId | Should -BeLike 'AuditThresholdExceeded,*'
                (Get-Shown)[1] | Should -BeLike 'file:///*/x.html'
            }
        }

        It 'has no key and no secret in any format, not even in a name' {
            $findings | Export-BinanceAuditReport . -Format $all
            $text = Get-ChildItem | Get-Content -Raw
            foreach ($secret in @($keyLike) + $sandbox.Keys.RevealApiKey() + $sandbox.Keys.RevealSecret()) {
                "$text".Contains($secret) | Should -BeFalse
            }
        }
    }

    Context 'Export-BinanceAuditReport -HistoryPath' {
        BeforeEach {
            # Two runs as a scheduled audit keeps them, with a copy of the newest; and what else may lie there.
            $history = New-Item -ItemType Directory history
            foreach ($run in 'audit-20261118T060000Z', 'audit-20261119T060000Z') {
                $null = New-Item -ItemType Directory (Join-Path $history $run)
                $null = $sandbox.Keys | Invoke-BinanceKeyAudit | Export-BinanceAuditReport "history/$run" -Format Json, Html
            }

            Copy-Item history/audit-20261119T060000Z/binance-key-audit.json history/latest.json
        }

        It 'shows how the last runs came out, each once, and the new one' {
            $null = $findings | Export-BinanceAuditReport now.html -HistoryPath history -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings | Should -BeNullOrEmpty
            $page = Get-Content now.html -Raw
            $page | Should -Match '<h2 id="trend-h">Trend</h2>'
            $page | Should -Match 'The numbers of 3 runs'
            $page | Should -Match '<small>this report</small>'
        }

        It 'counts the run of the report once where its result is there already' {
            $null = Export-BinanceAuditReport now.html -ResultPath history/latest.json -HistoryPath history
            Get-Content now.html -Raw | Should -Match 'The numbers of 2 runs'
        }

        It 'names what is no audit result in one warning and goes on' {
            '{ "mutes": [] }' | Set-Content history/mutes.json
            (Get-Content history/latest.json -Raw).Substring(0, 3000) | Set-Content "history/audit-20261118T060000Z/binance-key-audit.json" -NoNewline
            $null = $findings | Export-BinanceAuditReport now.html -HistoryPath history -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings.Count | Should -Be 1
            $warnings[0].Message | Should -BeLike 'The trend leaves out 2 files that cannot be read as an audit result.*mutes.json*cut off*'
            Get-Content now.html -Raw | Should -Match 'The numbers of 2 runs'
        }

        It 'has no trend without it, and one of a single run with an empty folder' {
            $null = $findings | Export-BinanceAuditReport without.html
            Get-Content without.html -Raw | Should -Not -Match 'id="trend"'
            $null = New-Item -ItemType Directory empty
            $null = $findings | Export-BinanceAuditReport with.html -HistoryPath empty
            Get-Content with.html -Raw | Should -Match 'This is the only run so far'
        }

        It 'refuses <case> before anything is written' -ForEach @(
            @{ case = 'a folder that is not there'; path = 'no/such' }
            @{ case = 'a file'; path = 'history/latest.json' }
            @{ case = 'a path of another provider'; path = 'Env:\' }
        ) {
            $problem = Get-ErrorOf { $findings | Export-BinanceAuditReport now.html -HistoryPath $path }
            $problem.FullyQualifiedErrorId | Should -BeLike 'AuditHistoryNotFound,*'
            $problem.Exception.Message | Should -Match 'There is no folder|is not a path of the file system'
            'now.html' | Should -Not -Exist
        }

        It 'says when the folder cannot be read' -Skip:($IsWindows -or $isRoot) {
            chmod 000 history
            try {
                $problem = Get-ErrorOf { $findings | Export-BinanceAuditReport now.html -HistoryPath history }
                $problem.FullyQualifiedErrorId | Should -BeLike 'AuditHistoryUnreadable,*'
                $problem.Exception.Message | Should -Match 'cannot be read'
            }
            finally {
                chmod 755 history
            }
        }
    }

    Context 'Save-BinanceAuditBaseline' {
        It 'writes what the Json report is' {
            $findings | Save-BinanceAuditBaseline base.json | Should -BeNullOrEmpty
            $findings | Export-BinanceAuditReport report.json
            Get-Body base.json | Should -Be (Get-Body report.json)
            ($findings | Save-BinanceAuditBaseline base.json -Force -PassThru).Name | Should -Be 'base.json'
        }

        It 'refuses a run that was stopped, unless it is to be saved all the same' {
            $part = $findings | Select-Object -First 5
            (Get-ErrorOf { $part | Save-BinanceAuditBaseline x.json }).FullyQualifiedErrorId | Should -BeLike 'AuditIncomplete,*'
            'x.json' | Should -Not -Exist
            $part | Save-BinanceAuditBaseline x.json -AllowIncomplete
            'x.json' | Should -Exist
        }

        It 'replaces with -Force only, refuses a folder, and writes nothing with -WhatIf' {
            Set-Content x.json 'old'
            (Get-ErrorOf { $findings | Save-BinanceAuditBaseline x.json }).FullyQualifiedErrorId | Should -BeLike 'ReportExists,*'
            (Get-ErrorOf { $findings | Save-BinanceAuditBaseline . }).FullyQualifiedErrorId | Should -BeLike 'ReportPathInvalid,*'
            (Get-ErrorOf { $findings | Save-BinanceAuditBaseline x.json -Force }).FullyQualifiedErrorId | Should -BeLike 'AuditResultInvalid,*' -Because 'what it held would be lost'
            Get-Content x.json | Should -Be 'old'
            $findings | Save-BinanceAuditBaseline y.json
            $before = Get-Content y.json -Raw
            $findings | Save-BinanceAuditBaseline y.json -Force -WhatIf
            Get-Content y.json -Raw | Should -Be $before
        }
    }

    Context 'Compare-BinanceAudit' {
        BeforeEach {
            $findings | Save-BinanceAuditBaseline before.json
        }

        It 'finds nothing where nothing changed, in objects and files' {
            Compare-BinanceAudit before.json before.json | Should -BeNullOrEmpty
            Compare-BinanceAudit -Reference $findings -Difference $findings | Should -BeNullOrEmpty
            $findings | Compare-BinanceAudit before.json | Should -BeNullOrEmpty
            Get-Item before.json | Compare-BinanceAudit (Get-Item before.json) | Should -BeNullOrEmpty
        }

        It 'tells what changed, worst first, on a file from another machine' {
            Copy-Result before.json after.json {
                param($d)
                foreach ($s in $d.subjects) { $s.host = 'other'; if ($s.name -eq 'plain') { $s.permission += 'SpotAndMarginTrading'; $s.ipRestricted = -not $s.ipRestricted } }
                foreach ($r in $d.runs) { $r.id = 'later' }
            }
            $changes = @(Compare-BinanceAudit before.json after.json)
            $changes.Count | Should -Be 2
            $changes[0].GetType().FullName | Should -Be 'BinanceKeyTools.Audit.Drift.AuditChange'
            $changes.Kind | Should -Contain 'PermissionAdded'
            $changes.Name | Select-Object -Unique | Should -Be 'plain'
            $changes.Host | Select-Object -Unique | Should -Be 'other'
        }

        It 'tells new and vanished keys, and not when a run was stopped' {
            $few = @($sandbox.Keys | Select-Object -Skip 1 | Invoke-BinanceKeyAudit)
            (Compare-BinanceAudit $findings $few).Kind | Should -Be 'KeyVanished'
            (Compare-BinanceAudit $few $findings).Kind | Should -Be 'KeyAdded'
            Compare-BinanceAudit $findings ($few | Where-Object CheckId -NE BKT1901) -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $warned | Should -BeLike '*later audit did not come to its end*'
        }

        It 'fits 80 columns' {
            Copy-Result before.json after.json { param($d) foreach ($s in $d.subjects) { $s.permission = @('Withdrawals', 'Reading', 'UniversalTransfer') } }
            $lines = Compare-BinanceAudit before.json after.json | Format-At80
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
            $lines -match 'PermissionAdded' | Should -Not -BeNullOrEmpty
        }

        It 'refuses <case> with <id>' -ForEach @(
            @{ case = 'a file that is not there'; make = { 'no.json' }; id = 'AuditResultNotFound'; text = 'There is no file' }
            @{ case = 'a pattern that fits nothing'; make = { 'no*.json' }; id = 'AuditResultNotFound'; text = 'No file fits' }
            @{ case = 'a folder'; make = { '.' }; id = 'AuditResultUnreadable'; text = 'cannot be read' }
            @{ case = 'a file that is cut off'; make = { Set-Content x.json ((Get-Content before.json -Raw).Substring(0, 500)) -NoNewline; 'x.json' }; id = 'AuditResultInvalid'; text = 'line' }
            @{ case = 'another document'; make = { Set-Content x.json '{ "keys": [] }'; 'x.json' }; id = 'AuditResultInvalid'; text = 'no audit result' }
            @{ case = 'a wrong type'; make = { Copy-Result before.json x.json { param($d) $d.findings[0].severity = 4 }; 'x.json' }; id = 'AuditResultInvalid'; text = '$.findings[[]0].severity' }
            @{ case = 'a newer file'; make = { Copy-Result before.json x.json { param($d) $d.version = 2 }; 'x.json' }; id = 'AuditResultVersion'; text = 'newer version' }
            @{ case = 'UTF-16'; make = { Set-Content x.json '{}' -Encoding unicode; 'x.json' }; id = 'AuditResultInvalid'; text = 'UTF-16' }
            @{ case = 'a number'; make = { 5 }; id = 'InputNotAFinding'; text = 'System.Int32' }
        ) {
            $value = & $make
            $errors = @(Get-ErrorOf { Compare-BinanceAudit before.json $value })
            $errors[0].FullyQualifiedErrorId | Should -Be "$id,BinanceKeyTools.Commands.CompareBinanceAuditCommand"
            $errors[0].Exception.Message | Should -BeLike "*$text*"
            $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }
}
