# The inventory: every way in which a key comes to be registered, described, listed and taken out, and every way in which a vault fails
# meanwhile. SecretManagement keeps the value that it could not write reachable through $Error[0].TargetObject. Part of Cases.ps1.
# The faulty vaults keep their secrets in memory, and are registered for one case.

function Add-InventoryCase([string] $Name, [string] $ErrorId, [scriptblock] $Script, [object] $Data, [string] $Because, [string] $MayShow = '*') {
    Add-Case "inventory: $Name" $ErrorId $Script -Data $Data -Because $Because -MayShow $MayShow
}

$unproven = @{ SkipVerification = $true; Confirm = $false }
$faultyVaults = [ordered]@{
    'throws'                 = 'Write:Throw@2-', 'VaultWriteFailed'
    'throws afterwards'      = 'Write:ThrowAfter@2-', ''
    'changes values'         = 'Write:Flip@2-', 'VaultReadBackDiffers'
    'cuts values'            = 'Write:Truncate=40@2-', 'VaultReadBackDiffers'
    'is small'               = 'Write:Refuse=100', 'Vault*'
    'misreads'               = 'Read:Flip@2-', 'VaultReadBackDiffers'
    'cannot read'            = 'Read:Throw', 'VaultFailed'
    'takes no notes'         = 'Note:Throw', 'KeyMetadataNotRecorded'
    'is locked'              = 'Any:Lock', 'VaultLocked'
    'is locked half-way'     = 'Any:Lock@9-', 'VaultLocked'
    'lists nothing'          = 'List:Throw', 'VaultFailed'
    'removes nothing'        = 'Remove:Throw', 'KeyNotRemoved'
    'repeats what it is given' = 'Write:Repeat', 'VaultWriteFailed'
    'says what it holds'     = 'Any:Say', ''
    'asks with what it holds, a line'       = 'Any:AskReadHost@9-', 'VaultLocked'
    'asks with what it holds, a credential' = 'Any:AskGetCredential@9-', 'VaultLocked'
    'asks with what it holds, fields'       = 'Any:AskFields@9-', 'VaultLocked'
    'asks with what it holds, a choice'     = 'Any:AskChoice@9-', 'VaultLocked'
    'asks with what it holds, by a warning' = 'Any:AskInquiry@9-', 'VaultLocked'
    'asks with what it holds, to go on'     = 'Any:AskConfirmation@9-', 'VaultLocked'
    'says what it holds, and ends'          = 'Read:Say,Read:Exit@2-', 'VaultFailed'
}
foreach ($name in $faultyVaults.Keys) {
    # Without metadata there is nothing to note down. What is said or asked is the same with it and without.
    foreach ($kind in $name -match 'takes no notes|what it holds' ? 'Faulty' : ('Faulty', 'Bare')) {
        Add-InventoryCase "a $kind vault that $name" $faultyVaults[$name][1] {
            $kind, $faults = $case.Data
            Register-SecretVault -Name Faulted -ModuleName (Join-Path $PSScriptRoot '..' 'vaults' "${kind}Vault") -VaultParameters @{ Faults = $faults; Id = [guid]::NewGuid().ToString() }
            try {
                Register-BinanceKey bot -Vault Faulted -Credential $t.Credential.Hmac -Force @unproven @loud
                Register-BinanceKey bot -Vault Faulted -Credential $t.Credential.Ed25519 -Force @unproven @loud
                Register-BinanceKey rsa -Vault Faulted -Credential $t.Credential.Rsa -Force @unproven @loud
                Set-BinanceKey bot -Vault Faulted -Label 'a label' -Proxy "http://user:$($t.ProxyPassword)@127.0.0.1:3128" -Force -PassThru @loud
                Get-BinanceKey -Vault Faulted -ReadSecret @loud
                try { New-BinanceKeyPair pair -Vault Faulted @loud } catch { $_ }
                Unregister-BinanceKey bot -Vault Faulted -Confirm:$false -Force -PassThru @loud
            }
            finally {
                Unregister-SecretVault Faulted
            }
        } -Data @($kind, $faultyVaults[$name][0])
    }
}

