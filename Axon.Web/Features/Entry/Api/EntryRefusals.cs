using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Axon.Core.Entry;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Entry.Api;

/// <summary>What entry refuses, and what a program needs to act on it.</summary>
internal static class EntryRefusals
{
    public const string NoActivity = "entry/no-activity";
    public const string NoReservation = "entry/no-reservation";
    public const string Quantity = "entry/quantity";
    public const string NotEligible = "entry/not-eligible";
    public const string SoldOut = "entry/sold-out";
    public const string TooFewLeft = "entry/too-few-left";
    public const string NotOpen = "entry/not-open";
    public const string Closed = "entry/closed";
    public const string LimitReached = "entry/limit-reached";
    public const string InPayment = "entry/in-payment";
    public const string Ended = "entry/ended";
    public const string GateClosed = "entry/gate-closed";
    public const string Unavailable = "entry/unavailable";
    public const string Unknown = "entry/unknown";
    private const int RetrySeconds = 1;

    public static IReadOnlyList<Refusal> All { get; } =
    [
        Refusal.Of<EntryStrings>(StatusCodes.Status404NotFound, NoActivity, nameof(EntryStrings.NoActivity)),
        Refusal.Of<EntryStrings>(StatusCodes.Status404NotFound, NoReservation, nameof(EntryStrings.NoReservation)),
        Refusal.Of<EntryStrings>(StatusCodes.Status400BadRequest, Quantity, nameof(EntryStrings.Quantity)),
        Refusal.Of<EntryStrings>(StatusCodes.Status403Forbidden, NotEligible, nameof(EntryStrings.NotEligible)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, SoldOut, nameof(EntryStrings.SoldOut)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, TooFewLeft, nameof(EntryStrings.TooFewLeft)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, NotOpen, nameof(EntryStrings.NotOpen)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, Closed, nameof(EntryStrings.Closed)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, LimitReached, nameof(EntryStrings.LimitReached)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, InPayment, nameof(EntryStrings.InPayment)),
        Refusal.Of<EntryStrings>(StatusCodes.Status409Conflict, Ended, nameof(EntryStrings.Ended)),
        Refusal.Of<EntryStrings>(StatusCodes.Status503ServiceUnavailable, GateClosed, nameof(EntryStrings.GateClosed)),
        Refusal.Of<EntryStrings>(StatusCodes.Status503ServiceUnavailable, Unavailable, nameof(EntryStrings.Unavailable)),
        Refusal.Of<EntryStrings>(StatusCodes.Status503ServiceUnavailable, Unknown, nameof(EntryStrings.Unknown)),
    ];

    private static JsonSerializerOptions Json { get; } = NewJson();

    public static ProblemHttpResult Refuse(this Refusals refusals, EntryResult result, HttpResponse response)
    {
        var problem = result.Outcome switch
        {
            EntryOutcome.NotFound => refusals.Result(NoActivity),
            EntryOutcome.SoldOut => refusals.Result(SoldOut).With("remaining", 0),
            EntryOutcome.TooFewLeft => refusals.Result(TooFewLeft, result.Figure).With("remaining", result.Figure),
            EntryOutcome.NotOpen => refusals.Result(NotOpen).With("opensAt", result.OpensAt),
            EntryOutcome.Closed => refusals.Result(Closed),
            EntryOutcome.NotEligible => refusals.Result(NotEligible)
                .With("rule", result.Rule?.GetType().Name)
                .With("ruleValues", result.Rule is { } rule ? JsonSerializer.SerializeToElement(rule, rule.GetType(), Json) : null),
            EntryOutcome.LimitReached => refusals.Result(LimitReached, result.Figure).With("limit", result.Figure),
            EntryOutcome.QuantityRefused => refusals.Result(Quantity, result.Figure).With("most", result.Figure),
            EntryOutcome.GateClosed => refusals.Result(GateClosed),
            EntryOutcome.Unavailable => refusals.Result(Unavailable),
            EntryOutcome.Unknown => refusals.Result(Unknown),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        }

        return problem;
    }

    public static ProblemHttpResult Refuse(this Refusals refusals, CancelOutcome outcome) => refusals.Result(outcome switch
    {
        CancelOutcome.NotFound => NoReservation,
        CancelOutcome.InPayment => InPayment,
        CancelOutcome.Ended => Ended,
        _ => throw new UnreachableException(outcome.ToString()),
    });

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
