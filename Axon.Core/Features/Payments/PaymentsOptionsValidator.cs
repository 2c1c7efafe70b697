using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Payments;

[OptionsValidator]
internal sealed partial class PaymentsOptionsValidator : IValidateOptions<PaymentsOptions>;
