namespace Axon.Web.Features.Payments.Api;

public sealed record OrderPage(IReadOnlyList<OrderView> Items, int Total, int Page, int Size);
