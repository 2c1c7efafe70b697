using System.Text.Json.Serialization;
using Axon.Core.Features.Behavior;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <summary>What is kept of a request besides who sent it, which has columns of its own.</summary>
internal sealed record BadRowContext(
    [property: JsonConverter(typeof(JsonStringEnumConverter<Consent>))] Consent Consent,
    Device Device,
    [property: JsonConverter(typeof(JsonStringEnumConverter<BotSigns>))] BotSigns BotSigns,
    string? Site)
{
    public static BadRowContext Of(IngestContext context) => new(context.Consent, context.Device, context.BotSigns, context.Site);

    public IngestContext With(DateTimeOffset receivedAt, Guid? visitor, Guid? user) => new(receivedAt, Consent, visitor, user, Device, BotSigns, Site);
}
