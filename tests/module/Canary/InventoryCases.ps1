# The inventory: every way in which a key comes to be registered, described, listed and taken out, and every way in which a vault fails
# meanwhile. SecretManagement keeps the value that it could not write reachable through $Error[0].TargetObject. Part of Cases.ps1.
# The faulty vaults keep their secrets in memory; they are registered by the first case and gone after the last one.

function Add-InventoryCase([string] $Name, [string] $ErrorId, [scriptblock] $Script, [object] $Data, [string] $Because, [string] $MayShow = '*') {
    Add-Case "inventory: $Name" $ErrorId $Script -Data $Data -Because $Because -MayShow $MayShow
}

$unproven = @{ SkipVerification = $true; Confirm = $false }
$faultyVaults = [ordered]@{
    Whole    = '', ''
    Throwing = 'Write:Throw', 'VaultWriteFailed'
    Timing   = 'Write:ThrowAfter', ''
    Flipping = 'Write:Flip', 'VaultReadBackDiffers'
    Cutting  = 'Write:Truncate=40', 'VaultReadBackDiffers'
    Small    = 'Write:Refuse=40', 'VaultWriteFailed'
    Misread  = 'Read:Flip', 'VaultReadBackDiffers'
    Blind    = 'Read:Throw', 'VaultFailed'
    Noteless = 'Note:Throw', ''
    Locked   = 'Any:Lock', 'VaultLocked'
    Closing  = 'Any:Lock@4-', 'VaultLocked'
    Unlisted = 'List:Throw', 'VaultFailed'
    Repeater = 'Write:Repeat', 'VaultWriteFailed'
    Slow     = 'Any:Delay=5', ''
}

Add-InventoryCase 'vaults that fail' '' {
    $folder = Join-Path $PSScriptRoot '..' 'vaults'
    foreach ($name in $faultyVaults.Keys) {
        foreach ($kind in 'Faulty', 'Bare') {
            Register-SecretVault -Name "$kind$name" -ModuleName (Join-Path $folder "${kind}Vault") -VaultParameters @{ Faults = $faultyVaults[$name][0] }
        }
    }
}
foreach ($name in $faultyVaults.Keys) {
    foreach ($kind in 'Faulty', 'Bare') {
        # A vault that lists nothing gives no hint of what it holds, and one without metadata has nothing to fail at.
        Add-InventoryCase "register in the vault $kind$name" $faultyVaults[$name][1] { Register-BinanceKey bot -Vault $case.Data -Credential $t.Credential.Hmac -Force @unproven @loud } -Data "$kind$name"
        if ($name -notin 'Whole', 'Timing', 'Slow', 'Noteless') {
            Add-InventoryCase "a private key in the vault $kind$name" 'Vault*' { Register-BinanceKey rsa -Vault $case.Data -Credential $t.Credential.Rsa -Force @unproven @loud } -Data "$kind$name"
        }
    }
}
foreach ($name in 'Whole', 'Timing', 'Slow', 'Noteless') {
    foreach ($kind in 'Faulty', 'Bare') {
        Add-InventoryCase "overwrite in the vault $kind$name" '' { Register-BinanceKey bot -Vault $case.Data -Credential $t.Credential.Ed25519 -Force @unproven @loud } -Data "$kind$name"
        Add-InventoryCase "record in the vault $kind$name" ($kind -eq 'Faulty' -and $name -eq 'Noteless' ? 'KeyMetadataNotRecorded' : '') {
            Set-BinanceKey bot -Vault $case.Data -Label 'a label' -Proxy "http://user:$($t.ProxyPassword)@127.0.0.1:3128" -Force -PassThru @loud
        } -Data "$kind$name"
        Add-InventoryCase "take out of the vault $kind$name" '' { Unregister-BinanceKey bot -Vault $case.Data -Confirm:$false -Force -PassThru @loud } -Data "$kind$name"
    }
}
foreach ($name in 'Throwing', 'Cutting', 'Locked', 'Repeater') {
    Add-InventoryCase "a new pair in the vault Faulty$name" 'Vault*' { New-BinanceKeyPair pair -Vault $case.Data @loud } -Data "Faulty$name"
    Add-InventoryCase "what the vault Faulty$name is worth" '' { Test-BinanceKeyVault $case.Data -WriteTest -Confirm:$false @loud } -Data "Faulty$name"
}

