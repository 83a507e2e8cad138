#requires -Version 7.4
<#
.SYNOPSIS
    Registers Invoke-ScheduledAudit.ps1 in Task Scheduler. Run it once, as an administrator.
.DESCRIPTION
    The task runs each day without a profile and without questions, whether or not somebody is logged on, with the least
    privileges, and never twice at once. "Last Run Result" shows the exit code: 0 clean, 1 error, 2 something is unknown,
    3 findings.

    Task Scheduler keeps nothing of what a task writes. The summary of a run whose exit code is not 0 is therefore appended to
    problems.log in the report folder. It is cmd.exe that starts pwsh and writes there, because it keeps the exit code and sees also what
    goes wrong before the script begins. Watch that file and the result, or let the script tell: -Argument '-NoticeKind Teams …'.

    Vaults are registered for a user. Register the vault and store the keys as the user whom the task runs as, or start
    pwsh as that user to do so: runas /user:EXAMPLE\binance-audit pwsh
.PARAMETER GroupManagedServiceAccount
    The account, for example EXAMPLE\binance-audit$. Nobody knows its password, Windows changes it. The best choice.
.PARAMETER Credential
    Another account with its password, which Task Scheduler keeps. It needs the right to log on as a batch job.
.PARAMETER ScriptPath
    Your copy of Invoke-ScheduledAudit.ps1.
.PARAMETER ReportFolder
    Where reports, log and problems.log are kept. Made when it is missing. The account must be able to write there; give others than
    the readers of reports no access.
.PARAMETER UnlockFile
    The password of SecretStore, written by the account itself with Export-Clixml, which encrypts it for that account:

        Read-Host 'Password of the store' -AsSecureString | Export-Clixml C:\ProgramData\BinanceAudit\store.clixml
.PARAMETER Argument
    Further arguments of Invoke-ScheduledAudit.ps1, as text: '-Policy C:\ProgramData\BinanceAudit\policy.json -FailOn Medium'
.PARAMETER At
    When each day.
.PARAMETER TaskName
    The name of the task.
.EXAMPLE
    ./Register-AuditTask.ps1 -GroupManagedServiceAccount 'EXAMPLE\binance-audit$' -UnlockFile C:\ProgramData\BinanceAudit\store.clixml
.EXAMPLE
    ./Register-AuditTask.ps1 -Credential (Get-Credential EXAMPLE\binance-audit) -At 05:15
#>
[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Credential')]
param(
    [Parameter(Mandatory, ParameterSetName = 'GroupManagedServiceAccount')]
    [string] $GroupManagedServiceAccount,

    [Parameter(Mandatory, ParameterSetName = 'Credential')]
    [pscredential] $Credential,

    [string] $ScriptPath = 'C:\ProgramData\BinanceAudit\Invoke-ScheduledAudit.ps1',

    [string] $ReportFolder = 'C:\ProgramData\BinanceAudit\Reports',

    [string] $UnlockFile,

    [string] $Argument,

    [datetime] $At = '06:30',

    [string] $TaskName = 'Binance key audit'
)

$ErrorActionPreference = 'Stop'

# A folder that ends in a backslash would escape the quote behind it.
function Get-Quoted([string] $Text) {
    '"{0}"' -f $Text.TrimEnd('\')
}

$run = "$(Get-Quoted (Join-Path $PSHOME 'pwsh.exe')) -NoLogo -NoProfile -NonInteractive -File $(Get-Quoted $ScriptPath) -ReportFolder $(Get-Quoted $ReportFolder)"
if ($UnlockFile) {
    $run += " -UnlockFile $(Get-Quoted $UnlockFile)"
}

if ($Argument) {
    $run += " $Argument"
}

# With /s cmd.exe takes off the outer quotes and leaves the others; without the folder it could not write, and so not run anything.
$arguments = "/d /s /c `"$run 2>>$(Get-Quoted "$($ReportFolder.TrimEnd('\'))\problems.log")`""

$registration = @{
    TaskName = $TaskName
    Description = 'Audits the Binance API keys. Result: 0 clean, 1 error, 2 something is unknown, 3 findings.'
    Action = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\cmd.exe" -Argument $arguments
    Trigger = New-ScheduledTaskTrigger -Daily -At $At -RandomDelay '00:10:00'
    Settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit '00:30:00' -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
}
if ($GroupManagedServiceAccount) {
    $registration.Principal = New-ScheduledTaskPrincipal -UserId $GroupManagedServiceAccount -LogonType Password -RunLevel Limited
}
else {
    $registration.User = $Credential.UserName
    $registration.Password = $Credential.GetNetworkCredential().Password
    $registration.RunLevel = 'Limited'
}

if ($PSCmdlet.ShouldProcess($TaskName, 'Register a scheduled task')) {
    $null = [IO.Directory]::CreateDirectory([IO.Path]::GetFullPath($ReportFolder, $PWD.ProviderPath))
    Register-ScheduledTask @registration -Force
}
