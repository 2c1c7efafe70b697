using Axon.Core.Features.Behavior.Custom;

namespace Axon.Web.Features.Behavior.Events;

/// <summary>A custom event as it shall be.</summary>
public sealed record CustomEventUpdate : CustomEventInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
