using Axon.Core.Features.Campaigns.Activities;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>An activity as it shall be.</summary>
public sealed record ActivityUpdate : ActivityInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
