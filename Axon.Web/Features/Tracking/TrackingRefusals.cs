using Axon.Core.Tracking;
using Axon.Web.Http;
using Axon.Web.Resources;

namespace Axon.Web.Features.Tracking;

/// <summary>What is refused to those who define events and settle rejected ones.</summary>
internal static class TrackingRefusals
{
    public static IReadOnlyList<Refusal> All { get; } =
    [
        .. Refusal.All<BehaviorProblemStrings>(
            StatusCodes.Status400BadRequest,
            "behavior/invalid",
            BehaviorProblems.Required,
            BehaviorProblems.TooLong,
            BehaviorProblems.UnreadableText,
            BehaviorProblems.BadType,
            BehaviorProblems.TypeTaken,
            BehaviorProblems.BadUrl,
            BehaviorProblems.BadSelector),
        .. Refusal.All<BehaviorProblemStrings>(StatusCodes.Status404NotFound, BehaviorProblems.NotFound),
        .. Refusal.All<BehaviorProblemStrings>(StatusCodes.Status409Conflict, BehaviorProblems.StaleVersion, BehaviorProblems.NoBadRows, BehaviorProblems.TooManyDefinitions),
    ];
}
