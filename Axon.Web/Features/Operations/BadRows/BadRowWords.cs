using Axon.Core.Tracking.Rejected;
using Axon.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Operations.BadRows;

/// <summary>Stages and reasons in words; what has none (a reason of the search cluster's) is shown as it is.</summary>
internal static class BadRowWords
{
    public static string Stage(this IStringLocalizer<OperationsStrings> words, string stage) => stage switch
    {
        BadRow.Body => words[nameof(OperationsStrings.StageBody)],
        BadRow.Event => words[nameof(OperationsStrings.StageEvent)],
        BadRow.Store => words[nameof(OperationsStrings.StageStore)],
        BadRow.Stream => words[nameof(OperationsStrings.StageStream)],
        BadRow.Index => words[nameof(OperationsStrings.StageIndex)],
        _ => stage,
    };

    public static string Reason(this IStringLocalizer<OperationsStrings> words, string reason) =>
        words["Reason" + reason] is { ResourceNotFound: false } found ? found.Value : reason;
}
