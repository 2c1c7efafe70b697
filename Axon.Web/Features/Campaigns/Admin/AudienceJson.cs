namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Sentence">The rules read back, in the language of the request.</param>
/// <param name="Matching">People for whom all of them hold now.</param>
/// <param name="Everyone">People who have signed up.</param>
public sealed record AudienceJson(string Sentence, long Matching, long Everyone);
