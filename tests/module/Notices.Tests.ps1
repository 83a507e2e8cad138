# Notices of the script for scheduled audits: what goes to webhooks and mail servers on loopback, when, and what never goes anywhere.

BeforeDiscovery {
    $script:kinds = 'Slack', 'Teams', 'Discord' | ForEach-Object { @{ Kind = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'support' 'Sinks.psm1') -Force
    Import-ModuleUnderTest
    $script:samples = Join-Path (Split-Path (Get-ModulePath)) 'samples'
    $script:audit = Join-Path $samples 'Invoke-ScheduledAudit.ps1'
    $script:sender = Join-Path $samples 'Send-AuditNotice.ps1'
    Unregister-AllVaults

    $script:canary = 'B0C4canary7hookSecretPart'
    $script:hook = Start-WebhookSink
    $script:address = "$($hook.Address)/services/T0/$canary`?token=$canary"
    $script:tls = New-ServerCertificate
    $script:mail = Start-MailSink
    $script:secureMail = Start-MailSink $tls.Certificate
    Register-TestVault Hooks @{
        hook = (ConvertTo-TestSecureString $address)
        elsewhere = (ConvertTo-TestSecureString "http://example.com/$canary")
        closed = (ConvertTo-TestSecureString "http://localhost:1/$canary")
        text = (ConvertTo-TestSecureString "no address $canary")
        table = @{ address = $canary }
        post = (ConvertTo-TestCredential 'audit@example.com' "word-$canary")
    }
    Register-TestVault Closed @{ hook = (ConvertTo-TestSecureString $address) } -Fails Locked

    $script:names = '<!channel>', '@everyone', '<@U012AB3CD>', '*b*_i_~s~`c`', '[x](https://example.com)', '# head', 'a & b'
    $script:outcome = [pscustomobject]@{
        Title = 'Binance key audit of bot1'
        ExitCode = 3
        Verdict = 'Not OK: 1 key can withdraw against the policy.'
        Details = @($names | ForEach-Object { "Bots/$_ (BKT1001, Critical): Withdrawals are on." }) + "two`nlines"
        Report = '/var/lib/binance-audit/report.html'
    }

    function Send([hashtable] $Parameters) {
        & $sender -Outcome $outcome -Vault Hooks @Parameters
    }

    # The functions of a script, to try them on their own.
    function Get-Definition([string] $Path, [string[]] $Name) {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $null)
        $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true) | Where-Object Name -In $Name | ForEach-Object { $_.Extent.Text }
    }
}

AfterAll {
    $hook, $mail, $secureMail | Stop-Sink
    Stop-BinanceSandbox
    Unregister-AllVaults
}

