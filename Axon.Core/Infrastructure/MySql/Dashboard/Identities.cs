namespace Axon.Core.Infrastructure.MySql.Dashboard;

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
