using Microsoft.Extensions.Options;

namespace Axon.Core.Infrastructure.Payments;

[OptionsValidator]
internal sealed partial class TossOptionsValidator : IValidateOptions<TossOptions>;
