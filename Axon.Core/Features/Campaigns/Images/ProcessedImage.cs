namespace Axon.Core.Features.Campaigns.Images;

/// <param name="Image">Set when processed.</param>
public readonly record struct ProcessedImage(ImageOutcome Outcome, StoredImage? Image = null);
