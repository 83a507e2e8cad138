# The changes to keys in vaults that kill tests and fault tests interrupt, and how they look into the vault afterwards.

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'ModuleTest.psm1')
Import-Module (Join-Path $PSScriptRoot 'FaultyVaults.psm1')

function Get-TestText {
    <# 64 letters and digits, the same for the same label. #>
    param([Parameter(Mandatory)] [string] $Label)

    $alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
    -join ([Security.Cryptography.SHA512]::HashData([Text.Encoding]::UTF8.GetBytes($Label)) | ForEach-Object { $alphabet[$_ % $alphabet.Length] })
}

function Get-TestPair {
    <# The pairs of the changes: the one that is there before, the one that comes, and a private key that waits for its API key. #>
    param([Parameter(Mandatory)] [ValidateSet('Old', 'New', 'Pending', 'Completed')] [string] $Which)

    switch ($Which) {
        'Old' { [pscustomobject]@{ ApiKey = Get-TestText 'the API key that is there'; Secret = Get-TestText 'the secret that is there' } }
        'New' { [pscustomobject]@{ ApiKey = Get-TestText 'the API key that comes'; Secret = Get-TestText 'the secret that comes' } }
        'Pending' { [pscustomobject]@{ ApiKey = 'pending'; Secret = $script:privateKey } }
        'Completed' { [pscustomobject]@{ ApiKey = Get-TestText 'the API key that Binance showed'; Secret = $script:privateKey } }
    }
}

# The key pair printed in the exchange's fix-api.md.
$script:privateKey = "-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIIJEYWtGBrhACmb9Dvy+qa8WEf0lQOl1s4CLIAB9m89u`n-----END PRIVATE KEY-----`n"

# Each change: what is in the vault before and after, what stays as a copy, in which vaults a process is killed that makes it, and the
# command: name and vault, the vault once more, and the address of a sandbox that knows the new key.
$script:changes = @(
    @{
        Name = 'register'; Before = $null; After = 'New'; Killed = 'Kept', 'Bare'
        Script = { param($Key, $Vault, $Sandbox) Register-BinanceKey @Key -Credential (ConvertTo-PairCredential New) -SkipVerification }
    }
    @{
        Name = 'overwrite'; Before = 'Old'; After = 'New'; Kept = 'Old'
        Script = { param($Key, $Vault, $Sandbox) Register-BinanceKey @Key -Credential (ConvertTo-PairCredential New) -SkipVerification -Force -Confirm:$false }
    }
    @{
        Name = 'overwrite, proven'; Before = 'Old'; After = 'New'; Killed = 'Kept', 'Bare'
        Script = { param($Key, $Vault, $Sandbox) Register-BinanceKey @Key -Credential (ConvertTo-PairCredential New) -BaseUri $Sandbox -Environment Sandbox -Force -Confirm:$false }
    }
    @{
        Name = 'complete'; Before = 'Pending'; After = 'Completed'; Killed = 'Kept', 'Bare'
        Script = { param($Key, $Vault, $Sandbox) Register-BinanceKey @Key -ApiKey (Get-TestPair Completed).ApiKey -SkipVerification }
    }
    @{
        Name = 'set'; Before = 'Old'; After = 'Old'; Killed = 'Kept', 'Bare'
        Script = { param($Key, $Vault, $Sandbox) Set-BinanceKey @Key -Label 'a new label' -Owner somebody }
    }
    @{
        Name = 'unregister'; Before = 'Old'; After = $null
        Script = { param($Key, $Vault, $Sandbox) Unregister-BinanceKey @Key -Confirm:$false }
    }
    @{
        Name = 'new pair'; Before = $null; After = 'Any'
        Script = { param($Key, $Vault, $Sandbox) New-BinanceKeyPair @Key -Purpose SpotTrading }
    }
) | ForEach-Object { [pscustomobject] @{ Name = $_.Name; Before = $_.Before; After = $_.After; Kept = $_.Kept; Script = $_.Script; Killed = $_.Killed ?? 'Kept' } }

function ConvertTo-PairCredential {
    <# One of the pairs as a credential. #>
    param([Parameter(Mandatory)] [string] $Which)

    $pair = Get-TestPair $Which
    ConvertTo-TestCredential $pair.ApiKey $pair.Secret
}

function Get-KeyChange {
    <# The changes, all or the one of a name. #>
    param([string] $Name = '*')

    $script:changes | Where-Object Name -Like $Name
}

