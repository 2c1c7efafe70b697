namespace Axon.Web.Features.Campaigns;

public sealed record ImageJson(Guid Id, string Url);
