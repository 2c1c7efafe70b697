namespace Axon.Web.Resources;

/// <summary>Names the words of the refusals of custom events and the bad-row desk; the keys are the problem codes.</summary>
public sealed class BehaviorProblemStrings;
