using System.Text.Encodings.Web;
using System.Text.Json;
using Axon.Core.Features.Behavior.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.BadRows;

/// <summary>What the audit log keeps of decisions about bad rows.</summary>
internal static class BadRowAudit
{
    private const int LongestTarget = 64;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditEntry Entry(UserId staff, string action, string stage, string reason, object detail) =>
        new(staff, action, "bad_rows", EventFields.Cut($"{stage}/{reason}", LongestTarget)!, JsonSerializer.Serialize(detail, Readable)); // never null for a text
}
