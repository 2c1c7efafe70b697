using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Entry;

[OptionsValidator]
internal sealed partial class EntryOptionsValidator : IValidateOptions<EntryOptions>;
