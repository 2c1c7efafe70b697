using Axon.Core.Kernel;

namespace Axon.Core.Streams;

/// <summary>Some messages under way, and the verdicts that they get. The task never fails.</summary>
internal sealed record ReadBatch(IReadOnlyList<PendingMessage> Messages, Task<IReadOnlyList<StreamVerdict?>> Verdicts);
