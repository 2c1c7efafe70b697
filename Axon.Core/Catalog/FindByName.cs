using Axon.Core.Db;

namespace Axon.Core.Catalog;

/// <summary>Finds what staff work on by a part of its name.</summary>
public sealed class FindByName(Database database)
{
    /// <summary>More of one kind would push the others out of sight; whoever means the sixth types another letter.</summary>
    public const int MostOfAKind = 5;

    /// <summary>Up to <see cref="MostOfAKind"/> of each kind, the newest first; nothing for a part that is blank.</summary>
    public async Task<IReadOnlyList<Named>> HandleAsync(string part, CancellationToken cancellationToken) =>
        SqlText.Containing(part) is not { } like
            ? []
            : [.. await database.QueryAsync<Named>(
                """
                (SELECT 'CAMPAIGN' AS kind, id, name FROM campaign WHERE name LIKE @like ORDER BY id DESC LIMIT @most)
                UNION ALL (SELECT 'ACTIVITY' AS kind, id, title AS name FROM activity WHERE title LIKE @like ORDER BY id DESC LIMIT @most)
                UNION ALL (SELECT 'PRODUCT' AS kind, id, name FROM product WHERE name LIKE @like ORDER BY id DESC LIMIT @most)
                UNION ALL (SELECT 'COUPON' AS kind, id, name FROM coupon WHERE name LIKE @like ORDER BY id DESC LIMIT @most)
                """,
                new { like, most = MostOfAKind },
                cancellationToken)];
}

/// <summary>One thing with a name. <paramref name="Id"/> is the number of its kind.</summary>
public sealed record Named(NamedKind Kind, long Id, string Name);

/// <summary>The kinds of things that have names, in the order in which they are listed.</summary>
public enum NamedKind
{
    CAMPAIGN,
    ACTIVITY,
    PRODUCT,
    COUPON,
}