Describe 'A notice by webhook' {
    BeforeEach {
        $hook.Status = 200
        $null = Receive-Sink $hook
    }

    It 'is one JSON body for <Kind>, at the address that the vault holds' -ForEach $kinds {
        Send @{ Kind = $Kind; SecretName = 'hook' } | Should -BeNullOrEmpty
        $received = @(Receive-Sink $hook)
        $received.Count | Should -Be 1
        $received[0].Method | Should -Be 'POST'
        $received[0].Path | Should -Be "/services/T0/$canary`?token=$canary"
        $received[0].Type | Should -BeLike 'application/json*'
        $received[0].Body | Test-Json | Should -BeTrue
        $received[0].Body | Should -Not -BeLike "*$canary*"
    }

    It 'escapes for Slack what is a link, a mention or an entity, and switches formats off' {
        Send @{ Kind = 'Slack'; SecretName = 'hook' }
        $body = (Receive-Sink $hook).Body | ConvertFrom-Json
        $body.text | Should -BeLike "*bot1: exit code 3`nNot OK: 1 key can withdraw*Bots/&lt;!channel&gt; *Bots/&lt;@U012AB3CD&gt; *a &amp; b*Report: /var/lib/binance-audit/report.html on *"
        $body.text | Should -Not -Match '[<>]|&(?!amp;|lt;|gt;)'
        $body.mrkdwn | Should -BeFalse
        $body.link_names | Should -BeFalse
        ($body.text -split "`n") | Should -Contain '- two lines'
    }

    It 'is for Teams a card whose texts have no markup' {
        Send @{ Kind = 'Teams'; SecretName = 'hook' }
        $body = (Receive-Sink $hook).Body | ConvertFrom-Json
        $body.type | Should -Be 'message'
        $body.attachments[0].contentType | Should -Be 'application/vnd.microsoft.card.adaptive'
        $card = $body.attachments[0].content
        $card.type | Should -Be 'AdaptiveCard'
        $card.body.type | Select-Object -Unique | Should -Be 'RichTextBlock'
        $card.body.inlines.type | Select-Object -Unique | Should -Be 'TextRun'
        $texts = @($card.body.inlines.text)
        $texts[0] | Should -Be 'Binance key audit of bot1: exit code 3'
        $texts | Should -Contain '- Bots/<!channel> (BKT1001, Critical): Withdrawals are on.'
        $card.msteams.PSObject.Properties.Name | Should -Not -Contain 'entities' -Because 'a mention needs one'
    }

    It 'mentions nobody on Discord, and escapes its markup' {
        Send @{ Kind = 'Discord'; SecretName = 'hook' }
        $received = (Receive-Sink $hook).Body
        $received | Should -BeLike '*"allowed_mentions":{"parse":`[`]}*'
        $body = $received | ConvertFrom-Json
        foreach ($escaped in 'Bots/\<!channel\> ', '\@everyone ', '\<\@U012AB3CD\> ', '\*b\*\_i\_\~s\~\`c\` ', '\[x\]\(https\://example.com\) ', '\# head ') {
            $body.content.Contains($escaped) | Should -BeTrue -Because $escaped
        }
        $body.content -replace '\\[\\*_~`|>#\[\]()<@:-]' | Should -Not -Match '[\\*_~`|>#\[\]<@:]'
    }

    It 'fits the 2,000 characters of Discord, whatever the findings' {
        $many = $outcome.psobject.Copy()
        $many.Details = 1..200 | ForEach-Object { "Bots/key_$_ (BKT1001, Critical): $('*' * 30)" }
        & $sender -Outcome $many -Vault Hooks -Kind Discord -SecretName hook
        $content = ((Receive-Sink $hook).Body | ConvertFrom-Json).content
        $content.Length | Should -BeLessOrEqual 2000
        $content.Length | Should -BeGreaterThan 1500
        $content | Should -BeLike "*`n…"
        $many.Details = @('_' * 5000)
        & $sender -Outcome $many -Vault Hooks -Kind Discord -SecretName hook
        ((Receive-Sink $hook).Body | ConvertFrom-Json).content | Should -BeLike '*exit code 3*…'
    }

    It 'is not sent when <What>, and the error has no address' -ForEach @(
        @{ What = 'the server refuses'; Secret = 'hook'; Status = 404; Says = 'The webhook answered with HTTP 404.' }
        @{ What = 'the server fails'; Secret = 'hook'; Status = 500; Says = 'The webhook answered with HTTP 500.' }
        @{ What = 'the server sends it elsewhere'; Secret = 'hook'; Status = 307; Says = 'The webhook answered with HTTP 307.' }
        @{ What = 'the server never answers'; Secret = 'hook'; Status = 0; Says = 'The webhook could not be reached (no answer in time).' }
        @{ What = 'nobody is there'; Secret = 'closed'; Status = 200; Says = 'The webhook could not be reached (ConnectionRefused).' }
        @{ What = 'the address is not https'; Secret = 'elsewhere'; Status = 200; Says = "The secret 'elsewhere' holds no https address." }
        @{ What = 'the secret is no address'; Secret = 'text'; Status = 200; Says = "The secret 'text' holds no https address." }
        @{ What = 'the secret is no text'; Secret = 'table'; Status = 200; Says = "The secret 'table' holds no https address." }
        @{ What = 'there is no such secret'; Secret = 'none'; Status = 200; Says = "The secret 'none' could not be read.*" }
        @{ What = 'the vault is locked'; Secret = 'hook'; Status = 200; Says = "The secret 'hook' could not be read.*unlocked*"; Vault = 'Closed' }
        @{ What = 'the host is of no kind that is known'; Kind = 'Webhook'; Secret = 'hook'; Status = 200; Says = 'The host of the webhook is none of*' }
    ) {
        $hook.Status = $Status
        $Error.Clear()
        $problem = { & $sender -Outcome $outcome -Vault ($Vault ?? 'Hooks') -Kind ($Kind ?? 'Slack') -SecretName $Secret -TimeoutSec 2 } | Should -Throw -PassThru
        $problem.Exception.Message | Should -BeLike $Says
        ($problem | Format-List * -Force | Out-String) + ($problem | Out-String) | Should -Not -BeLike "*$canary*"
        Receive-Sink $hook | Where-Object Path -Like '*elsewhere*' | Should -BeNullOrEmpty
    }

    It 'is told apart by its host: <Address> is <Expected>' -ForEach @(
        @{ Address = 'https://hooks.slack.com/services/T/B/x'; Expected = 'Slack' }
        @{ Address = 'https://discord.com/api/webhooks/1/x'; Expected = 'Discord' }
        @{ Address = 'https://discordapp.com/api/webhooks/1/x'; Expected = 'Discord' }
        @{ Address = 'https://prod-00.westeurope.logic.azure.com/workflows/x'; Expected = 'Teams' }
        @{ Address = 'https://default0.0.environment.api.powerplatform.com/powerautomate/x'; Expected = 'Teams' }
        @{ Address = 'https://example.webhook.office.com/webhookb2/x'; Expected = 'Teams' }
        @{ Address = 'https://slack.com.example.com/x'; Expected = $null }
        @{ Address = 'https://notslack.com/x'; Expected = $null }
    ) {
        . ([scriptblock]::Create((Get-Definition $sender 'Get-WebhookKind', 'Stop-Notice') -join "`n"))
        if ($Expected) {
            Get-WebhookKind $Address | Should -Be $Expected
        }
        else {
            { Get-WebhookKind $Address } | Should -Throw
        }
    }
}

