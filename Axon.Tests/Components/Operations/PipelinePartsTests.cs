using Axon.Core.Facts;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Axon.Web.Features.Operations.Pipeline;
using Axon.Web.Resources;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Axon.Tests.Components.Operations;

public sealed class PipelinePartsTests : AxonBunitContext
{
    private DateTimeOffset Now => Clock.GetUtcNow();

    private PipelineView Well => new(
        Now, true, [Sign("relay,consumer,indexer,jobs", Now)],
        new LagReading(Now, [new GroupLag("axon.indexer", "axon.event.raw", [new PartitionLag(0, 12, 12, 0), new PartitionLag(1, 9, null, 9)])]),
        new SearchReading("Elasticsearch 8.19.0", "green", 1, 395, [new IndexSize("behavior-events-v1-2026.11.21", 1, new DateOnly(2026, 11, 21), 1234, 4_500_000)]),
        new QueueDepth(0, 0, TimeSpan.Zero), []);

    private PipelineView Away => Well with { Processes = null, Queue = null, BadRows = null, Lag = new LagReading(Now, null), Search = new SearchReading(null, null, null, 395, []) };

    [Fact]
    public void Lead_NothingWrong_SaysSo()
    {
        var lead = Render<PipelineLead>(parameters => parameters.Add(part => part.View, Well));

        Assert.Contains("막힌 곳이 없어요.", lead.Markup, StringComparison.Ordinal);
        Assert.Empty(lead.FindAll("[data-concern]"));
    }

    [Fact]
    public void Lead_EverythingWrong_NamesEach()
    {
        UseCulture("en-US");
        var failing = Sign("relay,indexer", Now.AddSeconds(-20)) with { Loops = [new LoopHeartbeat("read-events", 3, null, "x")] };
        var view = Well with
        {
            Processes = [Sign("none", Now), failing],
            Lag = new LagReading(Now, [new GroupLag("axon.indexer", "axon.event.raw", [new PartitionLag(0, 50_001, null, 50_001)])]),
            Search = Well.Search! with { Health = "red" },
        };

        var lead = Render<PipelineLead>(parameters => parameters.Add(part => part.View, view));

        Assert.Equal(["IndexRed", "NoRelay", "NoConsumer", "NoIndexer", "LoopFailing", "ProcessSilent", "Lagging"], lead.FindAll("[data-concern]").Select(item => item.GetAttribute("data-concern")));
        Assert.Equal([PipelineConcern.DatabaseAway, PipelineConcern.StreamAway, PipelineConcern.IndexAway], Away.Concerns);
    }

    [Theory]
    [InlineData("ko-KR")]
    [InlineData("en-US")]
    public void Concerns_AllHaveWords(string culture)
    {
        UseCulture(culture);
        var words = Services.GetRequiredService<IStringLocalizer<OperationsStrings>>();

        Assert.All(Enum.GetValues<PipelineConcern>(), concern => Assert.NotEqual("Concern" + concern, words["Concern" + concern].Value));
    }

    [Fact]
    public void Lag_ByPartition_ShowsWhereItIs()
    {
        var table = Render<LagTable>(parameters => parameters.Add(part => part.Reading, Well.Lag));

        Assert.Contains("이벤트를 색인에 넣기", table.Markup, StringComparison.Ordinal);
        Assert.Equal(["0", "9"], table.FindAll("li b").Select(item => item.TextContent));
        Assert.Equal(["12 / 12", "읽은 적 없음 / 9"], table.FindAll("li small").Select(item => item.TextContent));
        Assert.Equal(["1"], table.FindAll("li.behind span").Select(item => item.TextContent));
    }

    [Fact]
    public void Parts_WhoseServerIsAway_SaySoEachByItself()
    {
        Assert.Contains("Kafka가 답하지 않아요", Render<LagTable>(parameters => parameters.Add(part => part.Reading, Away.Lag)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("검색 색인이 답하지 않아요", Render<IndexDays>(parameters => parameters.Add(part => part.Search, Away.Search)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("데이터베이스가 답하지 않아요", Render<ProcessTable>(parameters => parameters.Add(part => part.View, Away)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("데이터베이스가 답하지 않아요", Render<IntakePanel>(parameters => parameters.Add(part => part.Figures, null)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, Render<PipelineCards>(parameters => parameters.Add(part => part.View, Away)).FindAll(".card").Count);
    }

    [Fact]
    public void Days_Empty_SayWhenTheFirstComes()
    {
        var days = Render<IndexDays>(parameters => parameters.Add(part => part.Search, Well.Search! with { Indexes = [] }));

        Assert.Contains("아직 색인이 없어요", days.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_ThatWentSilent_SaysSinceWhen()
    {
        var silent = Render<ProcessTable>(parameters => parameters.Add(part => part.View, Well with { Processes = [Sign("indexer", Now.AddSeconds(-40))] }));
        var nobody = Render<ProcessTable>(parameters => parameters.Add(part => part.View, Well with { Processes = [] }));

        Assert.Contains("13:59:20부터 소식이 없어요", silent.Markup, StringComparison.Ordinal);
        Assert.Contains("소식을 남긴 프로세스가 없어요", nobody.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexing_WithoutAStream_SaysThatNothingCanLag()
    {
        UseCulture("en-US");

        var panel = Render<IndexingPanel>(parameters => parameters.Add(part => part.Figures, Well.Figures).Add(part => part.HasStream, false));

        Assert.Contains("Events go straight to the database", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.004, "0.1")]
    [InlineData(9.96, "10.0")]
    [InlineData(1234.4, "1,234")]
    public void Rate_OfATrickle_IsNotNothing(double rate, string expected) => Assert.Equal(expected, PipelineWords.Rate(rate));

    private static ProcessHeartbeat Sign(string roles, DateTimeOffset seen) => new(Guid.CreateVersion7(), "host:1", roles, true, seen.AddHours(-1), seen, [], MetricWindow.Empty, MetricWindow.Empty);
}
