using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Messages;

[OptionsValidator]
internal sealed partial class MessagesOptionsValidator : IValidateOptions<MessagesOptions>;