Describe 'A notice by mail' {
    BeforeAll {
        $script:envelope = @{ Kind = 'Mail'; Server = 'localhost'; From = 'audit@example.com'; To = 'ops@example.com', 'desk@example.com'; TimeoutSec = 20 }
    }

    It 'has subject, recipients and lines, and goes to this machine without encryption when that is said' {
        Send ($envelope + @{ Port = $mail.Port; Unencrypted = $true })
        $received = @(Receive-Sink $mail -Count 1)
        $received.Count | Should -Be 1
        $received[0].Commands | Should -Contain 'RCPT TO:<ops@example.com>'
        $received[0].Commands | Should -Contain 'RCPT TO:<desk@example.com>'
        $received[0].Data | Should -Match '(?m)^Subject: Binance key audit of bot1: exit code 3$'
        ($received[0].Data -replace '=\r?\n') | Should -BeLike '*Not OK: 1 key can withdraw*Bots/@everyone*'
    }

    It 'is not sent <What>' -ForEach @(
        @{ What = 'without encryption to another machine'; More = @{ Server = 'mail.example.com'; Unencrypted = $true }; Says = '*to a server on this machine only*' }
        @{ What = 'without encryption with a password'; More = @{ SecretName = 'post'; Unencrypted = $true }; Says = '*without a password*' }
        @{ What = 'when the server does not encrypt'; More = @{ SecretName = 'post' }; Says = 'The mail server did not take the mail (*).' }
        @{ What = 'when nobody is there'; More = @{ Port = 1 }; Says = 'The mail server did not take the mail (ConnectionRefused).' }
        @{ What = 'when the secret is no credential'; More = @{ SecretName = 'hook' }; Says = "The secret 'hook' is no PSCredential." }
    ) {
        $parameters = $envelope + @{ Port = $mail.Port; Vault = 'Hooks' }
        foreach ($name in $More.Keys) {
            $parameters[$name] = $More[$name]
        }

        $problem = { & $sender -Outcome $outcome @parameters } | Should -Throw -PassThru
        $problem.Exception.Message | Should -BeLike $Says
        $problem | Format-List * -Force | Out-String | Should -Not -BeLike "*$canary*"
        Receive-Sink $mail | Should -BeNullOrEmpty
    }

    It 'is not sent to a server that this machine does not trust' {
        { Send ($envelope + @{ Port = $secureMail.Port; SecretName = 'post' }) } | Should -Throw 'The mail server did not take the mail (AuthenticationException).'
        Receive-Sink $secureMail | Should -BeNullOrEmpty
    }

    It 'is encrypted, with the password from the vault, to one that it trusts' -Skip:(-not $IsLinux) {
        Set-Content (Join-Path $TestDrive 'trusted.pem') $tls.Pem
        Export-Clixml -InputObject $outcome -LiteralPath (Join-Path $TestDrive 'outcome.clixml')
        Set-Content (Join-Path $TestDrive 'send.ps1') "& '$sender' -Outcome (Import-Clixml '$(Join-Path $TestDrive 'outcome.clixml')') -Kind Mail -Server localhost -Port $($secureMail.Port) -From audit@example.com -To ops@example.com -SecretName post -Vault Hooks"
        $run = Invoke-Task (Join-Path $TestDrive 'send.ps1') -NonInteractive -Environment @{ SSL_CERT_FILE = (Join-Path $TestDrive 'trusted.pem') }
        $run.ExitCode | Should -Be 0 -Because ($run.Err -join "`n")
        $received = @(Receive-Sink $secureMail -Count 1)
        $received.Count | Should -Be 1
        $received[0].IsEncrypted | Should -BeTrue
        $received[0].User | Should -Be 'audit@example.com'
        $received[0].Password | Should -Be "word-$canary"
        $run.Out + $run.Err | Should -BeNullOrEmpty
    }
}

