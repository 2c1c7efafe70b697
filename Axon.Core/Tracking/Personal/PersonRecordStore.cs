using Axon.Core.Db;
using Dapper;

namespace Axon.Core.Tracking.Personal;

/// <summary>Who is who among visitors, and what was erased.</summary>
public sealed class PersonRecordStore(Database database)
{
    public async Task<PersonIdentity> FindAsync(Guid user, CancellationToken cancellationToken)
    {
        var visitors = (await database.QueryAsync<VisitorRow>(
            """
            SELECT mine.visitor_id AS visitor, EXISTS (SELECT 1 FROM visitor_identity other WHERE other.visitor_id = mine.visitor_id AND other.user_id <> @user) AS shared
            FROM visitor_identity mine WHERE mine.user_id = @user ORDER BY mine.visitor_id
            """,
            new { user },
            cancellationToken)).ToList();
        var sessions = await database.QueryAsync<Guid>(
            "SELECT session_id FROM session_identity WHERE user_id = @user AND NOT shared ORDER BY session_id", new { user }, cancellationToken);
        return new PersonIdentity(user, [.. visitors.Select(row => row.Visitor)], [.. visitors.Where(row => !row.Shared).Select(row => row.Visitor)], [.. sessions]);
    }

    /// <summary>Which of these visitors have signed in as somebody else too.</summary>
    public async Task<IReadOnlyList<Guid>> SharedAsync(Guid user, IReadOnlyList<Guid> visitors, CancellationToken cancellationToken)
    {
        var shared = await database.QueryAsync<Guid>(
            "SELECT DISTINCT visitor_id FROM visitor_identity WHERE visitor_id IN @visitors AND user_id <> @user", new { user, visitors = OrNone(visitors) }, cancellationToken);
        return shared.AsList();
    }

    /// <summary>Forgets which visitors and visits were this person's, and the person's bad rows; notes the receipt.</summary>
    public async Task<ErasureReceipt> ForgetAsync(PersonIdentity person, Guid receipt, DateTimeOffset now, int events, UnitOfWork work, CancellationToken cancellationToken)
    {
        Task<int> RunAsync(string sql, object parameters) => work.ExecuteAsync(sql, parameters, cancellationToken);

        var (user, own) = (person.User, OrNone(person.Own));
        var badRows = await RunAsync("DELETE FROM behavior_bad_row WHERE user_id = @user OR (user_id IS NULL AND visitor_id IN @own)", new { user, own });
        await RunAsync("DELETE FROM session_identity WHERE user_id = @user AND NOT shared", new { user });
        await RunAsync("UPDATE session_identity SET user_id = @nobody WHERE user_id = @user", new { user, nobody = Guid.NewGuid() });
        await RunAsync("DELETE FROM visitor_identity WHERE user_id = @user AND visitor_id IN @own", new { user, own });
        // A shared browser goes on being known as shared, else what nobody signed there would become the other person's.
        await RunAsync("UPDATE visitor_identity SET user_id = @nobody WHERE user_id = @user", new { user, nobody = Guid.NewGuid() });
        var visitors = await RunAsync("DELETE FROM visitor WHERE visitor_id IN @own", new { own });
        var made = new ErasureReceipt(receipt, now, events, visitors, badRows);
        await RunAsync(
            "INSERT INTO erasure_receipt (id, user_id, erased_at, events, visitors, bad_rows) VALUES (@Id, @user, @ErasedAt, @Events, @Visitors, @BadRows)",
            new { made.Id, user, made.ErasedAt, made.Events, made.Visitors, made.BadRows });
        return made;
    }

    /// <summary>Forgets visitors that turned out to be this person's only after the person was erased, with their bad rows from before.</summary>
    public async Task ForgetLateAsync(PersonIdentity person, DateTimeOffset erasedAt, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            """
            DELETE FROM visitor WHERE visitor_id IN @own AND first_seen < @erasedAt;
            DELETE FROM behavior_bad_row WHERE user_id IS NULL AND visitor_id IN @own AND received_at < @erasedAt;
            """,
            new { own = OrNone(person.Own), erasedAt },
            cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ErasureReceipt>> ReceiptsAsync(Guid user, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<ReceiptRow>(
            "SELECT id, erased_at AS erasedAt, events, visitors, bad_rows AS badRows FROM erasure_receipt WHERE user_id = @user ORDER BY erased_at DESC, id DESC",
            new { user },
            cancellationToken);
        return [.. rows.Select(row => new ErasureReceipt(row.Id, row.ErasedAt, row.Events, row.Visitors, row.BadRows))];
    }

    /// <summary>A list that is never empty, because IN () is no SQL; nobody has the empty id.</summary>
    internal static IReadOnlyList<Guid> OrNone(IReadOnlyList<Guid> ids) => [.. ids.DefaultIfEmpty()];

    private sealed record VisitorRow
    {
        public Guid Visitor { get; init; }

        public bool Shared { get; init; }
    }

    private sealed record ReceiptRow
    {
        public Guid Id { get; init; }

        public DateTimeOffset ErasedAt { get; init; }

        public int Events { get; init; }

        public int Visitors { get; init; }

        public int BadRows { get; init; }
    }
}

/// <summary>Under which names one person's events are.</summary>
/// <param name="Seen">Every visitor that signed in as this person: where to look.</param>
/// <param name="Own">Those that signed in as nobody else: all that is unsigned there is this person's.</param>
/// <param name="Sessions">Visits that were this person's, also on a browser that several people share.</param>
public sealed record PersonIdentity(Guid User, IReadOnlyList<Guid> Seen, IReadOnlyList<Guid> Own, IReadOnlyList<Guid> Sessions);

/// <summary>Proof that somebody's behaviour events were erased.</summary>
/// <param name="Visitors">How many browsers were forgotten.</param>
/// <param name="BadRows">How many inputs of this person that had not become events.</param>
public sealed record ErasureReceipt(Guid Id, DateTimeOffset ErasedAt, int Events, int Visitors, int BadRows);
