namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>What one person did in one visit at one activity, added up by the index.</summary>
internal sealed record ReachVisit(
    long Campaign, long? Activity, Guid Person, DateTimeOffset? FirstSeen, DateTimeOffset? Created, DateTimeOffset First, long Views, long Clicks, long Purchases, long PaidUnits);
