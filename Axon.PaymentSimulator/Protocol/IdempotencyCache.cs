using System.Collections.Concurrent;
using System.Security.Cryptography;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>Lets a request with an idempotency key happen once: a twin in flight is told to wait, a later one gets the first one's answer.</summary>
internal sealed class IdempotencyCache(PaymentRegister book, KnobBoard knobs)
{
    private readonly ConcurrentDictionary<string, string> _inFlight = new();

    public static RequestSeal? Seal(HttpRequest request, byte[] body) => request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key
        ? new RequestSeal($"{request.Method} {request.Path} {key}", Convert.ToBase64String(SHA256.HashData(body)))
        : null;

    /// <param name="work">Records its answer under the seal before it returns. Returns null when it broke off before it did anything.</param>
    public async Task<PaymentProcessorResult?> OnceAsync(RequestSeal? seal, Func<Task<PaymentProcessorResult?>> work)
    {
        if (seal is null)
            return await work();
        if (!_inFlight.TryAdd(seal.Request, seal.BodyHash))
            return Refused(_inFlight.GetValueOrDefault(seal.Request) == seal.BodyHash ? "IDEMPOTENT_REQUEST_PROCESSING" : "IDEMPOTENCY_KEY_REUSED");
        try
        {
            // Looked up only while holding the place in flight: the first request may have finished in between.
            return book.Answered(seal.Request) is { } earlier ? Repeat(earlier, seal) : await work();
        }
        finally
        {
            _inFlight.TryRemove(seal.Request, out _);
        }
    }

    private PaymentProcessorResult Repeat(RequestAnswered earlier, RequestSeal seal) =>
        earlier.BodyHash == seal.BodyHash || knobs.Current.ReplayForeignBody
            ? new PaymentProcessorResult(earlier.Answer, Changed: null)
            : Refused("IDEMPOTENCY_KEY_REUSED");

    private static PaymentProcessorResult Refused(string code) => new(Answer.Refused(code), Changed: null);
}
