using System.Globalization;
using System.Text;
using System.Text.Json;
using Axon.Core.Facts;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Docs;

public sealed class TopicsDocTests
{
    private static readonly Guid Id = Guid.Parse("0197f000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset At = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Topics_OfTheProduct_AreThoseInDocs()
    {
        var options = new KafkaOptions();
        var text = new StringBuilder(
            """
            # Topics

            Made from the code by a test. The names begin with `Kafka:Prefix`. Missing topics are made when a process starts; those that exist keep their
            partitions. `Kafka:Replication` 0 means three copies, or as many as there are brokers; all but one of them must have a message before it
            counts (`min.insync.replicas`).

            | topic | partitions | kept | key | value | schema | who reads |
            | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var topic in KafkaTopics.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{topic.FullName(options)}` | {topic.Partitions(options)} | {topic.Retention(options).TotalDays} days | {topic.Key} | {topic.Value} | {topic.SchemaVersion} | {topic.Reader} |\n");
        }

        text.Append(
            """

            A fact carries the headers `id` (its UUID), `schema` (version of the value) and, where there is one, `traceparent`. An event carries none: its
            value says its id and its version.
            Messages come at least once: readers know a fact or an event by its id. Fields may be added at any time, and readers ignore those they do not know; the
            version is raised only when a reader of the old form would understand the new one wrongly. A fact type that a reader does not know yet is a dead
            letter for it, to be requeued when the reader is new enough.

            ## A fact


            """);
        text.Append(Code(FactJson.WriteBytes(new Fact(Id, FactType.PURCHASE, "order:7", At, Id, 1, 2, 3, Id, Id, 1, 59_000, "REASON"))));
        text.Append(
            """

            Types: 
            """).AppendJoin(", ", Enum.GetNames<FactType>().Select(name => $"`{name}`")).Append(
            """
            .

            ## A behaviour event

            `visitorId`, `sessionId` and what else recognises a person is there only with consent. `props` is flat: at most 30 texts, numbers and flags.


            """);
        text.Append(Code(EventJson.Write(new BehaviorEvent
        {
            EventId = Id,
            Type = "CLICK",
            Source = EventSource.BROWSER,
            OccurredAt = At,
            ReceivedAt = At,
            VisitorId = Id,
            UserId = Id,
            SessionId = Id,
            Seq = 3,
            PageViewId = Id,
            CampaignId = 1,
            ActivityId = 2,
            ProductId = 3,
            Url = "/campaign-activity/2",
            Referrer = "https://example.com",
            UtmSource = "kakao",
            UtmMedium = "social",
            UtmCampaign = "autumn",
            Device = new Device("mobile", "Android", "Chrome"),
            IsNewVisitor = true,
            Consent = Consent.Granted,
            Target = "buy",
            Reason = "SOLD_OUT",
            Quantity = 1,
            AmountMinor = 59_000,
            EngagedMs = 1200,
            ScrollPct = 75,
            Props = """{"color":"red"}""",
        })));
        text.Append(
            $"""

            ## A dead letter

            Key, bytes and headers of the original, and beside them:

            | header | says |
            | --- | --- |
            | `{KafkaHeaders.DeadReader}` | the group that gave it up |
            | `{KafkaHeaders.DeadStage}` | `read` or `stream`: it cannot be read; `consume`: a consumer failed in all its tries; `index`: the index refused it; `handler`: an error nobody expected |
            | `{KafkaHeaders.DeadReason}` | why |
            | `{KafkaHeaders.DeadOrigin}` | topic/partition/offset of the original; after a crash a letter may be there twice, with one origin |
            | `{KafkaHeaders.DeadAt}` | when |

            """);
        GeneratedDoc.AssertCurrent("topics.md", text.ToString().ReplaceLineEndings("\n"));
    }

    private static string Code(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return $"```json\n{JsonSerializer.Serialize(document.RootElement, Indented)}\n```\n";
    }
}
