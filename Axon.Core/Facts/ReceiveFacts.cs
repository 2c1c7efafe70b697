using System.Globalization;
using Axon.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Axon.Core.Facts;

/// <summary>Reads the stream of facts for every consumer, each at its own pace.</summary>
/// <remarks>
/// A fact that a consumer gives up is a dead row of the outbox, beside its dead letter in the stream: staff see it where they see all others, and giving
/// it back sends it to everybody again, which changes nothing for those who have handled it.
/// </remarks>
public sealed class ReceiveFacts(
    IMessageStream<Fact> stream, IEnumerable<IFactConsumer> consumers, IServiceScopeFactory scopes, IFactQueue queue, MessagesMetrics metrics, IOptions<MessagesOptions> options)
{
    private const string Unreadable = "This version cannot read the fact.";

    /// <summary>Returns at the stop; throws when one of them cannot go on, with the others stopped.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(consumers.Select(async consumer =>
        {
            try
            {
                await stream.ReadAsync($"consumer.{consumer.Name}", (messages, token) => ConsumeAsync(consumer, messages, token), together.Token);
            }
            finally
            {
                await together.CancelAsync();
            }
        }));
    }

    private async Task<IReadOnlyList<StreamVerdict>> ConsumeAsync(IFactConsumer consumer, IReadOnlyList<StreamMessage<Fact>> messages, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var facts = messages.Select((message, number) => new QueuedFact(number, message.Id ?? Guid.Empty, message.Attempts, message.Value)).ToList();
        var failures = (await scope.ServiceProvider.GetRequiredService<ConsumeFacts>().HandleAsync(consumer, facts, cancellationToken)).ToDictionary(failure => failure.Number);
        List<StreamVerdict> verdicts = [];
        foreach (var (message, number) in messages.Select((message, number) => (message, number)))
        {
            verdicts.Add(await JudgeAsync(consumer, message, failures.GetValueOrDefault(number), cancellationToken));
        }

        return verdicts;
    }

    private async Task<StreamVerdict> JudgeAsync(IFactConsumer consumer, StreamMessage<Fact> message, ConsumeFailure? failure, CancellationToken cancellationToken)
    {
        var unreadable = message.Value is null;
        if (failure is null && !unreadable)
        {
            metrics.Delivered(FactVerdictKind.Done);
            return StreamVerdict.Done;
        }

        if (failure is { Unavailable: true })
        {
            return StreamVerdict.Wait(failure.Error);
        }

        var error = failure?.Error ?? $"{consumer.Name}: {Unreadable}";
        if (!unreadable && message.Attempts + 1 < options.Value.MaxAttempts)
        {
            metrics.Delivered(FactVerdictKind.Retry);
            return StreamVerdict.Retry(error);
        }

        if (message.Id is { } id)
        {
            await queue.BuryAsync(id, message.Value, message.Attempts + 1, error, cancellationToken);
        }

        metrics.Delivered(FactVerdictKind.Dead);
        return StreamVerdict.Dead(unreadable ? "read" : "consume", string.Create(CultureInfo.InvariantCulture, $"{error} (try {message.Attempts + 1})"));
    }
}
