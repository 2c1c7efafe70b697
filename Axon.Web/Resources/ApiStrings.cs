namespace Axon.Web.Resources;

/// <summary>Names the words of the API's common problems; the keys are the problem codes.</summary>
public sealed class ApiStrings;
