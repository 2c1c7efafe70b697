using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;

namespace Axon.Core.Tracking.Personal;

/// <summary>An index that does not take back what erased people did before they were erased, however late or often it is delivered.</summary>
/// <remarks>
/// It asks before it writes, so that nothing erased is ever seen again, and after it, because somebody may have been erased meanwhile: the eraser remembers first and
/// erases then, so one of the two finds the other.
/// </remarks>
internal sealed class ForgettingIndex(IBehaviorIndex index, ErasureStore erasures, PersonRecordStore people, IPersonalData data) : IBehaviorIndex
{
    public int Version => index.Version;

    public async Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return [];
        }

        var oldest = events.Min(happened => happened.OccurredAt);
        var before = await KnownAsync(events, oldest, cancellationToken);
        // By their places: the same event may come twice in a batch, and each time has its own answer.
        int[] kept = [.. Enumerable.Range(0, events.Count).Where(i => !before.Cover(events[i]))];
        var verdicts = kept.Length == 0 ? [] : await index.WriteAsync([.. kept.Select(i => events[i])], cancellationToken);
        var after = await KnownAsync(events, oldest, cancellationToken);
        BehaviorEvent[] late = [.. kept.Select(i => events[i]).Where(after.Cover)];
        if (late.Length > 0)
        {
            await data.EraseAsync(late, cancellationToken);
        }

        var answers = Enumerable.Repeat(IndexVerdict.Erased, events.Count).ToArray();
        for (var n = 0; n < kept.Length; n++)
        {
            answers[kept[n]] = after.Cover(events[kept[n]]) ? IndexVerdict.Erased : verdicts[n];
        }

        return answers;
    }

    /// <summary>With what these events themselves tell: a visitor that nobody knew to be the erased person's when they asked, because its events were still on their way.</summary>
    private async Task<ErasedIdentities> KnownAsync(IReadOnlyList<BehaviorEvent> events, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        var erased = await erasures.SinceAsync(oldest, cancellationToken);
        var told = events.Where(erased.LearnFrom).ToLookup(happened => happened.UserId.GetValueOrDefault()); // LearnFrom wants an account
        foreach (var own in told)
        {
            Guid[] visitors = [.. own.Select(happened => happened.VisitorId).OfType<Guid>().Distinct()];
            var others = events.Where(happened => happened.UserId is { } user && user != own.Key).Select(happened => happened.VisitorId).OfType<Guid>();
            var shared = (await people.SharedAsync(own.Key, visitors, cancellationToken)).Concat(others).ToHashSet();
            var person = new PersonIdentity(own.Key, visitors, [.. visitors.Where(visitor => !shared.Contains(visitor))], [.. own.Select(happened => happened.SessionId).OfType<Guid>().Distinct()]);
            var at = erased.At(own.Key, ErasedKind.USER).GetValueOrDefault(); // covered, so there is one
            // Before it is remembered, so that a crash in between does both again; and after it, for who wrote in between.
            await data.EraseAsync(person, at, cancellationToken);
            await people.ForgetLateAsync(person, at, cancellationToken);
            await erasures.RememberAsync(person, at, cancellationToken);
            await data.EraseAsync(person, at, cancellationToken);
        }

        return told.Count == 0 ? erased : await erasures.SinceAsync(oldest, cancellationToken);
    }
}
