# Makes modules of other people: each a folder with a binary module and assemblies that have the names, the public keys and any
# version of given ones, but none of their types.

function Get-AssemblyIdentity([string] $Path) {
    [Reflection.AssemblyName]::GetAssemblyName($Path)
}

function New-ForeignAssembly([string] $Path, [string] $Source, [byte[]] $PublicKey, [string[]] $Reference) {
    $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($Source)
    $references = @(Get-ChildItem (Join-Path $PSHOME 'ref') -Filter *.dll | ForEach-Object FullName) + $Reference | Where-Object { $_ } |
        ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile($_) }
    $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
    if ($PublicKey) {
        $key = [Collections.Immutable.ImmutableArray]::Create([byte[]] $PublicKey)
        $options = $options.WithCryptoPublicKey($key).WithPublicSign($true)
    }

    $name = [IO.Path]::GetFileNameWithoutExtension($Path)
    $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
        $name, [Microsoft.CodeAnalysis.SyntaxTree[]] $tree, [Microsoft.CodeAnalysis.MetadataReference[]] $references, $options)
    $file = [IO.File]::Create($Path)
    try {
        $result = $compilation.Emit($file)
    }
    finally {
        $file.Dispose()
    }

    if (-not $result.Success) {
        throw "$name does not compile: $($result.Diagnostics -join '; ')"
    }
}

# A module with the command Get-ForeignVersion, which answers from inside each of its assemblies: name=version.
function New-ForeignModule([string] $Directory, [Reflection.AssemblyName[]] $Identity, [version] $Version) {
    # Loads the compiler.
    Add-Type -TypeDefinition "public static class Compiler$([guid]::NewGuid().ToString('n')) { }"
    $null = New-Item $Directory -ItemType Directory
    $number = 0
    $calls = foreach ($name in $Identity) {
        $number++
        New-ForeignAssembly (Join-Path $Directory "$($name.Name).dll") @"
[assembly: System.Reflection.AssemblyVersion("$Version")]
namespace Foreign$number
{
    public static class Marker
    {
        public static string Answer() => typeof(Marker).Assembly.GetName().Name + "=" + typeof(Marker).Assembly.GetName().Version;
    }
}
"@ $name.GetPublicKey()
        "WriteObject(Foreign$number.Marker.Answer());"
    }

    New-ForeignAssembly (Join-Path $Directory 'ForeignModule.dll') @"
using System.Management.Automation;
[Cmdlet(VerbsCommon.Get, "ForeignVersion")]
public sealed class GetForeignVersionCommand : Cmdlet
{
    protected override void ProcessRecord() { $calls }
}
"@ -Reference (@(Get-ChildItem $Directory -Filter *.dll | ForEach-Object FullName) + (Join-Path $PSHOME 'System.Management.Automation.dll'))
    Join-Path $Directory 'ForeignModule.dll'
}
