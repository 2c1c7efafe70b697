using Microsoft.Extensions.Configuration;

namespace Axon.Core.Hosting;

/// <summary>Where the database and Redis are: configured by <c>ConnectionStrings:MySql</c> and <c>ConnectionStrings:Redis</c>, or given by the private servers.</summary>
public sealed record StoreConnectionStrings(string MySql, string Redis)
{
    /// <summary>Null when neither is configured, which asks for private servers.</summary>
    /// <exception cref="InvalidOperationException">Only one of the two is configured.</exception>
    public static StoreConnectionStrings? From(IConfiguration configuration) =>
        (configuration.GetConnectionString("MySql"), configuration.GetConnectionString("Redis")) switch
        {
            ({ Length: > 0 } mySql, { Length: > 0 } redis) => new StoreConnectionStrings(mySql, redis),
            (null or "", null or "") => null,
            (null or "", _) => throw new InvalidOperationException("ConnectionStrings:Redis is set but ConnectionStrings:MySql is not. Set both, or neither for private servers."),
            _ => throw new InvalidOperationException("ConnectionStrings:MySql is set but ConnectionStrings:Redis is not. Set both, or neither for private servers."),
        };

    /// <summary>Keeps passwords out of logs that print the whole record.</summary>
    public override string ToString() => nameof(StoreConnectionStrings);
}
