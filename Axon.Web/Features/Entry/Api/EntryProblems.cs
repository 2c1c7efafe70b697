using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Axon.Core.Entry;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Codes = Axon.Web.Features.Entry.Api.EntryProblemCodes;

namespace Axon.Web.Features.Entry.Api;

/// <summary>What each refusal is called, and what a program needs to act on it.</summary>
internal static class EntryProblems
{
    private const int RetrySeconds = 1;

    public static ProblemHttpResult Refuse(EntryResult result, IStringLocalizer<EntryStrings> words, HttpResponse response)
    {
        var problem = result.Outcome switch
        {
            EntryOutcome.NotFound => NoActivity(words),
            EntryOutcome.SoldOut => Conflict(Codes.SoldOut, words[nameof(EntryStrings.SoldOut)]).With("remaining", 0),
            EntryOutcome.TooFewLeft => Conflict(Codes.TooFewLeft, words[nameof(EntryStrings.TooFewLeft), result.Figure]).With("remaining", result.Figure),
            EntryOutcome.NotOpen => Conflict(Codes.NotOpen, words[nameof(EntryStrings.NotOpen)]).With("opensAt", result.OpensAt),
            EntryOutcome.Closed => Conflict(Codes.Closed, words[nameof(EntryStrings.Closed)]),
            EntryOutcome.NotEligible => ApiProblem.Result(StatusCodes.Status403Forbidden, Codes.NotEligible, words[nameof(EntryStrings.NotEligible)])
                .With("rule", result.Rule?.GetType().Name)
                .With("ruleValues", result.Rule is { } rule ? JsonSerializer.SerializeToElement(rule, rule.GetType(), Json) : null),
            EntryOutcome.LimitReached => Conflict(Codes.LimitReached, words[nameof(EntryStrings.LimitReached), result.Figure]).With("limit", result.Figure),
            EntryOutcome.QuantityRefused => ApiProblem.Result(StatusCodes.Status400BadRequest, Codes.Quantity, words[nameof(EntryStrings.Quantity), result.Figure]).With("most", result.Figure),
            EntryOutcome.GateClosed => Later(Codes.GateClosed, words[nameof(EntryStrings.GateClosed)]),
            EntryOutcome.Unavailable => Later(Codes.Unavailable, words[nameof(EntryStrings.Unavailable)]),
            EntryOutcome.Unknown => Later(Codes.Unknown, words[nameof(EntryStrings.Unknown)]),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        }

        return problem;
    }

    public static ProblemHttpResult NoActivity(IStringLocalizer<EntryStrings> words) =>
        ApiProblem.Result(StatusCodes.Status404NotFound, Codes.NoActivity, words[nameof(EntryStrings.NoActivity)]);

    public static ProblemHttpResult NoReservation(IStringLocalizer<EntryStrings> words) =>
        ApiProblem.Result(StatusCodes.Status404NotFound, Codes.NoReservation, words[nameof(EntryStrings.NoReservation)]);

    public static ProblemHttpResult NotCancelled(CancelOutcome outcome, IStringLocalizer<EntryStrings> words) => outcome switch
    {
        CancelOutcome.NotFound => NoReservation(words),
        CancelOutcome.InPayment => Conflict(Codes.InPayment, words[nameof(EntryStrings.InPayment)]),
        CancelOutcome.Ended => Conflict(Codes.Ended, words[nameof(EntryStrings.Ended)]),
        _ => throw new UnreachableException(outcome.ToString()),
    };

    private static JsonSerializerOptions Json { get; } = NewJson();

    private static ProblemHttpResult Conflict(string code, string title) => ApiProblem.Result(StatusCodes.Status409Conflict, code, title);

    private static ProblemHttpResult Later(string code, string title) => ApiProblem.Result(StatusCodes.Status503ServiceUnavailable, code, title);

    private static ProblemHttpResult With(this ProblemHttpResult problem, string name, object? value)
    {
        if (value is not null)
        {
            problem.ProblemDetails.Extensions[name] = value;
        }

        return problem;
    }

    private static JsonSerializerOptions NewJson()
    {
        var options = new JsonSerializerOptions();
        ApiStartup.Configure(options);
        return options;
    }
}

/// <summary>The codes of this feature's refusals.</summary>
internal static class EntryProblemCodes
{
    public const string SoldOut = "entry/sold-out";
    public const string TooFewLeft = "entry/too-few-left";
    public const string NotOpen = "entry/not-open";
    public const string Closed = "entry/closed";
    public const string NotEligible = "entry/not-eligible";
    public const string LimitReached = "entry/limit-reached";
    public const string Quantity = "entry/quantity";
    public const string GateClosed = "entry/gate-closed";
    public const string Unavailable = "entry/unavailable";
    public const string Unknown = "entry/unknown";
    public const string NoActivity = "entry/no-activity";
    public const string NoReservation = "entry/no-reservation";
    public const string InPayment = "entry/in-payment";
    public const string Ended = "entry/ended";
}
