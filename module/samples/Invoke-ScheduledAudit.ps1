#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Audits every key, writes reports into a dated folder and says by its exit code how it went. For schedulers and CI.
.DESCRIPTION
    Runs without a profile and without questions:

        pwsh -NoProfile -NonInteractive -File Invoke-ScheduledAudit.ps1 -ReportFolder /var/lib/binance-audit

    Exit codes:

        0  every check could be made, and no failure reaches -FailOn
        1  the run itself failed: module, policy, mutes, unlock file, report folder, or another run under way
        2  something could not be found out: a locked vault, an exchange that does not answer, a refused key, no key at all
        3  failures at or above -FailOn, whether or not something else could not be found out

    Muted findings count for neither 2 nor 3. The code does not depend on the formats.

    In -ReportFolder it keeps:

        audit-20261121T063000Z/  the reports of one run; removed when older than -RetentionDays
        latest.html, latest.json a copy of the newest of each format
        baseline.json            the result that the next run is compared with; see -BaselinePath
        audit.log                one line a run
        audit.lock               held while a run is under way: a second run ends with exit code 1

    Copy the script to a folder of yours before you fill in Send-AuditNotice: an update of the module replaces this one.
    Lists are given as one text: -Name 'a,b'.
.PARAMETER ReportFolder
    Where reports, log and baseline are kept. Made when it is missing.
.PARAMETER Name
    The keys to audit, with wildcards; several separated by commas.
.PARAMETER Vault
    The vault to look in, with wildcards. Every registered one when omitted.
.PARAMETER Policy
    The name of a policy, or the path of a policy file.
.PARAMETER MutePath
    Mute files; several separated by commas.
.PARAMETER MasterKey
    Keys of master accounts that are also asked about their sub-accounts.
.PARAMETER FailOn
    From which severity on a failure makes exit code 3.
.PARAMETER Format
    The formats of the report beside Html and Json: Csv, Markdown, Sarif, JUnit; several separated by commas.
.PARAMETER ArtifactPath
    The file of the repository that code scanning shows Sarif results at, relative to its top.
.PARAMETER Title
    The title of the reports.
.PARAMETER RetentionDays
    How many days report folders are kept; 0 keeps them for ever.
.PARAMETER BaselinePath
    What to compare with: a file of Save-BinanceAuditBaseline, or an earlier result. When omitted, baseline.json in the report
    folder, which each run that could read every vault writes anew. A file that is named here is never written.
.PARAMETER UnlockFile
    A file with the password of SecretStore. The store is unlocked for this run. Text, or a SecureString written by
    Export-Clixml when the name ends in .clixml, which only Windows encrypts. Nobody but its owner may read a text file.
.PARAMETER UnlockScript
    A script that opens other vaults. Its output is dropped.
.PARAMETER ModulePath
    The module, when it is neither beside the samples nor installed.
.PARAMETER Environment
    The environment, for a rehearsal; see Invoke-BinanceKeyAudit.
.PARAMETER BaseUri
    The address of a sandbox, for a rehearsal; see Invoke-BinanceKeyAudit.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)]
    [string] $ReportFolder,

    [string[]] $Name = '*',

    [string] $Vault,

    [string] $Policy = 'Strict',

    [string[]] $MutePath = @(),

    [string[]] $MasterKey = @(),

    [ValidateSet('Informational', 'Low', 'Medium', 'High', 'Critical')]
    [string] $FailOn = 'High',

    [string[]] $Format = @(),

    [string] $ArtifactPath,

    [string] $Title = "Binance key audit of $([Environment]::MachineName)",

    [ValidateRange(0, 36500)]
    [int] $RetentionDays = 90,

    [string] $BaselinePath,

    [string] $UnlockFile,

    [string] $UnlockScript,

    [string] $ModulePath,

    [string] $Environment,

    [uri] $BaseUri
)

$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'
$PSStyle.OutputRendering = 'PlainText'

# ---------------------------------------------------------------------------------------------------------------------
# FILL IN: tell people. This is the only place to change.
#
# Called once at the end of every run, also of one that failed. Return a word for the log: "mail", "webhook", "none".
# $Outcome has ExitCode, Summary (a sentence), Failed, Unknown (numbers), Changes (objects with Kind, Name, Message) and
# Report (the HTML file; empty when there is none). None of them holds a secret. An error in here is logged, and turns
# exit code 0 into 1.
#
# A webhook, for example, with the address in a secret of the vault or in the environment:
#
#     if ($Outcome.ExitCode -ne 0) {
#         $body = ConvertTo-Json @{ text = $Outcome.Summary }
#         $null = Invoke-RestMethod -Method Post -Uri $env:AUDIT_WEBHOOK -Body $body -ContentType 'application/json'
#         'webhook'
#     }
function Send-AuditNotice($Outcome) {
    'none'
}
# ---------------------------------------------------------------------------------------------------------------------

