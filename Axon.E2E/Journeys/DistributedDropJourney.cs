using Axon.E2E.Hosting;

namespace Axon.E2E.Journeys;

/// <summary>The same story, step by step, in the Distributed profile.</summary>
[Collection(Distributed.Name)]
public sealed class DistributedDropJourney(DistributedAppFixture axon, BrowserFixture browser) : DropJourney(axon, browser);
