namespace Axon.Core.Infrastructure;

/// <summary>Where the database and Redis are: configured by <c>ConnectionStrings:MySql</c> and <c>ConnectionStrings:Redis</c>, or given by the private servers.</summary>
public sealed record StoreConnectionStrings(string MySql, string Redis);
