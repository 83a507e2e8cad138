# New key pairs: what they are asked for with is secret, or is put where no secret belongs. Part of Cases.ps1.

foreach ($kind in @{ Name = 'a new file'; Id = ''; Path = 'pair.pem' }, @{ Name = 'a file that is there'; Id = 'KeyFileExists'; Path = 'pair.pem' }, @{ Name = 'a file that cannot be written'; Id = 'KeyFileNotWritten'; Path = 'x' * 300 }) {
    Add-Case "pairs: a passphrase for $($kind.Name)" $kind.Id {
        New-BinanceKeyPair -Path $t.Report($case.Data) -Passphrase ([Net.NetworkCredential]::new('', $t.Passphrase).SecurePassword) -Purpose SpotTrading @loud
    } -Data $kind.Path
}

Add-Case 'pairs: nobody to ask for a passphrase' 'InputNotAvailable' { New-BinanceKeyPair -Path $t.Report('asked.pem') -Label bot @loud }
Add-Case 'pairs: secrets as folder and file' 'KeyFilePathInvalid' { New-BinanceKeyPair -Path (Join-Path $HOME $t.HmacSecret "$($t.HmacApiKey).pem") -AsPlainText @loud }
foreach ($parameter in 'Label', 'Purpose', 'Owner', 'Account', 'Tag') {
    Add-Case "pairs: a secret as $parameter" 'NoteInvalid' {
        $note = @{ $case.Data = $t.HmacSecret }
        New-BinanceKeyPair noted @note @loud
    } -Data $parameter
}

Add-Case 'pairs: a secret as address' 'AllowedIPInvalid' { New-BinanceKeyPair noted -AllowedIP $t.HmacSecret @loud }
Add-Case 'pairs: a proxy with a password' 'ProxyMalformed' { New-BinanceKeyPair noted -Proxy "user:$($t.ProxyPassword)@proxy" @loud }
Add-Case 'pairs: a secret as vault' 'VaultNotFound' { New-BinanceKeyPair noted -Vault $t.HmacSecret @loud }
Add-Case 'pairs: a secret as name' '' { New-BinanceKeyPair $t.HmacSecret -WhatIf @loud }
