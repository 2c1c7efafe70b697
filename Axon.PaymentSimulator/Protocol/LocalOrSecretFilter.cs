using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>What is open to everyone on a loopback address asks for the secret key on a public one.</summary>
internal sealed class LocalOrSecretFilter(IOptions<SimulatorOptions> options, TossAnswers answers) : IEndpointFilter
{
    private readonly SecretKeyFilter _secret = new(options, answers);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.Value.AllowPublic ? _secret.InvokeAsync(context, next) : next(context);
}
