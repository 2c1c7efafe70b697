using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>Basic authentication with the secret key as user name and no password, as the provider wants it.</summary>
internal sealed class SecretKeyFilter(IOptions<SimulatorOptions> options, TossAnswers answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusal(context.HttpContext.Request) is { } code ? answers.Error(code) : await next(context);

    private string? Refusal(HttpRequest request)
    {
        const string scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return "UNAUTHORIZED_KEY";
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(header.AsSpan(scheme.Length)))
            return "INCORRECT_BASIC_AUTH_FORMAT";
        var given = Convert.FromBase64String(header[scheme.Length..]);
        var expected = Encoding.UTF8.GetBytes(options.Value.SecretKey + ":");
        return CryptographicOperations.FixedTimeEquals(given, expected) ? null : "UNAUTHORIZED_KEY";
    }
}
