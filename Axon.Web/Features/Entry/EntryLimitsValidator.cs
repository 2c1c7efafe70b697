using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Entry;

[OptionsValidator]
internal sealed partial class EntryLimitsValidator : IValidateOptions<EntryLimits>;
