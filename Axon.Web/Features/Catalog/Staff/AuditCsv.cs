using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Axon.Core.Audit;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using CsvHelper;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>The audit log as a file: what the page's filter shows, up to a hundred thousand rows, newest first.</summary>
internal static class AuditCsv
{
    private const int Portion = 1000;
    private const int Portions = 100;

    public static void MapAuditCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet(AdminUrls.AuditCsv, WriteAsync).RequireAuthorization(AxonPolicies.Admin).ExcludeFromDescription();

    public static async Task WriteAsync(
        HttpContext context, AuditReader reader, string? target, string? id, string? action, string? from, string? until, CancellationToken cancellationToken)
    {
        var filter = AuditQuery.Filter(target, id, action, from, until);
        // Before the first byte: what fails later cuts the file off, and nobody is told why.
        var rows = await reader.ListAsync(filter, 1, Portion, cancellationToken);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetPreamble(), cancellationToken);
        await WritePortionAsync(context.Response.Body, csv => csv.WriteRecord(["id", "at", "actorId", "actor", "action", "targetType", "targetId", "detail", "prevHash", "hash"]), cancellationToken);
        for (var page = 1; ; page++)
        {
            await WritePortionAsync(
                context.Response.Body,
                csv =>
                {
                    foreach (var row in rows.Items)
                    {
                        Write(csv, row);
                        csv.EndRecord();
                    }
                },
                cancellationToken);
            if (rows.Items.Count < Portion || page == Portions)
            {
                return;
            }

            rows = await reader.ListAsync(filter, page + 1, Portion, cancellationToken);
        }
    }

    private static async Task WritePortionAsync(Stream body, Action<CsvWriter> write, CancellationToken cancellationToken)
    {
        using var portion = new MemoryStream();
        // Spreadsheets run cells that begin with =, +, - or @; those are written so that they stay text.
        using (var csv = CsvWriter.Create(portion, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            write(csv);
        }

        portion.Position = 0;
        await portion.CopyToAsync(body, cancellationToken);
    }

    private static void Write(CsvWriter csv, AuditRow row)
    {
        csv.WriteField(row.Id);
        csv.WriteField(row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        csv.WriteField(row.Actor?.ToString());
        csv.WriteField(row.ActorName);
        csv.WriteField(row.Action);
        csv.WriteField(row.TargetType);
        csv.WriteField(row.TargetId);
        csv.WriteField(row.DetailJson);
        csv.WriteField(Convert.ToHexStringLower(row.PrevHash));
        csv.WriteField(Convert.ToHexStringLower(row.Hash));
    }
}

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
