# New key pairs: the private key in a vault or in a file of its owner's only, and the public key that an exchange takes.

BeforeDiscovery {
    $names = 'with space', 'brackets[1]', "quote's", 'star*name', 'Ümläut-名前'
    $isRoot = -not $IsWindows -and (id -u) -eq '0'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-ModuleUnderTest
    Unregister-AllVaults
    Register-TestStore Store
    $passphrase = ConvertTo-TestSecureString 'correct horse é'
    $plain = @{ AsPlainText = $true; WarningAction = 'Ignore' }

    function New-Folder {
        (New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory).FullName
    }

    function Get-Left([string] $Folder) {
        @(Get-ChildItem $Folder -Force | ForEach-Object Name)
    }

    # What a sandbox answers to a request that the private key signed, when it knows the public key.
    function Get-Answer($Pair, [string] $Pem) {
        $apiKey = -join ((1..64) | ForEach-Object { [char] (97 + $_ % 26) })
        $sandbox = Start-TestSandbox -Keys @{ name = 'new'; apiKey = $apiKey; algorithm = "$($Pair.Algorithm)"; publicKey = $Pair.PublicKeyPem }
        try {
            (Get-BinanceKeyRestriction -Credential (ConvertTo-TestCredential $apiKey $Pem) -BaseUri $sandbox.BaseAddress).Permission
        }
        finally {
            $sandbox | Stop-BinanceSandbox
        }
    }
}

