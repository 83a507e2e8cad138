# Vaults that fail on purpose, for test files: registering them, switching their faults, and reading what is in them behind the
# back of SecretManagement. tests/module/vaults/FaultyVault/Secrets.ps1 lists the faults.

$ErrorActionPreference = 'Stop'
$vaults = Join-Path (Split-Path $PSScriptRoot) 'vaults'

function Register-FaultyVault {
    <# Registers an empty vault that is kept in a file and returns the file. #>
    param(
        [Parameter(Mandatory)] [string] $Name,
        # Without metadata.
        [switch] $Bare,
        # Whose temporary directory or home it is in.
        [string] $Folder = $env:BINANCEKEYTOOLS_TEST_HOME)

    $path = Join-Path $Folder "faulty-$([guid]::NewGuid().ToString('n')).clixml"
    Register-SecretVault -Name $Name -ModuleName (Join-Path $vaults ($Bare ? 'BareVault' : 'FaultyVault')) -VaultParameters @{ Path = $path }
    $path
}

function Set-VaultFault {
    <# Replaces the faults of a vault, none when omitted, and begins to count its calls. #>
    param([Parameter(Mandatory)] [string] $Path, [string] $Faults = '')

    [IO.File]::Delete("$Path.calls")
    [IO.File]::WriteAllText("$Path.faults", $Faults)
}

function Set-VaultEntry {
    <# Replaces everything that is in a vault: names, each with Value and Metadata. #>
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [hashtable] $Entries)

    Export-Clixml -InputObject $Entries -LiteralPath $Path -Depth 5
}

function Get-VaultEntry {
    <# What is in a vault: Name, ApiKey, Secret, Metadata. A hashtable's metadata is what it carries itself. #>
    param([Parameter(Mandatory)] [string] $Path)

    $plain = { $args[0] -is [securestring] ? [Net.NetworkCredential]::new('', $args[0]).Password : $args[0] }
    $entries = [IO.File]::Exists($Path) ? (Import-Clixml -LiteralPath $Path) : @{}
    foreach ($name in $entries.Keys | Sort-Object) {
        $value = $entries[$name].Value
        $metadata = @{}
        if ($value -is [pscredential]) {
            $apiKey, $secret = $value.UserName, (& $plain $value.Password)
            if ($entries[$name].Metadata) { $metadata = $entries[$name].Metadata }
        }
        elseif ($value -is [hashtable]) {
            $apiKey, $secret = (& $plain $value.ApiKey), (& $plain $value.SecretKey)
            $value.Keys | Where-Object { $_ -like 'bkt.*' } | ForEach-Object { $metadata[$_] = & $plain $value[$_] }
        }
        else {
            $apiKey, $secret = $null, (& $plain $value)
        }

        [pscustomobject]@{ Name = $name; ApiKey = $apiKey; Secret = $secret; Metadata = $metadata }
    }
}

function Get-VaultCall {
    <# The calls since the faults were set: Operation, Name. #>
    param([Parameter(Mandatory)] [string] $Path, [switch] $Change)

    if ([IO.File]::Exists("$Path.calls")) {
        foreach ($line in [IO.File]::ReadAllLines("$Path.calls")) {
            $operation, $name = $line.Split("`t", 2)
            if (-not $Change -or $operation -in 'Write', 'Note', 'Remove') {
                [pscustomobject]@{ Operation = $operation; Name = $name }
            }
        }
    }
}

Export-ModuleMember -Function *-FaultyVault, Set-VaultFault, *-VaultEntry, Get-VaultCall
