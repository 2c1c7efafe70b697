using Axon.Core.Kernel;

namespace Axon.Tests.Integration.WholeSale;

/// <param name="Token">Bearer.</param>
internal sealed record Person(int Number, UserId Id, string Token);
