# Receivers on loopback for what is sent to people: a webhook and a mail server. Each runs on a thread of its own.

$ErrorActionPreference = 'Stop'

function Start-WebhookSink {
    <# A web server that keeps what arrives. Status (settable) is what it answers with; 0 never answers. #>
    $probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $probe.Start()
    $port = $probe.LocalEndpoint.Port
    $probe.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://localhost:$port/")
    $listener.Start()
    $sink = [hashtable]::Synchronized(@{ Address = "http://localhost:$port"; Status = 200; Received = [System.Collections.Concurrent.ConcurrentQueue[object]]::new(); Listener = $listener })
    $sink.Job = Start-ThreadJob -ArgumentList $sink {
        param($Sink)
        while ($Sink.Listener.IsListening) {
            $context = $Sink.Listener.GetContext()
            $body = [IO.StreamReader]::new($context.Request.InputStream, [Text.Encoding]::UTF8).ReadToEnd()
            $Sink.Received.Enqueue([pscustomobject]@{ Method = $context.Request.HttpMethod; Path = $context.Request.Url.PathAndQuery; Type = $context.Request.ContentType; Body = $body })
            if ($Sink.Status) {
                $context.Response.StatusCode = $Sink.Status
                if ($Sink.Status -ge 300 -and $Sink.Status -lt 400) {
                    $context.Response.RedirectLocation = "$($Sink.Address)/elsewhere"
                }

                $context.Response.Close()
            }
        }
    }
    $sink
}

function Start-MailSink {
    <# A mail server that keeps what arrives. With a certificate it offers STARTTLS, and then a log-on. #>
    param([System.Security.Cryptography.X509Certificates.X509Certificate2] $Certificate)

    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $sink = [hashtable]::Synchronized(@{ Port = $listener.LocalEndpoint.Port; Received = [System.Collections.Concurrent.ConcurrentQueue[object]]::new(); Listener = $listener; Certificate = $Certificate })
    $sink.Job = Start-ThreadJob -ArgumentList $sink {
        param($Sink)
        while ($true) {
            $client = $Sink.Listener.AcceptTcpClient()
            try {
                $mail = [ordered]@{ IsEncrypted = $false; Commands = [System.Collections.Generic.List[string]]::new(); User = ''; Password = ''; Data = '' }
                $stream = $client.GetStream()
                $reader = [IO.StreamReader]::new($stream, [Text.Encoding]::UTF8)
                $writer = [IO.StreamWriter]::new($stream, [Text.Encoding]::ASCII)
                $writer.NewLine = "`r`n"
                $writer.AutoFlush = $true
                $writer.WriteLine('220 sink')
                while ($null -ne ($line = $reader.ReadLine())) {
                    $mail.Commands.Add($line)
                    switch -Regex ($line) {
                        '^EHLO' {
                            $writer.WriteLine('250-sink')
                            if ($Sink.Certificate) {
                                $writer.WriteLine($mail.IsEncrypted ? '250-AUTH LOGIN' : '250-STARTTLS')
                            }

                            $writer.WriteLine('250 8BITMIME')
                            continue
                        }
                        '^STARTTLS' {
                            $writer.WriteLine('220 go on')
                            $secure = [System.Net.Security.SslStream]::new($stream)
                            $secure.AuthenticateAsServer($Sink.Certificate)
                            $reader = [IO.StreamReader]::new($secure, [Text.Encoding]::UTF8)
                            $writer = [IO.StreamWriter]::new($secure, [Text.Encoding]::ASCII)
                            $writer.NewLine = "`r`n"
                            $writer.AutoFlush = $true
                            $mail.IsEncrypted = $true
                            continue
                        }
                        '^AUTH' {
                            $mail.User = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(($line -split ' ')[-1]))
                            $writer.WriteLine('334 UGFzc3dvcmQ6')
                            $mail.Password = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($reader.ReadLine()))
                            $writer.WriteLine('235 welcome')
                            continue
                        }
                        '^DATA' {
                            $writer.WriteLine('354 go on')
                            $data = while (($line = $reader.ReadLine()) -ne '.') {
                                $line
                            }
                            $mail.Data = $data -join "`n"
                            $writer.WriteLine('250 taken')
                            $Sink.Received.Enqueue([pscustomobject] $mail)
                            continue
                        }
                        '^QUIT' { $writer.WriteLine('221 bye') }
                        default { $writer.WriteLine('250 fine') }
                    }
                }
            }
            catch {
                # Whoever broke off did not want to go on.
                $Sink.Broken = "$_"
            }
            finally {
                $client.Dispose()
            }
        }
    }
    $sink
}

function Receive-Sink {
    <# What has arrived since the last time. A receiver notes what it got when the connection ends, which may be after the sender is done: with -Count that is waited for. #>
    param([Parameter(Mandatory)] $Sink, [int] $Count = 0)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    while ($Sink.Received.Count -lt $Count -and $watch.Elapsed.TotalSeconds -lt 10) {
        [Threading.Thread]::Sleep(5)
    }

    $item = $null
    while ($Sink.Received.TryDequeue([ref] $item)) {
        $item
    }
}

function Stop-Sink {
    <# Ends receivers. #>
    param([Parameter(ValueFromPipeline)] $Sink)

    process {
        if ($Sink) {
            $Sink.Listener.Stop()
            Remove-Job $Sink.Job -Force
        }
    }
}

function New-ServerCertificate {
    <# A certificate for localhost that nobody trusts, unless its text is named by SSL_CERT_FILE: Certificate, Pem. #>
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=localhost', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $names = [System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
    $names.AddDnsName('localhost')
    $request.CertificateExtensions.Add($names.Build())
    $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension]::new($true, $false, 0, $true))
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
    [pscustomobject]@{ Certificate = $certificate; Pem = $certificate.ExportCertificatePem() }
}

Export-ModuleMember -Function *
