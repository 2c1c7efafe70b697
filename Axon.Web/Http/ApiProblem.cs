using System.Diagnostics;
using System.Globalization;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Http;

/// <summary>Answers with a refusal where no endpoint does.</summary>
public static class ApiProblem
{
    /// <param name="status">When it is another than the catalogue has.</param>
    /// <param name="detail">What else there is to say, in the words of the reader.</param>
    public static Task WriteAsync(HttpContext context, string code, int? status = null, Func<IStringLocalizer<ApiStrings>, string?>? detail = null)
    {
        // After an exception the culture of the request is no longer that of the thread.
        CultureInfo.CurrentUICulture = context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.CurrentUICulture;
        var refusals = context.RequestServices.GetRequiredService<Refusals>();
        var refusal = refusals[code];
        var result = refusals.Result(refusal with { Status = status ?? refusal.Status });
        if (detail is not null)
        {
            result.ProblemDetails.Detail = detail(context.RequestServices.GetRequiredService<IStringLocalizer<ApiStrings>>());
        }

        Complete(result.ProblemDetails, context);
        return result.ExecuteAsync(context);
    }

    /// <summary>Adds what every problem carries.</summary>
    internal static void Complete(ProblemDetails problem, HttpContext context) =>
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
}
