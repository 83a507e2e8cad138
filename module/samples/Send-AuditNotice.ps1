#requires -Version 7.4
<#
.SYNOPSIS
    Tells people how an audit went: by a message to Slack, Teams or Discord, or by mail.
.DESCRIPTION
    Invoke-ScheduledAudit.ps1 calls this with -NoticeKind. Nothing is sent unless that is given.

    The address of a webhook is a secret: who knows it can write to the channel. It is read from a vault and is in no argument, file,
    log or error. A failure is an error that says what kind of failure it was, and neither address nor answer.

    What keys are called is the only text of others in a notice. It is sent so that nothing in it is a link, a mention or a format.
.PARAMETER Outcome
    What Invoke-ScheduledAudit.ps1 found out: Title, ExitCode, Verdict, Details (lines) and Report (a path, or empty).
.PARAMETER Kind
    Slack (incoming webhook), Teams (the workflow "When a Teams webhook request is received"), Discord (webhook of a channel), Mail,
    or Webhook, which tells the first three apart by the host of the address.
.PARAMETER SecretName
    The secret that holds the address of the webhook, as text. For Mail, user name and password for the server as a PSCredential; without
    it no password is sent.
.PARAMETER Vault
    The vault of the secret. The default vault when omitted.
.PARAMETER Server
    The mail server. The connection is encrypted by STARTTLS, usually on port 587; the server's certificate must be trusted.
.PARAMETER Port
    Its port.
.PARAMETER From
    The sender.
.PARAMETER To
    The recipients.
.PARAMETER Unencrypted
    Send without encryption and password to a mail server on this machine, such as Postfix on localhost.
.PARAMETER TimeoutSec
    How many seconds sending may take.
.NOTES
    Send-MailMessage is obsolete and does not say why a server cannot be trusted. This uses the class that it is built on,
    System.Net.Mail.SmtpClient, which is enough for a text by STARTTLS. It does not speak TLS from the first byte on (port 465).
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)]
    [psobject] $Outcome,

    [Parameter(Mandatory)]
    [ValidateSet('Webhook', 'Slack', 'Teams', 'Discord', 'Mail')]
    [string] $Kind,

    [string] $SecretName,

    [string] $Vault,

    [string] $Server,

    [int] $Port = 587,

    [string] $From,

    [string[]] $To,

    [switch] $Unencrypted,

    [ValidateRange(1, 300)]
    [int] $TimeoutSec = 30
)

$ErrorActionPreference = 'Stop'

function Stop-Notice([string] $Message) {
    throw [System.OperationCanceledException]::new($Message)
}

# In a runspace without a console: a vault that is locked fails there, and does not ask.
function Read-Secret {
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddCommand('Microsoft.PowerShell.SecretManagement\Get-Secret').AddParameter('Name', $SecretName).AddParameter('ErrorAction', 'Stop')
        if ($Vault) {
            $null = $shell.AddParameter('Vault', $Vault)
        }

        $found = $shell.Invoke()
        $found.Count -eq 1 ? $found[0] : $null
    }
    catch {
        # The reason can be the vault's own text, which could hold anything.
        Stop-Notice "The secret '$SecretName' could not be read. Is its vault registered for this user, and unlocked?"
    }
    finally {
        $shell.Dispose()
    }
}

function Read-Address {
    $secret = Read-Secret
    $text = $secret -is [securestring] ? [System.Net.NetworkCredential]::new('', $secret).Password : $secret -is [string] ? $secret : ''
    $address = $null
    $isAddress = [uri]::TryCreate($text.Trim(), [System.UriKind]::Absolute, [ref] $address)
    if (-not $isAddress -or -not ($address.Scheme -eq 'https' -or ($address.Scheme -eq 'http' -and $address.IsLoopback))) {
        Stop-Notice "The secret '$SecretName' holds no https address."
    }

    $address
}

# What kind of failure it was, in a word. Messages could hold addresses, and answers of servers could repeat what was sent.
function Get-Cause($Exception) {
    for ($cause = $Exception; $cause; $cause = $cause.InnerException) {
        if ($cause -is [System.OperationCanceledException]) {
            return 'no answer in time'
        }
    }

    $cause = $Exception.GetBaseException()
    $cause -is [System.Net.Sockets.SocketException] ? $cause.SocketErrorCode : $cause -is [System.Net.Mail.SmtpException] ? $cause.StatusCode : $cause.GetType().Name
}

function Get-WebhookKind([uri] $Address) {
    switch -Regex ($Address.Host) {
        '(^|\.)slack\.com$' { return 'Slack' }
        '(^|\.)discord(app)?\.com$' { return 'Discord' }
        '\.(logic\.azure|powerplatform|office)\.com$' { return 'Teams' }
    }

    Stop-Notice 'The host of the webhook is none of Slack, Teams and Discord. Name the kind.'
}

