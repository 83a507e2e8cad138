# Runs programs as schedulers do, several side by side: nobody is there to answer, and all that they say is kept.

$ErrorActionPreference = 'Stop'
$pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')

function Start-Unattended {
    <# Starts a program with its standard input closed; pwsh when none is named. #>
    param(
        [Parameter(Mandatory)] [string[]] $Arguments,
        [string] $Path = $pwsh,
        # Variables of its environment. With -Bare it has no others.
        [System.Collections.IDictionary] $Environment = @{},
        [switch] $Bare,
        [string] $Folder = [IO.Path]::GetTempPath())

    $start = [System.Diagnostics.ProcessStartInfo]@{
        FileName = $Path; WorkingDirectory = $Folder; RedirectStandardInput = $true; RedirectStandardOutput = $true; RedirectStandardError = $true
    }
    foreach ($argument in $Arguments) {
        $start.ArgumentList.Add($argument)
    }

    if ($Bare) {
        $start.Environment.Clear()
    }

    foreach ($name in $Environment.Keys) {
        $start.Environment[$name] = $Environment[$name]
    }

    $process = [System.Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    [pscustomobject]@{ Process = $process; Out = $process.StandardOutput.ReadToEndAsync(); Err = $process.StandardError.ReadToEndAsync() }
}

function Wait-Unattended {
    <# Waits for a program: ExitCode, Out and Err (lines), and Said, all of both in one text. #>
    param([Parameter(Mandatory, ValueFromPipeline)] $Running, [int] $Seconds = 240)

    process {
        if (-not $Running.Process.WaitForExit($Seconds * 1000)) {
            $Running.Process.Kill($true)
            throw "The program did not end in $Seconds seconds. It wrote: $($Running.Out.Result) $($Running.Err.Result)"
        }

        $out = @($Running.Out.Result -split '\r?\n' | Where-Object { $_ })
        $err = @($Running.Err.Result -split '\r?\n' | Where-Object { $_ })
        [pscustomobject]@{ ExitCode = $Running.Process.ExitCode; Out = $out; Err = $err; Said = $out + $err -join "`n" }
    }
}

function Get-AuditArgument {
    <# The arguments of pwsh that run a script as schedulers do. #>
    param([Parameter(Mandatory)] [string] $Path, [string[]] $Arguments = @())

    @('-NoLogo', '-NoProfile', '-NonInteractive', '-File', $Path) + $Arguments
}

function ConvertTo-StoredKey {
    <# A sandbox key with all that is recorded about it, as a vault without metadata holds it. #>
    param([Parameter(Mandatory)] $Key, [string] $Secret = $Key.RevealSecret())

    @{
        ApiKey = $Key.RevealApiKey()
        Secret = $Secret
        'bkt.version' = '1'; 'bkt.environment' = 'Sandbox'; 'bkt.purpose' = "$($Key.Purpose)"; 'bkt.owner' = 'ops@example.com'
        'bkt.label' = $Key.Name; 'bkt.account' = 'main'; 'bkt.createdAt' = $Key.CreatedAt.UtcDateTime.ToString('o')
    }
}

Export-ModuleMember -Function *