# A run that cannot go on. The message is all that is said.
function Stop-Run([string] $Message) {
    throw [System.OperationCanceledException]::new($Message)
}

# Errors repeat arguments, and logs are kept: what looks like a key or a secret in the wrong place is masked.
function ConvertTo-Line($Text) {
    ("$Text" -replace '\p{C}+', ' ' -replace '[A-Za-z0-9+/]{60,}={0,2}|[A-Za-z0-9]{40,}', '***').Trim()
}

function Get-Amount([int] $Count, [string] $Noun) {
    "$Count $Noun$($Count -eq 1 ? '' : 's')"
}

function Write-Problem([string] $Text) {
    [Console]::Error.WriteLine((ConvertTo-Line $Text))
}

# pwsh -File hands over a,b as one text. A file whose name has a comma is left whole.
function Split-List([string[]] $Value) {
    foreach ($text in $Value) {
        (Test-Path -LiteralPath $text) ? $text : ($text -split ',' | ForEach-Object Trim | Where-Object { $_ })
    }
}

function Enter-ReportFolder {
    $path = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($ReportFolder)
    try {
        $null = [IO.Directory]::CreateDirectory($path)
    }
    catch {
        Stop-Run "The report folder '$path' cannot be made: $($_.Exception.InnerException.Message)"
    }

    $path
}

function Enter-Lock([string] $Folder) {
    $path = Join-Path $Folder 'audit.lock'
    try {
        [IO.FileStream]::new($path, 'OpenOrCreate', 'ReadWrite', 'None')
    }
    catch [UnauthorizedAccessException] {
        Stop-Run "The report folder '$Folder' cannot be written to."
    }
    catch [IO.IOException] {
        Stop-Run "Another audit is under way: '$path' is in use."
    }
}

function Import-AuditModule {
    $beside = Join-Path (Split-Path $PSScriptRoot) 'BinanceKeyTools.psd1'
    $module = $ModulePath ? $ModulePath : (Test-Path -LiteralPath $beside) ? $beside : 'BinanceKeyTools'
    try {
        Import-Module $module
    }
    catch {
        Stop-Run "The module '$module' cannot be imported: $($_.Exception.Message)"
    }
}

# A password can stand where the path of its file belongs, so that only a path that leads to a file is repeated.
function Assert-File([string] $Path, [string] $Parameter) {
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        Stop-Run "The path given by -$Parameter leads to no file."
    }
}

function Read-Password {
    Assert-File $UnlockFile UnlockFile
    try {
        $file = Get-Item -LiteralPath $UnlockFile -Force
        if ($file.Extension -eq '.clixml') {
            return Import-Clixml -LiteralPath $file
        }

        if (-not $IsWindows -and $file.UnixFileMode -band 'GroupRead, GroupWrite, OtherRead, OtherWrite') {
            Stop-Run "The unlock file '$file' can be read by others than its owner: chmod 600 '$file'"
        }

        $password = [securestring]::new()
        [IO.File]::ReadAllText($file.FullName).Trim().ToCharArray() | ForEach-Object { $password.AppendChar($_) }
        return $password
    }
    catch [System.OperationCanceledException] {
        throw
    }
    catch {
        Stop-Run "The unlock file '$UnlockFile' cannot be read: $($_.Exception.Message)"
    }
}

function Unlock-Vault {
    if ($UnlockFile) {
        $password = Read-Password
        try {
            Microsoft.PowerShell.SecretStore\Unlock-SecretStore -Password $password
        }
        catch {
            Stop-Run "The password in '$UnlockFile' does not open the SecretStore of this user."
        }
    }

    if ($UnlockScript) {
        Assert-File $UnlockScript UnlockScript
        # What it says could hold what it knows, and a text that it throws is the id of the error too: only the place and the kind are told.
        try {
            $null = & (Convert-Path -LiteralPath $UnlockScript) *>&1
        }
        catch {
            Stop-Run "The unlock script '$UnlockScript' failed at line $($_.InvocationInfo.ScriptLineNumber) with $($_.Exception.GetType().Name)."
        }
    }
}

function Invoke-Audit {
    $parameters = @{ Name = @(Split-List $Name); Policy = $Policy }
    foreach ($given in 'Vault', 'Environment', 'BaseUri') {
        if ($value = Get-Variable $given -ValueOnly) {
            $parameters[$given] = $value
        }
    }

    foreach ($given in 'MutePath', 'MasterKey') {
        if ($list = @(Split-List (Get-Variable $given -ValueOnly))) {
            $parameters[$given] = $list
        }
    }

    $errors = @()
    $findings = @(Invoke-BinanceKeyAudit @parameters -ErrorAction SilentlyContinue -ErrorVariable errors)
    [pscustomobject]@{ Findings = $findings; Errors = @($errors | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) }
}

