using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Gates;

/// <summary>Tells the gate at once what staff have changed. When this call is lost, the keeper of gates finds the difference within a second.</summary>
public sealed class ApplyActivityChange(KeepGates gates) : IActivityChanged
{
    public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken) => gates.HandleAsync(activity, cancellationToken);
}
