namespace Axon.Core.Tracking;

/// <summary>The refusals of this feature's staff; Web has the words and the status of each.</summary>
public static class BehaviorProblems
{
    public const string NotFound = "behavior/not-found";

    /// <summary>Somebody else saved in between.</summary>
    public const string StaleVersion = "behavior/stale-version";
    public const string Required = "behavior/required";
    public const string TooLong = "behavior/too-long";

    /// <summary>It holds characters that nobody sees, or half of one.</summary>
    public const string UnreadableText = "behavior/unreadable-text";

    /// <summary>Capitals, digits and underscores, beginning with a letter.</summary>
    public const string BadType = "behavior/bad-type";

    /// <summary>The tracker or the backend uses this name for something else.</summary>
    public const string TypeTaken = "behavior/type-taken";
    public const string BadUrl = "behavior/bad-url";
    public const string BadSelector = "behavior/bad-selector";

    /// <summary>Somebody has settled them already.</summary>
    public const string NoBadRows = "behavior/no-bad-rows";
    public const string TooManyDefinitions = "behavior/too-many-definitions";
}
