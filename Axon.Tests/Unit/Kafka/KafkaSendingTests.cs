using Axon.Core.Streams;
using Confluent.Kafka;

namespace Axon.Tests.Unit.Kafka;

public sealed class KafkaSendingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Known_OnceAllHaveEnded_SaysOfEachHow()
    {
        var sending = new KafkaSending(2);
        sending.End(1, new Error(ErrorCode.MsgSizeTooLarge));
        var known = sending.KnownAsync(Long);
        Assert.False(known.IsCompleted);

        sending.End(0, null);

        Assert.Equal([null, ErrorCode.MsgSizeTooLarge], (await known).Select(error => error?.Code));
    }

    /// <summary>A partition without a leader must not have the messages of all others sent again.</summary>
    [Fact]
    public async Task Known_AtTheLimit_CountsThoseAsWrittenThatAre()
    {
        var sending = new KafkaSending(3);
        sending.End(1, null);

        var known = await sending.KnownAsync(Short);
        sending.End(0, null);

        Assert.Equal([ErrorCode.Local_MsgTimedOut, null, ErrorCode.Local_MsgTimedOut], known.Select(error => error?.Code));
    }
}
