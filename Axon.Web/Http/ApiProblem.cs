using System.Diagnostics;
using System.Globalization;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Http;

/// <summary>Makes the API's refusals (RFC 9457).</summary>
public static class ApiProblem
{
    public const string TypePrefix = "axon:";

    /// <summary>A refusal with the words of <see cref="ApiStrings"/> or, for a feature's own codes, with the words given.</summary>
    /// <param name="code">Feature and reason, such as <c>entry/sold-out</c>; the type becomes <c>axon:entry/sold-out</c>.</param>
    /// <param name="title">What happened, in the reader's language.</param>
    /// <param name="errors">What is wrong with which member of the body.</param>
    public static ProblemHttpResult Result(
        int status, string code, string title, string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = TypePrefix + code, Title = title, Detail = detail };
        if (errors is { Count: > 0 })
        {
            problem.Extensions["errors"] = errors;
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>Answers with one of the common problems of <see cref="ApiStrings"/>.</summary>
    /// <param name="detail">What else there is to say, in the words of the reader.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, Func<IStringLocalizer<ApiStrings>, string?>? detail = null)
    {
        // After an exception the culture of the request is no longer that of the thread.
        CultureInfo.CurrentUICulture = context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.CurrentUICulture;
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<ApiStrings>>();
        var result = Result(status, code, words[code], detail?.Invoke(words));
        Complete(result.ProblemDetails, context);
        return result.ExecuteAsync(context);
    }

    /// <summary>Adds what every problem carries.</summary>
    internal static void Complete(ProblemDetails problem, HttpContext context) =>
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
}
