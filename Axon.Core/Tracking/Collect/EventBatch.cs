using System.Text.Json;
using System.Text.Unicode;

namespace Axon.Core.Tracking.Collect;

/// <summary>A body split into its events, which are not yet looked at.</summary>
/// <param name="Driven">The browser reports that a program drives it.</param>
public sealed record EventBatch(IReadOnlyList<JsonElement> Events, bool Driven)
{
    private const int Deepest = 16;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>An array of events, an object with <c>events</c>, or one event. Else the reason.</summary>
    public static (EventBatch? Batch, string? Reason) Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            return (null, RejectReason.BadEncoding);
        }

        try
        {
            using var document = JsonDocument.Parse(HalfCharacters.Replace(body), Strict);
            var root = document.RootElement.Clone();
            return root.ValueKind switch
            {
                JsonValueKind.Array => (new EventBatch([.. root.EnumerateArray()], Driven: false), null),
                JsonValueKind.Object when root.TryGetProperty("events", out var events) => events.ValueKind == JsonValueKind.Array
                    ? (new EventBatch([.. events.EnumerateArray()], root.TryGetProperty("webdriver", out var driven) && driven.ValueKind == JsonValueKind.True), null)
                    : (null, RejectReason.Schema),
                JsonValueKind.Object => (new EventBatch([root], Driven: false), null),
                _ => (null, RejectReason.Schema),
            };
        }
        catch (JsonException)
        {
            return (null, RejectReason.MalformedJson);
        }
    }
}

/// <summary>Who says that it happened.</summary>
public enum EventSource
{
    /// <summary>A browser: anybody can claim anything.</summary>
    BROWSER,

    /// <summary>A fact of our own.</summary>
    BACKEND,
}

/// <summary>What the server knows about a request with events. Nothing in here comes from its body.</summary>
/// <param name="VisitorId">Of the cookie; used only with consent.</param>
/// <param name="BotSignals">What about the request looks like a program.</param>
/// <param name="Site">The host of the other site that it happened on; null for ours.</param>
public sealed record IngestContext(
    DateTimeOffset ReceivedAt, Consent Consent, Guid? VisitorId, Guid? UserId, Device Device, BotSignals BotSignals, string? Site = null);
