using Axon.Core.Checkout.Orders;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Features.Operations;
using Axon.Web.Features.Operations.Parts;
using Bunit;

namespace Axon.Tests.Components.Operations;

public sealed class StateTilesTests : AxonBunitContext
{
    private OperationsView Well => new(
        Clock.GetUtcNow(), new Page<PaymentWatch>([], 0, 1, 50), new ReconcileReport(Clock.GetUtcNow(), [], [], []), Clock.GetUtcNow(), [], new QueueDepth(0, 0, TimeSpan.Zero), [], []);

    [Fact]
    public void Tiles_NothingWrong_AreAllWellAndSayWhenTheBooksAgreed()
    {
        var tiles = Draw(Well);

        Assert.Equal(0, Well.Attention);
        Assert.Equal(["Ok", "Ok", "Ok", "Ok"], States(tiles));
        Assert.Contains("장부가 모두 맞아요", tiles.Markup, StringComparison.Ordinal);
        Assert.Contains("14:00:00", tiles.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_EverythingWrong_EachSaysHowMuch()
    {
        UseCulture("en-US");
        var finding = new Finding(1, "TAKEN", "7", 7, null, Clock.GetUtcNow(), null, null);
        var view = Well with { Findings = [finding], Queue = new QueueDepth(12, 2, TimeSpan.FromMinutes(2)), Stuck = new Page<PaymentWatch>([], 3, 1, 50) };

        var tiles = Draw(view);

        Assert.Equal(3 + 2 + 1 + 1, view.Attention);
        Assert.Equal(["Bad", "Warn", "Warn", "Bad"], States(tiles));
        Assert.Contains("Payments without an answer: 3", tiles.Markup, StringComparison.Ordinal);
        Assert.Contains("The oldest has waited 120 s", tiles.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_BeforeTheFirstComparison_PromiseNothing()
    {
        var tiles = Draw(Well with { Books = null, BooksProvedAt = null });

        Assert.Equal(["Neutral", "Ok", "Ok", "Ok"], States(tiles));
        Assert.Contains("아직 맞춰 보지 않았어요", tiles.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<StateTiles> Draw(OperationsView view) => Render<StateTiles>(parameters => parameters.Add(tiles => tiles.View, view));

    private static IEnumerable<string?> States(IRenderedComponent<StateTiles> tiles) => tiles.FindAll("[data-tile]").Select(tile => tile.GetAttribute("data-state"));
}