# One line for each vault or key that stopped the audit from looking.
function Write-AuditError([object[]] $Errors) {
    $Errors | ForEach-Object {
        if ($_.FullyQualifiedErrorId -like 'VaultLocked,*') {
            "The vault '$($_.TargetObject)' is locked, so its keys were not audited. Unlock it for this task with -UnlockFile, or " +
            'by this line in -UnlockScript: Unlock-SecretStore -Password (Import-Clixml FILE)'
        }
        else {
            "$($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
        }
    } | Select-Object -Unique | ForEach-Object { Write-Problem $_ }
}

function Measure-Audit($Audit) {
    $problems = @($Audit.Findings | Where-Object { -not $_.Muted -and $_.Status -in 'Fail', 'Unknown' })
    $failures = @($problems | Where-Object Status -EQ Fail)
    $keys = @($Audit.Findings | Where-Object Scope -EQ Key | Group-Object Vault, Name).Count
    $isComplete = [bool] @($Audit.Findings | Where-Object CheckId -EQ BKT1901)
    [pscustomobject]@{
        Keys = $keys
        Failed = $failures.Count
        Grave = @($failures | Where-Object Severity -GE $FailOn).Count
        Unknown = @($problems | Where-Object Status -EQ Unknown).Count
        Muted = @($Audit.Findings | Where-Object Muted).Count
        IsComplete = $isComplete
        # A run that could not look into a vault is no measure for the next one.
        IsBaseline = $isComplete -and $keys -and -not $Audit.Errors
    }
}

function Get-AuditExitCode($Count, $Audit) {
    if ($Count.Grave) {
        return 3
    }

    $Count.Unknown -or $Audit.Errors -or -not $Count.IsComplete -or -not $Count.Keys ? 2 : 0
}

function Find-Baseline([string] $Folder) {
    if ($BaselinePath) {
        if (-not (Test-Path -LiteralPath $BaselinePath -PathType Leaf)) {
            Stop-Run "The baseline '$BaselinePath' does not exist."
        }

        return Convert-Path -LiteralPath $BaselinePath
    }

    $last = Join-Path $Folder 'baseline.json'
    (Test-Path -LiteralPath $last) ? $last : $null
}

# Written beside and renamed, so that a run that is stopped leaves no half report.
function Export-Run([object[]] $Findings, [string] $Folder, [string] $Baseline) {
    # Two runs within a second would have one name.
    while ($true) {
        $target = Join-Path $Folder "audit-$([datetime]::UtcNow.ToString('yyyyMMdd\THHmmss\Z', [cultureinfo]::InvariantCulture))"
        if (-not (Test-Path -LiteralPath $target)) {
            break
        }

        Start-Sleep -Milliseconds 100
    }

    $partial = "$target.partial"
    $null = [IO.Directory]::CreateDirectory($partial)
    $parameters = @{ Path = $partial; Format = @(@('Html', 'Json') + @(Split-List $Format) | Select-Object -Unique); Title = $Title }
    if ($Baseline) {
        $parameters.BaselinePath = $Baseline
    }

    if ($ArtifactPath) {
        $parameters.ArtifactPath = $ArtifactPath
    }

    $files = @($Findings | Export-BinanceAuditReport @parameters -Force | ForEach-Object Name)
    [IO.Directory]::Move($partial, $target)
    foreach ($file in $files) {
        $newest = Join-Path $Folder "latest$([IO.Path]::GetExtension($file))"
        Copy-Item -LiteralPath (Join-Path $target $file) -Destination "$newest.partial"
        [IO.File]::Move("$newest.partial", $newest, $true)
    }

    $files | ForEach-Object { Get-Item -LiteralPath (Join-Path $target $_) }
}

# Only folders that this script names so, by the time in their names; never what a link leads to.
function Remove-OldReport([string] $Folder, [datetime] $Now) {
    foreach ($directory in Get-ChildItem -LiteralPath $Folder -Directory -Attributes !ReparsePoint) {
        if ($directory.Name -cnotmatch '^audit-(\d{8}T\d{6})Z(\.partial)?$') {
            continue
        }

        $time = [datetime]::MinValue
        $isTime = [datetime]::TryParseExact($Matches[1], 'yyyyMMdd\THHmmss', [cultureinfo]::InvariantCulture, 'AssumeUniversal, AdjustToUniversal', [ref] $time)
        # While the lock is held, a partial folder is one that a stopped run left.
        if ($isTime -and ($Matches[2] -or ($RetentionDays -and $time -lt $Now.AddDays(-$RetentionDays)))) {
            Remove-Item -LiteralPath $directory.FullName -Recurse -Force
        }
    }
}

