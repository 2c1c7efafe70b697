using System.Text.RegularExpressions;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Rules;

/// <summary>Names of events: which there are, and which anybody may use.</summary>
internal static partial class EventTypes
{
    public const int Longest = 32;
    private static readonly HashSet<string> Tracker = ["PAGE_VIEW", "CLICK", "IMPRESSION", "SCROLL_DEPTH", "FORM_SUBMIT", "ENGAGEMENT", "TRACKER_DROPPED", "TEST"];
    private static readonly HashSet<string> Backend = [.. Enum.GetNames<FactType>(), "QUEUE_JOINED", "QUEUE_ADMITTED", "QUEUE_LEFT"];

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Only the backend can say that this happened.</summary>
    public static bool IsBackend(string type) => Backend.Contains(type);

    /// <summary>Has a meaning already, which the dashboards rely on.</summary>
    public static bool IsTaken(string type) => Tracker.Contains(type) || Backend.Contains(type);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{1,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
