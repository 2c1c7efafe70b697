using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;
using MySqlConnector;

namespace Axon.Core.Entry;

/// <summary>Writes new reservations, many in one go, each only when the database agrees with the gate that granted it.</summary>
internal static class ReservationInsert
{
    /// <summary>What became of each, in their order.</summary>
    public static async Task<IReadOnlyList<AddOutcome>> WriteAsync(IReadOnlyList<NewReservation> items, UnitOfWork work, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await ReadAsync(items, work, cancellationToken);
            AddOutcome[] outcomes = [.. items.Select(known.Judge)];
            try
            {
                await InsertAsync([.. items.Where((_, i) => outcomes[i] == AddOutcome.Added)], known, work, cancellationToken);
                return outcomes;
            }
            catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
            {
                // Another transaction has written one of them since we looked, and has committed: only the statement was undone, and the next look sees it.
            }
        }
    }

    private static async Task<Known> ReadAsync(IReadOnlyList<NewReservation> items, UnitOfWork work, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { ids = items.Select(item => item.Row.Id.Value) });
        var newest = items.GroupBy(item => item.Row.Activity).OrderBy(group => group.Key.Value).Select((group, n) =>
        {
            parameters.Add(Name("a", n), group.Key);
            parameters.Add(Name("u", n), group.Select(item => item.Row.User).Distinct().Select(user => user.Value));
            return $"SELECT activity_id AS activity, user_id AS user, MAX(ordinal) AS ordinal, MAX(live) AS live FROM reservation WHERE activity_id = @{Name("a", n)} AND user_id IN @{Name("u", n)} GROUP BY activity_id, user_id";
        }).ToList();
        parameters.Add("activities", items.Select(item => item.Row.Activity.Value).Distinct());
        // The share lock comes first and keeps rebuilds away: the epoch that is read after it is the epoch until the commit.
        return await work.QueryManyAsync(
            $"""
            SELECT id FROM activity WHERE id IN @activities ORDER BY id LOCK IN SHARE MODE;
            SELECT activity_id AS activity, epoch FROM activity_stock WHERE activity_id IN @activities;
            SELECT id FROM reservation WHERE id IN @ids;
            SELECT UTC_TIMESTAMP(6);
            {string.Join(" UNION ALL ", newest)}
            """,
            parameters,
            async answers =>
            {
                await answers.ReadAsync<long>();
                var epochs = (await answers.ReadAsync<(ActivityId Activity, int Epoch)>()).ToDictionary(row => row.Activity, row => row.Epoch);
                var present = (await answers.ReadAsync<ReservationId>()).ToHashSet();
                var now = await answers.ReadSingleAsync<DateTimeOffset>();
                var people = (await answers.ReadAsync<Person>()).ToDictionary(row => (row.Activity, row.User));
                return new Known(epochs, present, people, now);
            },
            cancellationToken);
    }

    private static async Task InsertAsync(NewReservation[] items, Known known, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (items.Length == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        var rows = items.Select((item, n) =>
        {
            var row = item.Row;
            parameters.Add(Name("i", n), row.Id);
            parameters.Add(Name("a", n), row.Activity);
            parameters.Add(Name("u", n), row.User);
            parameters.Add(Name("o", n), (known.People.TryGetValue((row.Activity, row.User), out var person) ? person.Ordinal : 0) + 1);
            parameters.Add(Name("q", n), row.Quantity);
            parameters.Add(Name("s", n), row.Status.ToString());
            parameters.Add(Name("e", n), row.Epoch);
            parameters.Add(Name("t", n), item.TokenHash.ToArray());
            parameters.Add(Name("r", n), row.ReservedAt);
            parameters.Add(Name("d", n), row.DeadlineAt);
            parameters.Add(Name("p", n), item.PaidAt);
            return string.Create(CultureInfo.InvariantCulture, $"(@i{n}, @a{n}, @u{n}, @o{n}, @q{n}, @s{n}, @e{n}, @t{n}, @r{n}, @d{n}, @p{n}, @p{n})");
        }).ToList();
        await work.ExecuteAsync(
            $"""
            INSERT INTO reservation (id, activity_id, user_id, ordinal, quantity, status, epoch, token_hash, reserved_at, deadline_at, confirmed_at, paid_at)
            VALUES {string.Join(", ", rows)}
            """,
            parameters,
            cancellationToken);
    }

    private static string Name(string letter, int n) => letter + n.ToString(CultureInfo.InvariantCulture);

    private sealed record Person(ActivityId Activity, UserId User, int Ordinal, sbyte? Live);

    private sealed record Known(
        Dictionary<ActivityId, int> Epochs, HashSet<ReservationId> Present, Dictionary<(ActivityId Activity, UserId User), Person> People, DateTimeOffset Now)
    {
        private readonly HashSet<(ActivityId, UserId)> _now = [];

        /// <summary>Of several in one go that are the same or one person's, the first counts.</summary>
        public AddOutcome Judge(NewReservation item)
        {
            var row = item.Row;
            var outcome = Look(row);
            if (outcome == AddOutcome.Added)
            {
                Present.Add(row.Id);
                _now.Add((row.Activity, row.User));
            }

            return outcome;
        }

        private AddOutcome Look(Reservation row) =>
            Present.Contains(row.Id) ? AddOutcome.Present
                : !Epochs.TryGetValue(row.Activity, out var epoch) || epoch != row.Epoch ? AddOutcome.OtherEpoch
                : _now.Contains((row.Activity, row.User)) || (People.TryGetValue((row.Activity, row.User), out var person) && person.Live is not null) ? AddOutcome.OtherLive
                : row.DeadlineAt <= Now ? AddOutcome.Late
                : AddOutcome.Added;
    }
}
