namespace Axon.Core.Infrastructure;

/// <summary>What is in the database was sealed with a key that this process does not have.</summary>
public sealed class WrongKeyException(Exception? innerException = null) : Exception(
    $"The keys in the database are sealed with another {InstallationKey.Setting} than this process has. Give it the one that this database was used with; the runbook says what to do when it is lost.",
    innerException);
