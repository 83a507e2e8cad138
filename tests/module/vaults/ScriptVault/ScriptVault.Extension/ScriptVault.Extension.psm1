# The five functions that SecretManagement calls. Parameters of the registered vault: Path (a CliXml file with a table of
# secrets), Fails (Listing, Reading, Locked, Types; separated by commas), DelayMilliseconds.

class PasswordRequiredException : System.Exception {
    PasswordRequiredException([string] $message) : base($message) { }
}

function Enter-Vault([hashtable] $Parameters, [string] $Doing) {
    if ($Parameters.DelayMilliseconds) {
        [Threading.Thread]::Sleep($Parameters.DelayMilliseconds)
    }

    $fails = $Parameters.Fails -split ','
    if ($fails -contains 'Locked') {
        throw [PasswordRequiredException]::new('A password is required.')
    }

    if ($fails -contains $Doing) {
        throw [InvalidOperationException]::new("The script vault fails at $Doing on purpose.")
    }

    Import-Clixml -LiteralPath $Parameters.Path
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secrets = Enter-Vault $AdditionalParameters 'Reading'
    if ($secrets.ContainsKey($Name)) {
        , $secrets[$Name]
    }
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secrets = Enter-Vault $AdditionalParameters 'Listing'
    $pattern = [System.Management.Automation.WildcardPattern]::Get($Filter, 'IgnoreCase')
    foreach ($name in $secrets.Keys | Where-Object { $pattern.IsMatch($_) } | Sort-Object) {
        $type = switch ($AdditionalParameters.Fails -split ',' -contains 'Types' ? '' : $secrets[$name].GetType().Name) {
            'PSCredential' { 'PSCredential' }
            'Hashtable' { 'Hashtable' }
            'SecureString' { 'SecureString' }
            'String' { 'String' }
            'Byte[]' { 'ByteArray' }
            default { 'Unknown' }
        }

        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, $type, $VaultName)
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)

    throw [NotSupportedException]::new('The script vault is read-only.')
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    throw [NotSupportedException]::new('The script vault is read-only.')
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    Set-Content -LiteralPath "$($AdditionalParameters.Path).tested" -Value $VaultName
    $true
}
