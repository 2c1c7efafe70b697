using Axon.Core.Db;

namespace Axon.Core.Dashboard;

/// <summary>What the database knows about the people of events that are kept elsewhere. Three queries, in portions.</summary>
internal sealed class IdentityStore(Database database)
{
    private const int Portion = 2_000;

    /// <param name="users">Accounts that the events name themselves.</param>
    public async Task<Identities> LoadAsync(IEnumerable<Guid> sessions, IEnumerable<Guid> visitors, IEnumerable<Guid> users, CancellationToken cancellationToken)
    {
        var accounts = await LoadAsync<Guid>("SELECT session_id AS Id, user_id AS Value FROM session_identity WHERE session_id IN @ids AND NOT shared", sessions, cancellationToken);
        var seen = await LoadAsync<DateTimeOffset>("SELECT visitor_id AS Id, first_seen AS Value FROM visitor WHERE visitor_id IN @ids", visitors, cancellationToken);
        var created = await LoadAsync<DateTimeOffset>("SELECT id AS Id, created_at AS Value FROM user_account WHERE id IN @ids", users.Concat(accounts.Values), cancellationToken);
        return new Identities(accounts, seen, created);
    }

    private async Task<IReadOnlyDictionary<Guid, T>> LoadAsync<T>(string sql, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Dictionary<Guid, T> found = [];
        foreach (var portion in ids.Distinct().Chunk(Portion))
        {
            foreach (var (id, value) in await database.QueryAsync<(Guid, T)>(sql, new { ids = portion }, cancellationToken))
            {
                found[id] = value;
            }
        }

        return found;
    }
}

/// <param name="Accounts">Which account a visit signed in with first.</param>
/// <param name="FirstSeen">When a visitor came first.</param>
/// <param name="Created">When an account was made.</param>
internal sealed record Identities(
    IReadOnlyDictionary<Guid, Guid> Accounts, IReadOnlyDictionary<Guid, DateTimeOffset> FirstSeen, IReadOnlyDictionary<Guid, DateTimeOffset> Created)
{
    /// <summary>The event's account, else the one that its visit signed in with.</summary>
    public Guid? Account(Guid? user, Guid? session) => user ?? (session is { } id && Accounts.TryGetValue(id, out var account) ? account : null);

    public DateTimeOffset? FirstSeenOf(Guid? visitor) => Find(FirstSeen, visitor);

    public DateTimeOffset? CreatedOf(Guid? account) => Find(Created, account);

    private static DateTimeOffset? Find(IReadOnlyDictionary<Guid, DateTimeOffset> times, Guid? key) => key is { } id && times.TryGetValue(id, out var at) ? at : null;
}
