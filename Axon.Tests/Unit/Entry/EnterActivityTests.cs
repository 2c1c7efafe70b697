using System.Diagnostics.Metrics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Axon.Tests.Unit.Entry;

public sealed class EnterActivityTests
{
    private readonly FakeTimeProvider _clock = Clocks.Still();
    private readonly SlowCatalog _catalog = new();

    [Fact]
    public async Task Enter_ThatEndsInTheMomentOfTheLimit_IsAnsweredByWhatItFound()
    {
        var order = new HeldContext();
        var entering = order.Begin(EnterAsync);
        _clock.Advance(EntryTimes.AnswerWithin);
        _catalog.Answer.SetResult(null);

        // The work goes on before anybody looks at the limit that has passed.
        order.RunNewestFirst();

        Assert.Equal(EntryOutcome.NotFound, (await entering).Outcome);
    }

    [Fact]
    public async Task Enter_ThatTakesLonger_IsUnknown()
    {
        var entering = EnterAsync();
        _clock.Advance(EntryTimes.AnswerWithin);

        Assert.Equal(EntryOutcome.Unknown, (await entering).Outcome);
        _catalog.Answer.SetResult(null);
    }

    private async Task<EntryResult> EnterAsync()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        // An activity that does not exist needs nobody but the catalogue.
        var enter = new EnterActivity(
            _catalog, null!, null!, null!, null!, null!, null!, null!, null!, null!, new EntryMetrics(services.GetRequiredService<IMeterFactory>()), _clock, NullLogger<EnterActivity>.Instance);
        return await enter.HandleAsync(new ActivityId(1), new UserId(Guid.NewGuid()), 1, TestContext.Current.CancellationToken);
    }

    private sealed class SlowCatalog : IActivityCatalog
    {
        public TaskCompletionSource<ActivityView?> Answer { get; } = new();

        public ValueTask<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken) => new(Answer.Task);

        public ValueTask<IReadOnlyList<ActivityView>> ListPublicAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
