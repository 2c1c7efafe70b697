namespace Axon.Core.Infrastructure.MySql;

/// <summary>The database cannot be brought to this version; the message says why and what to do.</summary>
public sealed class MigrationException(string message, Exception? innerException = null) : Exception(message, innerException);
