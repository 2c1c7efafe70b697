using Axon.Core.Dashboard;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>Random but repeatable histories of one activity.</summary>
internal sealed class History(int seed)
{
    public static readonly DateTimeOffset Opened = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    private static readonly string[] Kinds =
    [
        EventKind.PageView, EventKind.PageView, EventKind.Click, EventKind.Reserved, EventKind.Rejected, EventKind.Expired, EventKind.PaymentStarted, EventKind.Purchase,
    ];

    private readonly Random _random = new(seed);

    public IReadOnlyList<BehaviorRow> Events(int people, int count)
    {
        var ids = Enumerable.Range(0, people).Select(_ => NewId()).ToArray();
        var firstSeen = ids.ToDictionary(id => id, _ => Opened.AddMinutes(_random.Next(-200, 30)));
        return
        [
            .. Enumerable.Range(0, count).Select(seq =>
            {
                var kind = Kinds[_random.Next(Kinds.Length)];
                var backend = kind is not (EventKind.PageView or EventKind.Click);
                Guid? person = _random.Next(20) == 0 && !backend ? null : ids[_random.Next(people)];
                return new BehaviorRow
                {
                    Person = person,
                    Kind = kind,
                    At = Opened.AddSeconds(_random.Next(0, 3600)),
                    Seq = seq,
                    Device = DashboardFilter.Devices[_random.Next(4)],
                    FromBackend = backend,
                    FirstSeen = person is { } id && !backend ? firstSeen[id] : null,
                    AccountCreated = null,
                    Reason = kind == EventKind.Rejected ? (_random.Next(2) == 0 ? "SOLD_OUT" : "NOT_ELIGIBLE") : null,
                    Quantity = kind == EventKind.Purchase ? 1 : null,
                };
            }).OrderBy(row => row.At).ThenBy(row => row.Seq),
        ];
    }

    public IReadOnlyList<SaleRow> Books(int count, int capacity)
    {
        List<SaleRow> rows = [];
        var free = capacity;
        for (var index = 0; index < count && free > 0; index++)
        {
            var quantity = Math.Min(free, _random.Next(1, 4));
            var reservedAt = Opened.AddSeconds(_random.Next(0, 600)).AddMilliseconds(_random.Next(1000));
            var status = new[] { "PENDING", "CONFIRMED", "PAID", "PAID", "EXPIRED", "REFUNDED" }[_random.Next(6)];
            var paid = status is "PAID" or "REFUNDED";
            var ended = status is "EXPIRED" or "REFUNDED";
            rows.Add(new SaleRow
            {
                User = NewId(),
                Status = status,
                Quantity = quantity,
                ReservedAt = reservedAt,
                DeadlineAt = reservedAt.AddMinutes(5),
                PaidAt = paid ? reservedAt.AddSeconds(60) : null,
                EndedAt = ended ? reservedAt.AddSeconds(300) : null,
                TotalMinor = paid ? quantity * 10_000 : 0,
                FirstPurchase = paid ? _random.Next(2) == 0 : null,
            });
            free -= ended ? 0 : quantity;
        }

        return rows;
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
