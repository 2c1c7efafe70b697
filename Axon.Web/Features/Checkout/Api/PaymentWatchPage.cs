namespace Axon.Web.Features.Checkout.Api;

public sealed record PaymentWatchPage(IReadOnlyList<PaymentWatchView> Items, int Total, int Page, int Size);
