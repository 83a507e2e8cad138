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
        1  the run itself failed: module, policy, mutes, unlock file, report folder, log, notice; it was stopped; or another
           run is under way
        2  something is unknown: a locked vault, an exchange that does not answer, a refused key, no key at all
        3  failures at or above -FailOn, whether or not something else is unknown

    Muted findings count for neither 2 nor 3. The code does not depend on the formats.

    With every exit code but 0 a short summary goes to standard error: the verdict with the exit code, what stood in the way, the
    worst findings with the names of their keys, and where the report is. With 0 nothing goes there. Let the scheduler mail or log
    standard error, and do not redirect it into nothing. Standard output has verdict, numbers and changes.

    In -ReportFolder it keeps:

        audit-20261121T063000Z/  the reports of one run; removed when older than -RetentionDays
        latest.html, latest.json a copy of the newest of each format
        baseline.json            what was last known of each key, with which the next run is compared; see -BaselinePath
        audit.log                one line a run
        audit.lock               held while a run is under way: a second run ends with exit code 1

    Copy the script, and Send-AuditNotice.ps1 with it, to a folder of yours: an update of the module replaces these.
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
    The formats of the report beside Html and Json: Csv, Markdown, Sarif, JUnit, OpenMetrics, Ocsf; several separated by commas.
.PARAMETER ArtifactPath
    The file of the repository that code scanning shows Sarif results at, relative to its top.
.PARAMETER Title
    The title of the reports and notices.
.PARAMETER RetentionDays
    How many days report folders are kept; 0 keeps them for ever.
.PARAMETER BaselinePath
    What to compare with: a file of Save-BinanceAuditBaseline, or an earlier result. When omitted, baseline.json in the report
    folder, which each run that came to its end brings up to date: what a run could not find out stays as it was last known. A
    file that is named here is never written.
.PARAMETER NoticeKind
    Who is told, beside the scheduler: None, or a message to Slack, Teams or Discord by a webhook, or Mail. Webhook tells the first
    three apart by the host of the address. Script runs -NoticeScript.
.PARAMETER NoticeOn
    When: Problem is every exit code but 0, and every change; Change is a change, a run that failed, and one that had nothing to
    compare with; Always is each run.
.PARAMETER NoticeSecret
    The name of the secret that holds the address of the webhook, or, for Mail, the user name and password for the mail server
    (a PSCredential). The address is a secret: who knows it can write to the channel. It is read from the vault when it is needed.
    Keep it in another vault than the keys when you want to be told of a locked one.
.PARAMETER NoticeVault
    The vault of that secret. The default vault when omitted.
.PARAMETER NoticeScript
    A script of yours, for -NoticeKind Script. It is called with -Outcome: an object with ExitCode, Title, Verdict, Details (lines),
    Failed and Unknown (numbers), Changes (objects with Kind, Severity, Name, Message) and Report (a path). None of it is secret.
.PARAMETER MailServer
    The mail server, for -NoticeKind Mail. The connection is encrypted by STARTTLS.
.PARAMETER MailPort
    Its port.
.PARAMETER MailFrom
    The sender.
.PARAMETER MailTo
    The recipients; several separated by commas.
.PARAMETER MailUnencrypted
    Send without encryption, and without password, to a mail server on this machine.
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

    [ValidateSet('None', 'Webhook', 'Slack', 'Teams', 'Discord', 'Mail', 'Script')]
    [string] $NoticeKind = 'None',

    [ValidateSet('Problem', 'Change', 'Always')]
    [string] $NoticeOn = 'Problem',

    [string] $NoticeSecret,

    [string] $NoticeVault,

    [string] $NoticeScript,

    [string] $MailServer,

    [ValidateRange(1, 65535)]
    [int] $MailPort = 587,

    [string] $MailFrom,

    [string[]] $MailTo = @(),

    [switch] $MailUnencrypted,

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

# A run that cannot go on. The message is all that is said.
function Stop-Run([string] $Message) {
    throw [System.OperationCanceledException]::new($Message)
}

