using Microsoft.Extensions.Options;

namespace Axon.Core.Infrastructure;

[OptionsValidator]
internal sealed partial class AxonOptionsValidator : IValidateOptions<AxonOptions>;