Add-InventoryCase 'vaults' '' {
    $folder = Join-Path $PSScriptRoot '..' 'vaults'
    Register-SecretVault -Name Whole -ModuleName (Join-Path $folder 'FaultyVault') -VaultParameters @{ Id = 'whole' }
    Register-SecretVault -Name Bare -ModuleName (Join-Path $folder 'BareVault') -VaultParameters @{ Id = 'bare' }
    Register-SecretVault -Name Repeater -ModuleName (Join-Path $folder 'FaultyVault') -VaultParameters @{ Faults = 'Write:Repeat'; Id = 'repeater' }
}

# Forms of input.
$proven = @{ Vault = 'Whole'; Environment = 'Sandbox'; Force = $true; Confirm = $false }
$secure = { ConvertTo-SecureString $args[0] -AsPlainText -Force }
Add-InventoryCase 'register a credential, proven' '' { Register-BinanceKey one -Credential $t.Credential.Hmac -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register it again' '' { Register-BinanceKey one -Credential $t.Credential.Hmac -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register texts' '' { Register-BinanceKey two -ApiKey $t.HmacApiKey -Secret (& $secure $t.HmacSecret) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register secure texts' '' { Register-BinanceKey three -ApiKey (& $secure $t.RsaApiKey) -Secret (& $secure $t.RsaPem) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register a file' '' { Register-BinanceKey four -ApiKey $t.Ed25519ApiKey -LiteralPath $t.NewFile('.pem', $t.Ed25519Pem) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register an encrypted file' '' { Register-BinanceKey five -ApiKey $t.RsaApiKey -PrivateKeyPath $t.NewFile('.pem', $t.EncryptedPem) -Passphrase (& $secure $t.Passphrase) -BaseUri $t.Through @proven @loud }
Add-InventoryCase 'register rows' '' {
    $rows = "Name,ApiKey,Secret,Label,Proxy`nrow1,<key>,<secret>,first,`nrow2,`"<key>`",`"<secret>`",second,"
    Import-Csv $t.NewFile('.csv', $rows) | Register-BinanceKey -Vault Whole -Force @unproven @loud
}
Add-InventoryCase 'register rows that are wrong' 'ApiKey*' {
    $rows = "Name,ApiKey,Secret,Passphrase,<key>`nrow3,<secret>,,,`nrow4,,<secret>,,`nrow5,`" <key>`",<secret>,,<secret>`n<key>,<key>,<secret>,,`nrow6,<key>x,<lines>,<secret>,"
    Import-Csv $t.NewFile('.csv', $rows) | Register-BinanceKey -Vault Whole -Force @unproven @loud
}
Add-InventoryCase 'register objects' '' { [pscustomobject]@{ Name = 'object'; ApiKey = $t.HmacApiKey; Secret = (& $secure $t.HmacSecret) } | Register-BinanceKey -Vault Whole -Force @unproven @loud }
Add-InventoryCase 'register keys of a sandbox' '' { $t.Sandbox.Keys | Where-Object Name -EQ generated | Register-BinanceKey -Vault Whole -Force @unproven @loud }
Add-InventoryCase 'nobody to ask' 'InputNotAvailable' { Register-BinanceKey asked -Vault Whole @unproven @loud; Register-BinanceKey asked -ApiKey $t.HmacApiKey -Vault Whole @unproven @loud }
Add-InventoryCase 'a pair and its API key' '' {
    New-BinanceKeyPair joined -Vault Whole -Label bot @loud
    Register-BinanceKey joined -ApiKey $t.UnknownApiKey -Vault Whole @unproven @loud
}
Add-InventoryCase 'a pair in a file' '' {
    New-BinanceKeyPair -Path $t.NewFile('.pem', '') -Passphrase (& $secure $t.Passphrase) -Force -Confirm:$false @loud
    New-BinanceKeyPair -Path (Join-Path $t.Input 'plain.pem') -AsPlainText -Force -Confirm:$false @loud
}
Add-InventoryCase 'a pair in a file that cannot be' '*' { New-BinanceKeyPair -Path (Join-Path $t.Input $t.HmacSecret 'key.pem') -Passphrase (& $secure $t.Passphrase) @loud }
Add-InventoryCase 'what if' '' {
    Register-BinanceKey one -Credential $t.Credential.Rsa -Vault Whole -Force -SkipVerification -WhatIf @loud
    Set-BinanceKey one -Vault Whole -Label other -WhatIf @loud
    Unregister-BinanceKey one -Vault Whole -WhatIf @loud
    New-BinanceKeyPair other -Vault Whole -WhatIf @loud
}
Add-InventoryCase 'nobody to confirm' '*' { Register-BinanceKey one -Credential $t.Credential.Rsa -Vault Whole -Force -SkipVerification -Confirm @loud; Unregister-BinanceKey one -Vault Whole -Confirm @loud }

# Refusals.
Add-InventoryCase 'a name that is taken' 'KeyExists' { Register-BinanceKey one -Credential $t.Credential.Unknown -Vault Whole @unproven @loud }
Add-InventoryCase 'a key that another name has' 'KeyAlreadyRegistered' { Register-BinanceKey again -Credential $t.Credential.Hmac -Vault Whole @unproven @loud }
Add-InventoryCase 'a name that is a key' 'KeyNameInvalid' { Register-BinanceKey $t.HmacApiKey -Credential $t.Credential.Hmac -Vault Whole -Force @unproven @loud }
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
    ) | ForEach-Object { Register-BinanceKey none -Credential $_ -Vault Whole -Force @unproven @loud }
}
Add-InventoryCase 'a wrong passphrase' 'PemPassphraseWrong' { Register-BinanceKey five -ApiKey $t.RsaApiKey -LiteralPath $t.NewFile('.pem', $t.EncryptedPem) -Passphrase (& $secure $t.WrongPassphrase) -Vault Whole -Force @unproven @loud }
Add-InventoryCase 'a file that is not there' '*' { Register-BinanceKey six -ApiKey $t.HmacApiKey -LiteralPath (Join-Path $t.Input $t.HmacSecret) -Vault Whole -Force @unproven @loud }
Add-InventoryCase 'texts where there are none' 'ParameterArgumentTransformationError*' { Register-BinanceKey seven -ApiKey $t.HmacApiKey -Secret $t.HmacSecret -Vault Whole @unproven @loud } -Because $byEngine -MayShow '*walk.txt: *'
Add-InventoryCase 'a text for a passphrase' 'ParameterArgumentTransformationError*' { Register-BinanceKey seven -ApiKey $t.HmacApiKey -LiteralPath x -Passphrase $t.Passphrase -Vault Whole @unproven @loud } -Because $byEngine -MayShow '*walk.txt: *'

# Notes.
Add-InventoryCase 'secrets for notes' 'NoteInvalid' {
    foreach ($note in @{ Label = $t.Note }, @{ Owner = "me $($t.Note)" }, @{ Account = $t.Note }, @{ Tag = $t.Note, 'a' }, @{ Purpose = $t.Note }) {
        try { Register-BinanceKey noted -Credential $t.Credential.Unknown -Vault Whole -Force @note @unproven @loud } catch { $_ }
        try { Set-BinanceKey one -Vault Whole @note -PassThru -Force @loud } catch { $_ }
    }
}
Add-InventoryCase 'secrets for addresses' '*' { Set-BinanceKey one -Vault Whole -AllowedIP $t.Note, $t.HmacSecret @loud; Register-BinanceKey ten -Credential $t.Credential.Unknown -AllowedIP $t.Note -Vault Whole @unproven @loud }
Add-InventoryCase 'a proxy that is none' '*' { Set-BinanceKey one -Vault Whole -Proxy "user:$($t.ProxyPassword)@proxy:3128" @loud; Set-BinanceKey one -Vault Whole -Proxy $t.HmacSecret @loud }
Add-InventoryCase 'nothing of that name' 'KeyNotFound' { Set-BinanceKey $t.HmacSecret -Vault Whole -Label a @loud; Unregister-BinanceKey $t.HmacApiKey -Vault Whole -Confirm:$false @loud }

# What Binance tells, recorded.
$asked = @{ Environment = 'Sandbox'; Confirm = $false }
Add-InventoryCase 'update' '' { Update-BinanceKey one, two, three, four, five -Vault Whole -BaseUri $t.Through @asked @loud; Update-BinanceKey one -Vault Whole -BaseUri $t.Through -Environment Sandbox -WhatIf @loud }
Add-InventoryCase 'update what is refused' 'BinanceApi*' { Update-BinanceKey joined -Vault Whole -BaseUri $t.Through @asked @loud }
Add-InventoryCase 'update what somebody noted secrets about' '*' { Update-BinanceKey noted, misnoted -Vault Careless -BaseUri $t.Through @asked @loud }
Add-InventoryCase 'update where a fingerprint was a secret' '' {
    Set-SecretInfo one -Vault Whole -Metadata @{ 'bkt.version' = '1'; 'bkt.fingerprint' = $t.HmacSecret; 'bkt.algorithm' = $t.Note; 'bkt.createdAt' = $t.Note }
    Update-BinanceKey one -Vault Whole -BaseUri $t.Through @asked @loud
}
Add-InventoryCase 'update in a vault that takes no notes' 'KeyMetadataNotRecorded' {
    Register-SecretVault Faulted -ModuleName (Join-Path $PSScriptRoot '..' 'vaults' 'FaultyVault') -VaultParameters @{ Faults = 'Note:Throw'; Id = [guid]::NewGuid().ToString() }
    try {
        Set-Secret bot -Vault Faulted -Secret $t.Credential.Hmac
        Update-BinanceKey bot -Vault Faulted -BaseUri $t.Through @asked @loud
    }
    finally {
        Unregister-SecretVault Faulted
    }
}
foreach ($echo in 'HTML page', 'error -2015', 'not found', 'cut off JSON') {
    Add-InventoryCase "update by an answer that repeats the request: $echo" '*' { Update-BinanceKey two, four -Vault Whole -BaseUri $t.NewWire($case.Data).Address @asked @loud } -Data $echoes[$echo][0]
}

# Lists.
Add-InventoryCase 'lists' '' {
    Get-BinanceKey -Vault Whole -ReadSecret @loud
    Get-BinanceKey -Vault Bare @loud
    Get-BinanceKey -Vault Whole -Registered -Environment Sandbox -Algorithm Hmac -Stale 60 @loud
    Get-BinanceKey -Vault Whole -State Replaced @loud
    Get-BinanceKey -Vault Whole -Tag $t.Note -Owner $t.Note -Purpose $t.Note @loud
    Get-BinanceKey -Vault Whole | Set-BinanceKey -Tag a -PassThru -Force @loud
}
Add-InventoryCase 'what vaults are worth' '' { Test-BinanceKeyVault Whole, Bare, Repeater, Talkative, Careless @loud; Test-BinanceKeyVault Bare, Repeater -WriteTest -Confirm:$false @loud }
Add-InventoryCase 'what a vault that is a secret is worth' '' { Test-BinanceKeyVault $t.HmacSecret @loud }
Add-InventoryCase 'take out' '' { Get-BinanceKey -Vault Whole | Unregister-BinanceKey -Force -Confirm:$false -PassThru @loud }
Add-InventoryCase 'the vaults go' '' { 'Whole', 'Bare', 'Repeater' | ForEach-Object { Unregister-SecretVault $_ } }
