using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Platform;

public sealed class TiedTests
{
    [Fact]
    public void Answers_ToTwoThatAreEqual_StayApart()
    {
        var (first, second) = (new Uri("http://a/"), new Uri("http://a/"));

        var tied = Tied.To<Uri, int>([first, second], [1, 2]);

        Assert.Equal((1, 2), (tied[first], tied[second]));
    }

    [Fact]
    public void Answers_ThatAreFewerThanAsked_AreAnError() => Assert.Throws<InvalidOperationException>(() => Tied.To<string, int>(["a", "b"], [1]));
}
