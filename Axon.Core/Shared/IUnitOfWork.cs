namespace Axon.Core.Shared;

/// <summary>
/// One open database transaction. Ports that take it do their work inside it; nothing of it is visible to others, and nothing is
/// durable, before <see cref="ITransactions"/> has committed it.
/// </summary>
public interface IUnitOfWork;
