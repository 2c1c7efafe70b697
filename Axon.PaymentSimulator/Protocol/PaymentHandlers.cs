using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;
using Axon.PaymentSimulator.Webhooks;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>Leads a request past idempotency, faults and webhooks to the cashier, and its answer back out.</summary>
internal sealed class PaymentHandlers(
    KnobBoard knobs,
    IdempotencyCache idempotency,
    TossAnswers answers,
    WebhookDispatcher webhooks,
    IHostApplicationLifetime lifetime,
    IOptions<SimulatorOptions> options,
    TimeProvider clock)
{
    public async Task<IResult> HandleAsync(
        HttpContext http, FaultTarget target, TestCard? card, byte[] body, Func<RequestSeal?, string?, Task<PaymentProcessorResult>> work)
    {
        if (http.Request.Headers["Idempotency-Key"].ToString().Length > 300)
            return answers.Error("INVALID_IDEMPOTENCY_KEY");
        var plan = knobs.Plan(target, card);
        var seal = IdempotencyCache.Seal(http.Request, body);
        var handled = await idempotency.OnceAsync(seal, async () =>
        {
            // A provider does not stop because its caller hung up.
            await Task.Delay(plan.Delay, clock, CancellationToken.None);
            return plan.StrikesBefore ? null : await work(seal, plan.Decline);
        });
        if (handled is not { } result)
            return await StrikeAsync(http, plan.Fault!.Value);

        FaultKind? fault = plan.StrikesAfter ? plan.Fault : result.Changed is null ? null : card?.Fault;
        if (result.Changed is { } changed)
            await webhooks.AnnounceAsync(changed, http.Response, answersAtOnce: fault is null);
        return fault is { } kind ? await StrikeAsync(http, kind) : answers.Write(result.Answer);
    }

    public async Task<IResult> ReadAsync(HttpContext http, Func<PaymentRecord?> find)
    {
        var plan = knobs.Plan(FaultTarget.Find, card: null);
        await Task.Delay(plan.Delay, clock, http.RequestAborted);
        if (plan.Fault is { } fault)
            return await StrikeAsync(http, fault);
        return find() is { } payment ? answers.Payment(payment) : answers.Error("NOT_FOUND_PAYMENT");
    }

    private async Task<IResult> StrikeAsync(HttpContext http, FaultKind kind)
    {
        if (kind is FaultKind.ErrorBefore or FaultKind.ErrorAfter)
            return answers.Error("FAILED_INTERNAL_SYSTEM_PROCESSING");
        if (kind is FaultKind.TimeoutBefore or FaultKind.TimeoutAfter)
            await SilenceAsync(http);
        http.Abort();
        return TypedResults.Empty;
    }

    private async Task SilenceAsync(HttpContext http)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(options.Value.LongestSilence, clock, until.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
