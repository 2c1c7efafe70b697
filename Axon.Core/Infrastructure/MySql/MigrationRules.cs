namespace Axon.Core.Infrastructure.MySql;

/// <summary>When a start must stop instead of touching the database.</summary>
internal static class MigrationRules
{
    public static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, (int Number, string Name, string Checksum)> applied)
    {
        foreach (var twin in migrations.GroupBy(migration => migration.Number).Where(group => group.Count() > 1))
        {
            throw new MigrationException($"Two migrations carry the number {twin.Key}: {string.Join(" and ", twin.Select(migration => migration.Name))}. Renumber the newer one.");
        }

        var known = migrations.ToDictionary(migration => migration.Number);
        foreach (var row in applied.Values)
        {
            if (!known.TryGetValue(row.Number, out var migration))
            {
                throw new MigrationException($"The database has {row.Name}, which this program does not know: it was migrated by a newer version. Start that version, or restore a backup taken before it.");
            }

            if (migration.Checksum != row.Checksum)
            {
                throw new MigrationException($"{migration.Name} was changed after it had been applied to this database. Undo the change and put it into a new numbered file.");
            }
        }
    }
}
