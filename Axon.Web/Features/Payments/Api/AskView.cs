using Axon.Core.Features.Payments;

namespace Axon.Web.Features.Payments.Api;

/// <param name="Outcome">Settled: nothing is open any more. Open: still unknown, it will be asked again.</param>
public sealed record AskView(AskOutcome Outcome, OrderView Order);
