using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Shared;

namespace Axon.Web.Features.Admin;

/// <summary>The filter of the audit page and its export, from the address.</summary>
internal static class AuditQuery
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditFilter Filter(string? target, string? id, string? action, string? from, string? until) => new(
        Text(target),
        Text(id),
        Text(action),
        From: TypedText.Date(from, out _) is { } first ? SeoulTime.StartOf(first) : null,
        // The last day counts whole.
        Until: TypedText.Date(until, out _) is { } last && last < DateOnly.MaxValue ? SeoulTime.StartOf(last.AddDays(1)) : null);

    public static string Indented(string json) => JsonNode.Parse(json)?.ToJsonString(Readable) ?? "";

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
