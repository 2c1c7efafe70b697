using System.Text;
using Axon.Tests.Servers;

namespace Axon.Tests.Docs;

public sealed class SchemaDocTests(PrivateServers servers)
{
    [Fact]
    public async Task Erd_OfTheMigratedDatabase_IsTheOneInDocs()
    {
        await using var database = await TestDatabase.CreateAsync(servers, nameof(SchemaDocTests));
        var columns = await database.QueryAsync<Column>(
            """
            SELECT table_name AS `Table`, column_name AS Name, data_type AS Type, column_key AS `Key`, is_nullable = 'YES' AS Nullable
            FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position
            """);
        var links = await database.QueryAsync<Link>(
            """
            SELECT k.table_name AS `From`, k.column_name AS `Column`, k.referenced_table_name AS `To`
            FROM information_schema.key_column_usage k
            WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL ORDER BY k.table_name, k.column_name
            """);

        GeneratedDoc.AssertCurrent("erd.md", Page(columns, links));
    }

    private static string Page(IReadOnlyList<Column> columns, IReadOnlyList<Link> links)
    {
        var text = new StringBuilder(
            """
            # The data model

            Made from the migrated database by a test. The numbered SQL in `Axon.Core/Db/Migrations` is the source, with its
            keys and CHECKs; times are UTC, money is minor units, 16-byte ids are UUIDv7.

            ```mermaid
            erDiagram

            """);
        foreach (var link in links)
        {
            text.Append("  ").Append(link.To).Append(" ||--o{ ").Append(link.From).Append(" : ").Append(link.Column).Append('\n');
        }

        foreach (var table in columns.GroupBy(column => column.Table))
        {
            text.Append("  ").Append(table.Key).Append(" {\n");
            foreach (var column in table)
            {
                text.Append("    ").Append(column.Type).Append(' ').Append(column.Name)
                    .Append(column.Key switch { "PRI" => " PK", "UNI" => " UK", _ => "" })
                    .Append(column.Nullable ? " \"null\"" : "").Append('\n');
            }

            text.Append("  }\n");
        }

        return text.Append("```\n").ToString();
    }

    private sealed record Column
    {
        public required string Table { get; init; }

        public required string Name { get; init; }

        public required string Type { get; init; }

        public required string Key { get; init; }

        public bool Nullable { get; init; }
    }

    private sealed record Link
    {
        public required string From { get; init; }

        public required string Column { get; init; }

        public required string To { get; init; }
    }
}
