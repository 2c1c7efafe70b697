using Axon.Core.Kernel;
using Axon.Core.Tracking;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Tracking;

/// <summary>Says the refusals of this feature: as problems to programs, as words under fields to people.</summary>
public sealed class BehaviorProblemWords(IStringLocalizer<BehaviorProblemStrings> words)
{
    private const string Invalid = "behavior/invalid";

    /// <summary>The words for each field; what belongs to no field is under the empty name.</summary>
    public IReadOnlyDictionary<string, string[]> ByField(IReadOnlyList<Problem> problems) => problems
        .GroupBy(problem => problem.Field ?? "")
        .ToDictionary(group => group.Key, group => group.Select(problem => words[problem.Code].Value).Distinct().ToArray());

    public ProblemHttpResult Result(IReadOnlyList<Problem> problems)
    {
        var code = problems is [var only] ? only.Code : Invalid;
        var status = code switch
        {
            BehaviorProblems.NotFound => StatusCodes.Status404NotFound,
            BehaviorProblems.StaleVersion or BehaviorProblems.TooManyDefinitions or BehaviorProblems.NoBadRows => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        };
        return ApiProblem.Result(status, code, words[code], errors: ByField([.. problems.Where(problem => problem.Field is not null)]));
    }
}
