namespace Axon.Web.Resources;

/// <summary>Names the words of the refusals of campaigns; the keys are the problem codes.</summary>
public sealed class CampaignProblemStrings;