function New-KeyChangeEntry {
    <# What a vault holds before a change: the table that Set-VaultEntry takes. #>
    param([Parameter(Mandatory)] $Change, [switch] $Bare)

    $entries = @{}
    if ($Change.Before) {
        $pair = Get-TestPair $Change.Before
        $notes = @{ 'bkt.version' = '1'; 'bkt.label' = 'the old label'; 'bkt.owner' = 'ops'; 'bkt.environment' = 'Sandbox' }
        if ($Change.Before -eq 'Pending') { $notes['bkt.state'] = 'Pending'; $notes['bkt.algorithm'] = 'Ed25519' }
        $entries['bot'] = $Bare ?
            @{ Value = @{ ApiKey = $pair.ApiKey; SecretKey = (ConvertTo-TestSecureString $pair.Secret) } + $notes; Metadata = $null } :
            @{ Value = (ConvertTo-TestCredential $pair.ApiKey $pair.Secret); Metadata = $notes }
    }

    $entries
}

function Invoke-KeyChange {
    <# Makes a change to the key 'bot' of a vault. #>
    param([Parameter(Mandatory)] $Change, [Parameter(Mandatory)] [string] $Vault, [string] $Sandbox)

    & $Change.Script @{ Name = 'bot'; Vault = $Vault } $Vault $Sandbox
}

function Test-Pair {
    <# Whether an entry of a vault is a whole pair. #>
    param([Parameter(Mandatory)] [AllowNull()] $Entry, [Parameter(Mandatory)] [string] $Which)

    if (-not $Entry) { return $false }
    if ($Which -eq 'Any') {
        # Made by the module, so that nobody knows what it is: a private key that can be read.
        return $Entry.ApiKey -ceq 'pending' -and $Entry.Secret -match '^-----BEGIN PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END PRIVATE KEY-----\s*$'
    }

    $pair = Get-TestPair $Which
    $Entry.ApiKey -ceq $pair.ApiKey -and $Entry.Secret.Trim() -ceq $pair.Secret.Trim()
}

function Get-KeyChangeFault {
    <# What is wrong with a vault after a change was interrupted: sentences, none when nothing is lost. #>
    param([Parameter(Mandatory)] $Change, [Parameter(Mandatory)] [string] $Path)

    $entries = @(Get-VaultEntry $Path)
    $bot = $entries | Where-Object Name -EQ 'bot'
    if ($Change.Before -and $Change.After) {
        $isOld = @($entries | Where-Object { Test-Pair $_ $Change.Before }).Count -gt 0
        $isNew = Test-Pair $bot $Change.After
        if (-not $isOld -and ($Change.Kept -or -not $isNew)) {
            "the value that was there is lost: $($entries | ForEach-Object { "$($_.Name) = $($_.ApiKey)/$($_.Secret)" })"
        }
    }
}

function Get-KeyChangeEndFault {
    <# What is wrong with a vault after a change was completed: sentences, none when it is as it should be. #>
    param([Parameter(Mandatory)] $Change, [Parameter(Mandatory)] [string] $Path)

    $entries = @(Get-VaultEntry $Path)
    $bot = $entries | Where-Object Name -EQ 'bot'
    $others = @($entries | Where-Object Name -NE 'bot')
    if ($Change.After) {
        if (-not (Test-Pair $bot $Change.After)) { "bot is $($bot.ApiKey)/$($bot.Secret)" }
        elseif (-not $bot.Metadata['bkt.version']) { 'nothing is recorded with bot' }
        if ($Change.Name -eq 'set' -and $bot.Metadata['bkt.label'] -ne 'a new label') { "the label is '$($bot.Metadata['bkt.label'])'" }
        if ($Change.Before -eq 'Old' -and $bot.Metadata['bkt.owner'] -notin 'ops', 'somebody') { 'the owner was forgotten' }
        if ($Change.After -eq 'Completed' -and $bot.Metadata['bkt.state'] -eq 'Pending') { 'bot is still recorded as pending' }
    }
    elseif ($bot) {
        'bot is still there'
    }

    if ($Change.Kept -and -not ($others | Where-Object { Test-Pair $_ $Change.Kept })) { 'the old value was not kept' }
    foreach ($other in $others) {
        if ($other.Name -notmatch '^bot-replaced-\d{8}-\d{6}(-\d+)?$') { "there is also '$($other.Name)'" }
        elseif (-not $Change.Kept -and $Change.Before) { "the copy '$($other.Name)' is left" }
    }
}

Export-ModuleMember -Function Get-ModulePath, Get-TestText, Get-TestPair, ConvertTo-PairCredential, Get-KeyChange, New-KeyChangeEntry, Invoke-KeyChange, Test-Pair, Get-KeyChangeFault, Get-KeyChangeEndFault
