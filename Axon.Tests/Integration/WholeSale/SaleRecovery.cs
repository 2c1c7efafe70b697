using System.Globalization;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>What a fault cost those who wait for facts, all counted from the fault.</summary>
/// <param name="First">Until the first fact was handled that became true after the fault and was on the way that the fault had cut.</param>
/// <param name="Sent">Until that one was sent.</param>
/// <param name="Silence">The longest time in which nobody handled any fact.</param>
/// <param name="AsBefore">Until no fact took twice as long as 99 of 100 before.</param>
/// <param name="Usual">What 99 of 100 took before.</param>
internal sealed record SaleRecovery(TimeSpan First, TimeSpan Sent, TimeSpan Silence, TimeSpan AsBefore, TimeSpan Usual)
{
    /// <summary>The processes have just started before.</summary>
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);

    /// <summary>A late fact after so long without one has another reason.</summary>
    private static readonly TimeSpan Another = TimeSpan.FromSeconds(3);

    /// <param name="all">In the order in which they became true.</param>
    /// <param name="cut">Facts on the way that the fault had cut, and when they were sent.</param>
    public static SaleRecovery Of(IReadOnlyList<SaleDelivery> all, IReadOnlyDictionary<Guid, DateTimeOffset> cut, DateTimeOffset fault, DateTimeOffset end)
    {
        List<TimeSpan> before = [.. all.Where(fact => fact.OccurredAt > fault - Warm && fact.Last < fault).Select(fact => fact.Took).Order()];
        var usual = before[(int)((before.Count - 1) * 0.99)];
        var asBefore = fault;
        foreach (var late in all.Where(fact => fact.Last > fault && fact.OccurredAt < end && fact.Took > usual * 2).TakeWhile(fact => fact.OccurredAt < asBefore + Another))
        {
            asBefore = late.Last > asBefore ? late.Last : asBefore;
        }

        List<DateTimeOffset> handled = [.. all.SelectMany(fact => new[] { fact.First, fact.Last }).Where(at => at < end).Order()];
        var silence = handled.Zip(handled.Skip(1)).Where(pair => pair.Second > fault).Max(pair => pair.Second - (pair.First > fault ? pair.First : fault));
        var first = all.Where(fact => fact.OccurredAt > fault && cut.ContainsKey(fact.Id)).MinBy(fact => fact.First)!; // the sale goes on until there are some
        return new SaleRecovery(first.First - fault, cut[first.Id] - fault, silence, asBefore - fault, usual);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"first fact of a cut partition after {First.TotalSeconds:F1} s (sent after {Sent.TotalSeconds:F1} s), longest without any fact {Silence.TotalSeconds:F1} s, as before after {AsBefore.TotalSeconds:F1} s (p99 before {Usual.TotalSeconds:F2} s)");
}
