using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Behavior;

[OptionsValidator]
internal sealed partial class BehaviorOptionsValidator : IValidateOptions<BehaviorOptions>;