# A name of a key must not make a line of its own.
function Get-Line {
    @(
        "$($Outcome.Title): exit code $($Outcome.ExitCode)"
        $Outcome.Verdict
        $Outcome.Details | Where-Object { $_ } | ForEach-Object { "- $_" }
        $Outcome.Report ? "Report: $($Outcome.Report) on $([Environment]::MachineName)" : ''
    ) | Where-Object { $_ } | ForEach-Object { $_ -replace '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+', ' ' }
}

# As many whole lines as fit.
function Join-Line([string[]] $Lines, [int] $Limit) {
    $text = ''
    foreach ($line in $Lines) {
        $more = $text ? "`n$line" : $line
        if ($text.Length + $more.Length + 2 -gt $Limit) {
            return $text ? "$text`n…" : $line.Substring(0, $Limit)
        }

        $text += $more
    }

    $text
}

# Links, mentions and formats of Slack begin with <; & and > belong to the form. A text with formats switched off has no others.
function Get-SlackBody {
    $lines = @(Get-Line) | ForEach-Object { $_.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;') }
    @{ text = Join-Line $lines 3500; mrkdwn = $false; link_names = $false; parse = 'none'; unfurl_links = $false; unfurl_media = $false }
}

# A card for the workflow. Texts of a RichTextBlock have no Markdown, and a mention needs an entity, of which there is none.
function Get-TeamsBody {
    $number = 0
    $blocks = (Join-Line @(Get-Line) 20000) -split "`n" | ForEach-Object {
        @{ type = 'RichTextBlock'; inlines = @(@{ type = 'TextRun'; text = $_; weight = $number++ -lt 2 ? 'Bolder' : 'Default' }) }
    }
    $card = @{ '$schema' = 'http://adaptivecards.io/schemas/adaptive-card.json'; type = 'AdaptiveCard'; version = '1.4'; msteams = @{ width = 'Full' }; body = @($blocks) }
    @{ type = 'message'; attachments = @(@{ contentType = 'application/vnd.microsoft.card.adaptive'; contentUrl = $null; content = $card }) }
}

# A message may have 2,000 characters. A backslash takes the meaning from what follows it; nobody is mentioned, and links show no preview (4).
function Get-DiscordBody {
    $lines = Get-Line | ForEach-Object { $_ -replace '[\\*_~`|>#\[\]()<@:-]', '\$0' }
    @{ content = Join-Line $lines 2000; allowed_mentions = @{ parse = @() }; flags = 4 }
}

function Send-Webhook {
    $address = Read-Address
    $body = switch ($Kind -eq 'Webhook' ? (Get-WebhookKind $address) : $Kind) {
        'Slack' { Get-SlackBody }
        'Teams' { Get-TeamsBody }
        'Discord' { Get-DiscordBody }
    }

    # Redirects are not followed: they would take the notice to an address that nobody named.
    $client = [System.Net.Http.HttpClient]::new([System.Net.Http.SocketsHttpHandler]@{ AllowAutoRedirect = $false })
    try {
        $client.Timeout = [timespan]::FromSeconds($TimeoutSec)
        $content = [System.Net.Http.StringContent]::new((ConvertTo-Json $body -Depth 10 -Compress), [System.Text.Encoding]::UTF8, 'application/json')
        $status = [int] $client.PostAsync($address, $content).GetAwaiter().GetResult().StatusCode
    }
    catch {
        Stop-Notice "The webhook could not be reached ($(Get-Cause $_.Exception))."
    }
    finally {
        $client.Dispose()
    }

    if ($status -lt 200 -or $status -gt 299) {
        Stop-Notice "The webhook answered with HTTP $status."
    }
}

function Send-Mail {
    $isHere = $Server -eq 'localhost' -or ([System.Net.IPAddress]::TryParse($Server, [ref] $null) -and [System.Net.IPAddress]::IsLoopback([System.Net.IPAddress]::Parse($Server)))
    if ($Unencrypted -and ($SecretName -or -not $isHere)) {
        Stop-Notice 'Mail goes unencrypted to a server on this machine only, and without a password.'
    }

    $client = [System.Net.Mail.SmtpClient]::new($Server, $Port)
    $message = [System.Net.Mail.MailMessage]::new()
    try {
        $client.EnableSsl = -not $Unencrypted
        $client.Timeout = $TimeoutSec * 1000
        if ($SecretName) {
            $secret = Read-Secret
            if ($secret -isnot [pscredential]) {
                Stop-Notice "The secret '$SecretName' is no PSCredential."
            }

            $client.Credentials = $secret.GetNetworkCredential()
        }

        $message.From = $From
        $To | ForEach-Object { $message.To.Add($_) }
        $lines = @(Get-Line)
        $message.Subject = $lines[0]
        $message.Body = $lines -join "`r`n"
        $client.Send($message)
    }
    catch [System.OperationCanceledException] {
        throw
    }
    catch {
        Stop-Notice "The mail server did not take the mail ($(Get-Cause $_.Exception))."
    }
    finally {
        $message.Dispose()
        $client.Dispose()
    }
}

if ($Kind -eq 'Mail') {
    Send-Mail
}
else {
    Send-Webhook
}
