using System.Security.Cryptography;
using System.Text;

namespace Axon.Core.Infrastructure.MySql;

/// <summary>One numbered SQL file of <c>Infrastructure/MySql/Migrations</c>.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = ".Infrastructure.MySql.Migrations.";

    /// <summary>Tells whether an applied file was edited afterwards; line ends do not count.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n").TrimEnd())));

    /// <summary>The files that ship inside Axon.Core, in order.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(name => Read(assembly.GetManifestResourceStream(name), name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^4]))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static Migration Read(Stream? stream, string name)
    {
        using var reader = new StreamReader(stream ?? throw new InvalidOperationException($"No resource {name}"));
        var number = name.Split('_', 2)[0];
        return int.TryParse(number, out var parsed)
            ? new Migration(parsed, name, reader.ReadToEnd())
            : throw new InvalidOperationException($"Migration {name} must start with its number, as in 001_initial.sql");
    }
}
