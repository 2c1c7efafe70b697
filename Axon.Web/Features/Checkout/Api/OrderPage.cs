namespace Axon.Web.Features.Checkout.Api;

public sealed record OrderPage(IReadOnlyList<OrderView> Items, int Total, int Page, int Size);
