namespace Axon.Web.Features.Payments.Api;

public sealed record PaymentWatchPage(IReadOnlyList<PaymentWatchView> Items, int Total, int Page, int Size);
