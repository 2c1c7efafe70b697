using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Activities;

public sealed record DueActivity(ActivityId Id, ActivityStatus Status, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
