# The functions that SecretManagement calls. Parameters of the registered vault: Count (how many keys it holds) and
# ReadMilliseconds (how long each read takes). API key and secret are derived from the name, as in audit.ps1, so that the
# vault itself needs no memory for them.

function Get-Text([string] $Of) {
    [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($Of)))
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    if ($AdditionalParameters.ReadMilliseconds) {
        [Threading.Thread]::Sleep([int] $AdditionalParameters.ReadMilliseconds)
    }

    $secret = [securestring]::new()
    foreach ($character in (Get-Text "secret of $Name").ToCharArray()) {
        $secret.AppendChar($character)
    }

    [pscredential]::new((Get-Text "key of $Name"), $secret)
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    $pattern = [System.Management.Automation.WildcardPattern]::Get($Filter, 'IgnoreCase')
    $metadata = [System.Collections.Generic.Dictionary[string, object]]::new()
    $metadata['bkt.version'] = '1'
    $metadata['bkt.environment'] = 'Sandbox'
    $metadata['bkt.purpose'] = 'ReadOnly'
    $described = [System.Collections.ObjectModel.ReadOnlyDictionary[string, object]]::new($metadata)
    for ($number = 1; $number -le $AdditionalParameters.Count; $number++) {
        $name = "key$number"
        if ($pattern.IsMatch($name)) {
            [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, 'PSCredential', $VaultName, $described)
        }
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)

    throw [NotSupportedException]::new('The benchmark vault is read-only.')
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    throw [NotSupportedException]::new('The benchmark vault is read-only.')
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    $true
}
