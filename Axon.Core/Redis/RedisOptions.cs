using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Redis;

/// <summary>Configuration <c>Redis:*</c>.</summary>
public sealed class RedisOptions
{
    public const string DefaultPrefix = "axon";

    /// <summary>Begins the name of every key, so that several installations can share a server.</summary>
    [RegularExpression("^[a-z][a-z0-9.-]{0,40}$")]
    public string Prefix { get; set; } = DefaultPrefix;
}

[OptionsValidator]
internal sealed partial class RedisOptionsValidator : IValidateOptions<RedisOptions>;
