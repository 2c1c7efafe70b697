namespace Axon.Core.Features.Dashboard;

public sealed record FunnelLoss(LossReason Reason, long People);
