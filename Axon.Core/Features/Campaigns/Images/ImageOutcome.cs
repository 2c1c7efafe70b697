namespace Axon.Core.Features.Campaigns.Images;

public enum ImageOutcome
{
    Processed,

    /// <summary>More bytes than are taken.</summary>
    TooLarge,

    /// <summary>Not PNG, JPEG or WebP by its first bytes, whatever its name says.</summary>
    UnknownKind,

    /// <summary>Damaged, cut off, or not what its first bytes promise.</summary>
    Unreadable,

    /// <summary>Few bytes that unpack to too many pixels.</summary>
    TooManyPixels,

    /// <summary>Too many pictures at once; the same one may pass later.</summary>
    Busy,
}
