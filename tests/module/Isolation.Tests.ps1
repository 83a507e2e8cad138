# What other modules bring along must not matter to this one, nor the other way round: each case in a process of its own.

BeforeDiscovery {
    $script:cases = foreach ($version in '0.1.0.0', '99.0.0.0') {
        foreach ($isFirst in $true, $false) {
            @{ Version = $version; IsFirst = $isFirst; Age = $version -eq '99.0.0.0' ? 'newer' : 'older'; Order = $isFirst ? 'first' : 'later' }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'support' 'ModuleTest.psm1') -Force
    $script:module = Get-ModulePath
    $script:libraries = @(Get-ChildItem (Join-Path (Split-Path $module) 'lib') -Filter *.dll | ForEach-Object BaseName)

    # Add-Type gives assemblies names of its own choice, so its compiler is used directly.
    function New-Assembly([string] $Name, [string] $Source, [string] $Path) {
        $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree, Microsoft.CodeAnalysis.CSharp]::ParseText($Source)
        $references = [object].Assembly.Location, (Join-Path (Split-Path ([object].Assembly.Location)) 'System.Runtime.dll') | ForEach-Object {
            [Microsoft.CodeAnalysis.MetadataReference, Microsoft.CodeAnalysis]::CreateFromFile($_)
        }
        $library = [Microsoft.CodeAnalysis.OutputKind, Microsoft.CodeAnalysis]::DynamicallyLinkedLibrary
        $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions, Microsoft.CodeAnalysis.CSharp]::new($library)
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation, Microsoft.CodeAnalysis.CSharp]::Create(
            $Name, [Microsoft.CodeAnalysis.SyntaxTree[]] @($tree), [Microsoft.CodeAnalysis.MetadataReference[]] $references, $options)
        $file = [IO.File]::Create($Path)
        try {
            $result = $compilation.Emit($file)
            $result.Success | Should -BeTrue -Because "$($result.Diagnostics)"
        }
        finally {
            $file.Dispose()
        }
    }

    # A module that requires, in a version of its own, every third-party assembly that ours ships.
    function New-ForeignModule([string] $Version) {
        $folder = Join-Path $TestDrive "Foreign$($Version -replace '\D')"
        $null = New-Item $folder -ItemType Directory -Force
        foreach ($library in $libraries) {
            $type = "Foreign_$($library -replace '\W')"
            New-Assembly $library -Path (Join-Path $folder "$library.dll") -Source @"
[assembly: System.Reflection.AssemblyVersion("$Version")]
public static class $type { public static string Version => typeof($type).Assembly.GetName().Name + " " + typeof($type).Assembly.GetName().Version; }
"@
        }

        $types = $libraries | ForEach-Object { "[Foreign_$($_ -replace '\W')]::Version" }
        Set-Content (Join-Path $folder 'Foreign.psm1') "function Get-ForeignVersion { $($types -join '; ') }"
        New-ModuleManifest (Join-Path $folder 'Foreign.psd1') -RootModule Foreign.psm1 -FunctionsToExport Get-ForeignVersion `
            -RequiredAssemblies @($libraries | ForEach-Object { Join-Path $folder "$_.dll" })
        Join-Path $folder 'Foreign.psd1'
    }

    # Loads the compiler.
    Add-Type -TypeDefinition 'public static class CompilerIsHere { }'
    $script:useOurs = @'
$sandbox = Start-BinanceSandbox
$keys = 'Hmac', 'Rsa', 'Ed25519' | ForEach-Object { $wanted = $_; $sandbox.Keys | Where-Object { "$($_.Algorithm)" -eq $wanted } | Select-Object -First 1 }
$keys | Get-BinanceKeyRestriction -ErrorAction Stop | ForEach-Object { "ours: $($_.Algorithm)" }
Stop-BinanceSandbox
'@
    $script:useTheirs = "Get-ForeignVersion | ForEach-Object { `"theirs: `$_`" }"
    $script:listContexts = @'
foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
    "loaded: $($assembly.GetName().Name) $($assembly.GetName().Version) in $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name)"
}
'@
}

Describe 'Isolation' {
    It 'finds something to isolate' {
        $libraries.Count | Should -BeGreaterThan 1
    }

    It 'loads the engine and everything that others wrote into a context of its own' {
        $output = Invoke-Pwsh @"
Import-Module '$module'
$useOurs
`$null = Get-BinanceKey -ErrorAction Ignore
`$null = New-BinanceSignature -Credential ([pscredential]::new('$((Get-SampleKey).ApiKey)', (ConvertTo-SecureString '$((Get-SampleKey).Secret)' -AsPlainText -Force)))
$listContexts
"@
        $output | Should -Contain 'ours: Ed25519'
        $loaded = $output -like 'loaded: *'
        foreach ($name in @($libraries) + 'BinanceKeyTools.Core', 'BinanceKeyTools.Sandbox') {
            $place = @($loaded -like "loaded: $name *")
            $place.Count | Should -Be 1 -Because $name
            $place[0] | Should -BeLike '* in BinanceKeyTools'
        }

        $loaded -like 'loaded: BinanceKeyTools *' | Should -BeLike '* in Default'
    }

    It 'works beside a module that loaded its <Age> version of each library <Order>' -ForEach $cases {
        $foreign = New-ForeignModule $Version
        $ours = "Import-Module '$module'`n$useOurs"
        $theirs = "Import-Module '$foreign'`n$useTheirs"
        $output = Invoke-Pwsh "$($IsFirst ? "$theirs`n$ours" : "$ours`n$theirs")`n$useOurs`n$useTheirs`n$listContexts"

        ($output -like 'ours: *') | Should -Be ('ours: Hmac', 'ours: Rsa', 'ours: Ed25519', 'ours: Hmac', 'ours: Rsa', 'ours: Ed25519')
        $expected = $libraries | ForEach-Object { "theirs: $_ $Version" }
        ($output -like 'theirs: *') | Should -Be (@($expected) + @($expected))
        foreach ($library in $libraries) {
            # Both are there, each in its place.
            @($output -like "loaded: $library * in Default") | Should -Be "loaded: $library $Version in Default"
            @($output -like "loaded: $library * in BinanceKeyTools").Count | Should -Be 1
        }
    }
}
