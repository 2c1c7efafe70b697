using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

public sealed record DueActivity(ActivityId Id, ActivityStatus Status, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
