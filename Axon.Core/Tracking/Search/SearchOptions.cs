using System.ComponentModel.DataAnnotations;
using Axon.Core.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <summary>How the search cluster is spoken to: section <c>Search</c>. Where it is, <see cref="StreamServers"/> knows (<c>Search:Nodes</c>).</summary>
public sealed class SearchOptions : IValidatableObject
{
    public const string Section = "Search";

    /// <summary>Basic authentication; with <see cref="Password"/>.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Instead of user and password: the encoded form, as the cluster gives it out.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A PEM file of the authorities that sign the nodes' certificates; without it, those that the machine trusts.</summary>
    public string? CaFile { get; set; }

    /// <summary>Put before every name in the cluster, so that several installations can share one.</summary>
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,39}-$", ErrorMessage = "must be lower-case letters, digits and dashes, with a dash at its end")]
    public string? Prefix { get; set; }

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a dashboard goes on asking a cluster that does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ReadPatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a write goes on before it counts as failed; the events stay in Kafka.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan WritePatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Rows of one answer; more are read in pages. The server allows 10,000.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 10_000;

    /// <summary>Events in one bulk request, as long as they fit into 5 MB.</summary>
    [Range(1, 10_000)]
    public int BulkSize { get; set; } = 2_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKey is { Length: > 0 } && User is { Length: > 0 })
            yield return new ValidationResult("cannot be given together with an API key", [nameof(User)]);
        if (User is { Length: > 0 } != Password is { Length: > 0 })
            yield return new ValidationResult("goes together with the user", [nameof(Password)]);
        if (CaFile is { Length: > 0 } && !File.Exists(CaFile))
            yield return new ValidationResult("is no file", [nameof(CaFile)]);
    }
}

[OptionsValidator]
internal sealed partial class SearchOptionsValidator : IValidateOptions<SearchOptions>;