AfterAll {
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'New-BinanceKeyPair into a vault' {
    It 'stores a pending <_> key that the exchange accepts' -ForEach 'Ed25519', 'Rsa2048' {
        $pair = New-BinanceKeyPair "pending-$_" -Algorithm $_ -Purpose spottrading -Label 'my label' -Owner ops@example.com -Account main `
            -Environment SpotTestnet -RotateAfterDays 90 -Tag grid, bots -AllowedIP 203.0.113.7 -WarningAction Ignore
        $pair.Vault | Should -Be 'Store'
        $pair.Path | Should -BeNullOrEmpty
        "$($pair.Algorithm) $($pair.KeySize)" | Should -Be ($_ -eq 'Ed25519' ? 'Ed25519 256' : 'Rsa 2048')

        $stored = Get-Secret "pending-$_" -Vault Store
        $stored.UserName | Should -Be 'pending'
        $pem = $stored.GetNetworkCredential().Password
        $pem | Should -BeLike '-----BEGIN PRIVATE KEY-----*'
        Get-Answer $pair $pem | Should -Be 'Reading'

        $recorded = (Get-SecretInfo "pending-$_" -Vault Store).Metadata
        $recorded['bkt.state'] | Should -Be 'Pending'
        $recorded['bkt.algorithm'] | Should -Be $pair.Algorithm
        $recorded['bkt.publicKeyFingerprint'] | Should -Be $pair.Fingerprint
        $recorded.ContainsKey('bkt.fingerprint') | Should -BeFalse
        $recorded['bkt.label'] | Should -Be 'my label'
        $recorded['bkt.purpose'] | Should -BeExactly 'SpotTrading'
        $recorded['bkt.owner'] | Should -Be 'ops@example.com'
        $recorded['bkt.account'] | Should -Be 'main'
        $recorded['bkt.environment'] | Should -Be 'SpotTestnet'
        $recorded['bkt.rotateAfterDays'] | Should -Be 90
        $recorded['bkt.tags'] | Should -Be 'grid, bots'
        $recorded['bkt.allowedIp'] | Should -Be '203.0.113.7'
    }

    It 'gives out the public key, its fingerprint and the steps, and nothing secret' {
        $pair = New-BinanceKeyPair steps -Purpose Treasury -AllowedIP 198.18.0.1, 203.0.113.7 -WarningAction Ignore
        $der = [Convert]::FromBase64String(($pair.PublicKeyPem -split '\r?\n')[1])
        $pair.Fingerprint | Should -Be ([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($der)).Substring(0, 12).ToLowerInvariant())
        "$($pair.Permission)" | Should -Be 'Reading, Withdrawals'
        $pair.Steps.Count | Should -BeGreaterThan 5
        $pair.Steps -join "`n" | Should -BeLike '*Self-generated*198.18.0.1,203.0.113.7*Enable Withdrawals*must stay off: Enable Spot & Margin Trading*'
        $pair.Steps[-1] | Should -BeLike '*: Register-BinanceKey -Name steps -Vault Store -ApiKey (Read-Host -AsSecureString)'

        $body = ((Get-Secret steps -Vault Store).GetNetworkCredential().Password -split '\r?\n')[1].Substring(22)
        ($pair | Format-List * | Out-String -Width 500) + ($pair | Out-String) + (ConvertTo-Json $pair -Depth 4) + [System.Management.Automation.PSSerializer]::Serialize($pair, 5) |
            Should -Not -Match ([regex]::Escape($body))
    }

    It 'reads like a letter: the public key at the margin, then the steps' {
        $text = New-BinanceKeyPair abc | Format-At80
        @($text -ne '')[0] | Should -BeLike "New Ed25519 pair 'abc'*"
        $text | Should -Contain '-----BEGIN PUBLIC KEY-----'
        $text | Should -Contain 'Register-BinanceKey -Name abc -Vault Store -ApiKey (Read-Host -AsSecureString)'
        @($text -match '^ ?\d+\. ').Count | Should -BeGreaterThan 5
    }

    It 'takes the name <_> as it is' -ForEach $names {
        $pair = New-BinanceKeyPair $_ -Vault store
        $pair.Name | Should -Be $_
        @(Get-SecretInfo -Vault Store | Where-Object Name -EQ $_).Count | Should -Be 1
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($pair.NextCommand, [ref] $null, [ref] $null)
        $ast.Find({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $false).CommandElements[2].SafeGetValue() | Should -Be $_
    }

    It 'refuses a name that is taken, by a key or by anything, before a pair is made' {
        Set-Secret -Vault Store other 'a note'
        foreach ($name in 'other', 'ABC') {
            foreach ($whatIf in $true, $false) {
                $failed = Get-ErrorOf { New-BinanceKeyPair $name -WhatIf:$whatIf }
                $failed.FullyQualifiedErrorId | Should -Be 'KeyExists,BinanceKeyTools.Commands.NewBinanceKeyPairCommand'
                $failed.TargetObject | Should -Be "Store/$name"
                $failed.ErrorDetails.RecommendedAction | Should -Not -Match 'Force'
            }
        }

        Get-Secret other -Vault Store -AsPlainText | Should -Be 'a note'
    }

    It 'stores nothing with -WhatIf' {
        New-BinanceKeyPair whatif -WhatIf | Should -BeNullOrEmpty
        Get-SecretInfo -Vault Store -Name whatif | Should -BeNullOrEmpty
    }

    It 'names a vault that is not there, one that is locked, and addresses that are none' {
        (Get-ErrorOf { New-BinanceKeyPair x -Vault Nowhere }).FullyQualifiedErrorId | Should -BeLike 'VaultNotFound,*'
        Register-TestVault -Name Shut -Secrets @{} -Fails Locked
        (Get-ErrorOf { New-BinanceKeyPair x -Vault Shut }).FullyQualifiedErrorId | Should -BeLike 'VaultLocked,*'
        Unregister-SecretVault Shut
        (Get-ErrorOf { New-BinanceKeyPair x -AllowedIP 10.0.0.0/8 }).FullyQualifiedErrorId | Should -BeLike 'AllowedIPInvalid,*'
        Get-SecretInfo -Vault Store -Name x | Should -BeNullOrEmpty
    }

    It 'asks for the vault when none is the default' {
        Register-TestVault -Name Second -Secrets @{}
        Set-SecretVaultDefault -ClearDefault
        $failed = Get-ErrorOf { New-BinanceKeyPair x }
        Unregister-SecretVault Second
        $failed.FullyQualifiedErrorId | Should -BeLike 'VaultNotChosen,*'
    }

    It 'makes one for each row, and goes on when one fails' {
        $rows = "Name,Label,Purpose,Owner`nrow-1,first,ReadOnly,`nabc,taken,,`nrow-3,,,ops@example.com" | ConvertFrom-Csv
        $made = @($rows | New-BinanceKeyPair -Vault Store -ErrorVariable failed -ErrorAction SilentlyContinue)
        $made.Name | Should -Be 'row-1', 'row-3'
        $made.Label | Should -Be 'first', $null
        $made[1].Purpose | Should -BeNullOrEmpty
        @($failed).FullyQualifiedErrorId | Should -BeLike 'KeyExists,*'
        $recorded = (Get-SecretInfo row-3 -Vault Store).Metadata
        $recorded['bkt.owner'] | Should -Be 'ops@example.com'
        $recorded.ContainsKey('bkt.label') | Should -BeFalse
    }

    It 'gives out nothing when the vault does not store it' {
        Register-TestVault -Name ReadOnly -Secrets @{}
        $output = @()
        $failed = Get-ErrorOf { New-BinanceKeyPair x -Vault ReadOnly -OutVariable +output }
        $failed.FullyQualifiedErrorId | Should -BeLike 'VaultWriteFailed,*'
        $output.Count | Should -Be 0
        Unregister-SecretVault ReadOnly
    }

    It 'questions an address that Binance cannot see' {
        $null = New-BinanceKeyPair questioned -AllowedIP 192.168.1.7 -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*192.168.1.7*private*'
    }
}

Describe 'New-BinanceKeyPair into a file' {
    It 'writes an encrypted <_> key that the exchange accepts' -ForEach 'Ed25519', 'Rsa2048' {
        $folder = New-Folder
        $path = Join-Path $folder 'bot.pem'
        $pair = New-BinanceKeyPair -Path $path -Algorithm $_ -Passphrase $passphrase
        $pair.Path | Should -Be $path
        $pair.Name | Should -Be 'bot'
        $pair.Vault | Should -BeNullOrEmpty
        Get-Left $folder | Should -Be 'bot.pem'
        $text = Get-Content -LiteralPath $path -Raw
        $text | Should -BeLike '-----BEGIN ENCRYPTED PRIVATE KEY-----*'
        $text | Should -BeLike "*-----END ENCRYPTED PRIVATE KEY-----`n"

        # The runtime opens RSA by itself, and the module both.
        if ($_ -eq 'Rsa2048') {
            $rsa = [Security.Cryptography.RSA]::Create()
            $rsa.ImportFromEncryptedPem($text, 'correct horse é')
            $rsa.KeySize | Should -Be 2048
        }

        Set-Secret -Vault Store encrypted @{ ApiKey = (Get-SampleKey).ApiKey; PrivateKey = $text; Passphrase = $passphrase }
        (Get-BinanceKey encrypted).Algorithm | Should -Be $pair.Algorithm
    }

    It 'writes plain text only with -AsPlainText, with a warning' {
        $path = Join-Path (New-Folder) 'plain.pem'
        $pair = New-BinanceKeyPair -Path $path -AsPlainText -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*not protected by a passphrase*'
        $pair.NextCommand | Should -Not -Match 'Passphrase'
        Get-Answer $pair (Get-Content -LiteralPath $path -Raw) | Should -Be 'Reading'
        (Get-ErrorOf { New-BinanceKeyPair -Path $path -Force -AsPlainText -Passphrase $passphrase }).FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet,*'
    }

    It 'gives the file to its owner only, also where another stood' {
        if ($IsWindows) {
            Set-ItResult -Skipped -Because 'Windows has access control lists'
        }

        $path = Join-Path (New-Folder) 'mine.pem'
        Set-Content $path 'before'
        [IO.File]::SetUnixFileMode($path, 'UserRead, UserWrite, GroupRead, OtherRead')
        $null = New-BinanceKeyPair -Path $path @plain -Force
        [IO.File]::GetUnixFileMode($path) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
        Get-Content $path -TotalCount 1 | Should -Be '-----BEGIN PRIVATE KEY-----'
    }

    It 'is for the present user only on Windows' {
        if (-not $IsWindows) {
            Set-ItResult -Skipped -Because 'only Windows has access control lists'
        }

        $path = Join-Path (New-Folder) 'mine.pem'
        $null = New-BinanceKeyPair -Path $path @plain
        $list = Get-Acl $path
        $list.AreAccessRulesProtected | Should -BeTrue
        $list.Access.IdentityReference.Value | Should -Be ([Security.Principal.WindowsIdentity]::GetCurrent().Name)
    }

    It 'leaves a file that is there as it is, and replaces it with -Force' {
        $folder = New-Folder
        $path = Join-Path $folder 'bot.pem'
        Set-Content $path 'before'
        $failed = Get-ErrorOf { New-BinanceKeyPair -Path $path -Passphrase $passphrase }
        $failed.FullyQualifiedErrorId | Should -Be 'KeyFileExists,BinanceKeyTools.Commands.NewBinanceKeyPairCommand'
        $failed.TargetObject | Should -Be $path
        Get-Content $path | Should -Be 'before'
        $null = New-BinanceKeyPair -LiteralPath $path -Passphrase $passphrase -Force
        Get-Content $path -TotalCount 1 | Should -Be '-----BEGIN ENCRYPTED PRIVATE KEY-----'
        Get-Left $folder | Should -Be 'bot.pem'
    }

    It 'replaces a link and does not follow it' {
        if ($IsWindows) {
            Set-ItResult -Skipped -Because 'links need a right on Windows'
        }

        $folder = New-Folder
        Set-Content (Join-Path $folder 'target') 'before'
        $null = New-Item -ItemType SymbolicLink -Path (Join-Path $folder 'link.pem') -Target (Join-Path $folder 'target')
        (Get-ErrorOf { New-BinanceKeyPair -Path (Join-Path $folder 'link.pem') @plain }).FullyQualifiedErrorId | Should -BeLike 'KeyFileExists,*'
        $null = New-BinanceKeyPair -Path (Join-Path $folder 'link.pem') @plain -Force
        Get-Content (Join-Path $folder 'target') | Should -Be 'before'
        (Get-Item (Join-Path $folder 'link.pem')).LinkType | Should -BeNullOrEmpty
    }

    It 'takes a path relative to the present location, every character for itself' {
        $folder = New-Folder
        Push-Location $folder
        try {
            (New-BinanceKeyPair -Path 'a[1]*.pem' @plain).Path | Should -Be (Join-Path $folder 'a[1]*.pem')
        }
        finally {
            Pop-Location
        }

        Get-Left $folder | Should -Be 'a[1]*.pem'
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a folder that is not there'; path = 'missing/bot.pem'; id = 'KeyFilePathInvalid' }
        @{ what = 'a folder'; path = '.'; id = 'KeyFilePathInvalid' }
        @{ what = 'a path of another provider'; path = 'Env:/bot'; id = 'KeyFilePathInvalid' }
        @{ what = 'a drive that is not there'; path = 'nodrive:/bot.pem'; id = 'KeyFilePathInvalid' }
    ) {
        $folder = New-Folder
        Push-Location $folder
        try {
            $failed = Get-ErrorOf { New-BinanceKeyPair -Path $path @plain -Force }
        }
        finally {
            Pop-Location
        }

        $failed.FullyQualifiedErrorId | Should -Be "$id,BinanceKeyTools.Commands.NewBinanceKeyPairCommand"
        $failed.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Left $folder | Should -BeNullOrEmpty
    }

    It 'refuses a device' -Skip:$IsWindows {
        (Get-ErrorOf { New-BinanceKeyPair -Path /dev/null @plain -Force }).FullyQualifiedErrorId | Should -BeLike 'KeyFilePathInvalid,*'
    }

    It 'says that a folder cannot be written to, and leaves nothing' -Skip:$isRoot {
        if ($IsWindows) {
            Set-ItResult -Skipped -Because 'the folder is closed by its Unix mode'
        }

        $folder = New-Folder
        [IO.File]::SetUnixFileMode($folder, 'UserRead, UserExecute')
        (Get-ErrorOf { New-BinanceKeyPair -Path (Join-Path $folder 'x.pem') @plain }).FullyQualifiedErrorId | Should -BeLike 'KeyFileNotWritten,*'
        [IO.File]::SetUnixFileMode($folder, 'UserRead, UserWrite, UserExecute')
        Get-Left $folder | Should -BeNullOrEmpty
    }

    It 'says that the file system refuses, and leaves nothing' -Skip:$IsWindows {
        # Longer than a name may be; the temporary file beside it is not.
        $folder = New-Folder
        $failed = Get-ErrorOf { New-BinanceKeyPair -Path (Join-Path $folder "$('x' * 300).pem") @plain }
        $failed.FullyQualifiedErrorId | Should -BeLike 'KeyFileNotWritten,*'
        Get-Left $folder | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf, and asks for no passphrase' {
        $folder = New-Folder
        New-BinanceKeyPair -Path (Join-Path $folder 'x.pem') -WhatIf | Should -BeNullOrEmpty
        Get-Left $folder | Should -BeNullOrEmpty
    }

    It 'asks for the passphrase twice, hidden: <what>' -ForEach @(
        @{ what = 'the same'; answers = 'a secret', 'a secret'; id = '' }
        @{ what = 'not the same'; answers = 'a secret', 'a Secret'; id = 'PassphraseMismatch' }
        @{ what = 'nothing'; answers = '', ''; id = 'PassphraseEmpty' }
        @{ what = 'nobody answers'; answers = @(); id = 'InputNotAvailable' }
    ) {
        $folder = New-Folder
        $running = Start-Shell '$before = $gate.WaitOne(); New-BinanceKeyPair -Path $path' @{ path = Join-Path $folder 'x.pem'; gate = ($gate = [Threading.ManualResetEvent]::new($false)) }
        $answers | ForEach-Object { $running.Recorder.SecureAnswers.Enqueue($_) }
        $null = $gate.Set()
        $null = $running.Shell.EndInvoke($running.Handle)
        if ($id) {
            $running.Shell.Streams.Error.FullyQualifiedErrorId | Should -Be "$id,BinanceKeyTools.Commands.NewBinanceKeyPairCommand"
            $running.Output.Count | Should -Be 0
            Get-Left $folder | Should -BeNullOrEmpty
        }
        else {
            $running.Output[0].Name | Should -Be 'x'
            Get-Left $folder | Should -Be 'x.pem'
        }

        $running.Recorder.Shown -join "`n" | Should -Not -Match 'a secret'
        $running.Runspace.Dispose()
    }

    It 'keeps the passphrase out of the records that lead to the command' {
        $path = Join-Path (New-Folder) 'x.pem'
        $records = New-BinanceKeyPair -Path $path -Passphrase $passphrase -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $records[0].InvocationInfo.BoundParameters.Passphrase | Should -Be '***'
        (Get-ErrorOf { New-BinanceKeyPair -Path $path -Force -Passphrase ([securestring]::new()) }).FullyQualifiedErrorId | Should -BeLike 'PassphraseEmpty,*'
    }
}

Describe 'The command of the last step' {
    It 'completes a key in a vault and registers one from a file' {
        $inVault = New-BinanceKeyPair last-vault -Environment Sandbox -Purpose ReadOnly
        $inFile = New-BinanceKeyPair -Path (Join-Path (New-Folder) "last-f'ile.pem") -Passphrase $passphrase -Environment Sandbox -Label 'the label'
        $keys = $inVault, $inFile | ForEach-Object { @{ name = $_.Name; apiKey = $_.Algorithm.ToString().Substring(0, 2) * 16 + $_.Fingerprint; publicKey = $_.PublicKeyPem } }
        $sandbox = Start-TestSandbox -Keys $keys
        $answers = [System.Collections.Generic.Queue[string]]::new([string[]] ($keys[0].apiKey, 'correct horse é', $keys[1].apiKey))
        $enter = { ConvertTo-TestSecureString $answers.Dequeue() }
        try {
            $completed = . ([scriptblock]::Create($inVault.NextCommand.Replace('Read-Host -AsSecureString', '& $enter')))
            $registered = . ([scriptblock]::Create($inFile.NextCommand.Replace('Read-Host -AsSecureString', '& $enter')))
        }
        finally {
            $sandbox | Stop-BinanceSandbox
        }

        "$($completed.Outcome) $($completed.IsVerified)" | Should -Be 'Completed True'
        "$($registered.Outcome) $($registered.IsVerified) $($registered.Label)" | Should -Be 'Registered True the label'
        $key = Get-BinanceKey last-vault
        $key.State | Should -BeNullOrEmpty
        $key.Purpose | Should -Be 'ReadOnly'
        $key.ApiKey | Should -BeLike 'EdEd*'
    }
}

Describe 'Completion of New-BinanceKeyPair' {
    It 'offers <expected> for <line>' -ForEach @(
        @{ line = 'New-BinanceKeyPair x -Purpose Tax'; expected = 'TaxReporting' }
        @{ line = 'New-BinanceKeyPair x -Algorithm Rsa4'; expected = 'Rsa4096' }
        @{ line = 'New-BinanceKeyPair x -Environment SpotT'; expected = 'SpotTestnet' }
        @{ line = 'New-BinanceKeyPair x -Vault St'; expected = 'Store' }
    ) {
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be $expected
    }
}
