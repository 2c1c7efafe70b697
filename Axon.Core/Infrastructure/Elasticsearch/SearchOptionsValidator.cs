using Microsoft.Extensions.Options;

namespace Axon.Core.Infrastructure.Elasticsearch;

[OptionsValidator]
internal sealed partial class SearchOptionsValidator : IValidateOptions<SearchOptions>;
