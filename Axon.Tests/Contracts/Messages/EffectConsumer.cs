using Axon.Core.Db;
using Axon.Core.Facts;

namespace Axon.Tests.Contracts.Messages;

/// <summary>Writes one row for each fact it handles, without any key that would hide a second one; fails or hangs where the test says so.</summary>
internal sealed class EffectConsumer(string name, Func<Fact, int, Exception?>? failure = null, Func<Fact, bool>? hangs = null) : IFactConsumer
{
    private int _calls;

    public string Name => name;

    public int Calls => _calls;

    public bool Wants(FactType type) => type != FactType.PLACE_SOLD;

    public async Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ExecuteAsync(
            "INSERT INTO effect (consumer, message_id, aggregate, quantity) VALUES (@name, @Id, @Aggregate, @Quantity)",
            new { name, fact.Id, fact.Aggregate, fact.Quantity },
            CancellationToken.None);
        if (hangs?.Invoke(fact) == true)
        {
            // Not even the token is heeded.
            await new TaskCompletionSource().Task;
        }

        if (failure?.Invoke(fact, Interlocked.Increment(ref _calls)) is { } exception)
        {
            throw exception;
        }
    }
}
