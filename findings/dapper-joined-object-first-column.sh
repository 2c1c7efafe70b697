#!/usr/bin/env bash
# Dapper: whether a joined object exists is decided by its first column alone, and so by the order of the columns in the SELECT.
#
# The guess: in a query that is mapped to several objects (an outer join, split by splitOn) an object is null when nothing was joined, that is when all of its columns are NULL.
# What happens: it is null as soon as its FIRST column is NULL. The values of the other columns are dropped without a word. The same columns in another order give the object,
# and so does the same SELECT mapped to that object alone.
# Why it matters: a payment "without a note, 500 back" is read as "no refund at all" because the note happens to be selected first; moving a column or adding one in front changes
# what a report says. Begin each object with a column that is never NULL, as its key, and treat every joined object as nullable, whatever the type parameter says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Dapper" Version="2.1.86" />
    <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.0" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CODE'
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

using var db = new SqliteConnection("Data Source=:memory:");
db.Open();
string Joined(string columns, string split) => db.Query<Order, Refund?, string>(
    $"SELECT 1 AS Id, {columns}", (_, refund) => refund is null ? "no object" : $"amount {refund.Amount}", splitOn: split).Single();

Console.WriteLine($"Dapper {typeof(SqlMapper).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}");
var noteFirst = Joined("NULL AS Note, 500 AS Amount", "Note");
var amountFirst = Joined("500 AS Amount, NULL AS Note", "Amount");
var alone = $"amount {db.Query<Refund>("SELECT NULL AS Note, 500 AS Amount").Single().Amount}";
Console.WriteLine($"joined, note first:   {noteFirst}");
Console.WriteLine($"joined, amount first: {amountFirst}");
Console.WriteLine($"alone, note first:    {alone}");
return (noteFirst, amountFirst, alone) == ("no object", "amount 500", "amount 500") ? 0 : 1;

class Order { public long Id { get; set; } }

class Refund { public string? Note { get; set; } public long? Amount { get; set; } }
CODE
dotnet run -c Release