# Forms of input.
$proven = @{ Vault = 'FaultyWhole'; Environment = 'Sandbox'; Force = $true; Confirm = $false }
$secure = { ConvertTo-SecureString $args[0] -AsPlainText -Force }
Add-InventoryCase 'register a credential, proven' '' { Register-BinanceKey one -Credential $t.Credential.Hmac -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register it again' '' { Register-BinanceKey one -Credential $t.Credential.Hmac -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register texts' '' { Register-BinanceKey two -ApiKey $t.HmacApiKey -Secret (& $secure $t.HmacSecret) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register secure texts' '' { Register-BinanceKey three -ApiKey (& $secure $t.RsaApiKey) -Secret (& $secure $t.RsaPem) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register a file' '' { Register-BinanceKey four -ApiKey $t.Ed25519ApiKey -LiteralPath $t.NewFile('.pem', $t.Ed25519Pem) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register an encrypted file' '' { Register-BinanceKey five -ApiKey $t.RsaApiKey -PrivateKeyPath $t.NewFile('.pem', $t.EncryptedPem) -Passphrase (& $secure $t.Passphrase) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register rows' '' {
    $rows = "Name,ApiKey,Secret,Label,Proxy`nrow1,<key>,<secret>,first,`nrow2,`"<key>`",`"<secret>`",second,"
    Import-Csv $t.NewFile('.csv', $rows) | Register-BinanceKey -Vault FaultyWhole -Force @unproven @loud
}
Add-InventoryCase 'register rows that are wrong' 'ApiKey*' {
    $rows = "Name,ApiKey,Secret,Passphrase,<key>`nrow3,<secret>,,,`nrow4,,<secret>,,`nrow5,`" <key>`",<secret>,,<secret>`n<key>,<key>,<secret>,,`nrow6,<key>x,<lines>,<secret>,"
    Import-Csv $t.NewFile('.csv', $rows) | Register-BinanceKey -Vault FaultyWhole -Force @unproven @loud
}
Add-InventoryCase 'register objects' '' { [pscustomobject]@{ Name = 'object'; ApiKey = $t.HmacApiKey; Secret = (& $secure $t.HmacSecret) } | Register-BinanceKey -Vault FaultyWhole -Force @unproven @loud }
Add-InventoryCase 'register keys of a sandbox' '' { $t.Sandbox.Keys | Where-Object Name -EQ generated | Register-BinanceKey -Vault FaultyWhole -Force @unproven @loud }
Add-InventoryCase 'nobody to ask' 'InputNotAvailable' { Register-BinanceKey asked -Vault FaultyWhole @unproven @loud; Register-BinanceKey asked -ApiKey $t.HmacApiKey -Vault FaultyWhole @unproven @loud }
Add-InventoryCase 'a pair and its API key' '' {
    New-BinanceKeyPair joined -Vault FaultyWhole -Label bot @loud
    Register-BinanceKey joined -ApiKey $t.UnknownApiKey -Vault FaultyWhole @unproven @loud
}
Add-InventoryCase 'a pair in a file' '' {
    New-BinanceKeyPair -Path $t.NewFile('.pem', '') -Passphrase (& $secure $t.Passphrase) -Force -Confirm:$false @loud
    New-BinanceKeyPair -Path (Join-Path $t.Input 'plain.pem') -AsPlainText -Force -Confirm:$false @loud
}
Add-InventoryCase 'a pair in a file that cannot be' '*' { New-BinanceKeyPair -Path (Join-Path $t.Input $t.HmacSecret 'key.pem') -Passphrase (& $secure $t.Passphrase) @loud }
Add-InventoryCase 'what if' '' {
    Register-BinanceKey one -Credential $t.Credential.Rsa -Vault FaultyWhole -Force -SkipVerification -WhatIf @loud
    Set-BinanceKey one -Vault FaultyWhole -Label $t.Note -WhatIf @loud
    Unregister-BinanceKey one -Vault FaultyWhole -WhatIf @loud
    New-BinanceKeyPair other -Vault FaultyWhole -WhatIf @loud
}
Add-InventoryCase 'nobody to confirm' '*' { Register-BinanceKey one -Credential $t.Credential.Rsa -Vault FaultyWhole -Force -SkipVerification -Confirm @loud; Unregister-BinanceKey one -Vault FaultyWhole -Confirm @loud }

# Refusals.
Add-InventoryCase 'a name that is taken' 'KeyExists' { Register-BinanceKey one -Credential $t.Credential.Unknown -Vault FaultyWhole @unproven @loud }
Add-InventoryCase 'a key that another name has' 'KeyAlreadyRegistered' { Register-BinanceKey again -Credential $t.Credential.Hmac -Vault FaultyWhole @unproven @loud }
Add-InventoryCase 'a name that is a key' 'KeyNameInvalid' { Register-BinanceKey $t.HmacApiKey -Credential $t.Credential.Hmac -Vault FaultyWhole -Force @unproven @loud }
Add-InventoryCase 'a vault that is a secret' 'VaultNotFound' { Register-BinanceKey bot -Credential $t.Credential.Hmac -Vault $t.HmacSecret -Force @unproven @loud }
Add-InventoryCase 'refused keys' '*' {
    foreach ($credential in $t.Credential.Unknown, $t.Credential.WrongSecret, $t.Credential.WrongPem, $t.Credential.Elsewhere) { Register-BinanceKey refused -Credential $credential -BaseUri $t.Through -TrySwapped @proven @loud }
}
foreach ($echo in 'HTML page', 'error -2015', 'error -1022', 'not found', 'cut off JSON') {
    Add-InventoryCase "an answer that repeats the request: $echo" '*' { Register-BinanceKey echoed -Credential $t.Credential.Ed25519 -BaseUri $t.NewWire($case.Data).Address @proven @loud } -Data $echoes[$echo][0]
}
Add-InventoryCase 'no connection' 'Binance*' { Register-BinanceKey unreached -Credential $t.Credential.Hmac -BaseUri $t.Closed -Proxy "http://user:$($t.ProxyPassword)@127.0.0.1:9" @proven @loud }
Add-InventoryCase 'pairs that are none' '*' {
    $pair = { param($name, $text) [pscredential]::new($name, (ConvertTo-SecureString $text -AsPlainText -Force)) }
    @(
        & $pair $t.HmacSecret $t.HmacApiKey
        & $pair " $($t.HmacApiKey)" $t.HmacSecret
        & $pair "`"$($t.HmacApiKey)`"" "'$($t.HmacSecret)'"
        & $pair "$([char] 0xFEFF)$($t.HmacApiKey)" $t.HmacSecret
        & $pair $t.RsaApiKey $t.RsaPublicPem
        & $pair $t.RsaApiKey $t.EncryptedPem
        & $pair $t.RsaApiKey $t.SmallRsaPem
        & $pair $t.RsaApiKey $t.CurvePem
        & $pair $t.RsaApiKey $t.RsaPem.Substring(0, 300)
        & $pair $t.RsaPem $t.RsaApiKey
        & $pair $t.HmacApiKey $t.HmacApiKey
    ) | ForEach-Object { Register-BinanceKey none -Credential $_ -Vault FaultyWhole -Force @unproven @loud }
}
Add-InventoryCase 'a wrong passphrase' 'PemPassphraseWrong' { Register-BinanceKey five -ApiKey $t.RsaApiKey -LiteralPath $t.NewFile('.pem', $t.EncryptedPem) -Passphrase (& $secure $t.WrongPassphrase) -Vault FaultyWhole -Force @unproven @loud }
Add-InventoryCase 'a file that is not there' '*' { Register-BinanceKey six -ApiKey $t.HmacApiKey -LiteralPath (Join-Path $t.Input $t.HmacSecret) -Vault FaultyWhole -Force @unproven @loud }
Add-InventoryCase 'texts where there are none' 'ParameterArgumentTransformationError*' { Register-BinanceKey seven -ApiKey $t.HmacApiKey -Secret $t.HmacSecret -Vault FaultyWhole @unproven @loud }
Add-InventoryCase 'a text for a passphrase' 'ParameterArgumentTransformationError*' { Register-BinanceKey seven -ApiKey $t.HmacApiKey -LiteralPath x -Passphrase $t.Passphrase -Vault FaultyWhole @unproven @loud }

# Notes.
Add-InventoryCase 'secrets for notes' '' {
    Register-BinanceKey noted -Credential $t.Credential.Unknown -Vault FaultyWhole -Force -Label $t.Note -Owner "me $($t.Note)" -Account $t.Note -Tag $t.Note, a @unproven @loud
    Get-BinanceKey noted -Vault FaultyWhole @loud
    Set-BinanceKey noted -Vault FaultyWhole -Label "now $($t.Note)" -Owner $t.Note -Account $t.Note -Tag $t.Note -PassThru -Force @loud
}
Add-InventoryCase 'a secret for a purpose' '*' { Set-BinanceKey noted -Vault FaultyWhole -Purpose $t.Note -Force @loud; throw 'The purpose was taken.' }
Add-InventoryCase 'secrets for addresses' '*' { Set-BinanceKey one -Vault FaultyWhole -AllowedIP $t.Note, $t.HmacSecret @loud; Register-BinanceKey ten -Credential $t.Credential.Unknown -AllowedIP $t.Note -Vault FaultyWhole @unproven @loud }
Add-InventoryCase 'a proxy that is none' '*' { Set-BinanceKey one -Vault FaultyWhole -Proxy "user:$($t.ProxyPassword)@proxy:3128" @loud; Set-BinanceKey one -Vault FaultyWhole -Proxy $t.HmacSecret @loud }
Add-InventoryCase 'nothing of that name' 'KeyNotFound' { Set-BinanceKey $t.HmacSecret -Vault FaultyWhole -Label a @loud; Unregister-BinanceKey $t.HmacApiKey -Vault FaultyWhole -Confirm:$false @loud }

# Lists.
Add-InventoryCase 'lists' '' {
    Get-BinanceKey -Vault FaultyWhole -ReadSecret @loud
    Get-BinanceKey -Vault BareWhole @loud
    Get-BinanceKey -Vault FaultyWhole -Registered -Environment Sandbox -Algorithm Hmac -Stale 60 @loud
    Get-BinanceKey -Vault FaultyWhole -State Replaced @loud
    Get-BinanceKey -Vault FaultyWhole -Tag $t.Note -Owner $t.Note -Purpose $t.Note @loud
    Get-BinanceKey -Vault FaultyWhole | Set-BinanceKey -Tag a -PassThru -Force @loud
}
Add-InventoryCase 'lists of vaults that fail' 'Vault*' { Get-BinanceKey -Vault FaultyUnlisted @loud; Get-BinanceKey -Vault FaultyLocked @loud; Get-BinanceKey -Vault FaultyBlind -ReadSecret @loud }
Add-InventoryCase 'what vaults are worth' '' { Test-BinanceKeyVault FaultyWhole, BareWhole, FaultyUnlisted, Talkative, Careless @loud; Test-BinanceKeyVault $t.HmacSecret -ErrorAction SilentlyContinue @loud | Out-Null; $Error.Clear() }
Add-InventoryCase 'take out' '' { Get-BinanceKey -Vault FaultyWhole | Unregister-BinanceKey -Force -Confirm:$false -PassThru @loud }
Add-InventoryCase 'vaults that fail go' '' { foreach ($name in $faultyVaults.Keys) { Unregister-SecretVault "Faulty$name"; Unregister-SecretVault "Bare$name" } }
