using Axon.Core.Tracking.Collect;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>
/// What people, their devices, bots and our own backend did around a midnight: signed in half way, several devices each, sent up to three times,
/// late and out of order.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly string[] Browsing = ["PAGE_VIEW", "PAGE_VIEW", "CLICK", "CLICK", "SCROLL_DEPTH", "IMPRESSION", "ENGAGEMENT"];
    private static readonly string[] Buying = ["RESERVED", "REJECTED", "PAYMENT_STARTED", "PAYMENT_FAILED", "PURCHASE", "PURCHASE", "COUPON_ISSUED", "RESERVATION_EXPIRED"];
    private readonly Random _random;
    private readonly List<BehaviorEvent> _events = [];

    public RandomHistory(int seed)
    {
        _random = new Random(seed);
        for (var person = 0; person < 40; person++)
        {
            AddPerson();
        }

        Batches = [.. Delivered().Chunk(120).Select(batch => batch.OrderBy(happened => happened.OccurredAt).ToList())];
    }

    public Dictionary<Guid, DateTimeOffset> Accounts { get; } = [];

    /// <summary>Each event once.</summary>
    public IReadOnlyList<BehaviorEvent> Events => _events;

    /// <summary>As they arrive. In order within a batch, because how a store divides a batch is its own affair; the batches overlap.</summary>
    public IReadOnlyList<List<BehaviorEvent>> Batches { get; }

    private void AddPerson()
    {
        Guid? account = _random.Next(3) > 0 ? NewId() : null;
        if (account is { } id)
        {
            Accounts[id] = Evening.AddHours(_random.Next(-50, 2));
        }

        for (var device = _random.Next(1, 4); device > 0; device--)
        {
            AddVisits(_random.Next(8) == 0 ? null : NewId(), account, new[] { "mobile", "desktop", "tablet", "other" }[_random.Next(4)], _random.Next(12) == 0);
        }

        for (var fact = account is null ? 0 : _random.Next(5); fact > 0; fact--)
        {
            Add(Fact(Buying[_random.Next(Buying.Length)], At(), account!.Value, _random.Next(3) == 0 ? null : _random.Next(1, 4), "SOLD_OUT", Activity(), 1 + _random.Next(2))); // there are none without an account
        }
    }

    private void AddVisits(Guid? visitor, Guid? account, string device, bool bot)
    {
        for (var visit = _random.Next(1, 4); visit > 0; visit--)
        {
            Guid? session = visitor is null ? null : NewId();
            var (at, signsInAt, length) = (At(), _random.Next(6), _random.Next(1, 6));
            for (var seq = 0; seq < length; seq++)
            {
                at = at.AddMicroseconds(_random.Next(0, 3) * _random.Next(0, 90_000_000));
                Add(Browser(Browsing[_random.Next(Browsing.Length)], at, visitor, session, visitor is not null && seq >= signsInAt ? account : null, Activity(), _random.Next(9) == 0 ? null : 1 + _random.Next(2)) with
                {
                    EventId = NewId(),
                    Seq = seq,
                    SuspectedBot = bot,
                    Device = new Device(device, null, null),
                    Target = _random.Next(3) > 0 ? "enter" : "menu",
                });
            }
        }
    }

    private void Add(BehaviorEvent happened) => _events.Add(happened with { EventId = NewId(), ReceivedAt = happened.OccurredAt.AddSeconds(_random.Next(0, 40_000)) });

    private List<BehaviorEvent> Delivered() =>
        [.. _events.SelectMany(happened => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (happened, Order: happened.ReceivedAt.AddSeconds(_random.Next(0, 20_000))))).OrderBy(delivery => delivery.Order).Select(delivery => delivery.happened)];

    private DateTimeOffset At() => Evening.AddSeconds(_random.Next(-3600, 2 * 3600)).AddMicroseconds(_random.Next(0, 1_000_000));

    private long? Activity() => _random.Next(6) == 0 ? null : 1 + _random.Next(3);

    private Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
