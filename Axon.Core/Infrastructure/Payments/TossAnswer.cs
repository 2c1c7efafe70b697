using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Infrastructure.Payments;

/// <summary>What came back: a payment, a refusal's code, or nothing that says anything.</summary>
internal readonly record struct TossAnswer(ProviderPayment? Payment = null, string? Code = null, UnknownReason? Unknown = null);
