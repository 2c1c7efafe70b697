using System.Diagnostics;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Accounts;

/// <summary>Turns this feature's refusals into answers.</summary>
internal static class AccountProblemResults
{
    /// <summary>One reason gives the problem its type; several are a list of errors by field.</summary>
    public static ProblemHttpResult Refuse(
        this IStringLocalizer<AccountStrings> words, IStringLocalizer<ApiStrings> common, IReadOnlyList<Problem> problems)
    {
        var errors = problems
            .Where(problem => problem.Field is not null)
            .GroupBy(problem => problem.Field!, words.Of)
            .ToDictionary(field => field.Key, field => field.ToArray());
        return problems is [var only]
            ? ApiProblem.Result(Status(only.Code), only.Code, words.Of(only), errors: errors)
            : ApiProblem.Result(StatusCodes.Status400BadRequest, "request/invalid", common["request/invalid"], errors: errors);
    }

    /// <summary>Why somebody was not signed in.</summary>
    public static Problem Problem(this SignInOutcome outcome) => new(outcome switch
    {
        SignInOutcome.WrongCredentials => AccountProblems.WrongCredentials,
        SignInOutcome.LockedOut => AccountProblems.LockedOut,
        SignInOutcome.Busy => AccountProblems.Busy,
        _ => throw new UnreachableException(outcome.ToString()),
    });

    private static int Status(string code) => code switch
    {
        AccountProblems.WrongCredentials => StatusCodes.Status401Unauthorized,
        AccountProblems.NotFound => StatusCodes.Status404NotFound,
        AccountProblems.EmailTaken or AccountProblems.LastAdmin => StatusCodes.Status409Conflict,
        AccountProblems.LockedOut or AccountProblems.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };
}
