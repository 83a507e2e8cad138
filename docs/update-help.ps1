#requires -Version 7.4
#requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.0' }
<#
.SYNOPSIS
    Makes the module's help file from the cmdlet pages in this folder.
.DESCRIPTION
    The pages <Verb-Noun>.md are the source. Run this after a page was changed, and commit what it writes.

    Get-Help shows text, not markdown, and platyPS copies markdown into the help file as it stands. So the result is
    put right: the commands of an example become its code, fences and back-ticks go, lines of a paragraph are joined.
.PARAMETER OutputFolder
    Where to write BinanceKeyTools.dll-Help.xml: the folder that ships with the module, unless told otherwise.
.EXAMPLE
    ./docs/update-help.ps1
#>
[CmdletBinding()]
param([string] $OutputFolder = (Join-Path $PSScriptRoot '..' 'module' 'en-US'))

$ErrorActionPreference = 'Stop'
$maml = 'http://schemas.microsoft.com/maml/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'

function ConvertTo-PlainText([string] $Markdown) {
    $text = $Markdown -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`\n]+)`', '$1'
    # A line break belongs to the text only before a list item.
    $text -replace '\s*\n(?!- )\s*', ' '
}

# platyPS puts all of a section into one paragraph.
function Convert-Paragraph([System.Xml.XmlElement] $Parent) {
    foreach ($paragraph in @($Parent.SelectNodes('.//*[local-name() = "para"]'))) {
        foreach ($text in $paragraph.InnerText -replace '\r' -split '\n{2,}') {
            $part = $paragraph.OwnerDocument.CreateElement('maml', 'para', $maml)
            $part.InnerText = ConvertTo-PlainText $text
            $null = $paragraph.ParentNode.InsertBefore($part, $paragraph)
        }

        $null = $paragraph.ParentNode.RemoveChild($paragraph)
    }
}

function Add-DefaultValue([System.Xml.XmlElement] $Command, $Page) {
    foreach ($parameter in $Page.Parameters | Where-Object DefaultValue) {
        $element = $Command.SelectSingleNode("*[local-name() = 'parameters']/*[*[local-name() = 'name'] = '$($parameter.Name)']")
        $default = $element.OwnerDocument.CreateElement('dev', 'defaultValue', $dev)
        $default.InnerText = $parameter.DefaultValue
        $null = $element.AppendChild($default)
    }
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string] $Text) {
    $paragraph = $Parent.OwnerDocument.CreateElement('maml', 'para', $maml)
    $paragraph.InnerText = $Text
    $null = $Parent.AppendChild($paragraph)
}

# The first block of commands is the example's code. Later ones stay in the remarks, behind a prompt that tells them from output.
function Convert-Example([System.Xml.XmlElement] $Example) {
    $introduction = $Example.SelectSingleNode('*[local-name() = "introduction"]')
    $code = $Example.SelectSingleNode('*[local-name() = "code"]')
    $remarks = $Example.SelectSingleNode('*[local-name() = "remarks"]')
    $markdown = ($introduction.ChildNodes | ForEach-Object InnerText | Where-Object { $_ -ne [string] [char] 0x80 }) -join "`n`n" -replace '\r'
    $introduction.RemoveAll()
    $code.InnerText = ''
    $remarks.RemoveAll()
    foreach ($part in [regex]::Matches($markdown, '(?ms)^```(\w+)\n(.*?)^```$|((?:(?!^```).)+)')) {
        $language, $block, $text = $part.Groups[1].Value, $part.Groups[2].Value.TrimEnd(), $part.Groups[3].Value.Trim()
        $target = $code.InnerText ? $remarks : $introduction
        if ($text) {
            $text -split '\n{2,}' | ForEach-Object { Add-Paragraph $target (ConvertTo-PlainText $_) }
        }
        elseif ($language -eq 'powershell' -and -not $code.InnerText) {
            $code.InnerText = $block
        }
        elseif ($language) {
            Add-Paragraph $target ($language -eq 'powershell' ? "PS> $($block -replace '\n', "`n>> ")" : $block)
        }
    }

    # Get-Help puts nothing between one example and the title of the next.
    Add-Paragraph $remarks ''
}

Import-Module Microsoft.PowerShell.PlatyPS
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
    $pages = Get-ChildItem $PSScriptRoot -Filter '*-Binance*.md' |
        Sort-Object Name |
        ForEach-Object { Import-MarkdownCommandHelp -LiteralPath $_.FullName }
    $exported = $pages | Export-MamlCommandHelp -OutputFolder $scratch
    $help = [xml]::new()
    $help.PreserveWhitespace = $false
    $help.Load(@($exported)[0].FullName)

    foreach ($command in $help.DocumentElement.SelectNodes('*[local-name() = "command"]')) {
        foreach ($example in $command.SelectNodes('.//*[local-name() = "example"]')) {
            Convert-Example $example
        }

        foreach ($part in $command.SelectNodes('*[local-name() != "examples"]')) {
            Convert-Paragraph $part
        }

        $name = $command.SelectSingleNode('*[local-name() = "details"]/*[local-name() = "name"]').InnerText
        Add-DefaultValue $command ($pages | Where-Object Title -EQ $name)

        # A link within this folder leads nowhere from a prompt; its text names the topic.
        foreach ($uri in $command.SelectNodes('.//*[local-name() = "navigationLink"]/*[local-name() = "uri"]')) {
            if ($uri.InnerText -notmatch '^https:') {
                $uri.InnerText = ''
            }
        }
    }

    $null = New-Item $OutputFolder -ItemType Directory -Force
    $path = Join-Path (Convert-Path -LiteralPath $OutputFolder) 'BinanceKeyTools.dll-Help.xml'
    $settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
    $writer = [System.Xml.XmlWriter]::Create($path, $settings)
    $help.Save($writer)
    $writer.Dispose()
    [IO.File]::AppendAllText($path, "`n")
    Get-Item -LiteralPath $path
}
finally {
    Remove-Item -LiteralPath $scratch -Recurse -ErrorAction Ignore
}
