using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Platform;

public sealed class BackoffTests
{
    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(5, 1600)]
    [InlineData(6, 3000)]
    [InlineData(int.MaxValue, 3000)]
    public void Pause_AfterSoManyFailures_DoublesUpToTheLongest(int attempt, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Pauses.After(attempt));

    [Fact]
    public void Pause_Spread_DiffersBetweenHalfAndWhole()
    {
        var pauses = Enumerable.Range(0, 1000).Select(_ => Pauses.SpreadAfter(3)).ToList();

        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400)));
        Assert.True(pauses.Distinct().Count() > 1);
    }
}
