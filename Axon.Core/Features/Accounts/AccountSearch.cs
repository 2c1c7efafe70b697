using Axon.Core.Features.Accounts.Contracts;

namespace Axon.Core.Features.Accounts;

/// <param name="Text">Part of an e-mail address or name; empty for all.</param>
/// <param name="Role">Only accounts with this role; null or Shopper for all.</param>
/// <param name="Page">From 1.</param>
public sealed record AccountSearch(string Text, Role? Role, int Page, int Size);
