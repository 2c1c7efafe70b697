using System.Net;
using System.Text.Json;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>What the application said in the end.</summary>
/// <param name="Type">The problem's type, when it is one.</param>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, string? Type)
{
    public bool IsOk => (int)Status is >= 200 and < 300;

    /// <summary>The caller is told to try again.</summary>
    public bool IsNotNow => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || Type == "axon:request/idempotency-in-flight";

    public Guid Id => Body.GetProperty("id").GetGuid();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var body = text.Length == 0 ? default : JsonElement.Parse(text);
        return new Answer(response.StatusCode, body, body is { ValueKind: JsonValueKind.Object } && body.TryGetProperty("type", out var type) ? type.GetString() : null);
    }

    public override string ToString() => $"{(int)Status} {Type ?? Body.ToString()}";
}
