#!/usr/bin/env bash
# The guess: an OpenAPI document that answers refusals by range ("4XX", as the specification allows since 3.0) and passes
# linters gives a client that compiles; a generator that did not know ranges would say so or leave them out.
# What happens: NSwag.CodeGeneration.CSharp 14.8.0 reads the document without a word and writes the key of the response
# into C# as if it were a number: `if (status_ == 4XX)`. The whole client does not compile. With `default` in its place it does.
# Why it matters: the fault shows neither in the server, nor in a linter, nor in the generator, but in the build of somebody
# else who cannot change the document. Describe refusals by numbers and `default`, and let a test compile a generated client.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > probe.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="NSwag.CodeGeneration.CSharp" Version="14.8.0" />
    <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" />
  </ItemGroup>
</Project>
XML

cat > Program.cs <<'CS'
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NSwag.CodeGeneration.CSharp;

var ranged = await TryAsync("4XX");
var plain = await TryAsync("default");
Console.WriteLine($"NSwag {NSwag.OpenApiDocument.ToolchainVersion}");
return !ranged.Compiles && ranged.Code.Contains("status_ == 4XX") && plain.Compiles ? 0 : 1;

static async Task<(string Code, bool Compiles)> TryAsync(string refusal)
{
    var json = $$"""
        {
          "openapi": "3.0.3",
          "info": { "title": "Probe", "version": "1" },
          "paths": { "/things": { "get": { "operationId": "ListThings", "responses": {
            "200": { "description": "All.", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } },
            "{{refusal}}": { "description": "Refused.", "content": { "application/json": { "schema": { "type": "string" } } } } } } } }
        }
        """;
    var document = await NSwag.OpenApiDocument.FromJsonAsync(json);
    var code = new CSharpClientGenerator(document, new CSharpClientGeneratorSettings()).GenerateFile();
    var known = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
    var result = CSharpCompilation.Create("client", [CSharpSyntaxTree.ParseText(code)], known.Select(file => MetadataReference.CreateFromFile(file)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(Stream.Null);
    var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
    Console.WriteLine($"refusals as {refusal}: {errors.Count} errors when the client is compiled");
    foreach (var line in code.Split('\n').Where(line => line.Contains("status_ == ")).Take(2))
    {
        Console.WriteLine($"  generated: {line.Trim()}");
    }

    foreach (var error in errors.Take(2))
    {
        Console.WriteLine($"  {error.Id}: {error.GetMessage()}");
    }

    return (code, result.Success);
}
CS

dotnet build -v quiet --nologo -clp:ErrorsOnly
dotnet bin/Debug/net10.0/probe.dll