Describe 'When a notice is sent' {
    It '<On>: <Due> with exit code <Code>, <Changes> changes, compared <Compared>' -ForEach @(
        foreach ($on in 'Problem', 'Change', 'Always') {
            foreach ($code in 0, 1, 2, 3) {
                foreach ($changes in 0, 2) {
                    foreach ($compared in $true, $false) {
                        $due = switch ($on) {
                            'Problem' { $code -ne 0 -or $changes -gt 0 }
                            'Change' { $changes -gt 0 -or -not $compared }
                            'Always' { $true }
                        }
                        @{ On = $on; Code = $code; Changes = $changes; Compared = $compared; Due = $due }
                    }
                }
            }
        }
    ) {
        . ([scriptblock]::Create((Get-Definition $audit 'Test-IsNoticeDue') -join "`n"))
        $NoticeOn = $On
        Test-IsNoticeDue ([pscustomobject]@{ ExitCode = $Code; Changes = @(1..2 | Select-Object -First $Changes); IsCompared = $Compared }) | Should -Be $Due
    }
}

Describe 'Notices of the script' {
    BeforeAll {
        $sandbox = Start-BinanceSandbox
        foreach ($name in 'dashboard', 'backup-script') {
            Register-TestVault $name @{ $name = (ConvertTo-StoredKey ($sandbox.Keys | Where-Object Name -EQ $name)) }
        }

        $told = Join-Path $TestDrive 'told.json'
        Set-Content (Join-Path $TestDrive 'mine.ps1') "param(`$Outcome) `$Outcome | ConvertTo-Json -Depth 4 | Set-Content '$told'"
        Set-Content (Join-Path $TestDrive 'asks.ps1') "param(`$Outcome) Read-Host 'Password' -AsSecureString"
        $null = Receive-Sink $hook
        $hook.Status = 200
        $cases = [ordered]@{
            Off = 'backup-script', @()
            Slack = 'backup-script', @('-NoticeKind', 'Slack', '-NoticeSecret', 'hook', '-NoticeVault', 'Hooks')
            NotDue = 'dashboard', @('-NoticeKind', 'Slack', '-NoticeSecret', 'hook', '-NoticeVault', 'Hooks')
            Closed = 'dashboard', @('-NoticeKind', 'Discord', '-NoticeSecret', 'closed', '-NoticeVault', 'Hooks', '-NoticeOn', 'Always')
            Grave = 'backup-script', @('-NoticeKind', 'Teams', '-NoticeSecret', 'closed', '-NoticeVault', 'Hooks')
            Mail = 'backup-script', @('-NoticeKind', 'Mail', '-MailServer', 'localhost', '-MailPort', "$($mail.Port)", '-MailFrom', 'audit@example.com', '-MailTo', 'ops@example.com,desk@example.com', '-MailUnencrypted')
            Script = 'backup-script', @('-NoticeKind', 'Script', '-NoticeScript', (Join-Path $TestDrive 'mine.ps1'))
            Asks = 'dashboard', @('-NoticeKind', 'Script', '-NoticeOn', 'Always', '-NoticeScript', (Join-Path $TestDrive 'asks.ps1'))
            Failed = 'dashboard', @('-NoticeKind', 'Slack', '-NoticeSecret', 'hook', '-NoticeVault', 'Hooks', '-Policy', 'none')
            Incomplete = 'dashboard', @('-NoticeKind', 'Slack')
            Address = 'dashboard', @('-NoticeKind', 'Slack', '-NoticeSecret', "https://example.com/$canary")
        }
        $runs = @{}
        $folders = @{}
        # Three at a time.
        $names = @($cases.Keys)
        for ($first = 0; $first -lt $names.Count; $first += 3) {
            $batch = $names[$first..[Math]::Min($first + 2, $names.Count - 1)]
            $running = foreach ($name in $batch) {
                $folders[$name] = Join-Path $TestDrive $name
                $vault, $arguments = $cases[$name]
                Start-Task $audit (@('-ReportFolder', $folders[$name], '-BaseUri', $sandbox.BaseAddress, '-Vault', $vault) + $arguments) -NonInteractive:($name -ne 'Asks')
            }
            $ended = @($running | Wait-Program)
            foreach ($name in $batch) {
                $runs[$name] = $ended[$batch.IndexOf($name)]
            }
        }

        $received = @(Receive-Sink $hook)
        $mails = @(Receive-Sink $mail -Count 1)
    }

    It 'are off by default' {
        $runs.Off.ExitCode | Should -Be 3
        Get-Content (Join-Path $folders.Off 'audit.log') | Should -BeLike '* notice=none *'
    }

    It 'tell exit code, verdict, worst findings and the report' {
        $runs.Slack.ExitCode | Should -Be 3 -Because ($runs.Slack.Err -join "`n")
        Get-Content (Join-Path $folders.Slack 'audit.log') | Should -BeLike '* notice=slack *'
        $text = ($received | Where-Object Body -Like '*exit code 3*').Body | ConvertFrom-Json | ForEach-Object text
        $text | Should -BeLike "Binance key audit of *: exit code 3`nNot OK: 1 key can withdraw*backup-script/backup-script (BKT1001, Critical): *Report: $($folders.Slack)*"
    }

    It 'are not sent when all is well' {
        $runs.NotDue.ExitCode | Should -Be 0
        Get-Content (Join-Path $folders.NotDue 'audit.log') | Should -BeLike '* notice=none *'
        $received.Count | Should -Be 2 -Because 'one told of findings, and one of a run that failed'
    }

    It 'that cannot be sent turn 0 into 1, are logged, and hide nothing' {
        $runs.Closed.ExitCode | Should -Be 1
        $runs.Closed.Err | Should -Contain 'The notice was not sent: The webhook could not be reached (ConnectionRefused).'
        Get-Content (Join-Path $folders.Closed 'audit.log') | Should -BeLike '*Z exit=1 * notice=failed *'
        $runs.Grave.ExitCode | Should -Be 3
        Get-Content (Join-Path $folders.Grave 'audit.log') | Should -BeLike '*Z exit=3 * notice=failed *'
    }

    It 'go by mail' {
        $runs.Mail.ExitCode | Should -Be 3 -Because ($runs.Mail.Err -join "`n")
        $mails.Count | Should -Be 1
        $mails[0].Commands | Should -Contain 'RCPT TO:<desk@example.com>'
        ($mails[0].Data -replace '=\r?\n') | Should -BeLike '*exit code 3*Not OK: 1 key can withdraw*'
        Get-Content (Join-Path $folders.Mail 'audit.log') | Should -BeLike '* notice=mail *'
    }

    It 'can be a script' {
        $runs.Script.ExitCode | Should -Be 3 -Because ($runs.Script.Err -join "`n")
        $outcome = Get-Content $told -Raw | ConvertFrom-Json
        $outcome.ExitCode | Should -Be 3
        $outcome.Failed | Should -BeGreaterThan 0
        $outcome.Verdict | Should -BeLike 'Not OK: *'
        $outcome.Report | Should -Exist
        Get-Content (Join-Path $folders.Script 'audit.log') | Should -BeLike '* notice=script *'
    }

    It 'by a script that asks somebody are exit code 1, also in the log' {
        $runs.Asks.ExitCode | Should -Be 1 -Because ($runs.Asks.Out + $runs.Asks.Err -join "`n")
        $runs.Asks.Err -match '^The notice was not sent: it was stopped' | Should -Not -BeNullOrEmpty
        Get-Content (Join-Path $folders.Asks 'audit.log') | Should -BeLike '*Z exit=1 * notice=failed *'
    }

    It 'tell of a run that failed' {
        $runs.Failed.ExitCode | Should -Be 1
        ($received | Where-Object Body -Like '*exit code 1*').Body | Should -BeLike '*There is no policy*'
    }

    It 'that nobody could get are exit code 1 before anything is asked: <Name>' -ForEach @(
        @{ Name = 'Incomplete'; Says = 'A notice by webhook needs -NoticeSecret*' }
        @{ Name = 'Address'; Says = '-NoticeSecret takes the name of a secret, not an address.*' }
    ) {
        $runs[$Name].ExitCode | Should -Be 1
        $runs[$Name].Err | Should -BeLike $Says
        Get-Content (Join-Path $folders[$Name] 'audit.log') | Should -BeLike '*Z exit=1 *'
    }

    It 'leave the secret part of the address nowhere' {
        foreach ($name in $runs.Keys) {
            $runs[$name].Out + $runs[$name].Err -join "`n" | Should -Not -BeLike "*$canary*"
            foreach ($file in Get-ChildItem $folders[$name] -Recurse -File) {
                Get-Content -LiteralPath $file.FullName -Raw | Should -Not -BeLike "*$canary*"
            }
        }
    }
}
