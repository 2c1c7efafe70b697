using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Rejected;
using Axon.Web.Features.Tracking.Staff;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Components.Behavior;

public sealed class EventsPageTests : AxonBunitContext
{
    private DateTimeOffset Now => Clock.GetUtcNow();

    [Fact]
    public void Counts_AreOfSevenDays_AndNoneIsZero()
    {
        var readings = new Readings([new TypeCount("COUPON_SEEN", 1_234, Now.AddMinutes(-3))]);

        var shown = Open(readings, Defined("COUPON_SEEN"), Defined("MENU_SEEN"));

        Assert.Equal([("1,234", "3분 전"), ("0", "–")], Cells(shown));
        Assert.Equal((Now.AddDays(-7), Now), readings.Asked);
        Assert.Empty(shown.FindAll("[role=status]"));
    }

    [Fact]
    public void Counts_ThatCannotBeRead_AreNotZero()
    {
        var shown = Open(new Readings(null), Defined("COUPON_SEEN"));

        Assert.Equal([("–", "–")], Cells(shown));
        Assert.Contains("지금은 횟수를 읽을 수 없어요.", shown.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private static List<(string Count, string Last)> Cells(IRenderedComponent<EventsPage> page) =>
        [.. page.FindAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).Select(cells => (cells[1], cells[2]))];

    private IRenderedComponent<EventsPage> Open(Readings readings, params CustomEvent[] events)
    {
        AddAuthorization();
        Services.AddSingleton<ICustomEventStore>(new Definitions(events));
        Services.AddSingleton<ITrackerReadings>(readings);
        Services.AddSingleton<CountCustomEvents>();
        return Render<EventsPage>(parameters => parameters.AddCascadingValue<HttpContext>(new DefaultHttpContext()));
    }

    private CustomEvent Defined(string type) => new(1, type, type, "/", null, true, 1, Now);

    /// <param name="counts">Null where they cannot be read.</param>
    private sealed class Readings(IReadOnlyList<TypeCount>? counts) : ITrackerReadings
    {
        public (DateTimeOffset From, DateTimeOffset To) Asked { get; private set; }

        public Task<IReadOnlyList<TypeCount>> CountsAsync(IReadOnlyCollection<string> types, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
        {
            Asked = (from, to);
            return Task.FromResult(counts ?? throw new StoreUnavailableException("search", new TimeoutException()));
        }

        public Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Definitions(IReadOnlyList<CustomEvent> events) : ICustomEventStore
    {
        public Task<IReadOnlyList<CustomEvent>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(events);

        public Task<CustomEvent?> FindAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CustomEvent?> LockAsync(long id, UnitOfWork work, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> InsertAsync(CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task UpdateAsync(long id, CustomEventValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
