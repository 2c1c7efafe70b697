using System.Text.Json;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>Reads a JSON body once, whole: its bytes are needed for the idempotency hash.</summary>
internal static class RequestBody
{
    public const int Limit = 64 * 1024;

    /// <summary>Null when it is too large, not JSON by name, or breaks off.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || request.ContentLength > Limit || request.Headers.ContentEncoding.Count > 0)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > Limit)
                return null;
        }
        return buffer.ToArray();
    }

    public static T? Parse<T>(byte[] body, JsonSerializerOptions options)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
