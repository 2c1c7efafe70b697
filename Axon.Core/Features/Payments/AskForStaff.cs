using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments;

/// <summary>Asks the provider about a payment because a member of staff wants to know now, and writes down who did.</summary>
public sealed class AskForStaff(IOrderBook orders, ITransactions transactions, IAuditLog audit, AskProvider ask)
{
    public async Task<AskOutcome> HandleAsync(PaymentId payment, UserId staff, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(payment, cancellationToken) is null)
        {
            return AskOutcome.NotFound;
        }

        await transactions.RunAsync(
            async work =>
            {
                await audit.AppendAsync(new AuditEntry(staff, "payment.ask", "payment", payment.ToString()), work, cancellationToken);
                return true;
            },
            cancellationToken);
        return await ask.HandleAsync(payment, cancellationToken);
    }
}
