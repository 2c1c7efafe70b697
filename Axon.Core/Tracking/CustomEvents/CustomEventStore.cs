using Axon.Core.Db;

namespace Axon.Core.Tracking.CustomEvents;

/// <inheritdoc cref="ICustomEventStore"/>
internal sealed class CustomEventStore(Database database) : ICustomEventStore
{
    private const string Select = "SELECT id, name, type, url_pattern AS UrlPattern, selector, enabled, version, updated_at AS UpdatedAt FROM custom_event ";

    public async Task<IReadOnlyList<CustomEvent>> ListAsync(CancellationToken cancellationToken)
    {
        return [.. (await database.QueryAsync<Row>(Select + "ORDER BY id DESC", null, cancellationToken)).Select(row => row.ToEvent())];
    }

    public async Task<CustomEvent?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var row = await database.OneAsync<Row>(Select + "WHERE id = @id", new { id }, cancellationToken);
        return row?.ToEvent();
    }

    public async Task<CustomEvent?> LockAsync(long id, UnitOfWork work, CancellationToken cancellationToken)
    {
        var row = await work.OneAsync<Row>(Select + "WHERE id = @id FOR UPDATE", new { id }, cancellationToken);
        return row?.ToEvent();
    }

    public async Task<long> InsertAsync(CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ValueAsync<long>(
            """
            INSERT INTO custom_event (name, type, url_pattern, selector, enabled, created_at, updated_at) VALUES (@Name, @Type, @UrlPattern, @Selector, @Enabled, @now, @now);
            SELECT LAST_INSERT_ID();
            """,
            Parameters(0, values, now),
            cancellationToken);
    }

    public async Task UpdateAsync(long id, CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            """
            UPDATE custom_event SET name = @Name, type = @Type, url_pattern = @UrlPattern, selector = @Selector, enabled = @Enabled, version = version + 1, updated_at = @now
            WHERE id = @id
            """,
            Parameters(id, values, now),
            cancellationToken);
    }

    private static object Parameters(long id, CustomEventValues values, DateTimeOffset now) =>
        new { id, now, values.Name, values.Type, values.UrlPattern, values.Selector, values.Enabled };

    private sealed class Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string Type { get; init; } = "";

        public string UrlPattern { get; init; } = "";

        public string? Selector { get; init; }

        public bool Enabled { get; init; }

        public int Version { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public CustomEvent ToEvent() => new(Id, Name, Type, UrlPattern, Selector, Enabled, Version, UpdatedAt);
    }
}

/// <summary>The custom events that admins have defined; few enough to read them all.</summary>
public interface ICustomEventStore
{
    /// <summary>All of them, newest first.</summary>
    Task<IReadOnlyList<CustomEvent>> ListAsync(CancellationToken cancellationToken);

    Task<CustomEvent?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<CustomEvent?> LockAsync(long id, UnitOfWork work, CancellationToken cancellationToken);

    Task<long> InsertAsync(CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    Task UpdateAsync(long id, CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);
}

/// <summary>Something that an admin wants counted: views of some pages, or clicks on some elements there.</summary>
public sealed record CustomEvent(long Id, string Name, string Type, string UrlPattern, string? Selector, bool Enabled, int Version, DateTimeOffset UpdatedAt)
{
    public CustomEventValues Values => new(Name, Type, UrlPattern, Selector, Enabled);
}
