using Microsoft.Extensions.Options;

namespace Axon.Core.Infrastructure.Kafka;

[OptionsValidator]
internal sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;
