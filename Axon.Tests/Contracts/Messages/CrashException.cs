namespace Axon.Tests.Contracts.Messages;

/// <summary>The relay's process ends here.</summary>
internal sealed class CrashException : Exception;
