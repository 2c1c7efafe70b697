namespace Axon.Web.Features.Campaigns;

public sealed record ActivityListJson(IReadOnlyList<ActivityJson> Items, DateTimeOffset ServerNow);
