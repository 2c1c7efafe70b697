namespace Axon.Core.Features.Campaigns.Rules;

public sealed record Audience(long Matching, long Everyone);