# Errors repeat arguments, and logs are kept: what looks like a key or a secret in the wrong place is masked.
function ConvertTo-Line($Text) {
    ("$Text" -replace '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+', ' ' -replace '[A-Za-z0-9+/]{60,}={0,2}|[A-Za-z0-9]{40,}', '***').Trim()
}

function Get-Amount([int] $Count, [string] $Noun) {
    "$Count $Noun$($Count -eq 1 ? '' : 's')"
}

# One line of a summary: the rest of a long message is in the report.
function Get-Short($Text) {
    $line = ConvertTo-Line $Text
    $line.Length -gt 300 ? "$($line.Substring(0, 299))…" : $line
}

# What goes wrong beside the audit itself is told, turns exit code 0 into 1, and hides neither 2 nor 3.
function Complete-Step($Run, [string] $What, [scriptblock] $Step) {
    try {
        & $Step
    }
    catch {
        Set-Failure $Run "${What}: $($_.Exception.Message)"
    }
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
function Get-AuditProblem([object[]] $Errors) {
    $Errors | ForEach-Object {
        if ($_.FullyQualifiedErrorId -like 'VaultLocked,*') {
            "The vault '$($_.TargetObject)' is locked, so its keys were not audited. Unlock it for this task with -UnlockFile, or " +
            'by this line in -UnlockScript: Unlock-SecretStore -Password (Import-Clixml FILE)'
        }
        else {
            "$($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)"
        }
    } | Select-Object -Unique
}

# A line for the worst problem of each host, key and entry, and of the run, worst first. Hosts come before all: what they did not answer
# is the cause of others. Vaults that could not be read have their errors.
function Get-Worst([object[]] $Findings) {
    $seen = [System.Collections.Generic.HashSet[string]]::new()
    $problems = $Findings | Where-Object { $_.IsProblem -and $_.Reason -ne 'VaultUnavailable' } |
        Sort-Object { $_.Scope -ne 'Exchange' }, { - [int] $_.Severity }, { $_.Status -ne 'Fail' }, Vault, Name, CheckId
    foreach ($problem in $problems) {
        $subject = $problem.Scope -eq 'Run' ? 'The run' : $problem.Vault ? "$($problem.Vault)/$($problem.Name)" : $problem.Name
        if ($seen.Add("$($problem.Scope) $subject")) {
            "$subject ($($problem.CheckId), $($problem.Status -eq 'Unknown' ? 'could hide ' : '')$($problem.Severity)): $($problem.Message)"
        }
    }
}

# A result can be large: only what is asked for becomes objects.
function Use-Result([string] $Path, [scriptblock] $Script) {
    $document = [System.Text.Json.JsonDocument]::Parse([System.ReadOnlyMemory[byte]]::new([IO.File]::ReadAllBytes($Path)), [System.Text.Json.JsonDocumentOptions]::new())
    try {
        & $Script $document.RootElement
    }
    finally {
        $document.Dispose()
    }
}

# The verdict and the numbers of the report, and what changed. The report counts, nobody else.
function Read-Result([string] $Report) {
    Use-Result (Get-ChildItem -LiteralPath $Report -File | Where-Object Name -Match '^[^.]+\.json$').FullName {
        param($Result)
        $changes = [System.Text.Json.JsonElement]::new()
        $isCompared = $Result.TryGetProperty('changes', [ref] $changes)
        [pscustomobject]@{
            Summary = $Result.GetProperty('summary').GetRawText() | ConvertFrom-Json
            IsComplete = $Result.GetProperty('complete').GetBoolean()
            IsCompared = $isCompared
            Changes = $isCompared ? @($changes.GetRawText() | ConvertFrom-Json | Select-Object Kind, Severity, Vault, Name, Message) : @()
        }
    }
}

# Vaults in which this machine knew keys, and that are registered no more: a run without them says nothing about these keys.
function Get-LostVault([string] $Baseline) {
    $known = Use-Result $Baseline {
        param($Result)
        $text = [System.Text.Json.JsonElement]::new()
        foreach ($subject in $Result.GetProperty('subjects').EnumerateArray()) {
            if ($subject.GetProperty('scope').GetString() -eq 'Key' -and $subject.GetProperty('host').GetString() -eq [Environment]::MachineName -and $subject.TryGetProperty('vault', [ref] $text)) {
                $text.GetString()
            }
        }
    }
    $registered = @(Microsoft.PowerShell.SecretManagement\Get-SecretVault | ForEach-Object Name)
    $known | Select-Object -Unique | Where-Object { $_ -notin $registered -and (-not $Vault -or $_ -like $Vault) }
}

# A host of the exchange that does not answer is a failure in its own right (BKT1903), and says nothing bad of any key.
function Get-AuditExitCode($Audit, $Result, $Run) {
    if ($Audit.Findings | Where-Object { $_.IsProblem -and $_.Status -eq 'Fail' -and $_.Severity -ge $FailOn -and $_.CheckId -ne 'BKT1903' } | Select-Object -First 1) {
        return 3
    }

    $isUnknown = $Result.Summary.unknown -or $Result.Summary.hostsUnknown -or -not $Result.Summary.keys -or -not $Result.IsComplete -or $Run.Problems
    $isUnknown -or ($Audit.Findings | Where-Object Reason -EQ NothingAudited) ? 2 : 0
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

    $null = $Findings | Export-BinanceAuditReport @parameters -Force
    [IO.Directory]::Move($partial, $target)
    $target
}

# The ending of a format can have two parts.
function Copy-Latest([string] $Folder, [string] $Report) {
    foreach ($file in Get-ChildItem -LiteralPath $Report -File) {
        $newest = Join-Path $Folder "latest$($file.Name.Substring($file.Name.IndexOf('.')))"
        Copy-Item -LiteralPath $file.FullName -Destination "$newest.partial"
        [IO.File]::Move("$newest.partial", $newest, $true)
    }
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

# What is wrong with the parameters for notices; nothing when they are right.
function Get-NoticeFault {
    if ($NoticeSecret -match '://') {
        return '-NoticeSecret takes the name of a secret, not an address. Store the address in a vault with Set-Secret.'
    }

    if ($NoticeKind -eq 'Script' -and -not (Test-Path -LiteralPath $NoticeScript -PathType Leaf)) {
        return 'A notice by a script of yours needs -NoticeScript: the path of a file.'
    }

    if ($NoticeKind -eq 'Mail' -and -not ($MailServer -and $MailFrom -and $MailTo)) {
        return 'A notice by mail needs -MailServer, -MailFrom and -MailTo.'
    }

    if ($NoticeKind -in 'Webhook', 'Slack', 'Teams', 'Discord' -and -not $NoticeSecret) {
        return 'A notice by webhook needs -NoticeSecret: the name of the secret that holds the address.'
    }

    if ($NoticeKind -notin 'None', 'Script' -and -not (Test-Path -LiteralPath $sender -PathType Leaf)) {
        return "There is no file '$sender'. Copy it from the samples of the module."
    }
}

# A run that could not compare does not know that nothing changed.
function Test-IsNoticeDue($Run) {
    $hasChanged = $Run.Changes.Count -gt 0
    switch ($NoticeOn) {
        'Always' { $true }
        'Change' { $hasChanged -or -not $Run.IsCompared }
        default { $hasChanged -or $Run.ExitCode -ne 0 }
    }
}

function Send-Notice($Run) {
    $outcome = [pscustomobject]@{
        Title = $Title
        ExitCode = $Run.ExitCode
        Verdict = $Run.Verdict
        Details = @($Run.Problems | ForEach-Object { Get-Short $_ }) + @(Get-Detail $Run)
        Failed = $Run.Summary.failed
        Unknown = $Run.Summary.unknown
        Changes = $Run.Changes
        Report = $Run.Report
    }
    if ($NoticeKind -eq 'Script') {
        $null = & (Convert-Path -LiteralPath $NoticeScript) -Outcome $outcome
        return
    }

    $parameters = @{ Kind = $NoticeKind; SecretName = $NoticeSecret; Vault = $NoticeVault }
    if ($NoticeKind -eq 'Mail') {
        $parameters += @{ Server = $MailServer; Port = $MailPort; From = $MailFrom; To = @(Split-List $MailTo); Unencrypted = $MailUnencrypted }
    }

    & $sender -Outcome $outcome @parameters
}

# Some lines of a list, and how many there are more.
function Get-Some([object[]] $Lines, [int] $Count) {
    $Lines | Select-Object -First $Count | ForEach-Object { Get-Short $_ }
    if ($Lines.Count -gt $Count) {
        "and $($Lines.Count - $Count) more"
    }
}

# What changed, and the worst findings.
function Get-Detail($Run) {
    Get-Some @($Run.Changes | ForEach-Object { "Changed: $($_.Vault ? "$($_.Vault)/" : '')$($_.Name) ($($_.Severity)): $($_.Message)" }) 5
    Get-Some $Run.Worst 5
}

# For whoever reads what the scheduler mails or logs.
function Write-Summary($Run) {
    $lines = @("$($Run.Verdict) Exit code $($Run.ExitCode)."; Get-Some $Run.Problems 5; Get-Detail $Run; $Run.Report ? "Report: $($Run.Report)" : '')
    try {
        $lines | Where-Object { $_ } | ForEach-Object { [Console]::Error.WriteLine((ConvertTo-Line $_)) }
    }
    catch {
        # Standard error is closed or full. The exit code and the log say the same.
        return
    }
}

function Write-RunLog([string] $Folder, $Run, [string] $Notice) {
    $seconds = [Math]::Round(([datetime]::UtcNow - $Run.StartedAt).TotalSeconds, 1)
    $line = '{0:yyyy-MM-ddTHH:mm:ssZ} exit={1} seconds={2} host={3} policy={4} keys={5} fail={6} unknown={7} muted={8} changes={9} notice={10} report={11} {12}' -f
        $Run.StartedAt, $Run.ExitCode, $seconds.ToString([cultureinfo]::InvariantCulture), [Environment]::MachineName, (Split-Path $Policy -Leaf),
        $Run.Summary.keys, $Run.Summary.failed, $Run.Summary.unknown, $Run.Summary.muted, $Run.Changes.Count, $Notice,
        ($Run.Report ? (Split-Path (Split-Path $Run.Report) -Leaf) : '-'), $Run.Verdict
    # Add-Content says nothing when the disk is full.
    [IO.File]::AppendAllText((Join-Path $Folder 'audit.log'), "$(ConvertTo-Line $line)$([Environment]::NewLine)")
}

# Said before the audit, not after it.
function Assert-Format {
    $known = (Get-Command Export-BinanceAuditReport).Parameters.Format.ParameterType.GetElementType().GetEnumNames()
    foreach ($name in Split-List $Format) {
        if ($name -notin $known) {
            Stop-Run "There is no report format '$name'. Formats: $($known -join ', ')."
        }
    }
}

function Invoke-Run([string] $Folder, $Run) {
    Import-AuditModule
    Assert-Format
    $baseline = Find-Baseline $Folder
    Unlock-Vault
    $audit = Invoke-Audit
    $Run.Problems = @(Get-AuditProblem $audit.Errors)
    $Run.Worst = @(Get-Worst $audit.Findings)
    $report = Export-Run $audit.Findings $Folder $baseline
    if ($baseline) {
        $Run.Problems += @(Get-LostVault $baseline | ForEach-Object {
                "The vault '$_' is registered no more, so its keys were not audited. Register it again. If it is gone for good, remove '$baseline': the next run makes it anew."
            })
    }

    $result = Read-Result $report
    $Run.Report = (Get-ChildItem -LiteralPath $report -Filter *.html).FullName
    $Run.Summary = $result.Summary
    $Run.Changes = $result.Changes
    $Run.IsCompared = $result.IsCompared
    $Run.Verdict = $result.Summary.verdict
    $Run.ExitCode = Get-AuditExitCode $audit $result $Run
    Complete-Step $Run 'The newest reports were not copied' { Copy-Latest $Folder $report }
    if ($result.IsComplete -and -not $BaselinePath) {
        Complete-Step $Run 'The baseline was not saved' { $audit.Findings | Save-BinanceAuditBaseline -Path (Join-Path $Folder 'baseline.json') -Force }
    }

    Complete-Step $Run 'Old reports were not removed' { Remove-OldReport $Folder $Run.StartedAt }
}

function Write-Result($Run) {
    $severities = 'Informational', 'Low', 'Medium', 'High', 'Critical'
    $counted = $severities | Select-Object -Skip $severities.IndexOf($FailOn) | ForEach-Object { $Run.Summary.failedBySeverity.$_ }
    $grave = ($counted | Measure-Object -Sum).Sum
    $Run.Verdict
    "$(Get-Amount $Run.Summary.keys key): $(Get-Amount $Run.Summary.failed failure), $grave of them $FailOn or worse; $($Run.Summary.unknown) unknown; " +
    "$($Run.Summary.muted) muted; $($Run.IsCompared ? (Get-Amount $Run.Changes.Count change) : 'nothing to compare with')."
    $Run.Changes | Format-Table Kind, Severity, Name, Message -Wrap | Out-String -Width 120 | ForEach-Object TrimEnd | Where-Object { $_ }
    "Report: $($Run.Report)"
}

# What ends a run before its end is its verdict, and beside one a problem. It turns 0 into 1, and hides neither 2 nor 3.
function Set-Failure($Run, [string] $Message) {
    $Run.ExitCode = $Run.ExitCode -eq 0 ? 1 : $Run.ExitCode
    if ($Run.Verdict) {
        $Run.Problems += ConvertTo-Line $Message
    }
    else {
        $Run.Verdict = ConvertTo-Line $Message
    }
}

$run = [pscustomobject]@{
    StartedAt = [datetime]::UtcNow
    ExitCode = 1
    Verdict = ''
    Summary = [pscustomobject]@{ keys = 0; failed = 0; unknown = 0; muted = 0 }
    Problems = @()
    Worst = @()
    Changes = @()
    IsCompared = $false
    Report = ''
}
$sender = Join-Path $PSScriptRoot 'Send-AuditNotice.ps1'
$lock = $null
$folder = $null
$notice = 'none'
$isDone = $false
try {
    $noticeFault = Get-NoticeFault
    $folder = Enter-ReportFolder
    $lock = Enter-Lock $folder
    if ($noticeFault) {
        Stop-Run $noticeFault
    }

    Invoke-Run $folder $run
    Write-Result $run
    $isDone = $true
}
catch {
    $isDone = $true
    Set-Failure $run $_.Exception.Message
}
finally {
    # What stops a pipeline, such as Ctrl+C or a question that nobody can answer, passes by every catch, here too. So each step leads to
    # the last one.
    $isToldOf = $false
    try {
        if (-not $isDone) {
            Set-Failure $run 'The run was stopped, by Ctrl+C or by a question that nobody could answer.'
        }

        if ($NoticeKind -ne 'None' -and -not $noticeFault -and (Test-IsNoticeDue $run)) {
            $notice = 'failed'
            Complete-Step $run 'The notice was not sent' {
                Send-Notice $run
                $script:notice = $NoticeKind.ToLowerInvariant()
            }
        }

        $isToldOf = $true
    }
    finally {
        if (-not $isToldOf) {
            Set-Failure $run 'The notice was not sent: it was stopped, by Ctrl+C or by a question that nobody could answer.'
        }

        try {
            if ($lock) {
                Complete-Step $run 'The log was not written' { Write-RunLog $folder $run $notice }
                $lock.Dispose()
            }
        }
        finally {
            if ($run.ExitCode -ne 0) {
                Write-Summary $run
            }

            # pwsh ends with 0 when it was stopped, whatever the script says. The session of somebody who pressed Ctrl+C goes on.
            if (-not ($isDone -and $isToldOf) -and ([Console]::IsInputRedirected -or [Environment]::GetCommandLineArgs() -like "*$(Split-Path $PSCommandPath -Leaf)*")) {
                $Host.SetShouldExit($run.ExitCode)
            }

            exit $run.ExitCode
        }
    }
}
