namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The private servers cannot be started; the message says why and what to do.</summary>
public sealed class LocalServersException(string message, Exception? innerException = null) : Exception(message, innerException);
