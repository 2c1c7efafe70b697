using System.Globalization;
using Axon.Core.Catalog.Rules;
using Axon.Core.Entry;
using Axon.Tests.Support;
using Axon.Web.Features.Entry.Api;
using Microsoft.AspNetCore.Http;

namespace Axon.Tests.Unit.Entry;

public sealed class EntryRefusalsTests
{
    public static TheoryData<EntryOutcome, string, int> Outcomes => new()
    {
        { EntryOutcome.NotFound, "no-activity", 404 },
        { EntryOutcome.SoldOut, "sold-out", 409 },
        { EntryOutcome.TooFewLeft, "too-few-left", 409 },
        { EntryOutcome.NotOpen, "not-open", 409 },
        { EntryOutcome.Closed, "closed", 409 },
        { EntryOutcome.NotEligible, "not-eligible", 403 },
        { EntryOutcome.LimitReached, "limit-reached", 409 },
        { EntryOutcome.QuantityRefused, "quantity", 400 },
        { EntryOutcome.GateClosed, "gate-closed", 503 },
        { EntryOutcome.Unavailable, "unavailable", 503 },
        { EntryOutcome.Unknown, "unknown", 503 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Refusal_HasItsTypeItsStatusAndWords(EntryOutcome outcome, string reason, int status)
    {
        foreach (var culture in new[] { "ko", "en" })
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            var response = new DefaultHttpContext().Response;

            var problem = RefusalCatalogue.All.Refuse(new EntryResult(outcome, Rule: new AgeRule(19, null), OpensAt: DateTimeOffset.UnixEpoch, Figure: 2), response);

            Assert.Equal(($"axon:entry/{reason}", status), (problem.ProblemDetails.Type, problem.StatusCode));
            Assert.NotEqual(outcome.ToString(), problem.ProblemDetails.Title);
            Assert.Equal(culture == "ko", problem.ProblemDetails.Title!.Any(letter => letter is >= '가' and <= '힣'));
            Assert.Equal(status == 503, response.Headers.ContainsKey("Retry-After"));
        }
    }

    [Fact]
    public void Refusals_CoverEveryOutcomeThatHasNoReservation() =>
        Assert.Equal(
            Enum.GetValues<EntryOutcome>().Except([EntryOutcome.Reserved, EntryOutcome.AlreadyReserved]).Order(),
            Outcomes.Select(row => row.Data.Item1).Order());
}
