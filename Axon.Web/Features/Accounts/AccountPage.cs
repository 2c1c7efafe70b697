namespace Axon.Web.Features.Accounts;

public sealed record AccountPage(IReadOnlyList<AccountView> Items, int Total, int Page, int Size);