function Write-RunLog([string] $Folder, $Run, [string] $Notice) {
    $seconds = [Math]::Round(([datetime]::UtcNow - $Run.StartedAt).TotalSeconds, 1)
    $line = '{0:yyyy-MM-ddTHH:mm:ssZ} exit={1} seconds={2} host={3} policy={4} keys={5} fail={6} unknown={7} muted={8} changes={9} notice={10} report={11} {12}' -f
        $Run.StartedAt, $Run.ExitCode, $seconds.ToString([cultureinfo]::InvariantCulture), [Environment]::MachineName, (Split-Path $Policy -Leaf),
        $Run.Count.Keys, $Run.Count.Failed, $Run.Count.Unknown, $Run.Count.Muted, @($Run.Changes).Count, $Notice,
        ($Run.Report ? (Split-Path (Split-Path $Run.Report) -Leaf) : '-'), $Run.Summary
    Add-Content -LiteralPath (Join-Path $Folder 'audit.log') -Value (ConvertTo-Line $line)
}

function Invoke-Run([string] $Folder, $Run) {
    Import-AuditModule
    $baseline = Find-Baseline $Folder
    Unlock-Vault
    $audit = Invoke-Audit
    Write-AuditError $audit.Errors
    $Run.Count = Measure-Audit $audit
    if ($baseline) {
        $Run.Changes = @($audit.Findings | Compare-BinanceAudit -Reference $baseline)
    }

    $files = @(Export-Run $audit.Findings $Folder $baseline)
    $Run.Report = ($files | Where-Object Extension -EQ .html).FullName
    if ($Run.Count.IsBaseline -and -not $BaselinePath) {
        $audit.Findings | Save-BinanceAuditBaseline -Path (Join-Path $Folder 'baseline.json') -Force
    }

    Remove-OldReport $Folder $Run.StartedAt
    $Run.ExitCode = Get-AuditExitCode $Run.Count $audit
    $Run.Summary = "$(Get-Amount $Run.Count.Keys key): $(Get-Amount $Run.Count.Failed failure), $($Run.Count.Grave) of them $FailOn or worse; " +
        "$(Get-Amount $Run.Count.Unknown question) without an answer; $($Run.Count.Muted) muted; " +
        "$($baseline ? (Get-Amount $Run.Changes.Count change) : 'nothing to compare with')."
}

$run = [pscustomobject]@{
    StartedAt = [datetime]::UtcNow
    ExitCode = 1
    Summary = ''
    Count = [pscustomobject]@{ Keys = 0; Failed = 0; Grave = 0; Unknown = 0; Muted = 0; IsComplete = $false; IsBaseline = $false }
    Changes = @()
    Report = ''
}
$lock = $null
$folder = $null
$isEnded = $false
try {
    $folder = Enter-ReportFolder
    $lock = Enter-Lock $folder
    Invoke-Run $folder $run
    $isEnded = $true
    $run.Summary
    $run.Changes | Format-Table Kind, Severity, Name, Message -Wrap | Out-String -Width 120 | ForEach-Object TrimEnd | Where-Object { $_ }
    "Report: $($run.Report)"
}
catch {
    $isEnded = $true
    $run.ExitCode = 1
    $run.Summary = ConvertTo-Line $_.Exception.Message
    Write-Problem $run.Summary
}
finally {
    if (-not $isEnded) {
        $run.ExitCode = 1
        $run.Summary = 'The run was stopped, by Ctrl+C or by a question that nobody could answer.'
        Write-Problem $run.Summary
    }

    if ($lock) {
        $notice = 'failed'
        try {
            $outcome = [pscustomobject]@{
                ExitCode = $run.ExitCode
                Summary = $run.Summary
                Failed = $run.Count.Failed
                Unknown = $run.Count.Unknown
                Changes = $run.Changes
                Report = $run.Report
            }
            $notice = "$(Send-AuditNotice $outcome | Select-Object -Last 1)"
        }
        catch {
            $run.ExitCode = $run.ExitCode -eq 0 ? 1 : $run.ExitCode
            Write-Problem "The notice was not sent: $($_.Exception.Message)"
        }

        Write-RunLog $folder $run $notice
        $lock.Dispose()
    }

    # pwsh ends a task whose script was stopped with 0. The session of somebody who pressed Ctrl+C goes on.
    if (-not $isEnded -and [Console]::IsInputRedirected) {
        [Environment]::Exit($run.ExitCode)
    }
}

exit $run.ExitCode
