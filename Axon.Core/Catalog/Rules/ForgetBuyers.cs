using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Rules;

/// <summary>What a person bought has changed: verdicts that rest on it are dropped.</summary>
/// <remarks>Reaches the process that delivers the fact; elsewhere a verdict lives out its ten seconds.</remarks>
internal sealed class ForgetBuyers(Eligibility eligibility) : IFactConsumer
{
    public string Name => "eligibility";

    public bool Wants(FactType type) => type is FactType.PURCHASE or FactType.REFUND;

    public Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (fact.UserId is { } user)
        {
            eligibility.Forget(new UserId(user));
        }

        return Task.CompletedTask;
    }
}
