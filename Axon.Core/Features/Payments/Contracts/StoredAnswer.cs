namespace Axon.Core.Features.Payments.Contracts;

/// <summary>An HTTP answer to be given again.</summary>
public sealed record StoredAnswer(int StatusCode, string? ContentType, string Body);
