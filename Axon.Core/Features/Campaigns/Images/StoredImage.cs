namespace Axon.Core.Features.Campaigns.Images;

public sealed record StoredImage(string MediaType, int Width, int Height, byte[] Bytes);
