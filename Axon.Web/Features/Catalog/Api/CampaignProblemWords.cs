using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>Says the refusals of campaigns: as problems to programs, as words under fields to people.</summary>
public sealed class CampaignProblemWords(IStringLocalizer<CampaignProblemStrings> words)
{
    private const string Invalid = "campaigns/invalid";

    public string this[string code] => words[code];

    /// <summary>The words for each field; what belongs to no field is under the empty name.</summary>
    public IReadOnlyDictionary<string, string[]> ByField(IReadOnlyList<Problem> problems) => problems
        .GroupBy(problem => problem.Field ?? "")
        .ToDictionary(group => group.Key, group => group.Select(problem => words[problem.Code].Value).Distinct().ToArray());

    /// <summary>One problem answers with its own type; several wrong fields with <c>axon:campaigns/invalid</c> and what is wrong with each.</summary>
    public ProblemHttpResult Result(IReadOnlyList<Problem> problems)
    {
        var only = problems.Count == 1 || problems.Any(problem => Status(problem.Code) != StatusCodes.Status400BadRequest) ? problems.MaxBy(problem => Status(problem.Code)) : null;
        var code = only?.Code ?? Invalid;
        var fields = problems.Where(problem => problem.Field is not null).ToArray();
        var result = ApiProblem.Result(only is null ? StatusCodes.Status400BadRequest : Status(code), code, words[code], errors: ByField(fields));
        if (fields.Length > 0)
        {
            result.ProblemDetails.Extensions["codes"] = fields.GroupBy(problem => problem.Field ?? "").ToDictionary(group => group.Key, group => group.Select(problem => ApiProblem.TypePrefix + problem.Code).ToArray());
        }

        return result;
    }

    private static int Status(string code) => code switch
    {
        CampaignProblems.NotFound => StatusCodes.Status404NotFound,
        CampaignProblems.StaleVersion
            or CampaignProblems.Frozen
            or CampaignProblems.NotInThisStatus
            or CampaignProblems.HasLiveActivities
            or CampaignProblems.CampaignEnded
            or CampaignProblems.CutsOffActivity
            or CampaignProblems.CapacityBelowTaken
            or CampaignProblems.CapacityBelowHeld => StatusCodes.Status409Conflict,
        CampaignProblems.ImageTooLarge => StatusCodes.Status413PayloadTooLarge,
        CampaignProblems.ImageKind => StatusCodes.Status415UnsupportedMediaType,
        CampaignProblems.ImageBusy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
