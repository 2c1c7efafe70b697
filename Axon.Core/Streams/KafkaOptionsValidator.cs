using Microsoft.Extensions.Options;

namespace Axon.Core.Streams;

[OptionsValidator]
internal sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;
