using System.Text.Json;
using Axon.Core.Features.Behavior;

namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>One event on its way into the index.</summary>
/// <param name="Place">Where its verdict goes.</param>
/// <param name="Props">Its free properties, parsed; undefined when it has none.</param>
internal readonly record struct BulkItem(int Place, BehaviorEvent Event, JsonElement Props, string Index);
