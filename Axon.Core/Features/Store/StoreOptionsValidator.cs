using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Store;

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
