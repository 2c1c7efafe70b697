using System.Text.Json;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Search;

namespace Axon.Tests.Unit.Search;

/// <summary>Whether an event is stored, was there, is refused for good, or is sent again: told by status and kind of error alone.</summary>
public sealed class BulkAnswerTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(299)]
    public void Line_OfSuccess_IsStored(int status) => Assert.Equal(new IndexVerdict(IndexOutcome.Stored), Read(status));

    [Fact]
    public void Line_OfAConflict_WasThere() => Assert.Equal(new IndexVerdict(IndexOutcome.AlreadyThere), Read(409, "version_conflict_engine_exception"));

    [Theory]
    [InlineData(401, "security_exception")]
    [InlineData(403, "cluster_block_exception")]
    [InlineData(404, "index_not_found_exception")]
    [InlineData(408, null)]
    [InlineData(429, "es_rejected_execution_exception")]
    [InlineData(500, null)]
    [InlineData(503, "unavailable_shards_exception")]
    [InlineData(507, "disk_full")]
    [InlineData(400, "validation_exception")]
    [InlineData(400, "index_closed_exception")]
    public void Line_ThatSaysNothingOfTheEvent_IsSentAgain(int status, string? type) => Assert.Null(Read(status, type));

    [Theory]
    [InlineData(400, "mapper_parsing_exception", "mapper_parsing_exception")]
    [InlineData(400, "document_parsing_exception", "document_parsing_exception")]
    [InlineData(400, null, RejectReason.Store)]
    [InlineData(413, "content_too_long", "content_too_long")]
    [InlineData(302, null, RejectReason.Store)]
    public void Line_ThatWillNeverPass_IsRefusedByItsName(int status, string? type, string reason) => Assert.Equal(new IndexVerdict(IndexOutcome.Refused, reason), Read(status, type));

    [Theory]
    [InlineData(48, 48)]
    [InlineData(49, 48)]
    public void Reason_ThatIsLong_FitsItsColumn(int length, int kept) => Assert.Equal(new string('x', kept), BulkAnswer.Refused(new string('x', length)).Reason);

    private static IndexVerdict? Read(int status, string? type = null) =>
        BulkAnswer.Read(JsonSerializer.SerializeToElement(new { create = type is null ? (object)new { status } : new { status, error = new { type } } }));
}
