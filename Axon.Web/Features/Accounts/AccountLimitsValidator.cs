using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Accounts;

[OptionsValidator]
internal sealed partial class AccountLimitsValidator : IValidateOptions<AccountLimits>;
